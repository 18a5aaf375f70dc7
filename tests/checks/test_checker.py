"""One variant after another, and the desk: what weighs how much, what a post may ignore, who is asked once."""

import pytest
from msgspec.structs import replace

from postdesk.checks.checker import Checker
from postdesk.cli.findings import line
from postdesk.drafts.holdings import holdings, holdings_of_desk
from postdesk.drafts.summaries import summary
from postdesk.models import Account, Severity
from postdesk.words.findings import in_words


@pytest.fixture
def found(variants, house):
    """Every finding on the docstring's drafts."""

    def look(**settings):
        checker = Checker(replace(house, **settings))
        each = [finding for variant in variants(settings) for finding in checker.check_variant(variant)]
        return each + list(checker.check_desk())

    return look


def test_a_finding_names_place_post_account_network_and_rule(found):
    """
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    (finding,) = found()
    assert (
        line(finding) == "campaigns/story.yaml:6:20: error: mastodon: hall.jpg has no alt text (story/post) [alt-text]"
    )
    assert (finding.post, finding.account) == ("story/post", "fedi")


def test_an_address_of_which_the_network_makes_no_link_is_told_though_the_post_has_no_other(found):
    """
    accounts: [bsky]
    posts:
      - {id: quoted, at: 2026-12-01 10:00, text: "Lisez «https://example.org/a» ce soir"}
      - {id: glued, at: 2026-12-02 10:00, text: "Read:https://example.org/a tonight"}
    """
    assert [(one.rule, one.post) for one in found() if one.rule == "whole-link"] == [
        ("whole-link", "story/quoted"),
        ("whole-link", "story/glued"),
    ]


def test_an_address_that_cannot_be_clicked_is_told_though_it_has_no_scheme(found):
    """
    accounts: [instagram]
    posts:
      - {id: hall, at: 2026-12-01 10:00, text: "Www.example.org has more", media: [{file: hall.jpg, alt: A hall.}]}
      - {id: tea, at: 2026-12-02 10:00, text: "Tea: example.org/tea", media: [{file: tea.jpg, alt: Tea in cups.}]}
      - {id: name, at: 2026-12-03 10:00, text: "We are example.org", media: [{file: we.jpg, alt: Four of us.}]}
    """
    assert [(one.rule, one.post) for one in found() if one.rule == "dead-address"] == [
        ("dead-address", "story/hall"),
        ("dead-address", "story/tea"),
    ]


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
    assert [(finding.rule, finding.severity, in_words(finding)) for finding in found()] == [
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
    assert list(checker.check_variant(next(variants()))) == []
    assert list(checker.check_desk()) == []


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
      - {id: letters, at: "2026-12-18 09:00", text: Врата су отворена – dođite!}
      - {id: signs, at: "2026-12-18 09:00", text: "Hall #1, $5, @office", thread: [More.]}
      - {id: wide, at: "2026-12-18 09:00", text: "＃Врата", link: "https://example.org/"}
      - {id: picture, at: "2026-12-18 09:00", text: "Tea. 🍵", media: [{file: tea.jpg, alt: Tea.}]}
      - {id: bold, at: "2026-12-18 09:00", text: "𝐓𝐞𝐚"}
      - {id: warned, at: "2026-12-18 09:00", text: Tea, warning: Hot}
      - {id: turned, at: "2026-12-18 09:00", text: "Tea \u202eaet"}
      - {id: said, at: "2026-12-18 09:00", text: "“Tea”, she said"}
      - {id: unseen, at: "2026-12-18 09:00", text: "Te\u00ada"}
      - {id: asked, at: "2026-12-18 09:00", text: "Tea?"}
      - {id: bare, at: "2026-12-18 09:00", text: "Tea", media: [{file: tea.jpg}]}
      - {id: listed, at: "2026-12-18 09:00", text: "🍵 Tea\\n🍰 Cake"}
      - {id: loud, at: "2026-12-18 09:00", text: "COME FOR TEA"}
      - {id: quiet, at: "2026-12-18 09:00", text: "UN and EU"}
      - {id: sealed, at: "2026-12-18 09:00", text: "Tea", embargo: "2026-12-18 08:00"}
      - {id: noted, at: "2026-12-18 09:00", text: "Ембарго до петка"}
    """
    assert [" ".join(filter(None, holdings(variant))) for variant in variants()] == [
        "unpictured next",
        "unpictured",
        "# unlinked @ $ unpictured thread markup",
        "unpictured address link #",
        "media emoji",
        "unpictured styled",
        "unpictured warning",
        "unpictured bidi",
        "unpictured pair",
        "unpictured unseen",
        "? unpictured",
        "media bare",
        "unpictured bullets emoji",
        "unpictured capitals",
        "unpictured",
        "unpictured embargo",
        "unpictured embargo",
    ]


def test_what_posts_of_a_desk_hold_between_them(variants, house):
    """
    accounts: [fedi]
    posts:
      - {id: plain, text: Doors open at six., language: en}
      - {id: tea-en, text: "Tea #Tea", language: en, after: plain@fedi, ignore: {after: They belong together.}}
    """
    seen = [summary(variant) for variant in variants()]
    assert holdings_of_desk(seen[:1], house) == ("",)
    assert holdings_of_desk(seen[:1], replace(house, rules={"length": "warning"})) == ("", "rule")
    assert holdings_of_desk(seen, house) == ("", "#", "version", "after", "ignore", "rule")
    assert holdings_of_desk([seen[0], seen[0]], house) == ("", "again")
    other = house.accounts | {"mission": Account("mission", "mastodon")}
    assert holdings_of_desk(seen[:1], replace(house, accounts=other)) == ("", "neighbours")


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


def test_accounts_that_differ_in_their_links_alone_are_told_the_same_of_their_words(found):
    """
    accounts: [fedi, bsky, telegram]
    text: WE ARE OPEN TOMORROW EVENING!
    link: https://example.org/tea
    """
    links = {"utm": {"utm_source": "{network}", "utm_campaign": "spring"}}
    assert [(finding.rule, finding.account) for finding in found(**links)] == [
        ("shouting", "fedi"),
        ("shouting", "bsky"),
        ("shouting", "telegram"),
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
