"""Two people at once on the page, in Chromium; and a worker that is killed, a database that is locked, a file that changes."""

import sqlite3
from threading import Timer

import pytest

from postdesk.desk import Desk
from postdesk.log.workers import heartbeats
from stage.desks import SETTINGS, SPRING, lay, states

BOTH = '\n[people]\nAna = ["draft", "approve", "hold", "publish"]\nBen = ["draft", "approve", "hold", "publish"]\nCara = "draft"\n'
SIGNED = SETTINGS.replace("rehearsal = true\n", 'rehearsal = true\napproval = "required"\n', 1)
HEAD = SPRING.partition("  - id")[0].replace("[fedi]", "[linkedin]")
LATER, TOMORROW, TODAY = "2026-11-25 19:{:02d}", "2026-11-24 13:{:02d}", "2026-11-23 13:{:02d}"
RACES = {
    "hold": (LATER, "hold", {}, "held"),
    "release": (LATER, "release", {}, "queued"),
    "move": (LATER, "move", {"when": "2026-11-26T11:15"}, "queued"),
    "sign": (LATER, "sign", {}, "queued"),
    "send-back": (LATER, "send-back", {"note": "Who says so?"}, "held"),
    "cancel": (LATER, "cancel", {"why": "over"}, "cancelled"),
    "undo": (LATER, "undo", {}, "queued"),
    "resolve": (TOMORROW, "resolve", {"url": "https://www.linkedin.com/feed/update/urn:li:share:1/"}, "published"),
    "retry": (TODAY, "retry", {}, "queued"),
}
"""By the draft: when it is due, the act of both, what they fill in, and how it stands then."""
PEOPLE = {"ben": "Ben"}


@pytest.fixture
def desk(tmp_path, clock):
    """A desk with a draft for each race, as it stands before: one was missed, and one is handed over."""
    posts = "".join(
        f"  - id: {name}\n    at: {when.format(10 * at % 60)}\n    text: {name.title()} this.\n"
        for at, (name, (when, *_)) in enumerate(RACES.items())
    )
    desk = Desk.open(lay(tmp_path, SIGNED + BOTH, spring=HEAD + posts), clock)
    desk.who = "Cara"
    with desk.log:
        desk.queue.apply()
        yield desk.acting("Ana")


def ref(name):
    return f"spring/{name}@linkedin"


def race(name, act, fields):
    page = f"/post/spring/{name}/linkedin"
    one = [("send", [f"/do/{act}", fields])]
    opened = [*(("as", ""), ("open", page), ("as", "ben"), ("open", page))]
    told = [*(("as", ""), ("read", "#live"), ("as", "ben"), ("read", "#live"))]
    return [*opened, ("together", [["", one], ["ben", one]]), *told]


def ready(desk, clock):
    """Bring each draft to where its race begins."""
    for name in ("resolve", "retry"):
        desk.queue.approve([ref(name)], "", "")
    desk.queue.hold([ref("release"), ref("undo")], "before")
    for hours in (2, 24):
        clock.forward(hours=hours)
        desk.publishing.publish_due()


def test_two_browsers_do_the_same_at_once_and_each_is_answered_in_a_sentence(browsed, desk, clock):
    ready(desk, clock)
    without = [("scripts", False), ("as", "ben"), ("scripts", False)]
    races = [step for name, (_, act, fields, _) in RACES.items() for step in race(name, act, fields)]
    found = browsed(story=[*without, *races], others=PEOPLE)
    answers = zip(RACES.items(), found["read"][::2], found["read"][1::2], strict=True)
    for (name, (_, act, _, after)), mine, theirs in answers:
        assert states(desk)[ref(name)] == after, (act, mine, theirs)
        refused = [said for said in (mine, theirs) if "This did not work" in said]
        done = [said for said in (mine, theirs) if "Take it back" in said or "Taken back:" in said]
        assert len(done) + len(refused) == 2, (act, mine, theirs)
        assert done, (act, refused)
        assert {ref(name) in said or "nothing" in said for said in refused} <= {True}, (act, refused)
    assert found["wrong"] == [] or all("409" in said or "403" in said for said in found["wrong"])


def test_a_worker_that_is_killed_is_missed_on_an_open_page(browsed, cued, desk, clock):
    heartbeats.beat(desk.log, "desk:1", clock())
    silent = cued(lambda: clock.forward(minutes=1))
    found = browsed(
        story=[
            *(
                ("open", "/"),
                ("read", ".state"),
                silent,
                ("appears", "No worker has been heard of"),
                ("read", ".state"),
            ),
        ]
    )
    assert found["read"] == ["", "No worker has been heard of: 9 queued posts wait for one."]


def test_a_database_that_somebody_else_writes_to_is_waited_for_and_no_word_is_lost(browsed, desk):
    other = sqlite3.connect(desk.house.memory / "desk.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    later = Timer(8, other.rollback)
    later.start()
    page = "/post/spring/hold/linkedin"
    found = browsed(story=[("open", page), ("click", 'form[action="/do/hold"] button'), ("read", "#live")])
    later.join()
    other.close()
    assert states(desk)[ref("hold")] == "held"
    assert f"{ref('hold')}: on hold." in found["read"][0]


def test_a_file_that_changes_underneath_is_shown_beside_what_was_typed(browsed, cued, desk):
    spring = desk.house.campaigns / "spring.yaml"
    theirs = spring.read_text(encoding="utf-8").replace("Move this.", "Moved in an editor.")
    found = browsed(
        story=[
            *(("open", "/write/post/spring/move"), ("fill", ["#text", "Typed on the page."]), ("as", "ben")),
            *(("open", "/write/campaign/spring"), cued(spring.write_text, theirs), ("appears", "Moved in an editor.")),
            *(("as", ""), ("click", "button.main"), ("read", ".trouble"), ("value", "#text"), ("read", "main form")),
            *(("click", "button.main"), ("read", ".said")),
        ],
        others=PEOPLE,
    )
    told, typed, form, said = found["read"]
    assert told.startswith("Somebody, in an editor, has changed this post meanwhile.")
    assert (typed, said) == ("Typed on the page.", "spring/move is saved in its file.")
    assert "Moved in an editor." in form
    assert spring.read_text(encoding="utf-8") == theirs.replace("Moved in an editor.", "Typed on the page.")


def test_a_stop_is_told_to_whoever_types_and_to_whoever_mends_and_takes_no_word_away(browsed, cued, desk):
    form, spring = "/write/post/spring/move", desk.house.campaigns / "spring.yaml"
    theirs = spring.read_text(encoding="utf-8").replace("Move this.", "Moved in an editor.")
    typed = [("open", form), ("fill", ["#text", "Typed on the page."])]
    stopped, gone_on = cued(desk.queue.hold_all, "an earthquake"), cued(desk.queue.release_all, "over")
    changed = cued(spring.write_text, theirs)
    found = browsed(
        story=[
            *(*typed, stopped, ("appears", "an earthquake"), ("value", "#text"), ("as", "ben"), ("open", "/write")),
            *(changed, ("pause", 500), ("as", ""), ("click", "button.main"), ("read", ".trouble"), gone_on),
            *(("vanishes", "an earthquake"), ("value", "#text"), ("read", "form p.theirs")),
        ],
        others=PEOPLE,
    )
    before, told, after, shown = found["read"]
    assert (before, after) == ("Typed on the page.",) * 2
    assert told.startswith("Somebody, in an editor, has changed this post meanwhile.")
    assert shown == "In the file now: Moved in an editor."
