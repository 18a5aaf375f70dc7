"""The shelf itself: who is on it, what weighs how much, what a post may ignore."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from postdesk.checks import rules
from postdesk.checks.checker import (
    OF_A_NETWORK,
    OF_A_POST,
    OF_THE_DESK,
    ONLY_WITH,
    RULES,
    Checker,
    manual,
    rule,
    weights,
)
from postdesk.drafts.holdings import holdings
from postdesk.models import Severity


@pytest.fixture
def found(variants, house):
    """Every finding on the docstring's drafts."""

    def look(**settings):
        checker = Checker(replace(house, **settings))
        each = [finding for variant in variants(settings) for finding in checker.variant(variant)]
        return each + list(checker.desk())

    return look


def test_every_file_on_the_shelf_is_a_rule_and_every_rule_a_file():
    files = {path.stem.replace("_", "-") for path in Path(rules.__file__).parent.glob("[a-z]*.py")}
    assert files == set(RULES)
    assert len(RULES) == len(set(RULES))


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_an_id_a_weight_a_check_and_a_manual(name):
    shelved = rule(name)
    assert name == shelved.ID
    assert isinstance(shelved.SEVERITY, Severity)
    assert shelved.check.__doc__
    first, _, rest = manual(name).partition("\n\n")
    assert first.endswith(".")
    assert "\n" not in first
    assert "What to do" in rest
    assert "Source" in rest


def test_a_finding_names_place_post_account_network_and_rule(found):
    """
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    (finding,) = found()
    assert str(finding) == "campaigns/story.yaml:6:20: error: mastodon: hall.jpg has no alt text [alt-text]"
    assert (finding.post, finding.account) == ("story/post", "fedi")


def test_the_desk_says_what_a_rule_weighs(found):
    """
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    assert [finding.severity for finding in found(rules={"alt-text": "warning"})] == [Severity.WARNING]
    assert found(rules={"alt-text": "off", "camel-case": "off"}) == []


def test_a_remark_may_weigh_less_than_its_rule_unless_the_desk_insists(found):
    """
    accounts: [threads]
    language: sr
    text: "‹ж × 300›"
    """
    assert [finding.severity for finding in found()] == [Severity.WARNING]
    assert [finding.severity for finding in found(rules={"length": "error"})] == [Severity.ERROR]


def test_a_post_ignores_a_rule_with_a_reason(found):
    """
    text: Doors open at six.
    media: [{file: hall.jpg}]
    ignore: { alt-text: The picture only repeats the words. }
    """
    assert found() == []


def test_a_rule_over_the_desk_can_be_ignored_too(found):
    """
    posts:
      - {id: one, text: Doors open., at: "2026-12-18 09:00"}
      - {id: two, text: Doors close., at: "2026-12-18 09:05", ignore: {too-close: A correction.}}
      - {id: three, text: Doors shut., at: "2026-12-18 09:10"}
    """
    (finding,) = found()
    assert (finding.rule, finding.post, finding.account) == ("too-close", "story/three", "fedi")


def test_an_exception_that_nothing_needs(found):
    """
    accounts: [fedi, x]
    text: Doors open at six.
    ignore: { alt-text: The picture repeats the words., too-close: A correction. }
    """
    assert [(finding.rule, finding.severity, finding.message) for finding in found()] == [
        ("unused-ignore", Severity.WARNING, "alt-text has nothing to ignore here: take it out of ignore"),
    ]
    assert "unused-ignore" not in {finding.rule for finding in found(rules={"alt-text": "off"})}


def test_an_exception_that_one_of_two_accounts_needs(found):
    """
    accounts: [fedi, telegram]
    text: Doors open at six, and tea is ready for everybody.
    media: [{file: hall.jpg}]
    ignore: { alt-text: The picture repeats the words. }
    """
    assert found() == []


def test_an_exception_is_not_judged_when_only_some_accounts_are_looked_at(variants, house):
    """
    accounts: [fedi, x]
    text: Doors open at six.
    ignore: { alt-text: The picture repeats the words. }
    """
    checker = Checker(house)
    assert list(checker.variant(next(variants()))) == []
    assert list(checker.desk()) == []


def test_a_setting_of_the_desk_belongs_to_no_post(found):
    """
    text: Doors open at six.
    """
    (finding,) = found(rules={"lenght": "off"})
    assert (finding.rule, finding.post, finding.account, finding.network) == ("unknown-rule", "", "", "")


def test_what_posts_hold(variants):
    """
    posts:
      - {id: plain, text: Doors open at six.}
      - {id: letters, text: Врата су отворена – dođite!}
      - {id: signs, text: "Hall #1, $5, @office", thread: [More.]}
      - {id: wide, text: "＃Врата", link: "https://example.org/"}
      - {id: picture, text: "Tea. 🍵", media: [{file: tea.jpg, alt: Tea.}]}
      - {id: bold, text: "𝐓𝐞𝐚"}
      - {id: warned, text: Tea, warning: Hot}
      - {id: turned, text: "Tea \u202eaet"}
    """
    assert [" ".join(filter(None, holdings(variant))) for variant in variants()] == [
        "",
        "",
        "# @ $ thread",
        "link #",
        "media emoji",
        "styled",
        "warning",
        "bidi",
    ]
    assert set(ONLY_WITH) <= set(OF_A_POST)
    assert set(ONLY_WITH.values()) <= {
        "#",
        "@",
        "$",
        "media",
        "thread",
        "warning",
        "link",
        "emoji",
        "styled",
        "bidi",
        "visibility",
    }


def test_manuals():
    assert manual("alt-text").startswith("Every picture says in words what it shows.")
    assert manual("swallowed-hashtag")
    with pytest.raises(KeyError, match=r'there is no rule "alt-txt": did you mean "alt-text"\?'):
        manual("alt-txt")


def test_weights():
    assert set(RULES) < set(weights())
    assert weights()["alt-text"] == "error"
    assert weights()["same-text"] == "warning"
    assert weights()["swallowed-hashtag"] == "format"
    assert not set(OF_A_POST) & set(OF_THE_DESK)


def test_accounts_that_say_the_same_are_told_the_same_each_with_its_own_limits(found):
    """
    accounts: [telegram, fedi, x, bsky]
    text: "WE ARE OPEN TOMORROW EVENING! ‹a × 300›"
    """
    assert [(finding.rule, finding.account) for finding in found()] == [
        ("shouting", "telegram"),
        ("shouting", "fedi"),
        ("length", "x"),
        ("shouting", "x"),
        ("length", "bsky"),
        ("shouting", "bsky"),
    ]


def test_a_finding_in_an_accounts_own_wording_is_placed_there(found):
    """
    accounts: [fedi, x, bsky]
    text: WE ARE OPEN TOMORROW EVENING!
    x: { text: WE ARE OPEN TOMORROW EVENING! }
    """
    assert [(finding.account, finding.place.line, finding.place.column) for finding in found()] == [
        ("fedi", 6, 11),
        ("x", 7, 16),
        ("bsky", 6, 11),
    ]


@pytest.mark.parametrize("name", sorted(set(OF_A_POST) - OF_A_NETWORK))
def test_a_rule_that_is_asked_once_for_all_accounts_looks_at_no_network(name):
    code = Path(rule(name).__file__).read_text(encoding="utf-8")
    assert not re.search(r"\.(account|grammar|network|lengths|ref)\b", code)
