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
from postdesk.settings import House

POST, DESK, PAGE = "post", "desk", "page"
Check = Callable[..., Iterable[Remark]]


class Rule(Struct, frozen=True):
    """One rule's row.

    `over` is what it looks at: one post, the whole desk, or a page that posts link to. `only_with` is what a post, or
    one of the desk's, must hold for the rule to be asked, or even imported (see `holdings`); "" is held by every post.
    `goes_by` is the setting of the desk (of `House`) without which it has nothing to say. A rule `by_network` looks at
    the account or its network, one `by_words` only at the draft's own words, pictures and settings; all others at what
    is said, and at what of it is linked. One that is `off` waits until a desk asks for it in `[rules]`.
    """

    name: str
    only_with: str = ""
    over: str = POST
    by_network: bool = False
    by_words: bool = False
    off: bool = False
    goes_by: str = ""


SHELF: tuple[Rule, ...] = (
    Rule("length", by_network=True),
    Rule("alt-text", "bare", by_network=True),
    Rule("alt-length", "media", by_network=True),
    Rule("media-count", "media", by_network=True),
    Rule("media-size", "media", by_network=True),
    Rule("media-kind", "media", by_network=True),
    Rule("media-mix", "several", by_network=True),
    Rule("media-shape", "media", by_network=True),
    Rule("media-needed", by_network=True),
    Rule("too-many-hashtags", "#", by_network=True),
    Rule("digits-only-hashtag", "unlinked"),
    Rule("glued-hashtag", "unlinked", by_network=True),
    Rule("required-hashtag", goes_by="required_hashtags"),
    Rule("forbidden-hashtag", "#", goes_by="forbidden_hashtags"),
    Rule("unlinked-mention", "@", by_network=True),
    Rule("link-malformed"),
    Rule("too-many-links", "link", by_network=True),
    Rule("too-many-mentions", "@", by_network=True),
    Rule("link-utm", "link", goes_by="utm"),
    Rule("banned-words", goes_by="banned_words"),
    Rule("personal-data"),
    Rule("no-slots", "next", by_network=True),
    Rule("after", "after", over=DESK),
    Rule("quiet-hours", by_words=True, goes_by="quiet_hours"),
    Rule("holiday", by_words=True, goes_by="keeps_holidays"),
    Rule("lookalike-hashtag", "#"),
    Rule("hashtag-wall", "#", by_network=True),
    Rule("cashtags", "$", by_network=True),
    Rule("accidental-link", "link"),
    Rule("short-link", "link"),
    Rule("link-tracking", "?", by_network=True),
    Rule("alt-wording", "media", by_network=True),
    Rule("alt-repeated", "media", by_network=True),
    Rule("alt-not-carried", "media", by_network=True),
    Rule("too-many-emoji", "emoji", by_words=True),
    Rule("emoji-bullets", "bullets", by_words=True),
    Rule("emoji-in-sentence", "emoji", by_words=True),
    Rule("emoji-weight", "emoji", by_network=True),
    Rule("styled-letters", "styled", by_words=True),
    Rule("shouting", by_words=True),
    Rule("bidi-control", "bidi", by_words=True),
    Rule("language-script", by_words=True),
    Rule("thread-numbering", "thread", by_words=True),
    Rule("no-threads", "thread", by_network=True),
    Rule("warning-not-carried", "warning", by_network=True),
    Rule("seen-by-all", "visibility", by_network=True),
    Rule("answered-post", "answer", by_network=True),
    Rule("embargo", by_words=True),
    Rule("secrets", by_words=True),
    Rule("whole-link", "link", by_network=True),
    Rule("dead-address", "address", by_network=True),
    Rule("placeholder"),
    Rule("proposal", "proposal", by_words=True),
    Rule("markup", "markup", by_words=True),
    Rule("open-pair", "pair", by_words=True),
    Rule("invisible-sign", "unseen", by_words=True),
    Rule("spoilt-letters", by_words=True),
    Rule("page-clutter", by_words=True),
    Rule("language-words", by_words=True),
    Rule("day-fits", by_words=True),
    Rule("repeated-hashtag", "#"),
    Rule("x-cost", by_network=True, off=True),
    Rule("camel-case", "#", over=DESK),
    Rule("tag-spelling", "#", over=DESK),
    Rule("twin-hashtag", "#", over=DESK),
    Rule("hashtag-overuse", "#", over=DESK),
    Rule("same-text", over=DESK),
    Rule("similar-text", over=DESK),
    Rule("too-close", over=DESK),
    Rule("same-moment", over=DESK),
    Rule("too-many-posts", over=DESK),
    Rule("over-budget", over=DESK, goes_by="spends_by_month"),
    Rule("versions", "version", over=DESK),
    Rule("unknown-rule", over=DESK),
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

    Of a rule that is not `by_network` any account's `grammar` will do.
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
    near = nearest_rule(name)
    raise KeyError(f'there is no rule "{name}"' + (f': did you mean "{near}"?' if near else ""))


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


def nearest_rule(name: str) -> str:
    """Return the rule that was probably meant by an unknown name, or ""."""
    from difflib import get_close_matches  # 5 ms, and only for a name that is wrong

    from postdesk.drafts.manuals import MANUALS

    close = get_close_matches(name, [*RULES, *MANUALS], n=1)
    return close[0] if close else ""
