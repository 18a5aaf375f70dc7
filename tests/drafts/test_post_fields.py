"""From the values of a post to the fields of a form, and back: what nobody touched comes back as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from postdesk.drafts.post_fields import (
    PictureFields,
    PostFields,
    field_changes,
    fields_said,
    node_value,
    said_with,
    value_node,
)
from postdesk.drafts.writing import with_changes

ACCOUNTS = ("fedi", "bsky")
WORDS = st.text("ab:#-'\"\\ é\n", max_size=12)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6
)
QUICK = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
KEYS = ["at", "accounts", "language", "text", "link", "hashtags", "media", "fedi", "bsky", "warning", "thread"]


@QUICK
@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_what_is_not_touched_stays_whatever_it_is(said):
    said = {"id": "doors", **said}
    now = fields_said(said, ACCOUNTS)
    assert said_with(said, now, ACCOUNTS) == said
    assert field_changes(said, now, ACCOUNTS) == []
    assert node_value(value_node(said)) == said


@pytest.mark.parametrize(
    ("media", "wanted"),
    [
        ("hall.jpg", [{"file": "hall.jpg", "alt": "New."}]),
        ({"file": "hall.jpg", "alt": "Old.", "fit": "no"}, [{"file": "hall.jpg", "alt": "New.", "fit": "no"}]),
        (["x.jpg", {"file": "hall.jpg"}], [{"file": "hall.jpg", "alt": "New."}]),
        ("", [{"file": "hall.jpg", "alt": "New."}]),
    ],
)
def test_a_picture_is_described_however_it_is_written(media, wanted):
    now = PostFields(id="doors", pictures=(PictureFields("hall.jpg", "New."),))
    assert said_with({"id": "doors", "media": media}, now, ACCOUNTS) == {"id": "doors", "media": wanted}


def test_words_without_an_alt_text_and_an_own_text_beside_other_keys_keep_those():
    said = {"id": "doors", "media": [{"file": "a.jpg", "alt": "A."}], "fedi": {"text": "Own.", "link": ""}}
    now = replace(fields_said(said, ACCOUNTS), texts={}, pictures=(PictureFields("a.jpg"),))
    assert said_with(said, now, ACCOUNTS) == {"id": "doors", "media": [{"file": "a.jpg"}], "fedi": {"link": ""}}
    assert said_with(said, replace(now, pictures=()), ACCOUNTS) == {"id": "doors", "fedi": {"link": ""}}


@QUICK
@given(
    st.builds(
        PostFields,
        at=WORDS,
        language=WORDS,
        text=WORDS,
        link=WORDS,
        texts=st.dictionaries(st.sampled_from(ACCOUNTS), WORDS),
    )
)
def test_what_is_typed_is_what_the_file_says(typed):
    typed = PostFields(
        "doors",
        *(value.strip() for value in (typed.at,)),
        language=typed.language.strip(),
        text=typed.text.strip(),
        link=typed.link.strip(),
        texts={name: text.strip() for name, text in typed.texts.items() if text.strip()},
    )
    changes = field_changes({"id": "doors", "text": "Doors."}, typed, ACCOUNTS)
    after = with_changes("campaign: spring\nposts:\n  - id: doors\n    text: Doors.\n", changes)
    from postdesk.drafts.findings import Findings
    from postdesk.drafts.yaml_tree import parse

    post = node_value(parse(after, Findings("", {})))["posts"][0]
    assert fields_said(post, ACCOUNTS) == typed


THREAD = """\
campaign: spring
posts:
  - id: doors
    text: Doors.
    thread:
      - First.  # said by Ana
      - {text: "Second.", media: [b.jpg]}
      - 'Third.'
"""


@pytest.mark.parametrize(
    ("thread", "lines"),
    [
        (("First.", "Second.", "Third."), []),
        (("New.", "Second.", "Third."), ["      - New.  # said by Ana"]),
        (("First.", "New.", "Third."), ['      - {text: "New.", media: [b.jpg]}']),
        (("First.", "Second.", "New."), ["      - 'New.'"]),
        (("First.", "Second.", "Third.", "Fourth."), ["      - Fourth."]),
    ],
)
def test_a_part_of_a_thread_changes_alone(thread, lines):
    said = said_in(THREAD)
    after = with_changes(THREAD, field_changes(said, replace(fields_said(said, ACCOUNTS), thread=thread), ACCOUNTS))
    assert [line for line in after.splitlines() if line not in THREAD.splitlines()] == lines
    assert fields_said(said_in(after), ACCOUNTS).thread == thread


def test_a_thread_that_is_shorter_keeps_the_pictures_of_its_parts():
    said = said_in(THREAD.replace("  # said by Ana", ""))
    for wanted, parts in (
        (("Second.",), [{"text": "Second.", "media": ["b.jpg"]}]),
        (("Third.", "New."), ["Third.", "New."]),
    ):
        now = replace(fields_said(said, ACCOUNTS), thread=wanted)
        assert said_with(said, now, ACCOUNTS)["thread"] == parts
    gone = replace(fields_said(said, ACCOUNTS), thread=())
    assert "thread" not in said_with(said, gone, ACCOUNTS)


def said_in(text):
    from postdesk.drafts.findings import Findings
    from postdesk.drafts.yaml_tree import parse

    return node_value(parse(text, Findings("", {})))["posts"][0]
