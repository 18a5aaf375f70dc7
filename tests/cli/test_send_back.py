"""`postdesk send-back` and `approvals` on a desk with people: who signed, who may, what is to be changed."""

import json

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.colleagues import ANA, BEN, CARA, TWICE, peopled
from stage.desks import DOORS, TEA


@pytest.fixture
def says(tmp_path, clock):
    desk = peopled(tmp_path, clock, TWICE)
    desk.log.close()

    def run(*words, who):
        return CliRunner(env={"POSTDESK_WHO": who}).invoke(main, ["--desk", str(tmp_path), *words], obj=Office(clock))

    return run


def test_a_post_is_sent_back_and_told_everywhere(says):
    told = says("send-back", DOORS, "Who took the picture?", who=BEN)
    assert (told.exit_code, told.stdout) == (0, f"sent back: {DOORS}\n")
    assert f"sent back by {BEN}: Who took the" in says("approvals", who=CARA).stdout
    listed = says("list", who=CARA).stdout
    assert (
        f"{DOORS} was sent back by {BEN}, today 13:00 (2026-11-23 13:00): Who took the picture?; change its draft and queue it."
        in (listed)
    )
    refused = says("send-back", DOORS, "no", who=CARA)
    assert (refused.exit_code, refused.stderr) == (
        1,
        f"postdesk: {CARA} may draft here, and sending back needs approve: only {ANA} or {BEN} may; nothing was done\n",
    )
    assert "(sent back, until its draft is changed and queued again)" in says("move", DOORS, "+1h", who=CARA).stdout


def test_what_was_seen_is_sent_back(says):
    document = json.loads(says("approvals", "--format", "json", who=BEN).stdout)
    seen = {each["ref"]: each["content_hash"] for each in document}
    assert says("send-back", f"{DOORS}={seen[DOORS][:10]}", "no", who=BEN).exit_code == 0
    assert "is not what" in says("send-back", f"{TEA}={seen[DOORS][:10]}", "no", who=BEN).stderr
    assert says("send-back", "just a note", who=BEN).exit_code == 2


def test_approvals_say_who_signed_and_who_may(says):
    assert says("approve", DOORS, "--yes", who=ANA).exit_code == 0
    (doors, _) = json.loads(says("approvals", "--format", "json", who=BEN).stdout)
    assert (doors["needs"], doors["signed_by"], doors["may_sign"]) == (2, [ANA], [BEN])
    shown = says("approvals", who=BEN).stdout
    assert f"signed by {ANA}; {BEN} may sign" in " ".join(shown.split())
    assert "2 posts wait for a signature: `postdesk approve REF`; unsigned none goes out." in shown


def test_without_people_whoever_signs_is_named(office, clock):
    told = CliRunner().invoke(main, ["--desk", str(office.house.root), "approve", "--all", "--yes"], obj=Office(clock))
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (2, 'Error: say who signs: --by "NAME"')


def test_that_a_due_post_was_sent_back_is_said_when_nothing_goes_out(says, clock):
    assert says("send-back", DOORS, "no", who=BEN).exit_code == 0
    clock.forward(days=1)
    told = says("publish", who=CARA).stdout
    assert "1 post due, and sent back to be changed: `postdesk list` says by whom and why." in told
