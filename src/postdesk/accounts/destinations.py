"""To which hosts the desk's secrets go: those for which they were given or first used, whatever desk.toml says later.

desk.toml comes with the changes of colleagues, and secrets do not. So the log keeps, under the name of each secret's
variable, which hosts desk.toml named when it was signed in or first used. Where it names another one, nothing is sent
before a person says that the office has moved there. A secret that nobody has used yet goes where desk.toml leads.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from postdesk import networks
from postdesk.errors import SettingsError
from postdesk.log import Log
from postdesk.log.workers import destinations as log_kept
from postdesk.log.workers import pace
from postdesk.log.workers.destinations import KeptDestination
from postdesk.models import Account, Way
from postdesk.models.as_queued import LET_GO
from postdesk.sentences import Sentence
from postdesk.settings import DESK, House, secret_name
from postdesk.settings.mail import Mail
from postdesk.settings.toml import MAIL_PASSWORD, VARIABLE, advice

MAIL, NOTICES = "mail", "notices"
USUAL_PORT = re.compile(r"(?<=^https://)([^/]*):443$")
LOOPBACK_PORT = re.compile(r"(?<=^http://)(localhost|127(?:\.\d{1,3}){3}|\[::1\]):\d+$")
"""On this machine a server has another port each time that it is started; elsewhere it may be somebody else's."""


class SecretDestination(Struct, frozen=True):
    """To which hosts some secrets go, as desk.toml says.

    `name` is what a person calls it, `place` its table, `secrets` the names of the variables. `usual` has the network's
    own hosts, by the keys that can say others.
    """

    name: str
    place: str
    secrets: tuple[str, ...]
    to: KeptDestination
    usual: Mapping[str, str] = {}

    def host(self, key: str, of: KeptDestination) -> str:
        """Return what a key says in `of`, or the network's own host."""
        return of.hosts.get(key) or self.usual.get(key, "")

    @property
    def told(self) -> str:
        """Where the secrets go, in words."""
        said = {key: self.host(key, self.to) for key in (*self.usual, *self.to.hosts)}
        return ", ".join(dict.fromkeys(filter(None, said.values()))) or networks.title(self.to.network)


def account_destination(account: Account) -> SecretDestination:
    """Return to which hosts an account's secrets go, by every key of its network that can lead to one."""
    declared = networks.declared(account.network)
    leading = [key for key in declared.keys if key.leads]
    usual = {key.name: "" if key.needed else bare_host(key.example) for key in leading}
    said = {key.name: bare_host(account.said(key.name)) for key in leading}
    hosts = {key: host for key, host in said.items() if host and host != usual[key]}
    names = dict.fromkeys(
        secret_name(account.name, each) for each in ("token", *(one.name for one in declared.secrets))
    )
    to = KeptDestination(account.network, hosts)
    return SecretDestination(account.name, f"accounts.{account.name}", tuple(names), to, usual)


def mail_destination(mail: Mail | None) -> Iterator[SecretDestination]:
    """Yield to which server the password for mail goes, where there is one that asks for it.

    Its port says in which way it is spoken to, and its certificate vouches for its name alone.
    """
    if mail and mail.user:
        to = KeptDestination(MAIL, {"server": mail.server.lower()})
        yield SecretDestination(MAIL, MAIL, (MAIL_PASSWORD,), to)


def notice_destinations(house: House) -> Iterator[SecretDestination]:
    """Yield to which addresses of [notices] each variable goes; whatever stands in one may lead to another host."""
    used: dict[str, list[str]] = {}
    for address in house.notices:
        for name in re.findall(VARIABLE, address):
            used.setdefault(name, []).append(address)
    for name, addresses in used.items():
        to = KeptDestination(NOTICES, {"to": " ".join(sorted(set(addresses)))})
        yield SecretDestination(NOTICES, NOTICES, (name,), to)


def desk_destinations(house: House) -> Iterator[SecretDestination]:
    """Yield to which hosts all secrets of a desk go."""
    for account in house.accounts.values():
        if networks.way(account) is Way.POSTS:
            yield account_destination(account)
    yield from mail_destination(house.mail)
    yield from notice_destinations(house)


def bare_host(address: str) -> str:
    """Return of an address what tells one host from another: no folder, and no port that says nothing."""
    scheme, sign, rest = address.lower().partition("://")
    host = f"{scheme}{sign}{rest.partition('/')[0]}"
    return LOOPBACK_PORT.sub(r"\1", USUAL_PORT.sub(r"\1", host))


def hold_account(log: Log, house: House, account: Account, now: datetime) -> None:
    """As `hold_destination`, for an account as desk.toml has it, or as it was when a post was queued."""
    wanted, said = account_destination(account), house.accounts.get(account.name)
    queued = said is None or account_destination(said).to != wanted.to
    hold_destination(log, wanted, now, queued=queued)


def moved_accounts(log: Log, accounts: Iterable[Account]) -> dict[str, Sentence]:
    """Return why nothing is sent on some of a desk's accounts, by their names."""
    posting = [account for account in accounts if networks.way(account) is Way.POSTS]
    found = {account.name: moved_destination(log, account_destination(account)) for account in posting}
    return {name: moved for name, moved in found.items() if moved}


def set_destination(log: Log, account: Account, now: datetime) -> None:
    """Keep where an account's secrets go from now on: to where it was signed in just now."""
    wanted = account_destination(account)
    log_kept.change_destinations(log, wanted.secrets, wanted.to, now)


def forget_destination(log: Log, account: Account) -> None:
    """Forget where the secrets of an account went that is off the desk."""
    log_kept.drop_destinations(log, account_destination(account).secrets)


def move_destinations(log: Log, house: House, name: str, now: datetime) -> list[SecretDestination]:
    """Let secrets go where desk.toml leads now, because a person says so; posts that waited for that go on.

    Raises:
        SettingsError: The desk has no secrets of that name.
    """
    found = [wanted for wanted in desk_destinations(house) if wanted.name == name]
    if not found:
        known = list(dict.fromkeys(wanted.name for wanted in desk_destinations(house)))
        raise SettingsError(
            'nothing of {file} with secrets is called "{name}": {advice}',
            file=DESK.as_posix(),
            name=name,
            advice=advice(name, known, "write one of {names}"),
        )
    for wanted in found:
        log_kept.change_destinations(log, wanted.secrets, wanted.to, now)
    if name in house.accounts:
        pace.lift_waits(log, name, now)
    return found


def hold_destination(log: Log, wanted: SecretDestination, now: datetime, *, queued: bool = False) -> None:
    """See that secrets go where they were given for; keep where they go when they are used for the first time.

    `queued` is whether it is a post that leads there, as it was queued, and not desk.toml.

    Raises:
        SettingsError: They would go to another host; nothing may be sent there before a person has said so.
    """
    kept = log_kept.kept_destinations(log, wanted.secrets)
    if not _moved(kept, wanted) and len(kept) < len(wanted.secrets):
        kept = log_kept.begin_destinations(log, wanted.secrets, wanted.to, now)
    if moved := _moved(kept, wanted, queued=queued):
        raise SettingsError(moved)


def see_destination(log: Log, wanted: SecretDestination) -> None:
    """As `hold_destination`, where nothing is sent: nothing is kept of secrets that were not used yet."""
    if moved := moved_destination(log, wanted):
        raise SettingsError(moved)


def moved_destination(log: Log, wanted: SecretDestination) -> Sentence | None:
    """Return why nothing is sent with some secrets; None where they may go where desk.toml leads. Nothing is kept."""
    return _moved(log_kept.kept_destinations(log, wanted.secrets), wanted)


def _moved(kept: Mapping[str, KeptDestination], wanted: SecretDestination, *, queued: bool = False) -> Sentence | None:
    """Return what has changed of where secrets go, and what to do; None where nothing has."""
    for before in kept.values():
        if before.network != wanted.to.network:
            return _told(wanted, "network", before.network, wanted.to.network, queued=queued)
        for key in dict.fromkeys((*wanted.usual, *before.hosts, *wanted.to.hosts)):
            was, leads = wanted.host(key, before), wanted.host(key, wanted.to)
            if was != leads:
                return _told(wanted, key, was, leads, queued=queued)
    return None


def _told(wanted: SecretDestination, key: str, was: str, leads: str, *, queued: bool) -> Sentence:
    told = {"was": was, "now": leads, "key": key}
    if queued:
        return Sentence(
            "this was queued for {now}, and the secrets of {account} are for {was}, so nothing is sent: {again}",
            account=wanted.name,
            again=LET_GO,
            **told,
        )
    return Sentence(
        "{file}: [{place}] {key} is {now} now, and its secrets are for {was}, so nothing is sent: put it back, or say "
        "that the office has moved there with `postdesk accounts --moved {name}`",
        file=DESK.as_posix(),
        place=wanted.place,
        name=wanted.name,
        **told,
    )
