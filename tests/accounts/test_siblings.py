"""Accounts that rest on one consent: who gives it anew is asked first, and hears of those that it ended."""

import pytest
from msgspec.structs import replace

from postdesk.accounts import removing
from postdesk.accounts.siblings import ended_siblings, heeded, named, siblings_of
from postdesk.cli.worded import spoken_in, worded
from postdesk.errors import PostdeskError, Refused, Unreachable
from postdesk.models import Account, Standing
from postdesk.networks import SHELF
from postdesk.settings import load
from postdesk.wire import NO_TOKEN
from stage.desks import lay
from stage.life import NOON, Told

PAGE, OTHER = Account("page", "facebook", own={"app": "1"}), Account("other", "facebook", own={"app": "2"})
INSTA, NEW = Account("insta", "instagram", own={"app": "1"}), Account("new", "facebook")
BY_HAND, FEDI = Account("hall", "facebook", by_hand=True), Account("fedi", "mastodon")
TOWN, ANA = Account("town", "linkedin"), Account("ana", "linkedin")


@pytest.fixture
def house(tmp_path):
    """A desk with seven accounts; the app of one at LinkedIn is known by its secrets."""
    (tmp_path / ".env").write_text("POSTDESK_TOWN_CLIENT_ID=86abcdefgh\n")
    there = (PAGE, OTHER, INSTA, BY_HAND, FEDI, TOWN, ANA)
    return replace(load(lay(tmp_path), SHELF), accounts={account.name: account for account in there})


@pytest.mark.parametrize(
    ("account", "others"),
    [(PAGE, [INSTA]), (OTHER, []), (NEW, [PAGE, OTHER, INSTA]), (FEDI, []), (TOWN, [ANA]), (ANA, [TOWN])],
)
def test_who_may_rest_on_the_same_consent(house, account, others):
    assert siblings_of(house, account) == others


def test_an_account_whose_secrets_cannot_be_read_may_rest_on_any(house):
    (house.root / ".env").write_text("POSTDESK_TOWN_CLIENT_ID=zwölf\n")
    assert siblings_of(house, ANA) == [TOWN]


def test_a_person_is_asked_before_anything_can_end(house):
    asked = []
    with pytest.raises(PostdeskError, match="new was not signed in, and page and insta go on: nothing was changed"):
        heeded(NEW, [PAGE, INSTA], asked.append)
    (question,) = asked
    assert question == (
        "page and insta may rest on the same consent at Meta. If so, leave ticked, on the page that opens, their Pages "
        "and accounts, too, and allow all that they need: what is unticked ends. Go on?"
    )
    with pytest.raises(PostdeskError, match="town was not signed in, and ana goes on"):
        heeded(TOWN, [ANA], lambda _question: False)
    assert heeded(TOWN, [ANA], lambda _question: True) is None
    assert heeded(FEDI, [], pytest.fail) is None


class Nothing:
    """Tokens of an account that has none which its network changes."""

    def forget(self):
        return False


class Stands(Told):
    def __init__(self, stands):
        super().__init__()
        self.stands = stands

    def standing(self, now):
        if isinstance(self.stands, Exception):
            raise self.stands
        return self.stands


AGAIN = "sign it in again: `postdesk accounts add page --network facebook`"


@pytest.mark.parametrize(
    ("stands", "says"),
    [
        (Standing("@ours"), []),
        (Standing("@ours", lacks="read_insights: tick it"), ["page lacks read_insights: tick it"]),
        (Standing("@ours", bars="it may only read: tick it"), ["page cannot post: it may only read: tick it"]),
        (Unreachable("Facebook does not answer", 60), []),
        (
            Unreachable("Facebook does not know the token", NO_TOKEN),
            [f"page cannot post: Facebook does not know the token; {AGAIN}"],
        ),
        (Refused("this is no Page's token"), [f"page cannot post: this is no Page's token; {AGAIN}"]),
    ],
)
def test_afterwards_each_is_asked_whether_it_still_stands(stands, says):
    assert list(ended_siblings([PAGE], lambda _name: Stands(stands), NOON)) == says


def test_an_account_that_cannot_be_asked_is_left_alone():
    assert list(ended_siblings([PAGE], lambda _name: None, NOON)) == []
    assert [str(named(each)) for each in ([PAGE], [PAGE, OTHER, INSTA])] == ["page", "page, other and insta"]


def test_that_nobody_was_signed_in_is_said_in_every_language(house):
    for others, says in (([ANA], "ana continue"), ([PAGE, INSTA], "page et insta continuent")):
        with pytest.raises(PostdeskError) as told:
            heeded(TOWN, others, lambda _question: False)
        with spoken_in("fr"):
            assert worded(told.value) == f"town n’a pas été connecté, et {says}\xa0: rien n’a été changé"


def test_whoever_takes_a_consent_back_hears_who_else_rests_on_it(house):
    toml = house.root / "campaigns/desk.toml"
    told = "".join(f'\n[accounts.{each.name}]\nnetwork = "{each.network}"\napp = "1234"\n' for each in (PAGE, INSTA))
    toml.write_text('[desk]\nname = "Office"\ntimezone = "UTC"\n' + told)
    (house.root / ".env").write_text("POSTDESK_PAGE_TOKEN=EAAgeheim\n")
    left = removing.remove_account(load(house.root, SHELF), "page", NOON, Nothing(), lambda _account: None)
    assert left.at_network.endswith("Note that insta may rest on the same consent: what is taken back ends there, too.")
