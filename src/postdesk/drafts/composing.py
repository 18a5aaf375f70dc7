"""A draft as it will read on one account: text, link, hashtags, thread.

The order is the house's: the text; a blank line and the link, if the text does not hold it; a blank line and the
hashtags that are not in the text yet. In a thread, link and hashtags belong to its first part.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

from postdesk.drafts.spelling import folded
from postdesk.models import Account, Draft, Grammar, ParsedText, Variant, Wording
from postdesk.settings import House
from postdesk.text import written
from postdesk.text.whole_addresses import linked_whole

_ENDS_A_LINK = frozenset(".,;:!?)]}>\"'’")
_PLAIN = Wording()

Parse = Callable[[str], ParsedText]
"""How a network reads a text."""


def compose(draft: Draft, account: Account, grammar: Grammar, house: House) -> Variant:
    """Return a draft's variant for one account, each part parsed by the account's grammar.

    A per-account wording replaces what it names; `@handles` are translated by `[handles]`. Where the text already
    holds the link, the link is given its campaign parameters in place.
    """
    wording = draft.wordings.get(account.name, _PLAIN)
    text = draft.text if wording.text is None else wording.text
    link = draft.link if wording.link is None else wording.link
    tags = draft.hashtags if wording.hashtags is None else wording.hashtags
    parts = draft.thread if wording.thread is None else wording.thread
    thread = tuple([part.text for part in parts])
    tagged = _linked(tracked(link, account, draft.campaign, house), grammar) if link else ""
    if house.handles:
        text = called(text, account, house)
        thread = tuple(called(part, account, house) for part in thread)
    body = _with_link(text, link, tagged) if link else text
    warning = draft.warning if wording.warning is None else wording.warning
    parse = grammar.reader(warning)
    final, parsed = _with_hashtags(body, tags, grammar.reader(warning, tagged))
    return Variant(
        draft=draft,
        account=account,
        grammar=grammar,
        texts=(final, *thread),
        parsed=(parsed, *map(parse, thread)),
        hashtags=tags,
        link=tagged,
        media=(
            *(draft.media if wording.media is None else wording.media),
            *[one for part in parts for one in part.media],
        ),
        words=(text, *thread),
        warning=warning,
        card=draft.card if wording.card is None else wording.card,
        reply=draft.reply if wording.reply is None else wording.reply,
        quote=draft.quote if wording.quote is None else wording.quote,
    )


def called(text: str, account: Account, house: House) -> str:
    """Return a text with each `@handle` of `[handles]` as the account's network knows it.

    A name with a blank in it, for a network that links no handles, stands without `@`.
    """
    pieces, free = [], 0
    for mention in written.mentions(text):
        known = house.handles.get(mention.text.casefold(), {}).get(account.network)
        if known:
            pieces += [text[free : mention.start], known if " " in known else f"@{known}"]
            free = mention.end
    return "".join([*pieces, text[free:]])


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def _with_link(text: str, link: str, tagged: str) -> str:
    """Return the text with its link: given parameters where it stands, appended where it does not."""
    start = 0
    while (start := text.find(link, start)) >= 0:
        end = start + len(link)
        if _ends(text, end):
            return text if link == tagged else text[:start] + tagged + text[end:]
        if text.startswith(tagged, start) and _ends(text, start + len(tagged)):
            return text
        start = end
    return _appended(text, tagged)


def _ends(text: str, end: int) -> bool:
    """Whether a link that ends here ends here indeed, and is not the beginning of a longer one."""
    from postdesk.text.meant_links import ends_of_addresses  # only for a text that holds its link

    rest = text[end : end + 2]
    if not rest[:1].strip() or ends_of_addresses().match(rest):
        return True
    return rest[0] in _ENDS_A_LINK and not rest[1:].strip("/").isalnum()


def _appended(text: str, more: str) -> str:
    return f"{text}\n\n{more}" if text else more


def _with_hashtags(text: str, tags: tuple[str, ...], parse: Parse) -> tuple[str, ParsedText]:
    """Return the text with the hashtags it lacks, and what the network makes of it."""
    if tags and not ("#" in text or "＃" in text):
        text = _tagged(text, tags)
        return text, parse(text)
    parsed = parse(text)
    there = {folded(tag.text) for tag in parsed.hashtags}
    missing = tuple(tag for tag in tags if folded(tag) not in there)
    if not missing:
        return text, parsed
    text = _tagged(text, missing)
    return text, parse(text)


@lru_cache(maxsize=8)  # one string for all accounts: whatever remembers it finds it at once
def _tagged(text: str, tags: tuple[str, ...]) -> str:
    return _appended(text, " ".join(f"#{tag}" for tag in tags))


def _linked(link: str, grammar: Grammar) -> str:
    """Return a link so that the network links it whole: encoded for one that finds links itself, and would cut it."""
    return link if grammar.given else linked_whole(link, grammar.parse)


def tracked(link: str, account: Account, campaign: str, house: House) -> str:
    """Return a link with the desk's campaign parameters; those it has stay, and so does its fragment."""
    if not house.utm:
        return link
    wanted = campaign_parameters(account, campaign, house)
    try:
        parts = urlsplit(link)
    except ValueError:  # no link at all, such as "http://[": the rule about links tells
        return link
    if parts.scheme not in {"http", "https"}:
        return link
    there = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)} if parts.query else set()
    added = "&".join(pair for name, pair in wanted.items() if name not in there)
    query = "&".join(filter(None, (parts.query, added)))
    return urlunsplit(parts._replace(query=query))


def campaign_parameters(account: Account, campaign: str, house: House) -> Mapping[str, str]:
    """Return the parameters that the desk gives links of an account's posts: by its name each as `name=value`."""
    return _filled(tuple(house.utm.items()), account.network, account.name, campaign)


@lru_cache(maxsize=256)
def _filled(utm: tuple[tuple[str, str], ...], network: str, account: str, campaign: str) -> Mapping[str, str]:
    filled = ((name, value.format(network=network, account=account, campaign=campaign)) for name, value in utm)
    return {name: f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in filled}
