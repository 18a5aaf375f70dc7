"""Values of a post that are as long as a book: each is told in short, in half a second of the processor for 100,000 signs."""

import sys
import time

import pytest

from hostile.test_quickly_read import MANY
from postdesk.checks.checked_files import check_files
from postdesk.cli.findings import line
from postdesk.drafts.keys import POST
from postdesk.drafts.reading import read_campaign
from postdesk.errors import SettingsError
from postdesk.models import Severity
from postdesk.networks import SHELF
from postdesk.settings import load
from stage.desks import lay

SECONDS = 0.5 if sys.gettrace() is None else 10
"""As promised; some values are refused here alone, so their lines are noted, which takes its time."""
TEXTS = {
    "days": "Monday, ",
    "blanks behind a day": " ",
    "days and times": "Monday 09:00, ",
    "dates": "2026-12-18 ",
    "spans": "1 h ",
    "names": "a/b@c ",
    "digits": "9",
    "parts of a rule": "BYDAY=MO;",
    "commas": ",",
}
KEYS = [key.name for key in POST if key.name != "text"]
CAMPAIGN = """\
campaign: spring
accounts: [fedi]
posts:
  - id: doors
    text: Doors open at six.
    {key}: "Monday{said}x"
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return load(lay(tmp_path_factory.mktemp("desk")), SHELF)


def measured(work):
    begun = time.process_time()
    work()
    return time.process_time() - begun


def seconds(work):
    """The time that a piece of work takes; where it seems long, the least of three."""
    took = measured(work)
    return took if took <= SECONDS else min(took, measured(work), measured(work))


def told(house, campaign):
    """What is said of a campaign, and the seconds of the processor that it took."""
    file = house.campaigns / "spring.yaml"
    file.write_text(campaign, "utf-8")
    said = []
    took = seconds(lambda: said.append([line(finding) for finding in read_campaign(file, house).findings]))
    return said[-1], took


@pytest.mark.parametrize("kind", TEXTS)
def test_no_value_of_a_post_is_dwelt_on(house, kind):
    said = TEXTS[kind] * (MANY // len(TEXTS[kind]))
    seen = {key: told(house, CAMPAIGN.format(key=key, said=said)) for key in KEYS}
    assert {key: round(took, 1) for key, (_, took) in seen.items() if took > SECONDS} == {}
    assert {key for key, (lines, _) in seen.items() if any(len(each) > 1_000 for each in lines)} == set()
    assert seen["every"][0]


MISTYPED = {
    "posts to go after": "after: tea-{0}@fedi",
    "pictures": "media: [media/tea-{0}.jpg]",
    "accounts": "accounts: [fed{0}]",
    "keys": "tex{0}: x",
    "posts in a ring": "after: doors-{1}@fedi",
    "shortcodes": "fedi: {{text: ':smil{0}: and :tad{0}:'}}",
    "zones": "at: 2026-12-18 09:00 Europe/Podgori{0}",
    "rules to ignore": "ignore: {{alt-tex{0}: x}}",
}


@pytest.mark.parametrize("kind", MISTYPED)
def test_thousands_of_mistyped_names_among_thousands_are_not_dwelt_on(house, kind):
    many = 3_000
    if kind == "pictures":
        for number in range(many):
            (house.campaigns / f"media/hall-{number}.jpg").touch()
    said = [MISTYPED[kind].format(number, (number + 1) % many) for number in range(many)]
    posts = "".join(f"  - {{id: doors-{number}, text: Doors {number}., {key}}}\n" for number, key in enumerate(said))
    file = house.campaigns / "spring.yaml"
    file.write_text(f"campaign: spring\naccounts: [fedi]\nposts:\n{posts}", "utf-8")
    seen = []
    took = measured(lambda: seen.append(check_files(house, [file])))
    weight = Severity.WARNING if kind == "shortcodes" else Severity.ERROR
    assert sum(one.severity is weight for one in seen[0].findings) >= many
    assert took < 10 * SECONDS, took


def test_a_post_that_comes_back_by_thousands_of_rules_is_told_at_once(house):
    """
    Each minute of each day is one rule, so a list of them holds thousands.
    """
    rules = ", ".join(
        f'"{day} {hour:02}:{minute:02}"' for day in ("Mon", "Tue") for hour in range(24) for minute in range(60)
    )
    several = ", ".join(f'"day {hour:02}:00"' for hour in range(24))
    for every in (rules, several):
        said, took = told(
            house,
            "campaign: spring\naccounts: [fedi]\nposts:\n  - id: doors\n    text: Doors open.\n"
            f"    every: [{every}]\n    from: 2026-12-01\n    until: 2027-12-31\n",
        )
        assert [each.partition(": error: ")[2] for each in said] == [
            'it would come back more than 366 times: write an earlier "until:" (spring/doors) [every]'
        ]
        assert took < SECONDS


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a" + ".a" * MANY + " = 1", "a key has more than 32 parts: look for stray dots"),
        ("[a" + " . 'a'" * MANY + "]", "a key has more than 32 parts: look for stray dots"),
        ("x = {b = 1, a" + '."a"' * MANY + " = 1}", "a key has more than 32 parts: look for stray dots"),
        ("x = " + "[" * MANY, "is nested too deep"),
        ('x = """\na' + " " * MANY + '?"""', '"x"'),
        ('x = "' + "a.b," * MANY + '"', '"x"'),
        ("#" + "a.," * MANY + "\nx = 1", '"x"'),
    ],
    ids=range(7),
)
def test_no_line_of_desk_toml_is_dwelt_on(tmp_path, line, said):
    root = lay(tmp_path, line + "\n")
    refused = []

    def read():
        with pytest.raises(SettingsError) as found:
            load(root, SHELF)
        refused.append(str(found.value))

    assert seconds(read) < SECONDS
    assert said in refused[-1]


def test_thousands_of_families_are_not_dwelt_on(tmp_path):
    many = "".join(f'F{number} = ["A{number}", "B{number}"]\n' for number in range(5_000))
    root = lay(tmp_path, f'[desk]\nname = "Office"\ntimezone = "UTC"\n[hashtags.families]\n{many}')
    read = []
    assert seconds(lambda: read.append(load(root, SHELF))) < SECONDS
    assert len(read[-1].families.members) == 5_000
