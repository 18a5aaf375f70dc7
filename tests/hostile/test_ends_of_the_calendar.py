"""Days at both ends of what a date can be, and lengths of time that lead beyond them, wherever somebody may write one."""

import pytest

from hostile.attempts import LOOKS, attempt
from stage.desks import SETTINGS, lay

CAMPAIGN = """\
campaign: far
accounts: [fedi]
language: en
posts:
  - {{id: at, at: {day} 00:00, text: Doors open at six.}}
  - {{id: late, at: {day} 23:59, text: Doors open at seven today., latest: 3 h, embargo: {day} 23:00}}
  - {{id: every, every: Mon 09:00, from: {day}, until: {day} 10:00, text: Every week the hall is open.}}
  - id: moved
    every: Mon 09:00
    from: {day}
    count: 3
    except: [{day}, 2026-12-25]
    moved: {{{day}: 2026-12-12 10:00, {day} 09:00: 2026-12-13 10:00}}
    text: The hall is open on some days.
  - {{id: rule, every: "FREQ=WEEKLY;UNTIL={digits}", from: 2026-12-18 09:00, text: By a rule.}}
  - {{id: near, at: 2026-12-18 09:00, text: A day that everybody knows.}}
"""
DAYS = ("0001-01-01", "0001-12-31", "0099-02-03", "1899-12-31", "3000-01-01", "9999-12-31")
ZONES = ("America/New_York", "Pacific/Kiritimati")


@pytest.fixture(params=ZONES)
def desk(request, tmp_path):
    """A desk at one of the two ends of the day."""
    return lay(tmp_path, SETTINGS.replace("Europe/Podgorica", request.param))


@pytest.mark.parametrize("day", DAYS)
def test_a_campaign_of_another_age_is_told_and_its_other_post_is_queued(desk, day):
    (desk / "campaigns/far.yaml").write_text(CAMPAIGN.format(day=day, digits=day.replace("-", "")))
    said = {words: attempt(desk, words)[1] for words in LOOKS}
    years = "lies outside the years a calendar here can count: write another year"
    assert said["check"].count(years) == 10, said["check"]
    assert "far/near@fedi" in said["queue --yes"]


ASKED = (
    "calendar --month {month}",
    "log --since {day}",
    "report --month {month}",
    "move far/near@fedi {day} 23:59 --yes",
)


@pytest.mark.parametrize("day", DAYS)
def test_what_is_asked_of_another_age_is_told(desk, day):
    (desk / "campaigns/far.yaml").write_text(CAMPAIGN.format(day="2026-12-18", digits="20261218"))
    attempt(desk, "queue --yes")
    for words in ASKED:
        code, said = attempt(desk, words.format(day=day, month=day[:7]))
        assert (code, said.count("\n")) == (1, 1), said
        assert "month" in said or "outside the years" in said


def test_no_length_of_time_leads_out_of_the_calendar(desk):
    spans = ("36526 d", "99999 w", "99999 w " * 2000)
    posts = [
        f"  - {{id: p{at}, at: 2026-12-18 09:00, latest: {span}, text: Post {at}.}}" for at, span in enumerate(spans)
    ]
    green = "  - {id: green, evergreen: {gap: 36000 d, wordings: [One., Two.]}, count: 300, at: 2026-12-18 09:00}"
    (desk / "campaigns/far.yaml").write_text(
        "\n".join(["campaign: far", "accounts: [fedi]", "posts:", *posts, green, ""])
    )
    said = {words: attempt(desk, words)[1] for words in LOOKS}
    assert said["check"].count("is not a length of time") == len(spans)
    assert "far/green-2026-12-18@fedi" in said["queue --yes"]
    assert "far/green-3012" not in said["queue --yes"]
    assert attempt(desk, "move far/green-2026-12-18@fedi +36000d --yes")[0] == 0
    spoken = [attempt(desk, "move far/green-2026-12-18@fedi +36000d --yes") for _ in range(10)]
    assert "outside the years" in spoken[-1][1]


def test_an_export_of_another_age_counts_for_no_day(desk, tmp_path):
    (tmp_path / "export.csv").write_text("Post id,Date,Likes\n1,2026-10-01,7\n")
    for day in ("0001-01-01", "1899-12-31"):
        code, said = attempt(desk, ["import", "--as-of", day, tmp_path / "export.csv"])
        assert (code, "is before any network" in said) == (1, True), said
