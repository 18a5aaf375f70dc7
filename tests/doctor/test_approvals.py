"""Posts that wait for a signature, on a desk that asks for one."""

from postdesk.desk import Desk
from stage.desks import SETTINGS, SPRING, lay


def test_only_a_desk_that_asks_for_signatures_is_told_of_those_that_wait(tmp_path, clock):
    strict = SETTINGS.replace("[accounts.fedi]", 'approval = "required"\n\n[accounts.fedi]', 1)
    for settings, said in ((SETTINGS, []), (strict, ["2 not approved, the first due at 2026-11-24 09:00"])):
        desk = Desk.open(lay(tmp_path, settings, spring=SPRING), clock)
        with desk.log:
            desk.queue.apply()
        assert [sign.says for sign in desk.examine() if sign.what == "approvals"] == said
    signing = Desk.open(tmp_path, clock)
    with signing.log:
        signing.queue.approve_all("Jana", "")
    assert [sign.says for sign in signing.examine() if sign.what == "approvals"] == []
