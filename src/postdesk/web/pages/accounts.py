"""The accounts: how each publishes, what pauses it, whether its network lets it in; signing in, and taking one off."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from msgspec import Struct

from postdesk import networks
from postdesk.accounts.overview import Listed
from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.log.worker_tables import Pace
from postdesk.models import Standing, Way
from postdesk.sentences import Sentence, after_another
from postdesk.web.acts import SentForm
from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.showing import network_badge
from postdesk.web.sign_ins import SIGN_INS, OnThePage
from postdesk.web.taking import FormAnswer, SaidOnce, WebForm
from postdesk.web.told import marked_words, reason_words, told_words
from postdesk.web.wording import moment_words, noted, phrase

WAYS = {
    Way.POSTS: noted("postdesk publishes"),
    Way.BY_HAND: noted("a person publishes"),
    Way.REHEARSES: noted("rehearses, goes nowhere"),
}
KEEPERS = {
    "": noted("the usual place"),
    "keyring": noted("the system's keyring"),
    "age": noted("a file encrypted with age"),
    "env": noted("the file .env"),
}
SIGNED_IN = noted("{name} is signed in as {handle}. Its secrets are in {place}.")
SIGNED_IN_MAY = noted("{name} is signed in as {handle}, who may: {scopes}. Its secrets are in {place}.")
PATIENCE = 8.0
"""Seconds for which the next question is waited for before the page says that it still works."""


class AccountRow(Struct, frozen=True):
    """One account; `known` is what its network says of it, where it was asked."""

    name: str
    network: str
    badge: str
    way: str
    trouble: str
    pause: str
    ends: str
    known: tuple[str, ...]
    again: str
    leave: str


def page_values(asked: PageRequest) -> Values:
    """Return every account as desk.toml has it; no network is asked."""
    return _listing(asked, ask=False)


def _listing(asked: PageRequest, *, ask: bool) -> Values:
    desk = asked.desk
    pauses = {pace.account: pace for pace in desk.memory.standing().waiting}
    rows = [_row(asked, listed, pauses.get(listed.account.name)) for listed in desk.accounts.listing(ask=ask)]
    return {"accounts": rows, "asked": ask}


def _row(asked: PageRequest, listed: Listed, pace: Pace | None) -> AccountRow:
    name, network = listed.account.name, listed.account.network
    signs = networks.declared(network).sign_in is not None
    return AccountRow(
        name=name,
        network=networks.title(network),
        badge=network_badge(network),
        way=phrase(WAYS[listed.way]),
        trouble=listed.trouble,
        pause=_pause(asked, pace),
        ends=min((str(day) for day in _ends(listed)), default=""),
        known=_known(listed),
        again=f"/accounts/add?name={quote(name)}&network={quote(network)}" if signs else "",
        leave=f"/accounts/remove/{quote(name, safe='')}",
    )


def _ends(listed: Listed) -> list[date]:
    told = (listed.standing.ends if listed.standing else None, listed.sign_in_ends)
    return [*listed.account.ends.values(), *filter(None, told)]


def _known(listed: Listed) -> tuple[str, ...]:
    known = listed.standing
    if known is None:
        return ()
    may = phrase("It may: {scopes}.", scopes=reason_words(known.scopes)) if known.scopes else ""
    lacks = phrase("It lacks {what}.", what=reason_words(known.lacks)) if known.lacks else ""
    told = phrase("Signed in as <bdi>{handle}</bdi>.", handle=known.handle) if known.handle else ""
    return tuple(filter(None, (told, may, lacks, *_left(known), told_words(known.note) if known.note else "")))


def _left(known: Standing) -> Iterator[str]:
    """Yield how much the network still takes, as far as it says."""
    if known.posts_left is not None:
        yield phrase("Posts left today: {number}.", number=known.posts_left)
    if known.left is not None:
        yield phrase("Calls left for now: {number}.", number=known.left)


def _pause(asked: PageRequest, pace: Pace | None) -> str:
    """Say until when an account rests, and why."""
    if pace is None:
        return ""
    if not pace.why:
        next_one = moment_words(asked.desk.local(max(pace.until, pace.rest)))
        return phrase("late posts go out a minute apart, the next from {when}", when=next_one)
    return phrase(
        "rests until {when}: {why}", when=moment_words(asked.desk.local(pace.until)), why=reason_words(pace.why)
    )


def ask_networks(asked: PageRequest, _form: SentForm) -> FormAnswer:
    """Ask each network whether it lets its account in."""
    return FormAnswer(template="web/accounts.html", values=_listing(asked, ask=True))


def add_values(asked: PageRequest) -> Values:
    """Return the form with which a sign-in begins."""
    return _adding(asked.query.get("name", ""), asked.query.get("network", ""), "", "")


def _adding(name: str, network: str, keep: str, trouble: str) -> Values:
    return {
        "name": name,
        "network": network,
        "keep": keep,
        "networks": list(_signing().items()),
        "keepers": {each: phrase(words) for each, words in KEEPERS.items()},
        "trouble": trouble,
    }


def _signing() -> dict[str, str]:
    """Return the titles of the networks that postdesk can sign in to."""
    return {name: one.title for name, one in networks.SHELF.usable().items() if one.sign_in is not None}


def begin_sign_in(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Begin a sign-in, and lead to its first question."""
    name, network, keep = form.said("name"), form.said("network"), form.said("keep")
    if not name or network not in _signing() or keep not in KEEPERS:
        raise PostdeskError(phrase("say what the account is called here, and on which network it is"))
    desk = asked.desk
    begun = SIGN_INS.begin(lambda person: _signed_in(desk, person, name, network, keep), name)
    return FormAnswer(to=f"/accounts/sign-in/{begun}")


def add_again(_asked: PageRequest, form: SentForm, trouble: str) -> FormAnswer:
    """Show the form again, with what is wrong."""
    values = _adding(form.said("name"), form.said("network"), form.said("keep"), trouble)
    return FormAnswer(template="web/account_add.html", values=values, status=409)


def _signed_in(desk: Desk, person: OnThePage, name: str, network: str, keep: str) -> str:
    """Lead a person through the steps; return how it ended."""
    joined = desk.accounts.add(name, network, person, {}, keep, person.sure)
    known = joined.standing
    values = {
        "name": name,
        "handle": known.handle,
        "place": after_another(map(Sentence, joined.places)),
        "scopes": known.scopes,
    }
    said = Sentence(SIGNED_IN_MAY if known.scopes else SIGNED_IN, **values)
    lacks = [Sentence("It lacks {what}.", what=known.lacks)] if known.lacks else []
    note = [Sentence(known.note)] if known.note else []
    return after_another([said, *lacks, *note], "{one} {other}")


def step_values(asked: PageRequest) -> Values:
    """Return the question that a sign-in asks now."""
    person, account = _sign_in(asked)
    return {"account": account, "at": asked.path["name"], "stage": person.stage(PATIENCE)}


def _sign_in(asked: PageRequest) -> tuple[OnThePage, str]:
    found = SIGN_INS.found(asked.path["name"])
    if found is None:
        raise NotThere(phrase("This sign-in is over: begin it again under Accounts."))
    return found


def sign_in_step(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Give an answer, and lead to the next question; or end the sign-in."""
    person, account = _sign_in(asked)
    if form.said("only") == "leave":
        SIGN_INS.leave(asked.path["name"])
        return FormAnswer(
            to="/accounts",
            said=SaidOnce(phrase("The sign-in of <bdi>{name}</bdi> was given up: nothing was changed.", name=account)),
        )
    before = person.stage().question
    if answer := form.said("answer"):
        person.answer(answer)
    stage = person.stage(PATIENCE, None if answer else before)
    if stage.ended:
        SIGN_INS.leave(asked.path["name"])
        return FormAnswer(to="/accounts", said=SaidOnce(marked_words(stage.ended)))
    return FormAnswer(to=f"/accounts/sign-in/{asked.path['name']}")


def leave_values(asked: PageRequest) -> Values:
    """Return the question before an account leaves the desk."""
    if asked.path["account"] not in asked.desk.house.accounts:
        raise NotThere(
            phrase(
                "There is no account <bdi>{name}</bdi>; the list shows those that there are.",
                name=asked.path["account"],
            )
        )
    return {"account": asked.path["account"], "here": f"/accounts/remove/{quote(asked.path['account'], safe='')}"}


def account_leaves(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Take an account off the desk."""
    name = leave_values(asked)["account"]
    if form.said("sure") != "yes":
        raise PostdeskError(phrase("say that it is to go: nothing was done"))
    left = asked.desk.accounts.remove(str(name))
    said = (
        phrase(
            "<bdi>{name}</bdi> is off the desk; its secrets are out of {places}.",
            name=name,
            places=", ".join(left.places),
        )
        if left.places
        else phrase("<bdi>{name}</bdi> is off the desk; it had no secrets.", name=name)
    )
    return FormAnswer(to="/accounts", said=SaidOnce(phrase("{said} {more}", said=said, more=left.at_network)))


PAGE = WebPage("accounts", "/accounts", "web/accounts.html", page_values, "Accounts")
ADD = WebPage("add-account", "/accounts/add", "web/account_add.html", add_values, needs="accounts")
STEP = WebPage("sign-in", "/accounts/sign-in/{name}", "web/account_step.html", step_values, needs="accounts")
LEAVE = WebPage(
    "remove-account", "/accounts/remove/{account}", "web/account_remove.html", leave_values, needs="accounts"
)
FORMS = (
    WebForm("/accounts/check", ask_networks),
    WebForm("/accounts/add", begin_sign_in, again=add_again),
    WebForm("/accounts/sign-in/{name}", sign_in_step),
    WebForm("/accounts/remove/{account}", account_leaves),
)
