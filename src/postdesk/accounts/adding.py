"""Signing an account in: the network's own steps, a look at who it is, then desk.toml and the secrets.

Nothing is kept before the network has said who the account is. The secrets are kept first and desk.toml is written
last, so that what is broken off leaves no account that cannot post.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from msgspec import Struct, structs

from postdesk import networks
from postdesk.accounts import siblings
from postdesk.accounts.rotating import KEPT, TokensWhenAsked
from postdesk.errors import PostdeskError, SettingsError
from postdesk.models import Account, Standing
from postdesk.networks import SHELF
from postdesk.networks.declaration import Access, Declaration
from postdesk.networks.network import Network, freely
from postdesk.networks.signing_in import JustGiven, Person, SignedIn
from postdesk.networks.wall import Walled, guarded
from postdesk.sentences import Sentence
from postdesk.settings import DESK, House, account_tables, keeping, secret_name, vault
from postdesk.settings.account_tables import ENDS
from postdesk.settings.keeping import Keeper
from postdesk.settings.secrets import cipher_of, in_environment
from postdesk.settings.toml import SECRETS_KEY

SignIn = Callable[[Person, Mapping[str, str], datetime], SignedIn]
Connect = Callable[[Access], Network]
Reach = Callable[[str], Network | None]


class Joined(Struct, frozen=True):
    """An account that is signed in: as who, where its secrets are kept, and which others stand no more since."""

    account: Account
    standing: Standing
    places: list[str]
    ended: tuple[str, ...] = ()


class Signing(Struct, frozen=True):
    """One sign-in: whose account, what is said of it already, and where its secrets shall be kept.

    `sure` asks a person a question that is answered with yes or no. `moved` returns why an account's secrets would go
    to another host than before, "" where they would not.
    """

    house: House
    name: str
    network: str
    given: Mapping[str, str]
    place: Keeper | None
    sure: Callable[[str], bool]
    moved: Callable[[Account], str] = lambda _account: ""


def add_account(asked: Signing, person: Person, now: datetime, tokens: TokensWhenAsked, reach: Reach) -> Joined:
    """Sign an account in, and keep what it needs; `reach` gives the networks of the accounts that are there already.

    Raises:
        PostdeskError: It could not be signed in, or what is there could not be changed; the sentence says which.
    """
    declared, sign_in, connect = _declared(asked)
    _heard_of(asked, declared)
    given = {**_said(asked), **asked.given}
    _writable(asked, given)
    known = Account(asked.name, asked.network, own=dict(given))
    _heed_moved(asked, known)
    others = siblings.siblings_of(asked.house, known)
    siblings.heeded(known, others, asked.sure)
    place = asked.place or keeping.usual_place(asked.house.root)
    keeping.takes_secrets(asked.house.root, place)
    found = sign_in(person, given, now)
    account = Account(asked.name, asked.network, own=dict(found.keys))
    given_tokens = JustGiven(found.tokens) if found.tokens else None
    access = Access(account, found.secrets, asked.house.sent_media, asked.house.memory, freely, given_tokens)
    standing = Walled(guarded(connect, access)).standing(now)
    if standing.bars:
        raise PostdeskError("{account} was not signed in: {bars}", account=asked.name, bars=standing.bars)
    said = _for_desk(asked, declared, found, standing)
    _no_twin(asked, declared, Account(asked.name, asked.network, own={key: str(value) for key, value in said.items()}))
    content = account_tables.with_account(asked.house.root, asked.name, said, SHELF)
    _same_as_before(asked, standing)
    kept = {secret_name(asked.name, name): value for name, value in found.secrets.items()}
    if found.tokens:
        kept |= _key_for_tokens(asked, place)
    keeping.keep_secrets(asked.house.root, kept, place)
    keeping.uncovered(asked.house.root, list(kept), place)
    if found.tokens:
        tokens.rotating().begin(found.tokens, now)
    account_tables.write_desk(asked.house.root, content)
    _forget_other_ways(asked, declared, found)
    ended = tuple(siblings.ended_siblings(others, reach, now))
    places = ([place.told] if kept else []) + ([KEPT] if found.tokens else [])
    return Joined(structs.replace(account, ends=dict(found.ends)), standing, places, ended)


def _heed_moved(asked: Signing, known: Account) -> None:
    """Ask before an account is signed in at another host than it was, which a colleague may have written there."""
    moved = asked.moved(known)
    if moved and not asked.sure(Sentence("{why}. Sign in there?", why=moved)):
        raise PostdeskError("{account} was not signed in: nothing was changed", account=asked.name)


def _no_twin(asked: Signing, declared: Declaration, account: Account) -> None:
    """See that the desk has not got the account under another name: the same posts would go out on it twice."""
    identity = account.identity(declared.keys)
    for other in asked.house.accounts.values():
        alike = other.network == asked.network and other.identity(declared.keys) == identity
        if alike and other.name != asked.name:
            raise PostdeskError(
                "{account} was not signed in: the desk has this account already, as {other}; to sign that one in "
                "again, run `postdesk accounts add {other} --network {network}`",
                account=asked.name,
                other=other.name,
                network=asked.network,
            )


def _forget_other_ways(asked: Signing, declared: Declaration, found: SignedIn) -> None:
    """Take away the secrets of another way in which the account was signed in before: they would still be used."""
    others = [secret_name(asked.name, each.name) for each in declared.secrets if each.name not in found.secrets]
    if others and asked.name in asked.house.accounts:
        keeping.forget_secrets(asked.house.root, others)


def _key_for_tokens(asked: Signing, place: Keeper) -> dict[str, str]:
    """Return a new key for tokens that the network changes, where the desk has none yet."""
    if place is Keeper.AGE or cipher_of(asked.house.root):
        return {}
    return {SECRETS_KEY: vault.new_key()}


def _declared(asked: Signing) -> tuple[Declaration, SignIn, Connect]:
    """Return the network, how an account is signed in there, and how it is reached then."""
    declared = networks.declared(asked.network)
    if declared.sign_in is None or declared.connect is None:
        lines = account_tables.account_lines(asked.name, {"network": asked.network}).strip().replace("\n", " ⏎ ")
        raise SettingsError(
            "postdesk does not post to {network}, so there is nothing to sign in: write {lines} into {file}, "
            "and its posts are laid out for a person",
            network=declared.title,
            lines=lines,
            file=DESK.as_posix(),
        )
    before = asked.house.accounts.get(asked.name)
    if before and before.network != asked.network:
        raise SettingsError(
            "{account} is an account of {network}: choose another name",
            account=asked.name,
            network=networks.title(before.network),
        )
    return declared, declared.sign_in, declared.connect


def _heard_of(asked: Signing, declared: Declaration) -> None:
    """See that what is about to be kept will be used: the environment comes before every place that it is kept in."""
    names = (secret_name(asked.name, each.name) for each in declared.secrets)
    if name := next(filter(in_environment, names), ""):
        raise SettingsError(
            "{variable} is set in the environment, which comes before what a sign-in keeps: unset it and run this "
            "again, or set a new value there",
            variable=name,
        )


def _said(asked: Signing) -> dict[str, str]:
    """Return what desk.toml says of the account already; an account is signed in again under what it is."""
    before = asked.house.accounts.get(asked.name)
    return {key: value for key, value in before.own.items() if isinstance(value, str)} if before else {}


def _writable(asked: Signing, given: Mapping[str, str]) -> None:
    """See before anybody opens a page that desk.toml can say it."""
    account_tables.with_account(asked.house.root, asked.name, {"network": asked.network, **given}, SHELF)


def _for_desk(
    asked: Signing, declared: Declaration, found: SignedIn, standing: Standing
) -> dict[str, str | bool | date]:
    """Return what desk.toml is to say: what was found, and who the network says it is where that is a key of it."""
    keys = {key.name for key in declared.keys}
    handle = standing.handle.lstrip("@") or found.keys.get("handle", "")
    known = {**found.keys, "handle": handle, "id": found.keys.get("id") or standing.id}
    told = {key: value for key, value in known.items() if key in keys and value}
    return {"network": asked.network, **told, **{f"{name}{ENDS}": day for name, day in found.ends.items()}}


def _same_as_before(asked: Signing, standing: Standing) -> None:
    """Ask before an account becomes another one: what is queued for the first would go out on the second."""
    before = asked.house.accounts.get(asked.name)
    was = before.handle.lstrip("@").casefold() if before else ""
    if was and standing.handle and was != standing.handle.lstrip("@").casefold():
        question = Sentence(
            "{account} was @{was} and would be {now} from now on. Go on?",
            account=asked.name,
            was=was,
            now=standing.handle,
        )
        if not asked.sure(question):
            raise PostdeskError("{account} stays @{was}: nothing was changed", account=asked.name, was=was)
