"""What a preview says of itself."""

from datetime import date

import pytest
from msgspec.structs import replace

from postdesk.models import Certainty, Limit
from postdesk.preview.shown import ShownLength

LIMIT = Limit("text", 280, "weighted", "somewhere", date(2026, 11, 1), Certainty.RUN)


@pytest.mark.parametrize(
    ("length", "certainty", "told"),
    [
        (280, Certainty.RUN, "280/280 weighted"),
        (291, Certainty.RUN, "291/280 weighted, 11 too many"),
        (291, Certainty.REPORTED, "291/280 weighted, 11 too many (this limit is not certain)"),
    ],
)
def test_a_counter_in_words(length, certainty, told):
    assert str(ShownLength(length, replace(LIMIT, certainty=certainty))) == told


def test_a_second_counter_is_told_where_it_is_nearer_its_limit(sheet):
    """
    accounts: [bsky, threads]
    text: Врата се отварају.
    """
    bluesky, threads = ([str(count) for count in preview.parts[0].telling] for preview in sheet().previews)
    assert bluesky == ["18/300 graphemes"]
    assert threads == ["18/500 graphemes, emoji by bytes", "33/500 bytes"]


@pytest.mark.parametrize(
    ("card", "site"),
    [("https://example.org/news", "example.org"), ("iom.int/a", "iom.int"), ("https://[", "https://["), ("", "")],
)
def test_a_card_names_its_site(seen, card, site):
    """text: Doors."""
    assert replace(seen().parts[0], card=card).site == site


def test_what_to_look_at_again(sheet):
    """
    accounts: [x, linkedin]
    text: "‹a × 281› #2027"
    thread: [Second., Third.]
    media: [{file: media/hall.jpg}, {file: media/gone.jpg}, {file: media/tea.jpg, alt: Tea.}]
    """
    x, linkedin = (preview.remarks for preview in sheet().previews)
    assert x[:3] == ("287/280 weighted, 7 too many", "#2027 does not link", "hall.jpg has no alt text")
    assert x[3].startswith("media/gone.jpg is not there")
    assert linkedin[:2] == (
        "LinkedIn has no threads: its last parts have no place there",
        "#2027 does not link",
    )


def test_a_first_comment_is_called_so_and_has_no_card(sheet):
    """
    accounts: [linkedin]
    text: "Doors open at six: https://iom.int/a"
    thread: ["More of it: https://iom.int/b"]
    """
    (preview,) = sheet().previews
    assert [(part.place(number, 2), part.card) for number, part in enumerate(preview.parts, 1)] == [
        ("1 of 2", "https://iom.int/a"),
        ("first comment", ""),
    ]
    assert preview.remarks == ()


def test_nothing_to_look_at(seen):
    """text: Doors open at six."""
    assert seen().remarks == ()
