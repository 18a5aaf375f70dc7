"""`[people]` in desk.toml: who there is, by what they are known, what they may do; and what no desk can mean."""

import pytest

from postdesk.errors import SettingsError
from postdesk.models.people import Role
from postdesk.networks import SHELF
from postdesk.settings import House, load, person
from stage.colleagues import ANA, BEN, PEOPLE


@pytest.fixture
def people(desk):
    def read(old="", new=""):
        assert old in PEOPLE
        return load(desk("[rules]", f"{PEOPLE.replace(old, new)}\n[rules]"), SHELF).people

    return read


def test_a_line_and_a_table_say_who_somebody_is(people):
    dan, eve, ana, ben, cara = people()
    assert (dan.name, dan.roles) == ("Dan", {Role.PUBLISH})
    assert (eve.name, eve.roles) == ("eve@example.org", {Role.READ})
    assert ana.known == {"ana", "ana marić", "ana@example.org", "a.maric@example.net"}
    assert (ben.name, ben.roles) == (BEN, {Role.APPROVE, Role.HOLD})
    assert cara.roles == {Role.DRAFT}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"publish"', '"publisher"', 'desk.toml:34: "Dan" is one of draft, approve, hold, publish, read, not "publish'),
        ('["read"]', "[]", "desk.toml:35: "),
        ('["read"]', "2", 'desk.toml:35: "eve@example.org" wants a list of texts'),
        ('may = "draft"', "", 'desk.toml:47: cara has no role: write may = ["draft"], of draft, approve'),
        ('may = "draft"', 'role = "draft"', 'desk.toml:49: "role" is no key of [people.cara]: it knows name, email'),
        ('"ben@example.org"', '"Ana@example.org"', '"ana@example.org" names Ana Marić already: every name and'),
        ('name = "Cara Petrović"', 'name = ""', 'desk.toml:48: "name" wants a text'),
        (
            '"ben@example.org"',
            '"ben\\u0007@example.org"',
            "names nobody: write a name or an address, without characters that",
        ),
        (
            'name = "Cara Petrović"',
            'name = "\\u202eCara"',
            "names nobody: write a name or an address, without characters that",
        ),
        ('"eve@example.org" =', '" " =', '"" names nobody: write a name or an address'),
        ('"ben@example.org"', "3", 'desk.toml:44: "email" wants a list of texts'),
    ],
)
def test_what_no_desk_can_mean_is_said_with_its_line(people, old, new, says):
    with pytest.raises(SettingsError) as told:
        people(old, new)
    assert says in str(told.value)


def test_a_desk_has_a_thousand_people_and_no_more(desk):
    lines = [f"p{number} = ['draft']\n" for number in range(1_001)]
    assert len(load(desk("[rules]", f"[people]\n{''.join(lines[1:])}[rules]"), SHELF).people) == 1_000
    with pytest.raises(SettingsError, match="1,001 people are more than a desk has: name at most 1,000"):
        load(desk("[rules]", f"[people]\n{''.join(lines)}[rules]"), SHELF)


def test_people_are_a_table(desk):
    with pytest.raises(SettingsError, match='"people" is a table'):
        load(desk("[desk]", "people = 1\n[desk]"), SHELF)


def test_without_people_whoever_is_at_the_keyboard_is_the_machines_user(tmp_path):
    assert person() == person(House(tmp_path, "Office", "UTC"))


def test_git_knows_who_is_at_the_keyboard(people, git, tmp_path):
    house = House(tmp_path, "Office", "UTC", people=people())
    git("init", "-q")
    git("config", "user.email", "A.Maric@example.net")
    assert person(house) == ANA
    git("config", "user.email", "somebody@example.org")
    git("config", "user.name", "ben novak")
    assert person(house) == BEN
    git("config", "user.name", "Nobody")
    assert person(house) == person()
