"""The accounts: which post, which wait, and which token ends."""

from collections.abc import Iterator
from datetime import timedelta

from postdesk import networks
from postdesk.accounts import token_ends
from postdesk.accounts.destinations import account_destination, see_destination
from postdesk.accounts.rotating import TokensWhenAsked
from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.errors import PostdeskError, SettingsError
from postdesk.models import Account, Way
from postdesk.sentences import Sentence

VERSION_AHEAD = timedelta(days=60)
"""How long before the version of a network's interface ends people are told: enough for an update of postdesk."""
HOW = {
    Way.POSTS: "{account} ({network}) posts, with its token",
    Way.REHEARSES: "{account} ({network}) rehearses, and posts nowhere",
    Way.BY_HAND: "{account} ({network}) is published by hand, from reports/handoff/",
}
"""What is said of an account, by the way its posts get out."""


def look(scene: Scene) -> Iterator[Sign]:
    """Say which accounts wait and why, how each publishes or what it lacks, and whose token ends."""
    for pace in scene.stands.waiting if scene.stands else ():
        if pace.until > scene.now:
            until = scene.local(pace.until)
            says = Sentence("{account} waits until {until}: {why}", account=pace.account, until=until, why=pace.why)
            yield Sign("accounts", Health.LOOK, says, "it goes on by itself")
    for account in scene.house.accounts.values():
        yield publishes(account, scene)
    for end in token_ends.ending(scene.house, scene.now, scene.log):
        yield Sign("accounts", Health.LOOK, *end.says.split(": ", 1))
    for account in scene.house.accounts.values():
        yield from _version(account, scene)


def _version(account: Account, scene: Scene) -> Iterator[Sign]:
    """Say in time that the version of an interface ends in which an account is called: then nothing goes out there."""
    spoken = networks.declared(account.network).version
    if spoken is None or networks.way(account) is not Way.POSTS:
        return
    try:
        version, last = spoken(account)
    except SettingsError:  # `publishes` has said so
        return
    if (left := last - scene.now.date()) <= VERSION_AHEAD:
        told = {"account": account.name, "version": version, "network": networks.title(account.network), "last": last}
        remedy = "install a newer postdesk; a newer `version` in desk.toml may do meanwhile"
        if left >= timedelta(0):
            ends = "{account} speaks version {version} of {network}'s interface, which ends on {last}"
            yield Sign("accounts", Health.LOOK, Sentence(ends, **told), remedy)
        else:
            ended = "{account} speaks version {version} of {network}'s interface, which ended on {last}"
            yield Sign("accounts", Health.WRONG, Sentence(ended, **told), remedy)


def _kept_tokens(account: Account, scene: Scene) -> TokensWhenAsked | None:
    """Return the tokens of an account that its network changes, which the log keeps; None where there is no log."""
    log = scene.log
    return TokensWhenAsked(lambda: log, scene.house, account.name) if log else None


def publishes(account: Account, scene: Scene) -> Sign:
    """Say whether an account posts, rehearses or is served by hand; a token that is missing is named."""
    way, told = networks.way(account), {"account": account.name, "network": account.network}
    if way is Way.POSTS:
        try:
            scene.connect(account, scene.house, networks.only_looked_at, None, _kept_tokens(account, scene))
            if scene.log:
                see_destination(scene.log, account_destination(account))
        except PostdeskError as trouble:
            says = Sentence("{account} ({network}) cannot post", **told)
            return Sign("accounts", Health.WRONG, says, trouble.sentence)
    return Sign("accounts", Health.WELL, Sentence(HOW[way], **told))


THING = Thing("accounts", "Who the office is on each network, with the tokens that it posts with.", look)
