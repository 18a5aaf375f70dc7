"""What LinkedIn counts, and the little text that its API wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk.networks.linkedin import text as linkedin

RESERVED = r"\|{}@[]()<>#*_~"


def test_counts_utf16_units_plain_and_escaped():
    assert linkedin.parse("💡 (a)").lengths == {"UTF-16 units": 6, "UTF-16 units, escaped": 8}


def test_a_plain_mention_is_none():
    parsed = linkedin.parse("@un #IOM https://iom.int")
    assert parsed.mentions == ()
    assert [tag.text for tag in parsed.hashtags] == ["IOM"]
    assert [link.text for link in parsed.links] == ["https://iom.int"]


def test_hashtags_become_templates():
    assert linkedin.little_text("(see #IOM_2024)") == r"\(see {hashtag|\#|IOM\_2024}\)"
    assert linkedin.unescape(r"\(see {hashtag|\#|IOM\_2024}\)") == "(see #IOM_2024)"


@pytest.mark.parametrize("sign", RESERVED)
def test_every_reserved_sign_is_escaped(sign):
    assert linkedin.escape(sign) == f"\\{sign}"


@given(st.text(alphabet=RESERVED + "aж💡\n hashtg", max_size=40))
def test_what_is_written_reads_as_it_was(text):
    assert linkedin.unescape(linkedin.escape(text)) == text
    assert linkedin.unescape(linkedin.little_text(text)) == text
