"""`postdesk measure` tells what was read, what waits and what stands in the way."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.cli.measure import WHY, _sentences
from postdesk.desk import Desk
from postdesk.log.readings.withheld import AGE, REPLACED, SILENT, Stopped
from postdesk.measure.from_networks import Measured
from postdesk.measure.reading_round import LaterReadings
from postdesk.worker.measuring import Measuring
from stage.desks import SETTINGS, lay

TUESDAY = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)


@pytest.fixture
def says(public):
    """Return a function that runs a command at so many hours after the posts went out."""

    def run(hours, *words, code=0):
        moment = TUESDAY + timedelta(hours=hours)
        done = CliRunner().invoke(main, ["--desk", str(public.house.root), *words], obj=Office(lambda: moment))
        assert done.exit_code == code, done.output
        return done.output.splitlines()

    return run


def test_what_was_read_is_told_with_its_accounts_and_then_when_the_next_is_due(says):
    assert says(0.5, "measure") == ["0 posts read.", "The next reading is due at 2026-11-24 11:01."]
    assert says(1, "measure") == ["2 posts read: 2 of fedi."]
    assert says(1.5, "measure") == ["0 posts read.", "The next reading is due at 2026-11-25 10:01."]


def test_all_that_can_be_read_is_read_where_somebody_asks(says):
    says(1, "measure")
    assert says(2, "measure", "--all") == ["2 posts read: 2 of fedi."]
    assert says(24 * 100, "measure", "--all") == ["0 posts read."]


def test_only_some_accounts(says):
    assert says(1, "measure", "--account", "linkedin")[0] == "0 posts read."
    assert says(1, "measure", "--account", "fedi")[0] == "2 posts read: 2 of fedi."
    (said,) = says(1, "measure", "--account", "nobody", code=1)
    assert said.startswith("postdesk: campaigns/desk.toml has no account nobody: it has fedi, ")


def test_the_document_for_scripts(says):
    assert json.loads("\n".join(says(1, "measure", "--format", "json"))) == {
        "read": 2,
        "accounts": {"fedi": 2},
        "waits": [],
        "stopped": [],
        "troubles": [],
        "next": "2026-11-25T09:01:00+00:00",
    }


def test_an_account_in_trouble_is_told_and_the_command_fails(public, says):
    lay(public.house.root, SETTINGS.replace("accounts.fedi", "accounts.masto").replace("\nfedi = ", "\nmasto = "))
    gone = "postdesk: fedi: [accounts.fedi] is gone from desk.toml: put it back, or cancel its posts"
    assert gone in says(1, "measure", code=1)
    assert json.loads("\n".join(says(1, "measure", "--format", "json", code=1)))["troubles"] == [gone[10:]]


def test_what_waits_and_what_is_given_no_more_is_told(public):
    measured = Measured(
        1,
        waits=(LaterReadings("fedi", 1, TUESDAY),),
        read_of={"x": 1, "fedi": 0},
        stopped=(Stopped("x", "clicks", AGE, TUESDAY, 3),),
    )
    assert list(_sentences(public, measured)) == [
        "1 post read: 1 of x.",
        "fedi: 1 post more at 2026-11-24 10:01: its network allows no more before.",
        "x no longer gives clicks of 3 posts: it is told of young posts only.",
    ]
    assert set(WHY) == {AGE, REPLACED, SILENT}


def test_whose_followers_cannot_be_asked_is_told(tmp_path):
    (tmp_path / "campaigns").mkdir()
    account = '[accounts.masto]\nnetwork = "mastodon"\nserver = "https://example.social"\n'
    (tmp_path / "campaigns/desk.toml").write_text(f'[desk]\nname = "Office"\ntimezone = "UTC"\n\n{account}')
    done = CliRunner().invoke(main, ["--desk", str(tmp_path), "measure"], obj=Office(lambda: TUESDAY))
    assert done.exit_code == 1
    assert "postdesk: masto: masto needs a token: set POSTDESK_MASTO_TOKEN" in done.output
    said = []
    desk = Desk.open(tmp_path, lambda: TUESDAY)
    with desk.log:
        round_of = Measuring(desk, said.append)
        for _ in range(2):
            round_of()
    assert len(said) == 1
    assert said[0].startswith("readings: masto: masto needs a token")
