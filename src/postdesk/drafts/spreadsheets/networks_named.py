"""Accounts of the desk by what people write in a cell: their own names, or the names of networks."""

from collections.abc import Iterable, Mapping

from postdesk.sentences import Sentence, either
from postdesk.settings import House
from postdesk.words.nearest import nearest

CALLED: Mapping[str, str] = {
    "twitter": "x",
    "twitter/x": "x",
    "x/twitter": "x",
    "x (twitter)": "x",
    "x (formerly twitter)": "x",
    "fb": "facebook",
    "facebook page": "facebook",
    "ig": "instagram",
    "insta": "instagram",
    "instagram business": "instagram",
    "linkedin page": "linkedin",
    "linkedin company page": "linkedin",
    "li": "linkedin",
    "bsky": "bluesky",
    "fediverse": "mastodon",
    "yt": "youtube",
    "tg": "telegram",
}
"""What a network is called besides its name."""
NETWORKS = frozenset(
    ("x", "mastodon", "bluesky", "linkedin", "facebook", "instagram", "threads", "telegram", "tiktok", "youtube",
     "pinterest", "gbp", "gmb", "google business", "google business profile", "google", "reddit", "snapchat",
     "whatsapp",     "twitch", "tumblr", "wordpress", "vk")
)  # fmt: skip
"""Networks by their names: one of these without an account in the desk is no slip of the pen."""


def accounts_named(cell: str, house: House) -> tuple[list[str], list[str]]:
    """Return the accounts that a cell names, each once, and what is wrong with its words."""
    names: dict[str, None] = {}
    why = []
    for word in words_named(cell, house):
        found, trouble = account_named(word, house)
        names |= dict.fromkeys([found] if found else [])
        why += [trouble] if trouble else []
    return list(names), why


def words_named(cell: str, house: House) -> list[str]:
    """Return the names in a cell: between commas, semicolons, bars or breaks, else between blanks."""
    parts = cell
    for sign in ';|\n[]"“”':
        parts = parts.replace(sign, ",")
    named = [part.strip() for part in parts.split(",") if part.strip()]
    return [word for part in named for word in (part.split() if _are_several(part, house) else [part])]


def _are_several(part: str, house: House) -> bool:
    words = part.split()
    return len(words) > 1 and all(word in house.accounts or network_called(word) in NETWORKS for word in words)


def network_called(word: str) -> str:
    """Return a network's name, by whatever it is called; a word that calls none as it is."""
    low = word.strip().casefold()
    return CALLED.get(low, low)


def _called_here(house: House) -> set[str]:
    """Return what the networks of a desk's accounts are called."""
    networks = {account.network for account in house.accounts.values()}
    return networks | {name for name, network in CALLED.items() if network in networks}


def account_named(word: str, house: House) -> tuple[str, str]:
    """Return the account that a word names, or "" and why it names none, or several."""
    if word in house.accounts:
        return word, ""
    network = network_called(word)
    there = [name for name, account in house.accounts.items() if account.network == network]
    if len(there) == 1:
        return there[0], ""
    if there:
        names = either(there)
        return "", Sentence('"{word}" is several accounts of this desk: write {names}', word=word, names=names)
    folded = {name.casefold(): name for name in house.accounts}
    if word.casefold() in folded:
        return folded[word.casefold()], ""
    return "", no_account(word, {*house.accounts, *_called_here(house)}, house.accounts)


def no_account(word: str, near_to: Iterable[str], accounts: Iterable[str]) -> Sentence:
    """Say that a desk has no account of a name: which one was probably meant, or which there are."""
    near = nearest(word, near_to)
    advice = (
        Sentence('did you mean "{near}"?', near=near)
        if near
        else Sentence("write one of {names}", names=", ".join(accounts) or Sentence("none"))
    )
    return Sentence('there is no account "{account}" in this desk: {advice}', account=word, advice=advice)
