import os
from datetime import UTC, date, datetime

import pytest

from postdesk.errors import ExportError
from postdesk.log.readings.account_days import days_between
from postdesk.measure.intake.files import Given, bring_in
from postdesk.models import Account, Skipped
from postdesk.settings import House

NOW = datetime(2026, 10, 5, 7, tzinfo=UTC)
FB, IG = Account("fb", "facebook"), Account("ig", "instagram", own={"handle": "@iom"})
VIEWS = 'sep=,\n"{}"\n"Date","Primary"\n"2026-10-03T00:00:00","67753"\n"2026-10-04T00:00:00","41200"\n'
PAGE = VIEWS.format("Views")


def bring(log, tmp_path, *accounts, text=PAGE, **given):
    house = House(tmp_path, "Office", "Europe/Podgorica", accounts={one.name: one for one in accounts})
    file = tmp_path / "Views.csv"
    file.write_text(text, encoding="utf-16")
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    return bring_in(log, file, house, NOW, lambda *_: [], Given(**given))


def kept(log):
    with log.read() as connection:
        return [
            (one.network, one.account, one.metric, one.day.day, one.value)
            for one in days_between(connection, date.min, date.max)
        ]


def test_the_days_of_the_only_page_and_the_same_file_again(log, tmp_path):
    first, again = (bring(log, tmp_path, FB) for _ in range(2))
    assert (first.source, first.of, first.read, first.new) == ("facebook", "day", 2, 2)
    assert (again.new, again.unchanged) == (0, 2)
    assert kept(log) == [("facebook", "fb", "views", 3, 67753), ("facebook", "fb", "views", 4, 41200)]


def test_a_page_that_the_file_does_not_name(log, tmp_path):
    with pytest.raises(ExportError, match=r"Views\.csv does not say whose .* add --account NAME, one of fb, ig"):
        bring(log, tmp_path, FB, IG)
    assert bring(log, tmp_path, FB, IG, account="ig").source == "instagram"


def test_a_desk_without_any_page(log, tmp_path):
    with pytest.raises(ExportError, match=r"NAME, an account of facebook or instagram in desk\.toml"):
        bring(log, tmp_path)


def test_a_network_in_the_name_of_the_metric(log, tmp_path):
    bring(log, tmp_path, FB, IG, text=VIEWS.format("Instagram follows"))
    bring(log, tmp_path, FB, text=VIEWS.format("Instagram reach"))
    assert {row[:3] for row in kept(log)} == {("instagram", "ig", "follows"), ("instagram", "", "reach")}


def test_an_account_that_is_not_there_or_elsewhere(log, tmp_path):
    with pytest.raises(ExportError, match=r"--account knows no x; desk\.toml has fb"):
        bring(log, tmp_path, FB, account="x")
    with pytest.raises(ExportError, match=r"Views\.csv is of facebook or instagram, and tw is on x"):
        bring(log, tmp_path, Account("tw", "x"), account="tw")


def test_a_day_that_was_not_over_is_not_believed(log, tmp_path):
    text = VIEWS.format("Views") + '"2026-10-05T00:00:00","12"\nsoon,1\n'
    assert bring(log, tmp_path, FB, text=text).skipped == (
        Skipped(6, "2026-10-05 was not over when the file was made: export it again on another day"),
        Skipped(7, 'no date can be read in "soon"'),
    )
    with pytest.raises(ExportError, match="--as-of 2026-10-06 is still to come"):
        bring(log, tmp_path, FB, text=text, as_of=date(2026, 10, 6))


def test_other_figures_for_the_same_day_are_not_taken_silently(log, tmp_path):
    bring(log, tmp_path, FB)
    (skipped,) = bring(log, tmp_path, FB, text=VIEWS.format("Views").replace("41200", "41201")).skipped
    assert skipped == Skipped(5, "another figure is known as of 2026-10-05: give the day of this export with --as-of")


def test_a_day_with_several_figures_is_one_day_and_told_once(log, tmp_path):
    head = "Date,Video views,Reached audience,Profile views,Likes,Shares,Comments,New followers\n"
    days = "2026-10-03,950,800,20,12,4,3,2\n2026-10-05,1,1,1,1,1,1,1\n2026-10-04,7,6,5,4,3,2,x\n"
    here = Account("tt", "tiktok")
    first = bring(log, tmp_path, here, text=head + days)
    assert (first.read, first.new, first.unchanged) == (3, 2, 0)
    assert [(skip.row, skip.why[:34]) for skip in first.skipped] == [
        (3, "2026-10-05 was not over when the f"),
        (4, 'follows: "x" is no whole number'),
    ]
    more = days.replace("4,3,2,x", "4,3,2,1").replace("950,800", "951,800")
    again = bring(log, tmp_path, here, text=head + more)
    assert (again.read, again.new, again.unchanged) == (3, 1, 1)
    assert [skip.why[:28] for skip in again.skipped if skip.row == 2] == ["another figure is known as o"]


def test_a_file_without_a_day(log, tmp_path):
    empty = bring(log, tmp_path, FB, text='sep=,\n"Views"\n"Date","Primary"\n')
    assert (empty.source, empty.read) == ("facebook", 0)
