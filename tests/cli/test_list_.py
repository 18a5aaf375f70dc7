"""What `postdesk list` says below its table."""

from datetime import UTC, datetime

from postdesk.cli.list_ import SHOWN, circumstances, show_waiting
from postdesk.log.workers import heartbeats
from stage.desks import write


def test_posts_that_lie_though_a_worker_lives_are_not_passed_over_in_silence(office, clock):
    office.queue.apply()
    assert list(circumstances(office)) == []
    clock.moment = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
    heartbeats.beat(office.log, "desk:1", clock())
    (said,) = circumstances(office)
    assert said.startswith("Posts are due since 2026-11-24 09:00 though a worker lives: ")


def test_posts_that_wait_for_another_one_say_for_which_those_in_trouble_first(office, capsys):
    waits = "".join(f"  - {{id: more{at}, after: launch@fedi, text: Figure {at} of many.}}\n" for at in range(SHOWN))
    write(
        office,
        autumn=f"""\
campaign: autumn
accounts: [fedi]
posts:
  - {{id: launch, at: 2027-11-24 09:00, text: We have launched.}}
  - {{id: talk, at: 2027-11-24 12:00, text: We talk about it.}}
  - {{id: said, after: talk@fedi, text: What we said.}}
{waits}""",
    )
    office.queue.apply()
    office.queue.cancel(["autumn/talk@fedi"], "no room")
    show_waiting(office, office.posts.listing())
    first, *_, last = capsys.readouterr().out.splitlines()
    remedy = "see to that one, or take `after:` out of the draft"
    assert first == f"autumn/said@fedi waits for autumn/talk@fedi, which is cancelled: {remedy}."
    assert last == "… and 1 post more that waits."
    show_waiting(office, [])
    assert capsys.readouterr().out == ""
