"""`[web]` in desk.toml: where the page is found, and whose word on who somebody is counts."""

import pytest

from postdesk.errors import SettingsError
from postdesk.networks import SHELF
from postdesk.settings import load
from postdesk.settings.front import proxy_secret
from stage.colleagues import PEOPLE

WHOLE = 'address = "https://Desk.example.org:443/"\nheader = "Remote-User"\nproxies = ["10.0.0.5", "fd00::/64"]'


@pytest.fixture
def house(desk):
    def read(web, people=PEOPLE):
        return load(desk("[rules]", f"{people}\n[web]\n{web}\n[rules]"), SHELF)

    return read


def test_an_address_is_as_browsers_name_it_and_a_header_in_small_letters(house):
    read = house(WHOLE)
    assert (read.web_address, read.web_header) == ("https://desk.example.org", "remote-user")
    assert read.web_proxies == ("10.0.0.5/32", "fd00::/64")
    assert house('address = "http://127.0.0.1:8080"').web_address == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    ("web", "people", "says"),
    [
        ('address = "http://desk.example.org"', "", 'write it like "https://desk.example.org"'),
        ('address = "https://desk.example.org/page"', "", 'write it like "https://desk.example.org"'),
        ('address = "https://ana@desk.example.org"', "", 'write it like "https://desk.example.org"'),
        ('address = "https://d\\r\\nx"', "", 'write it like "https://desk.example.org"'),
        ('header = "Remote User"', PEOPLE, '"header" cannot be "Remote User": write it like "Remote-User"'),
        ('header = "Remote_User"', PEOPLE, '"header" cannot be "Remote_User"'),
        ('header = "Cookie"', PEOPLE, 'every browser sends "cookie" itself'),
        ('header = "Sec-Fetch-User"', PEOPLE, 'every browser sends "sec-fetch-user" itself'),
        ('proxies = ["proxy"]', PEOPLE, '"proxy" is no address: write it like "10.0.0.5"'),
        ('proxies = ["0.0.0.0/0"]', PEOPLE, '"0.0.0.0/0" is everybody: name the proxy alone'),
        ('proxies = ["::/0"]', PEOPLE, '"::/0" is everybody'),
        (WHOLE, "", "a sign-in by a header needs [people], who are let in"),
        ('header = "Remote-User"', PEOPLE, '[web] has no address: write address = "https://desk.example.org"'),
        ('adress = "https://desk.example.org"', "", 'did you mean "address"?'),
    ],
)
def test_what_would_let_in_the_wrong_ones_is_refused_with_its_line(house, web, people, says):
    with pytest.raises(SettingsError, match=r"^campaigns/desk.toml:\d+: ") as told:
        house(web, people)
    assert says in str(told.value)


def test_the_secret_of_the_proxy_comes_from_the_environment():
    assert proxy_secret({"POSTDESK_PROXY_SECRET": " s3cret \n"}) == "s3cret"
    assert proxy_secret({}) == ""
