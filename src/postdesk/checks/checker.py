"""The rules: one file a rule, its docstring the manual, its sentences the findings.

A rule over one post defines `check(variant, house)`; a rule over the whole desk defines `check(summaries,
house)` and sees one compact `Summary` for each variant, so that checking streams however many posts there
are; a rule over a page that posts link to defines `check(page, variant, place)` and is asked online only. To add a
rule, write its file and put its name into one of the three tuples below; into `ONLY_WITH` too, where it speaks only
of posts that hold a certain thing: others then neither call nor import it.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from types import ModuleType

from msgspec import Struct
from msgspec.structs import replace

from postdesk.drafts.holdings import holdings
from postdesk.drafts.summaries import summary
from postdesk.models import Finding, Page, Place, Remark, Severity, Summary, Variant
from postdesk.settings import House

OF_A_POST: tuple[str, ...] = (
    "length",
    "alt-text",
    "alt-length",
    "media-count",
    "media-size",
    "too-many-hashtags",
    "digits-only-hashtag",
    "glued-hashtag",
    "required-hashtag",
    "forbidden-hashtag",
    "unlinked-mention",
    "link-malformed",
    "too-many-links",
    "link-utm",
    "banned-words",
    "personal-data",
    "no-slots",
    "quiet-hours",
    "lookalike-hashtag",
    "hashtag-wall",
    "cashtags",
    "accidental-link",
    "short-link",
    "link-tracking",
    "alt-wording",
    "alt-repeated",
    "alt-not-carried",
    "too-many-emoji",
    "emoji-bullets",
    "emoji-in-sentence",
    "emoji-weight",
    "styled-letters",
    "shouting",
    "bidi-control",
    "language-script",
    "thread-numbering",
    "no-threads",
    "warning-not-carried",
    "seen-by-all",
    "embargo",
    "secrets",
    "whole-link",
    "dead-address",
    "placeholder",
    "markup",
    "open-pair",
    "invisible-sign",
    "page-clutter",
    "language-words",
    "day-fits",
    "repeated-hashtag",
    "x-cost",
)
OF_THE_DESK: tuple[str, ...] = (
    "camel-case",
    "tag-spelling",
    "twin-hashtag",
    "hashtag-overuse",
    "same-text",
    "similar-text",
    "too-close",
    "same-moment",
    "versions",
    "unknown-rule",
    "unused-ignore",
)
OF_A_PAGE: tuple[str, ...] = ("dead-link", "moved-link", "no-card")
RULES: tuple[str, ...] = OF_A_POST + OF_THE_DESK + OF_A_PAGE
ASKED_FOR = frozenset(("x-cost",))
"""Rules that are off until a desk asks for them in `[rules]`."""
_SPEAK_OF: Mapping[str, tuple[str, ...]] = {
    "#": (
        "too-many-hashtags",
        "digits-only-hashtag",
        "glued-hashtag",
        "forbidden-hashtag",
        "lookalike-hashtag",
        "hashtag-wall",
    ),
    "@": ("unlinked-mention",),
    "$": ("cashtags",),
    "link": ("too-many-links", "link-utm", "accidental-link", "short-link", "link-tracking"),
    "media": ("alt-text", "alt-length", "alt-wording", "alt-repeated", "alt-not-carried", "media-count", "media-size"),
    "thread": ("thread-numbering", "no-threads"),
    "warning": ("warning-not-carried",),
    "visibility": ("seen-by-all",),
    "emoji": ("too-many-emoji", "emoji-bullets", "emoji-in-sentence", "emoji-weight"),
    "styled": ("styled-letters",),
    "bidi": ("bidi-control",),
}
ONLY_WITH: Mapping[str, str] = {name: held for held, names in _SPEAK_OF.items() for name in names}
"""What a post must hold for a rule to be asked: see `holdings`."""
OF_A_NETWORK = frozenset(
    (
        *_SPEAK_OF["media"],
        "length",
        "emoji-weight",
        "too-many-hashtags",
        "glued-hashtag",
        "hashtag-wall",
        "unlinked-mention",
        "too-many-links",
        "link-tracking",
        "cashtags",
        "no-slots",
        "no-threads",
        "warning-not-carried",
        "seen-by-all",
        "x-cost",
    )
)
"""Rules that look at the account or its network; all others only at what is said, and at what of it is linked."""
_ORDER = {name: position for position, name in enumerate(OF_A_POST)}
_Said = tuple[ModuleType, Remark]


class _Heard(Struct, frozen=True):
    """One wording of a draft: what the rules said of it on any network, and the rules that ask for the network."""

    variant: Variant
    said: Sequence[_Said]
    of_a_network: Sequence[ModuleType]
    summary: Summary


class Checker:
    """Holds one desk's rules against one variant after another, and at the end against all of them together."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.summaries: list[Summary] = []
        self._of_a_post = [name for name in OF_A_POST if in_force(name, house)]
        self._of_the_desk = [rule(name) for name in OF_THE_DESK if in_force(name, house)]
        self._asked: dict[tuple[str, ...], tuple[Sequence[ModuleType], Sequence[ModuleType]]] = {}
        self._heard: _Heard | None = None

    def variant(self, variant: Variant) -> Iterator[Finding]:
        """Yield what the rules say of one variant, but for what its draft ignores."""
        heard = self._heard
        if heard is None or not alike(variant, heard.variant):
            heard = self._heard = self._hear(variant)
        ignored: list[str] = []
        account, draft = variant.account, variant.draft
        for shelved, remark in in_order(heard.said, self._ask(heard.of_a_network, variant)):
            if shelved.ID in draft.ignore:
                ignored.append(shelved.ID)
            else:
                yield self._finding(shelved, remark, account.network, account.name, draft.ref)
        self.summaries.append(
            replace(heard.summary, account=account.name, network=account.network, ignored=tuple(ignored))
        )

    def _hear(self, variant: Variant) -> _Heard:
        """Ask what need not be asked again for accounts that say the very same; they mostly follow each other."""
        of_the_words, of_a_network = self._rules_for(holdings(variant))
        return _Heard(variant, self._ask(of_the_words, variant), of_a_network, summary(variant))

    def _ask(self, rules: Sequence[ModuleType], variant: Variant) -> list[_Said]:
        return [(shelved, remark) for shelved in rules for remark in shelved.check(variant, self.house)]

    def desk(self) -> Iterator[Finding]:
        """Yield what only shows across the variants seen so far."""
        for shelved in self._of_the_desk:
            for remark in shelved.check(self.summaries, self.house):
                if remark.of is None:
                    yield self._finding(shelved, remark)
                elif shelved.ID not in remark.of.ignore:
                    yield self._finding(shelved, remark, remark.of.network, remark.of.account, remark.of.post)

    def page(self, page: Page, variant: Variant, place: Place) -> Iterator[Finding]:
        """Yield what the rules say of a page that a variant links to, but for what its draft ignores."""
        account = variant.account
        for shelved in map(rule, OF_A_PAGE):
            if in_force(shelved.ID, self.house) and shelved.ID not in variant.draft.ignore:
                for remark in shelved.check(page, variant, place):
                    yield self._finding(shelved, remark, account.network, account.name, variant.draft.ref)

    def _rules_for(self, held: tuple[str, ...]) -> tuple[Sequence[ModuleType], Sequence[ModuleType]]:
        """Return the rules for a post that holds these things, imported when the first such post comes.

        First those that look at what is said alone, then those that look at the network too.
        """
        if held not in self._asked:
            rules = [rule(name) for name in self._of_a_post if ONLY_WITH.get(name, "") in held]
            of_a_network = [shelved for shelved in rules if shelved.ID in OF_A_NETWORK]
            self._asked[held] = [shelved for shelved in rules if shelved not in of_a_network], of_a_network
        return self._asked[held]

    def _finding(
        self, shelved: ModuleType, remark: Remark, network: str = "", account: str = "", post: str = ""
    ) -> Finding:
        """Return the remark with its rule, its post and its weight: by the desk's word, its own, or its rule's."""
        said = self.house.rules.get(shelved.ID)
        severity = Severity(said) if said else remark.severity or shelved.SEVERITY
        return Finding(remark.place, severity, shelved.ID, remark.message, network, account, post)


def alike(one: Variant, other: Variant) -> bool:
    """Tell whether two variants are one wording of one draft: the same said, shown and linked, in the same places."""
    draft = one.draft
    if draft is not other.draft or {one.account.name, other.account.name} & draft.wordings.keys():
        return False
    return wording(one) == wording(other)


def wording(variant: Variant) -> tuple[object, ...]:
    """Return all that a rule which does not look at the network can find in a variant, beyond its draft."""
    linked = [(parsed.hashtags, parsed.mentions, parsed.links, parsed.cashtags) for parsed in variant.parsed]
    return variant.texts, variant.words, variant.hashtags, variant.link, variant.media, linked


def in_order(some: Sequence[_Said], more: Sequence[_Said]) -> Sequence[_Said]:
    """Return what rules said, in the order of the rules."""
    return sorted((*some, *more), key=lambda said: _ORDER[said[0].ID]) if some and more else some or more


def in_force(name: str, house: House) -> bool:
    """Tell whether the desk wants a rule."""
    return house.rules.get(name, "off" if name in ASKED_FOR else "") != "off"


def rule(name: str) -> ModuleType:
    """Import the file of one rule, which is named like the rule."""
    return import_module(f"postdesk.checks.rules.{name.replace('-', '_')}")


def manual(name: str) -> str:
    """Return a rule's manual: the docstring of its file, or what `drafts` says of a finding of the format.

    Raises:
        KeyError: no rule has that name; the message names the nearest one.
    """
    from postdesk.drafts import MANUALS

    if name in RULES:
        return (rule(name).__doc__ or "").strip()
    if name in MANUALS:
        return MANUALS[name].strip()
    raise KeyError(f'there is no rule "{name}"{nearest(name)}')


def weights() -> dict[str, str]:
    """Return every name that a finding can bear, with what it weighs where the desk says nothing else.

    "format" stands for what is wrong with a file rather than with a post.
    """
    from postdesk.drafts import MANUALS

    said = {name: "off" if name in ASKED_FOR else rule(name).SEVERITY.value for name in RULES}
    return said | dict.fromkeys(MANUALS, "format")


def nearest(name: str) -> str:
    """Return the question after an unknown rule's name: the rule that was probably meant, or nothing."""
    from difflib import get_close_matches  # 5 ms, and only for a name that is wrong

    from postdesk.drafts import MANUALS

    close = get_close_matches(name, [*RULES, *MANUALS], n=1)
    return f': did you mean "{close[0]}"?' if close else ""
