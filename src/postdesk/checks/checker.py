"""Holds the rules of the shelf against one variant after another, and at the end against all of them together."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from postdesk.checks.shelf import (
    DESK,
    NETWORK,
    PAGE,
    POST,
    SAID,
    SHELF,
    WORDS,
    Check,
    Rule,
    ask_rule,
    check_of,
    in_force,
    shelved,
)
from postdesk.drafts.holdings import holdings, holdings_of_desk
from postdesk.drafts.summaries import Remembered
from postdesk.models import Finding, ParsedText, Place, Remark, Severity, Summary, Variant
from postdesk.settings import House

if TYPE_CHECKING:
    from postdesk.models import Page

_ORDER = {rule.name: position for position, rule in enumerate(SHELF)}
_Said = tuple[Rule, Remark]
_Question = tuple[Rule, Check, bool]
"""A rule with its function, and whether that looks at the desk as well."""
_Asked = dict[tuple[str, str], Sequence[_Question]]
"""What is asked of posts that hold the same, by rules of one kind: by the network, of an account."""


class _Heard(Struct, frozen=True):
    """One wording of a draft: what it holds, and what the rules said of its words alone, and of all that is said."""

    variant: Variant
    held: tuple[str, ...]
    asked: _Asked
    of_words: Sequence[_Said]
    said: Sequence[_Said]


class Checker:
    """One desk's rules, and what they need to remember of the variants that were checked."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.seen = Remembered()
        self._in_force = [rule for rule in SHELF if in_force(rule, house)]
        over_posts = [rule for rule in self._in_force if rule.over == POST]
        self._over_posts = {by: [rule for rule in over_posts if rule.by == by] for by in (WORDS, SAID, NETWORK)}
        self._asked: dict[tuple[str, ...], _Asked] = {}
        self._checks: dict[str, dict[str, tuple[Check, bool] | None]] = {}
        self._heard: _Heard | None = None

    def check_variant(self, variant: Variant) -> Iterator[Finding]:
        """Yield what the rules say of one variant, but for what its draft ignores."""
        before, heard = self._heard, self._hear(variant, self._heard)
        self._heard = heard
        ignored: list[str] = []
        account, draft = variant.account, variant.draft
        by_network = self._ask(self._questions(heard.held, heard.asked, variant, NETWORK), variant)
        for rule, remark in in_order(heard.said, by_network):
            if rule.name in draft.ignore:
                ignored.append(rule.name)
            else:
                yield self._finding(rule, remark, account.network, account.name, draft.ref)
        self.seen.add(variant, tuple(ignored), again=heard is before)

    def _hear(self, variant: Variant, heard: _Heard | None) -> _Heard:
        """Ask what need not be asked again for accounts that say the same; they mostly follow each other."""
        worded = heard is not None and worded_alike(variant, heard.variant)
        if heard and worded and alike(variant, heard.variant):
            return heard
        held = holdings(variant)
        asked = self._asked.setdefault(held, {})
        of_words = (
            heard.of_words if heard and worded else self._ask(self._questions(held, asked, variant, WORDS), variant)
        )
        of_all = self._ask(self._questions(held, asked, variant, SAID), variant)
        return _Heard(variant, held, asked, of_words, in_order(of_words, of_all))

    def _ask(self, questions: Sequence[_Question], variant: Variant) -> list[_Said]:
        house = self.house
        return [
            (rule, remark)
            for rule, check, of_the_desk in questions
            for remark in (check(variant, house) if of_the_desk else check(variant))
        ]

    def check_desk(self) -> Iterator[Finding]:
        """Yield what only shows across the variants seen so far.

        A post that stands in two files is an error of the second one; what it shares with itself says nothing more.
        """
        first: dict[tuple[str, str], Summary] = {}
        for summary in self.seen.summaries():
            first.setdefault((summary.post, summary.account), summary)
        seen = list(first.values())
        for rule in self._over(DESK, holdings_of_desk(self.seen.shared, self.house)):
            for remark in ask_rule(rule.name, summaries=seen, house=self.house):
                if remark.of is None:
                    yield self._finding(rule, remark)
                elif rule.name not in remark.of.ignore:
                    yield self._finding(rule, remark, remark.of.network, remark.of.account, remark.of.post)

    def check_page(self, page: "Page", variant: Variant, place: Place) -> Iterator[Finding]:
        """Yield what the rules say of a page that a variant links to, but for what its draft ignores."""
        account = variant.account
        for rule in self._over(PAGE, ("",)):
            if rule.name not in variant.draft.ignore:
                for remark in ask_rule(rule.name, page=page, variant=variant, place=place):
                    yield self._finding(rule, remark, account.network, account.name, variant.draft.ref)

    def _over(self, what: str, held: Sequence[str]) -> list[Rule]:
        return [rule for rule in self._in_force if rule.over == what and rule.only_with in held]

    def _questions(self, held: tuple[str, ...], asked: _Asked, variant: Variant, by: str) -> Sequence[_Question]:
        """Return what is asked of a post that holds these things by rules of one kind.

        The rules are imported when they are first asked.
        """
        account = variant.account.name if by == NETWORK else ""
        known = asked.get((by, account))
        if known is None:
            rules = [rule for rule in self._over_posts[by] if rule.only_with in held]
            checks = self._checks.setdefault(account, {})
            for rule in rules:
                if rule.name not in checks:
                    checks[rule.name] = check_of(rule, variant.grammar)
            found = [(rule, checks[rule.name]) for rule in rules]
            known = asked[by, account] = [(rule, *check) for rule, check in found if check]
        return known

    def _finding(self, rule: Rule, remark: Remark, network: str = "", account: str = "", post: str = "") -> Finding:
        """Return the remark with its rule, its post and its weight: by the desk's word, its own, or its rule's."""
        said = self.house.rules.get(rule.name)
        severity = Severity(said) if said else remark.severity or shelved(rule.name).SEVERITY
        return Finding(remark.place, severity, rule.name, remark.code, remark.values, network, account, post)


def worded_alike(one: Variant, other: Variant) -> bool:
    """Tell whether two variants say the same words of one draft in the same places, whatever is added to them."""
    draft = one.draft
    if draft is not other.draft or {one.account.name, other.account.name} & draft.wordings.keys():
        return False
    return one.words == other.words and one.media == other.media


def alike(one: Variant, other: Variant) -> bool:
    """Tell whether two variants that are worded alike are the same in all that is said, shown and linked."""
    said = one.texts == other.texts and one.link == other.link and one.hashtags == other.hashtags
    return said and all(map(_linked_alike, one.parsed, other.parsed))


def _linked_alike(one: ParsedText, other: ParsedText) -> bool:
    return (
        one.hashtags == other.hashtags
        and one.links == other.links
        and one.mentions == other.mentions
        and one.cashtags == other.cashtags
    )


def in_order(some: Sequence[_Said], more: Sequence[_Said]) -> Sequence[_Said]:
    """Return what rules said, in the order of the rules."""
    return sorted((*some, *more), key=lambda said: _ORDER[said[0].name]) if some and more else some or more
