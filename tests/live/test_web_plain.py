"""The week of an office on the page, in a browser that runs no script: all that a form can do is done by forms."""

from pathlib import Path

import pytest

from stage.colleagues import BEN, DAN
from stage.desks import states
from stage.pictures import png

EXPORT = Path(__file__).parents[2] / "campaigns" / "exports" / "account_analytics_content_2026-11-09_2026-11-22.csv"
OTHERS = {"ben": BEN, "dan": DAN}
POST = "/write/post/swim/lessons"
FEDI, HAND = "swim/lessons@fedi", "swim/lessons@linkedin"
ON_FEDI, BY_HAND = "/post/swim/lessons/fedi", "/post/swim/lessons/linkedin"
PUBLIC = "https://www.linkedin.com/feed/update/urn:li:share:7123456789012345678/"
FIRST = ("2026-11-24 09:00", "Two hundred children learned to swim.")
NEXT_DAY = "112520261000AM"
"""A moment as it is typed into a browser's own field for one."""


@pytest.fixture
def desk(signing_desk):
    return signing_desk


def pressed(button):
    """Press a button of a form by keys, and wait for the answer."""
    return ("focus", button), ("enter", "")


def act(name):
    return pressed(f'form[action="/do/{name}"] button')


def begun():
    """Cara begins a campaign, writes its first post, looks at it, mends what the rules say, and saves it."""
    return [
        *(("open", "/write/begin"), ("over", ["input[name=name]", "swim"])),
        *(("focus", 'input[value="bsky"]'), ("press", "Space")),
        *(*pressed("main button.main"), ("read", ".said"), ("read", "h1"), ("over", ["input[name=id]", "lessons"])),
        *(("over", ["#text", FIRST[1]]), ("over", ["input[name=at]", FIRST[0]])),
    ]


def pictured(file):
    """She adds a picture, sees what the rules say of it, describes it, and saves."""
    return [
        *(("upload", ["#picture", str(file)]), *pressed("button[name=only]"), ("read", ".said")),
        *(("read", ".counts"), ("read", ".rules"), ("over", [".picture textarea", "A child in the water."])),
        *(*pressed("button.main"), ("read", ".said"), ("read", "#looked figcaption"), ("read", ".rules")),
    ]


def queued_sent_back_and_signed():
    """Ben sends it back with a note; Cara writes it anew; Ben signs what he sees."""
    return [
        *(("open", "/queue"), ("read", ".sheet h2"), *pressed("main button.main"), ("read", ".said"), ("as", "ben")),
        *(("open", "/approvals"), ("focus", "article summary"), ("press", "Enter")),
        *(("over", ["article input[name=note]", "Say where."]), ("enter", ""), ("read", ".said"), ("as", "")),
        *(("open", BY_HAND), ("read", "section[aria-labelledby=stands]"), ("open", POST)),
        *(("over", ["#text", f"{FIRST[1]} They did in Ulcinj."]), *pressed("button.main")),
        *(("open", "/queue"), *pressed("main button.main"), ("as", "ben"), ("open", "/approvals")),
        *(*pressed("article button.main"), ("read", ".said"), ("read", ".empty"), ("as", "")),
    ]


def moved_and_held():
    """Cara moves it and takes that back; Ben holds it and lets it go, holds everything in two steps, and releases it."""
    return [
        *(("open", ON_FEDI), ("focus", "input[name=when]"), ("type", NEXT_DAY), *act("move"), ("read", ".said")),
        *(*pressed(".told button"), ("read", ".said"), ("as", "ben"), ("open", ON_FEDI), *act("hold")),
        *(("read", ".said"), *act("release"), ("read", ".said")),
        *(
            ("open", "/"),
            ("focus", "header .button.bad"),
            ("enter", ""),
            ("over", ["input[name=why]", "an earthquake"]),
        ),
        *(("enter", ""), ("read", ".said"), ("as", ""), ("open", "/"), ("read", ".state .bad"), ("as", "ben")),
        *(("focus", "header .button.bad"), ("enter", ""), *act("release-all"), ("read", ".said")),
    ]


def handed_off():
    """Dan sees the words and the picture, and says where the post is."""
    return [
        *(("as", "dan"), ("open", "/handoff"), ("read", ".words"), ("read", "a[download]")),
        *(("focus", "input[name=url]"), ("type", PUBLIC), *pressed("article button.main"), ("read", ".said")),
        ("read", ".empty"),
    ]


def looked_at():
    """Cara reads a network's export in, and looks at what became of the week."""
    return [
        *(
            ("as", ""),
            ("open", "/import"),
            ("upload", ["form[action='/import/figures'] input[type=file]", str(EXPORT)]),
        ),
        *(*pressed("form[action='/import/figures'] button"), ("read", "section[role=status] p")),
        *(("open", "/reports"), ("focus", "main li a"), ("enter", ""), ("read", "h1")),
        *(
            ("open", "/hashtags?weeks=12"),
            ("over", ["input[name=find]", "none"]),
            ("enter", ""),
            ("read", "main .empty"),
        ),
        *(
            ("open", "/charts"),
            ("focus", "select[name=of]"),
            ("type", "swim"),
            *pressed(".find button"),
            ("read", "main"),
        ),
        *(("open", "/log"), ("read", "tbody tr"), ("open", "/accounts"), ("read", "main"), ("open", "/settings")),
        ("read", "h1"),
    ]


def test_a_post_is_written_signed_moved_held_handed_off_and_looked_at_without_a_script(browsed, desk, clock, tmp_path):
    (tmp_path / "lesson.png").write_bytes(png())
    story = [*begun(), *pictured(tmp_path / "lesson.png"), *queued_sent_back_and_signed(), *moved_and_held()]
    found = browsed(story=story, others=OTHERS, scripts=False)
    both = f"{FEDI}, {HAND}"
    stood = found["read"].pop(11)
    assert "‖ on hold" in stood
    assert f"Sent back by {BEN}, 23 Nov 2026, 13:00: Say where. " in stood
    assert found["read"] == [
        *("The campaign swim is begun: write its first post.", "New post in swim", "Nothing was saved yet."),
        "M fedi 37/500 graphemes in linkedin 37/3,000 UTF-16 units",
        "✕ To mend fedi linkedin lesson.png has no alt text alt-text",
        *("swim/lessons is saved in its file.", "ALT A child in the water.", "Nothing to mend.", "New in the queue 2"),
        *("The queue says what the files say: 2 changes.", f"{both}: sent back."),
        *(f"{both}: signed by {BEN}.", "Nothing waits for a signature.", f"{FEDI} moved to 25 Nov 2026, 10:00."),
        *(f"Taken back: {FEDI} moved.", f"{FEDI}: on hold.", f"{FEDI}: released."),
        "Everything is on hold: 2 posts are kept back.",
        f"‖ Everything is on hold by {BEN} since 23 Nov 2026, 13:00: an earthquake. Nothing goes out.",
        "The desk is released: 2 posts were kept back by its hold alone.",
    ]
    clock.forward(hours=20)  # nine on Tuesday
    desk.publishing.publish_due()
    assert states(desk) == {FEDI: "published", HAND: "handed-over"}
    desk.reports.write(desk.reports.week("2026-W48"))
    found = browsed(story=[*handed_off(), *looked_at()], others=OTHERS, scripts=False)
    *read, charts, logged, accounts, settings = found["read"]
    assert read == [
        *(f"{FIRST[1]} They did in Ulcinj.", "Save the picture", f"{HAND}: public."),
        "Nothing waits for a person's hands.",
        "8 rows of x read: new 8, updated 0, unchanged 0, put right 0, skipped 0.",
        *("2026-W48 23\N{WORD JOINER}–\N{WORD JOINER}29 Nov 2026", "No hashtag fits."),
    ]
    assert "2 posts, on 2 networks, 24 Nov" in charts
    assert (FEDI in logged, "LinkedIn a person publishes" in accounts, settings) == (True, True, "Settings")
    assert found["wrong"] == []
