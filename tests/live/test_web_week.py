"""The week of an office on the page, in Chromium: a text becomes three posts, and four people bring them out."""

import pytest

from stage.colleagues import BEN, DAN
from stage.desks import states

RELEASE = """\
Two hundred children learn to swim

Podgorica, 20 November 2026 – Two hundred children from the reception centre learned to swim this autumn, the \
municipality said on Friday.

"Nobody drowned this summer, and we want it to stay so," said Ana Perić, who leads the swimming school.

The lessons go on in the spring, and parents can sign their children up from 1 March.
"""
WHERE = {"fedi": "2026-11-24 09:00", "bsky": "2026-11-24 09:30", "linkedin": "2026-11-24 10:00"}
PUBLIC = "https://www.linkedin.com/feed/update/urn:li:share:7123456789012345678/"
HAND = "swim/{}@linkedin"
OTHERS = {"ben": BEN, "dan": DAN}
PHONE = ("window", [390, True])


@pytest.fixture
def desk(signing_desk):
    return signing_desk


def drafted(desk):
    """The names of the drafts that the text became."""
    there = desk.writing.campaign("swim")
    return list(there.posts)


def from_a_text():
    return [
        *(("open", "/write/text"), ("fill", ["input[name=name]", "swim"]), ("fill", ["textarea[name=text]", RELEASE])),
        *(("click", "button.main"), ("read", "h1"), ("click", "button.main"), ("read", ".said")),
    ]


def each(name, account, at):
    others = [other for other in WHERE if other != account]
    return [
        ("open", f"/write/post/swim/{name}"),
        *(("tap", f'input[name=account][value="{other}"]') for other in others),
        *(("fill", ["input[name=at]", at]), ("tap", "input[name=accepted]"), ("click", "button.main:not([hidden])")),
        ("read", ".said"),
    ]


def queued_and_signed():
    """Cara queues what she wrote; Ben reads it on his phone, and signs post by post."""
    return [
        *(("open", "/queue"), ("read", ".sheet h2"), ("click", "main button.main"), ("read", ".said"), ("as", "ben")),
        *(PHONE, ("open", "/approvals"), ("read", "h1"), *(("click", "article button.main"),) * 3),
        *(("read", ".empty"), ("read", ".said")),
    ]


def moved_held_and_released():
    """Cara moves the first by keys alone; Ben holds everything, which Cara's page shows by itself, and lets it go."""
    return [
        *(("open", "/"), ("reach", ["[data-on]"]), ("press", "m"), ("press", "ArrowRight")),
        *(("enter", ""), ("read", ".said"), ("as", "ben"), ("open", "/hold-all"), ("reach", ["input[name=why]"])),
        *(("type", "an earthquake"), ("enter", ""), ("as", ""), ("appears", "an earthquake")),
        *(("read", ".state .bad"), ("as", "ben"), ("open", "/hold-all"), ("click", "main button.main")),
        *(("read", ".said"), ("as", ""), ("open", "/log"), ("read", "tbody tr:nth-child(2)")),
    ]


def handed_off():
    """Dan publishes on his phone what no program may publish."""
    return [
        *(
            ("as", "dan"),
            PHONE,
            ("open", "/handoff"),
            ("read", ".words"),
            ("reach", ["input[name=url]"]),
            ("type", PUBLIC),
        ),
        *(("enter", ""), ("read", ".said"), ("read", ".empty")),
    ]


def test_a_text_becomes_three_posts_that_are_signed_moved_held_published_handed_off_and_charted(browsed, desk, clock):
    found = browsed(story=from_a_text())
    assert found["read"] == [
        "Proposals from a pasted text",
        "3 proposals are saved: read each, change it, and take it as a post.",
    ]
    names = drafted(desk)
    wrote = [step for name, (account, at) in zip(names, WHERE.items(), strict=True) for step in each(name, account, at)]
    found = browsed(story=[*wrote, *queued_and_signed()], others=OTHERS)
    assert found["read"] == [
        *(f"swim/{name} is saved in its file." for name in names),
        "New in the queue 3",
        "The queue says what the files say: 3 changes.",
        "Approvals 3",
        "Nothing waits for a signature.",
        f"swim/{names[2]}@linkedin: signed by {BEN}.",
    ]
    found = browsed(story=moved_held_and_released(), others=OTHERS)
    first = f"swim/{names[0]}@fedi"
    assert found["read"][0] == f"{first} moved to 25 Nov 2026, 09:00."
    assert found["read"][1].startswith(f"‖ Everything is on hold by {BEN} since")
    assert found["read"][2].startswith("The desk is released: 3 posts were kept back by its hold alone.")
    assert BEN in found["read"][3]
    clock.forward(hours=21, minutes=5)  # ten on Tuesday
    desk.publishing.publish_due()
    assert states(desk) == {
        first: "queued",
        f"swim/{names[1]}@bsky": "published",
        HAND.format(names[2]): "handed-over",
    }
    found = browsed(story=handed_off(), others=OTHERS)
    assert found["read"][1:] == [f"{HAND.format(names[2])}: public.", "Nothing waits for a person's hands."]
    assert found["read"][0] in desk.posts.named(HAND.format(names[2])).frozen.texts[0].replace("\n", " ")
    clock.forward(hours=23)  # nine on Wednesday
    desk.publishing.publish_due()
    assert set(states(desk).values()) == {"published"}
    found = browsed(story=[("open", "/charts?of=swim"), ("read", "main")])
    assert "3 posts, on 3 networks" in found["read"][0]
    assert "All 3 planned posts were published" in found["read"][0]
    assert found["wrong"] == []
