"""The shelf of rules: a row a rule. To add one, write its file, its row here, and its sentences in `words/findings`.

A rule asks by name for what it looks at: `check(variant)` or `check(variant, house)` over one post;
`check(summaries)` or `check(summaries, house)` over the whole desk, which sees one compact `Summary` for each variant,
so that checking streams however many posts there are; `check(page, variant, place)`, or fewer of them, over a page
that posts link to, online only.

A rule over one post that says nothing on some networks tells so with `concerns(grammar)`: it is asked once for each
account, and where it says no, the rule is not asked.
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from types import ModuleType

from msgspec import Struct

from postdesk.models import Grammar, Remark
from postdesk.sentences import Sentence
from postdesk.settings import House

POST, DESK, PAGE = "post", "desk", "page"
WORDS, SAID, NETWORK = "words", "said", "network"
Check = Callable[..., Iterable[Remark]]


class Rule(Struct, frozen=True):
    """One rule's row.

    `over` is what it looks at: one post, the whole desk, or a page that posts link to. `only_with` is what a post, or
    one of the desk's, must hold for the rule to be asked, or even imported (see `holdings`); "" is held by every post.
    `by` is what of a post it looks at: its draft's own words, pictures and settings alone; what is said in the end, and
    what of it is linked; or the account and its network as well. `goes_by` is the setting of the desk (of `House`)
    without which it has nothing to say. One that is `off` waits until a desk asks for it in `[rules]`.
    """

    name: str
    only_with: str = ""
    over: str = POST
    by: str = SAID
    off: bool = False
    goes_by: str = ""


SHELF: tuple[Rule, ...] = (
    Rule("length", by=NETWORK),
    Rule("alt-text", "bare", by=NETWORK),
    Rule("alt-length", "media", by=NETWORK),
    Rule("media-count", "media", by=NETWORK),
    Rule("media-size", "media", by=NETWORK),
    Rule("media-kind", "media", by=NETWORK),
    Rule("media-mix", "several", by=NETWORK),
    Rule("media-shape", "media", by=NETWORK),
    Rule("media-needed", "unpictured", by=NETWORK),
    Rule("too-many-hashtags", "#", by=NETWORK),
    Rule("digits-only-hashtag", "unlinked"),
    Rule("glued-hashtag", "unlinked", by=NETWORK),
    Rule("required-hashtag", goes_by="required_hashtags"),
    Rule("forbidden-hashtag", "#", goes_by="forbidden_hashtags"),
    Rule("unlinked-mention", "@", by=NETWORK),
    Rule("link-malformed"),
    Rule("too-many-links", "link", by=NETWORK),
    Rule("too-many-mentions", "@", by=NETWORK),
    Rule("link-utm", "link", goes_by="utm"),
    Rule("banned-words", goes_by="banned_words"),
    Rule("personal-data"),
    Rule("no-slots", "next", by=NETWORK),
    Rule("after", "after", over=DESK),
    Rule("quiet-hours", by=WORDS, goes_by="quiet_hours"),
    Rule("holiday", by=WORDS, goes_by="keeps_holidays"),
    Rule("lookalike-hashtag", "#"),
    Rule("hashtag-wall", "#", by=NETWORK),
    Rule("cashtags", "$", by=NETWORK),
    Rule("accidental-link", "link"),
    Rule("short-link", "link"),
    Rule("link-tracking", "?", by=NETWORK),
    Rule("alt-wording", "media", by=NETWORK),
    Rule("alt-repeated", "media", by=NETWORK),
    Rule("alt-not-carried", "media", by=NETWORK),
    Rule("too-many-emoji", "emoji", by=WORDS),
    Rule("emoji-bullets", "bullets", by=WORDS),
    Rule("emoji-in-sentence", "emoji", by=WORDS),
    Rule("emoji-weight", "emoji", by=NETWORK),
    Rule("styled-letters", "styled", by=WORDS),
    Rule("shouting", "capitals", by=WORDS),
    Rule("bidi-control", "bidi", by=WORDS),
    Rule("language-script", by=WORDS),
    Rule("thread-numbering", "thread", by=WORDS),
    Rule("no-threads", "thread", by=NETWORK),
    Rule("warning-not-carried", "warning", by=NETWORK),
    Rule("seen-by-all", "visibility", by=NETWORK),
    Rule("answered-post", "answer", by=NETWORK),
    Rule("embargo", "embargo", by=WORDS),
    Rule("secrets", by=WORDS),
    Rule("whole-link", "link", by=NETWORK),
    Rule("dead-address", "address", by=NETWORK),
    Rule("placeholder"),
    Rule("proposal", "proposal", by=WORDS),
    Rule("markup", "markup", by=WORDS),
    Rule("open-pair", "pair", by=WORDS),
    Rule("invisible-sign", "unseen"),
    Rule("spoilt-letters", by=WORDS),
    Rule("page-clutter", by=WORDS),
    Rule("language-words", by=WORDS),
    Rule("day-fits", by=WORDS),
    Rule("repeated-hashtag", "#"),
    Rule("x-cost", by=NETWORK, off=True),
    Rule("camel-case", "#", over=DESK),
    Rule("tag-spelling", "#", over=DESK),
    Rule("twin-hashtag", "#", over=DESK),
    Rule("hashtag-overuse", "#", over=DESK),
    Rule("same-text", "again", over=DESK),
    Rule("similar-text", over=DESK),
    Rule("too-close", over=DESK),
    Rule("same-moment", "neighbours", over=DESK),
    Rule("too-many-posts", over=DESK),
    Rule("over-budget", over=DESK, goes_by="spends_by_month"),
    Rule("versions", "version", over=DESK),
    Rule("unknown-rule", "rule", over=DESK),
    Rule("unused-ignore", "ignore", over=DESK),
    Rule("dead-link", over=PAGE),
    Rule("moved-link", over=PAGE),
    Rule("no-card", over=PAGE),
)
RULES: dict[str, Rule] = {rule.name: rule for rule in SHELF}
"""The rules by their names, in the order in which they are asked."""


def in_force(rule: Rule, house: House) -> bool:
    """Tell whether the desk wants a rule, and has set what the rule goes by."""
    wanted = house.rules.get(rule.name, "off" if rule.off else "") != "off"
    return wanted and (not rule.goes_by or bool(getattr(house, rule.goes_by)))


@cache
def shelved(name: str) -> ModuleType:
    """Import the file of one rule, which is named like the rule."""
    return import_module(f"postdesk.checks.rules.{name.replace('-', '_')}")


def ask_rule(name: str, **given: object) -> Iterable[Remark]:
    """Return what a rule says of what it asks for by name, of all that is given."""
    check, wanted = _check(name)
    return check(*[given[one] for one in wanted])


def check_of(rule: Rule, grammar: Grammar) -> tuple[Check, bool] | None:
    """Return a rule's function over one post, with whether it looks at the desk as well; None where it has no say.

    Of a rule that does not go by the network any account's `grammar` will do.
    """
    concerns = getattr(shelved(rule.name), "concerns", None)
    if concerns is not None and not concerns(grammar):
        return None
    check, wanted = _check(rule.name)
    return check, "house" in wanted


@cache
def _check(name: str) -> tuple[Check, tuple[str, ...]]:
    """Return a rule's function with the names of what it looks at."""
    check = shelved(name).check
    return check, check.__code__.co_varnames[: check.__code__.co_argcount]


def manual(name: str) -> str:
    """Return a rule's manual: the docstring of its file, or what `drafts` says of a finding of the format.

    Raises:
        KeyError: no rule has that name; the message names the nearest one.
    """
    from postdesk.drafts.manuals import MANUALS

    if name in RULES:
        return (shelved(name).__doc__ or "").strip()
    if name in MANUALS:
        return MANUALS[name].strip()
    from postdesk.words.nearest import nearest  # only for a mistyped word

    if near := nearest(name, names_known()):
        raise KeyError(Sentence('there is no rule "{name}": did you mean "{near}"?', name=name, near=near))
    raise KeyError(Sentence('there is no rule "{name}": `postdesk check --rules` lists them', name=name))


def weights() -> dict[str, str]:
    """Return every name that a finding can bear, with what it weighs where the desk says nothing else.

    "format" stands for what is wrong with a file rather than with a post.
    """
    from postdesk.drafts.manuals import MANUALS

    said = {rule.name: "off" if rule.off else shelved(rule.name).SEVERITY.value for rule in SHELF}
    return said | dict.fromkeys(MANUALS, "format")


def is_of_the_format(name: str) -> bool:
    """Tell whether a name is that of a finding of the format, which no rule makes."""
    from postdesk.drafts.manuals import MANUALS

    return name in MANUALS


def names_known() -> list[str]:
    """Return every name that a finding can bear."""
    from postdesk.drafts.manuals import MANUALS

    return [*RULES, *MANUALS]
