"""Whatever bytes a file holds, reading it ends, with findings rather than a traceback."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from postdesk.cli.findings import line
from postdesk.words.findings import in_words

GOOD = """\
# yaml-language-server: $schema=.schema.json
campaign: spring
accounts: &both [fedi, page]
hashtags: [MigrantsDay]
posts:
  - id: gifts
    at: 2026-12-18 09:00
    latest: 2 h
    text: |
      Games, gifts and good company. 🎁 #IOM
    link: https://example.org/news?a=b#c
    media:
      - file: media/hall.jpg
        alt: "A full hall :tada:"
    fedi: {text: 'It''s longer', hashtags: [One, "#Two"]}
    thread: ["Second part.", >-
      Third part.]
  - id: more
    accounts: *both
    text: Добро дошли
    ignore: {too-close: agreed}
"""
SNIPPETS = [" #Tag", "@", "*x", "&x ", "!x ", ": ", "- ", "\t", '"', "'", "[", "{", "}", "]", "|", "<<: *both", "---\n"]
BOUNDED = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def mutations(draw):
    """A good campaign with a few things put in, cut out or doubled."""
    text = GOOD
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.sampled_from([*SNIPPETS, "", text[start:end] * 2])) + text[end:]
    return text


def holds(read):
    for finding in read.findings:
        assert finding.place.line >= 1
        assert finding.place.column >= 1
        assert in_words(finding)
        assert "\n" not in line(finding)


@BOUNDED
@given(st.binary(max_size=400))
@example(b"\x00")
@example(b"\xff")
def test_any_bytes(campaign, content):
    holds(campaign(content))


@BOUNDED
@given(st.text(alphabet="ab: -#@%`*&!|>'\"[]{}?,\n\t\\<0123~.", max_size=120))
def test_any_text_in_yamls_own_characters(campaign, text):
    holds(campaign(text.encode()))


@BOUNDED
@given(mutations())
def test_any_damage_to_a_good_campaign(campaign, text):
    holds(campaign(text.encode()))


def test_a_big_campaign_is_read_whole(campaign):
    posts = "".join(f"  - id: p{number}\n    text: |\n      {'Welcome #IOM. ' * 70}\n" for number in range(10_000))
    read = campaign(f"campaign: big\naccounts: [fedi]\nposts:\n{posts}".encode())
    assert (len(read.drafts), read.findings) == (10_000, ())
