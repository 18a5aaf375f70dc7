"""Rehearsal goes nowhere, keeps what it was given where a person can read it, and invents its figures openly."""

from datetime import timedelta

import pytest

from postdesk.models import Attachment, Payload
from postdesk.networks import SHELF
from postdesk.networks.rehearsal.api import Rehearsal
from stage.life import NOON

THREAD = Payload(
    "linkedin",
    "page",
    ("Doors open at six. #MigrantsDay", "Bring a friend."),
    link="https://example.org",
    hashtags=("MigrantsDay",),
    language="en",
    media=(Attachment("media/hall.jpg", "The hall with its lamps lit.", 3, ""),),
)


@pytest.fixture
def network(tmp_path):
    return Rehearsal(tmp_path / "rehearsal", "linkedin", "page", SHELF["linkedin"].counts)


def test_a_post_is_written_as_it_would_read(network, tmp_path):
    remote = network.publish(THREAD, "a" * 32, NOON)
    assert remote.url == f"https://rehearsal.invalid/linkedin-page/{remote.id}"
    page = (tmp_path / "rehearsal" / "linkedin-page" / f"{remote.id}.md").read_text(encoding="utf-8")
    assert page == (
        "<!-- page (linkedin), 2026-11-23 12:00 UTC: rehearsed, not published -->\n\n"
        "## Part 1 of 2\n\nDoors open at six. #MigrantsDay\n\n"
        "## Part 2 of 2\n\nBring a friend.\n\n"
        "Language: en\n\nLink: https://example.org\n\nHashtags: #MigrantsDay\n\n"
        "![The hall with its lamps lit.](media/hall.jpg)\n"
    )


def test_a_plain_post_is_only_its_text(network):
    remote = network.publish(Payload("linkedin", "page", ("Добро дошли.",)), "b" * 32, NOON)
    page = (network.folder / f"{remote.id}.md").read_text(encoding="utf-8")
    assert page.splitlines()[1:] == ["", "Добро дошли."]


def test_a_content_warning_comes_first(network):
    remote = network.publish(Payload("linkedin", "page", ("Добро дошли.",), warning="Гужва"), "c" * 32, NOON)
    page = (network.folder / f"{remote.id}.md").read_text(encoding="utf-8")
    assert page.splitlines()[1:] == ["", "> Content warning: Гужва", "", "Добро дошли."]


def test_the_same_post_again_is_the_same_post(network):
    first = network.publish(THREAD, "a" * 32, NOON)
    assert network.publish(THREAD, "a" * 32, NOON + timedelta(minutes=1)) == first
    assert len(list(network.folder.iterdir())) == 1
    assert network.publish(THREAD, "b" * 32, NOON) != first
    assert network.repeatable


def test_what_was_published_is_found_and_the_rest_is_proven_absent(network):
    assert network.find(THREAD, "a" * 32) is None
    remote = network.publish(THREAD, "a" * 32, NOON)
    assert network.find(THREAD, "a" * 32) == remote
    assert network.find(THREAD, "b" * 32) is None


def test_figures_are_simulated_repeat_themselves_and_grow(network):
    remote = network.publish(THREAD, "a" * 32, NOON)
    assert (network.source, network.simulated) == ("simulated", True)
    days = [network.measure(remote, NOON, NOON + timedelta(days=day)) for day in (0, 1, 3, 14, 15)]
    assert days == [network.measure(remote, NOON, NOON + timedelta(days=day)) for day in (0, 1, 3, 14, 15)]
    views = [figures.impressions for figures in days]
    assert views[0] == 0
    assert views == sorted(views)
    assert views[4] - views[3] <= views[1] / 100 + 1
    assert all(figures.reach <= figures.impressions for figures in days)
    assert days[4].engagements == days[4].core + days[4].clicks


def test_a_network_that_counts_no_views_invents_none(tmp_path):
    network = Rehearsal(tmp_path, "bluesky", "bsky", SHELF["bluesky"].counts)
    figures = network.measure(network.publish(THREAD, "a" * 32, NOON), NOON, NOON + timedelta(days=7))
    assert figures.reactions is not None
    assert (figures.impressions, figures.reach, figures.engagements, figures.clicks, figures.saves) == (None,) * 5


def test_x_tells_views_but_no_reach(tmp_path):
    network = Rehearsal(tmp_path, "x", "office", SHELF["x"].counts)
    figures = network.measure(network.publish(THREAD, "a" * 32, NOON), NOON, NOON + timedelta(days=7))
    assert figures.impressions > 0
    assert figures.saves is not None
    assert figures.reach is None


def test_one_network_is_louder_than_another(tmp_path):
    def views(name):
        network = Rehearsal(tmp_path, name, "office", SHELF[name].counts)
        remotes = [network.publish(THREAD, f"{number:032}", NOON) for number in range(30)]
        return sum(network.measure(remote, NOON, NOON + timedelta(days=30)).impressions for remote in remotes)

    assert views("linkedin") > views("threads") > 0
