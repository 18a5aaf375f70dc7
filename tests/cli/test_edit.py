"""`postdesk edit`: a new wording of what is public is asked for by `plan`, and never made by itself."""

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.networks import SHELF
from stage.begun import png
from stage.loopback import answer
from stage.pictures import jpeg
from stage.pretend_mastodon import Instance

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
SETTINGS = """\
[desk]
name = "Country Office"
timezone = "UTC"
{more}
[accounts.fedi]
network = "mastodon"
server = "{url}"
[accounts.bsky]
network = "bluesky"
handle = "office.test"
[accounts.page]
network = "x"
by_hand = true
"""
CAMPAIGN = """\
campaign: spring
accounts: [{account}]
posts:
  - id: doors
    at: 2026-11-23 08:00
    text: "Doors open at {hour}. #Welcome"
    media: [{{ file: hall.png, alt: The hall. }}]
{more}"""


class Typed(BytesIO):
    """What somebody types at a terminal."""

    def isatty(self):
        return True


class Desk:
    """A desk with an account at a pretended server, and what its commands say."""

    def __init__(self, folder, instance):
        self.folder, self.instance, self.hours = folder, instance, 0
        (folder / "campaigns").mkdir()
        (folder / "campaigns" / "hall.png").write_bytes(png())
        (folder / ".env").write_text("POSTDESK_FEDI_TOKEN=token\nPOSTDESK_BSKY_TOKEN=app-pass\n")
        self.settings()
        self.write("six")

    def settings(self, more=""):
        (self.folder / "campaigns" / "desk.toml").write_text(SETTINGS.format(url=self.instance.server.url, more=more))

    def write(self, hour, account="fedi", more=""):
        text = CAMPAIGN.format(hour=hour, account=account, more=more)
        (self.folder / "campaigns" / "spring.yaml").write_text(text)

    def __call__(self, command, code=0, typed=None):
        now = MONDAY + timedelta(hours=self.hours)
        result = CliRunner().invoke(main, command.split(), input=typed, obj=Office(lambda: now))
        assert result.exit_code == code, result.output
        return result.output


@pytest.fixture
def desk(tmp_path, monkeypatch):
    instance = Instance()
    instance.at = MONDAY
    monkeypatch.chdir(tmp_path)
    with instance.serve() as instance.server:
        made = Desk(tmp_path, instance)
        made("queue")
        made("publish")
        made.hours = 1
        yield made


def test_a_new_wording_is_told_and_edited_when_a_person_says_so(desk):
    desk.write("seven")
    told = "but it is published: `postdesk edit spring/doors@fedi` says it in public"
    for command in ("plan", "queue --all"):
        assert told in desk(command)
    assert desk.instance.posts[0]["content"] == "<p>Doors open at six. #Welcome</p>"
    said = desk("edit spring/doors --why wrong --yes --by Ana")
    assert "- Doors open at six. #Welcome\n+ Doors open at seven. #Welcome\n" in said
    assert "edited: spring/doors@fedi" in said
    assert desk.instance.posts[0]["content"] == "<p>Doors open at seven. #Welcome</p>"
    assert "published, edited" in desk("list --all")
    (listed,) = json.loads(desk("list --format json"))
    assert (listed["state"], listed["edited"]) == ("published", "2026-11-23T09:00:00+00:00")
    assert "edited in public: wrong" in desk("log spring/doors")
    assert "1 unchanged" in desk("plan") or told not in desk("plan")
    desk.hours = 24 * 8
    desk("report --week 2026-W48")
    page = (desk.folder / "reports" / "2026-W48" / "report.md").read_text()
    assert "(edited)" in page
    assert "Doors open at seven." in page


def test_nothing_is_edited_while_nobody_is_asked(desk):
    desk.write("seven")
    assert "everybody would see it: say --yes; nothing was done" in desk("edit spring/doors", 1)
    assert desk.instance.posts[0]["content"] == "<p>Doors open at six. #Welcome</p>"


def test_at_a_terminal_the_difference_is_shown_and_asked_about(desk):
    desk.write("seven")
    said = desk("edit spring/doors", 1, Typed(b"n\n"))
    assert "- Doors open at six. #Welcome\n+ Doors open at seven. #Welcome\n" in said
    assert "Edit it so, for everybody to see? [y/N]:" in said
    assert desk.instance.posts[0]["content"] == "<p>Doors open at six. #Welcome</p>"
    assert "edited: spring/doors@fedi" in desk("edit spring/doors", typed=Typed(b"y\n"))
    assert desk.instance.posts[0]["content"] == "<p>Doors open at seven. #Welcome</p>"


@pytest.mark.parametrize("account", ["[accounts.fedi]\nby_hand = true", "[accounts.former]"])
def test_what_postdesk_does_not_post_to_any_more_is_edited_by_its_people(desk, account):
    path = desk.folder / "campaigns" / "desk.toml"
    path.write_text(path.read_text().replace("[accounts.fedi]", account))
    desk.write("seven")
    told = "postdesk does not post to fedi: edit it on the network itself"
    assert told in desk("edit spring/doors@fedi --yes", 1)
    assert desk.instance.posts[0]["content"] == "<p>Doors open at six. #Welcome</p>"


def test_an_answer_that_is_lost_leaves_the_log_as_it_was_and_again_does_no_harm(desk):
    desk.write("seven")
    desk.instance.faults["PUT /api/v1/statuses/100"] = (answer(502, {}), True)
    assert "`postdesk edit spring/doors@fedi` again does no harm" in desk("edit spring/doors --yes", 1)
    assert "postdesk edit spring/doors@fedi" in desk("plan")
    desk("edit spring/doors --yes")
    assert "postdesk edit" not in desk("plan")


def test_what_the_server_shows_otherwise_is_told(desk):
    desk.write("seven")
    post = {**desk.instance.posts[0], "content": "<p>Doors</p>"}
    desk.instance.faults["PUT /api/v1/statuses/100"] = answer(body=post)
    assert "Its server shows it with other words." in desk("edit spring/doors --yes")


def test_hashtags_are_those_that_are_public_now(desk):
    desk.write("seven for #Everybody")
    desk("edit spring/doors --yes")
    assert "#Everybody" in desk("hashtags")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"hour": "six"}, "says in public what its draft says: there is nothing to edit"),
        ({"hour": "six", "more": "    thread: [More.]\n"}, "its thread has 2 parts instead of 1"),
        ({"hour": "six", "more": "    visibility: private\n"}, "it is for other readers"),
        ({"hour": "six", "more": "    reply: https://example.social/@a/1\n"}, "it answers or quotes another post"),
        ({"hour": "x" * 600}, "the draft of spring/doors@fedi has an error: `postdesk check` names it"),
        ({"hour": "six", "account": "page"}, "the draft of spring/doors@fedi is in no campaign file any more"),
    ],
)
def test_an_edit_changes_words_alone(desk, change, told):
    desk.write(**change)
    assert told in desk("edit doors@fedi --yes", 1)
    assert "edited_at" not in desk.instance.posts[0]


def test_an_edit_does_not_make_a_post_say_what_another_one_says(desk):
    twin = (
        '  - id: later\n    at: 2026-11-23 18:00\n    text: "Doors open at seven. #Welcome"\n'
        "    media: [{ file: hall.png, alt: The hall. }]\n"
    )
    desk.write("six", more=twin)
    desk("queue")
    desk.write("seven", more=twin)
    told = desk("edit doors@fedi --yes", 1)
    assert "edited so, spring/doors@fedi would say what spring/later@fedi says (it is queued, for " in told
    assert "write other words, or `again:` with the reason into its draft" in told
    assert "edited_at" not in desk.instance.posts[0]
    desk.write("seven", more="    again: The later one is a reminder\n" + twin)
    assert "edited: spring/doors@fedi" in desk("edit doors@fedi --yes")


def test_another_picture_is_no_edit(desk):
    (desk.folder / "campaigns" / "hall.png").write_bytes(jpeg())
    assert "an edit changes words alone, and its pictures are others: `postdesk delete" in desk("edit doors --yes", 1)


def test_a_post_that_waits_and_one_that_a_person_published_are_not_edited(desk):
    more = "  - id: later\n    at: 2026-11-30 08:00\n    text: Later.\n    accounts: [fedi, page]\n"
    desk.write("six", more=more)
    desk("queue")
    waits = "is queued: only what is published can be edited; change its draft and queue it again"
    assert waits in desk("edit later@fedi --yes", 1)
    desk.hours = 24 * 7
    desk("publish")
    assert "is handed-over: only what is published can be edited" in desk("edit later@page --yes", 1)
    desk("resolve later@page --published https://x.com/office/status/1")
    assert "what is public on X cannot be edited" in desk("edit later@page --yes", 1)
    desk.settings()
    (desk.folder / ".env").write_text("")
    desk.write("seven", more=more)
    assert "fedi" in desk("edit doors@fedi --yes", 1)
    assert "edited_at" not in desk.instance.posts[0]


def test_on_a_desk_that_asks_for_signatures_somebody_signs_the_new_words(desk):
    desk.settings('approval = "required"')
    desk.write("seven")
    assert 'say who signs the new words with --by "NAME"' in desk("edit doors --yes", 1)
    assert "edited: spring/doors@fedi" in desk("edit doors --yes --by Ana")


def test_where_two_people_sign_nothing_is_edited_in_public(desk, monkeypatch):
    desk.settings('approval = "two"\n[people]\nana = ["draft", "approve"]\nben = ["approve"]')
    monkeypatch.setenv("POSTDESK_WHO", "ana")
    desk.write("seven")
    assert "two people sign spring/doors@fedi, and an edit in public waits for nobody" in desk("edit doors --yes", 1)


def test_its_help_names_every_network_that_takes_edits():
    told = CliRunner().invoke(main, ["edit", "--help"]).output
    editing = [network.title for network in SHELF.values() if network.edits]
    assert len(editing) > 3
    assert [title for title in editing if title.split()[0] not in told] == []
