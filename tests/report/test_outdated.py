"""Which figures of a period are missing, and how they come in: asked of the network, exported, or not at all."""

from postdesk.models import Account
from postdesk.report.outdated import export_places, missing_figures
from stage.invented import material, post

ASKED = {name: Account(name, name) for name in ("mastodon", "linkedin", "telegram")}


def test_each_network_that_offers_an_export_has_one_place_for_it():
    assert set(export_places()) == {"facebook", "instagram", "linkedin", "tiktok", "x", "youtube"}


def test_an_account_that_can_be_asked_is_asked():
    assert missing_figures(material(post(0, "mastodon"), post(1, "mastodon"), post(2, "mastodon", 3)), ASKED) == (
        "Mastodon: 2 posts without figures. `postdesk measure` asks for them.",
    )


def test_an_account_by_hand_or_of_an_import_is_exported():
    by_hand = {"linkedin": Account("linkedin", "linkedin", by_hand=True)}
    place = f"Fetch them at {export_places()['linkedin']}, then `postdesk import FILE`."
    for accounts in (by_hand, {}):
        assert missing_figures(material(post(0, "linkedin")), accounts) == (
            f"LinkedIn: 1 post without figures. {place}",
        )


def test_nothing_is_said_of_a_network_that_tells_nobody_any_figure():
    assert missing_figures(material(post(0, "telegram"), post(0, "elsewhere")), ASKED) == ()
