from datetime import timedelta

import pytest

from postdesk.errors import SettingsError
from postdesk.models import Account
from postdesk.networks import SHELF
from postdesk.settings import find_desk, load, person


def test_a_desk_is_read_as_its_file_says(desk):
    house = load(desk(), SHELF)
    assert (house.name, house.timezone, house.language, house.approval) == (
        "Country Office",
        "Europe/Podgorica",
        "en",
        "optional",
    )
    assert house.accounts == {
        "linkedin": Account("linkedin", "linkedin", own={"id": "1234"}),
        "fedi": Account("fedi", "mastodon", by_hand=True, own={"server": "https://example.social", "handle": "office"}),
    }
    assert (house.latest, house.apart) == (timedelta(hours=3), timedelta(minutes=45))
    assert (house.required_hashtags, house.spellings) == (("MigrantsDay",), ("ForMigrants",))
    assert house.banned_words == ("illegal migrant",)
    assert house.utm == {"utm_source": "{network}", "utm_campaign": "{campaign}"}
    assert house.slots == {"linkedin": ("Tue 10:00", "Thu 10:00")}
    assert (house.quiet_hours, house.report_every, house.rules) == (
        ("22:00-07:00",),
        "Mon 07:30",
        {"alt-text": "warning"},
    )


def test_when_reports_write_themselves_and_who_exports_figures(desk):
    house = load(desk(), SHELF)
    assert (house.report_month, house.report_campaign, house.report_remind) == ("", None, timedelta(days=2))
    root = desk()
    file = root / "campaigns" / "desk.toml"
    keys = 'month = "28 08:00"\ncampaign = "8 d"\nremind = "1 d"\nexporters = ["ana@example.org"]\n'
    file.write_text(file.read_text(encoding="utf-8").replace("[report]\n", f"[report]\n{keys}"), encoding="utf-8")
    house = load(root, SHELF)
    assert (house.report_month, house.report_campaign) == ("28 08:00", timedelta(days=8))
    assert (house.report_remind, house.exporters) == (timedelta(days=1), ("ana@example.org",))


@pytest.mark.parametrize("wrong", ["29 08:00", "1", "0 08:00", "1 24:00"])
def test_a_months_report_wants_a_day_that_every_month_has_and_a_time(desk, wrong):
    root = desk()
    file = root / "campaigns" / "desk.toml"
    said = file.read_text(encoding="utf-8").replace("[report]\n", f'[report]\nmonth = "{wrong}"\n')
    file.write_text(said, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"a day from 1 to 28, and a time"):
        load(root, SHELF)


def test_a_desk_knows_its_folders(desk):
    root = desk()
    house = load(root, SHELF)
    assert (house.campaigns, house.memory, house.reports) == (root / "campaigns", root / ".postdesk", root / "reports")


def test_a_desk_is_found_from_any_folder_below_it(desk):
    root = desk()
    (root / "campaigns/media").mkdir()
    assert find_desk(root / "campaigns/media") == root
    assert find_desk(root) == root


def test_where_there_is_no_desk_the_way_to_one_is_told(tmp_path):
    with pytest.raises(SettingsError, match=r"there is no desk here: campaigns/desk\.toml is neither in .* nor above"):
        find_desk(tmp_path)


def test_a_desk_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(SettingsError, match=r"desk\.toml cannot be read \(no such file"):
        load(tmp_path, SHELF)


def test_whoever_is_at_the_keyboard_has_a_name(monkeypatch):
    monkeypatch.setenv("LOGNAME", "ana")
    assert person() == "ana"


def test_a_machine_that_does_not_know_says_somebody(monkeypatch):
    def unknown(_):
        raise KeyError("uid not found")

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    assert person() == "somebody"
