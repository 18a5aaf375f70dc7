"""The campaign file that is written: whatever stands in a source is read again as it was."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postdesk.drafts.findings import Findings
from postdesk.drafts.reading import read_text
from postdesk.drafts.releases.campaign_text import Heading, empty_campaign, proposed_campaign, quoted_value
from postdesk.drafts.releases.proposals import Proposal, ProposedWording
from postdesk.models import Account
from postdesk.settings import House

HOUSE = House(
    Path("desk"), "Office", "UTC", accounts={name: Account(name, "rehearsal") for name in ("one", "two", "three")}
)
SIGNS = "aB7é字ع#&*!|>'\"%@`{}[],?-—.\\№👋"
WORDS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=8)
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n\n".join)


def again(text):
    return read_text(text, Findings("campaigns/spring.yaml", {}), HOUSE, {})


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, LINES)
def test_every_text_and_title_comes_back(text, part, title):
    wordings = (ProposedWording(("one",), text, (1,)), ProposedWording(("two", "three"), part, (2,), (text, part)))
    heading = Heading(
        "spring", title, ("one", "two", "three"), ("Tag",), "https://example.org/a?b=c#d", "sr-Latn", {"file": title}
    )
    found = again(proposed_campaign(heading, [Proposal("lead", 1, wordings)]))
    assert found.findings == ()
    assert found.title == title
    (draft,) = found.drafts
    assert (draft.text, draft.wordings["two"].text) == (text, part)
    assert [each.text for each in draft.wordings["three"].thread] == [text, part]
    assert (draft.link, draft.language, draft.hashtags) == ("https://example.org/a?b=c#d", "sr-Latn", ("Tag",))
    assert draft.proposal == f"{title}:1"


def test_a_thread_first_and_a_whole_wording_after_it():
    wordings = (
        ProposedWording(("one",), "First.", (1,), ("Second.",)),
        ProposedWording(("two",), "First. Second.", (1,)),
    )
    found = again(
        proposed_campaign(
            Heading("spring", "", ("one", "two", "three")), [Proposal("story", 3, wordings, stranger=True)]
        )
    )
    assert found.findings == ()
    assert found.drafts[0].accounts == ("one", "two")
    assert found.drafts[0].wordings["two"].thread == ()


def test_an_empty_campaign_asks_for_a_text():
    found = again(empty_campaign(Heading("spring", "", ("one",))))
    assert [finding.rule for finding in found.findings] == ["empty-text"]


def test_values_that_yaml_would_take_for_others_are_quoted():
    assert [quoted_value(value) for value in ("spring", "no", "2026", "a: b", 'say "x"', "release.txt:24", "a\tb")] == [
        "spring", '"no"', '"2026"', '"a: b"', '"say \\"x\\""', "release.txt:24", '"a b"',
    ]  # fmt: skip
