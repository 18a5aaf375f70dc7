"""Every address of the drafts is visited once, as the draft gives it, and told where it first stands."""

import pytest
from msgspec.structs import replace

from postdesk.checks.checker import Checker
from postdesk.checks.linked_pages import findings, without
from postdesk.desk import Desk
from postdesk.models import Page
from postdesk.words.findings import in_words
from stage.desks import SETTINGS, lay
from stage.pictures import jpeg

CAMPAIGN = """campaign: spring
accounts: [fedi, bsky]
link: https://example.org/doors?lang=en
posts:
  - id: doors
    text: Doors open at six. See example.org/map.
    thread: ["More at https://example.org/more, and gopher://example.org/"]
  - id: tea
    text: Tea at seven.
    media: [{file: hall.jpg, alt: The hall.}]
    link: https://example.org/tea
  - id: tea-again
    text: Tea at seven, once more.
    link: https://example.org/tea
    ignore: {no-card: The picture comes tomorrow.}
"""
UTM = '\n[links]\nutm = { utm_source = "{network}" }\n'


@pytest.fixture
def house(tmp_path, clock):
    """A desk that gives every link its network."""
    root = lay(tmp_path, SETTINGS + UTM, spring=CAMPAIGN)
    (root / "campaigns" / "hall.jpg").write_bytes(jpeg())
    return Desk.open(root, clock).house


@pytest.fixture
def visited():
    """Every address that was visited."""
    return []


@pytest.fixture
def told(house, visited):
    """What is said where every page is bare, but for those that are given."""

    def tell():
        def visit(addresses):
            visited.extend(addresses)
            return {address: Page(address, 200, address, "text/html") for address in addresses}

        return [
            (finding.place.line, finding.rule, in_words(finding).split()[0])
            for finding in findings(house, Checker(house), visit)
        ]

    return tell


def test_each_address_is_visited_once_and_without_the_desks_parameters(told, visited):
    told()
    assert sorted(visited) == [
        "https://example.org/doors?lang=en",
        "https://example.org/map",
        "https://example.org/more",
        "https://example.org/tea",
    ]


def test_what_is_wrong_is_told_once_where_the_address_first_stands(told):
    assert sorted(told()) == [
        (3, "no-card", "https://example.org/doors?lang=en"),
        (6, "no-card", "https://example.org/map"),
        (7, "no-card", "https://example.org/more"),
    ]


def test_a_rule_that_the_desk_does_not_want_says_nothing(house):
    quiet = replace(house, rules={"no-card": "off"})
    bare = {"https://example.org/tea": Page("https://example.org/tea", 404)}
    pages = findings(quiet, Checker(quiet), lambda asked: {one: bare.get(one, Page(one, 200, one)) for one in asked})
    assert [finding.rule for finding in pages] == ["dead-link"]


def test_only_one_networks_posts_are_looked_at(house, visited):
    assert list(findings(house, Checker(house), lambda asked: visited.extend(asked) or {}, network="telegram")) == []
    assert visited == []


@pytest.mark.parametrize("address", ["http://[::1?x=1", "https://example.org/a", "https://example.org/?lang=en"])
def test_an_address_that_cannot_be_read_or_says_nothing_of_the_desk_stays_as_it_is(address):
    assert without(address, {"utm_source": ""}) == address
