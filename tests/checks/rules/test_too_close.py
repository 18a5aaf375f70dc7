from datetime import timedelta

from postdesk.checks.rules import too_close


def test_the_later_of_two_posts_is_named_whatever_the_order_in_the_file(remarks):
    """
    posts:
      - id: second
        text: Врата се отварају.
        at: 2026-12-18 09:10
      - id: first
        text: Doors open.
        at: 2026-12-18 09:00
    """
    (remark,) = remarks(too_close)
    assert remark.message == "10 min after story/first; the desk wants 30 min between them"
    assert (remark.of.post, remark.place.line) == ("story/second", 6)


def test_the_same_moment(said):
    """
    posts:
      - {id: one, text: Bonjour., at: "2026-12-18 09:00"}
      - {id: two, text: Bonsoir., at: "2026-12-18 09:00"}
    """
    assert said(too_close) == ["at the same moment as story/one; the desk wants 30 min between them"]


def test_far_enough_or_on_another_account_or_without_a_moment(said):
    """
    posts:
      - {id: one, text: مرحبا., at: "2026-12-18 09:00"}
      - {id: two, text: أهلا., at: "2026-12-18 09:30"}
      - {id: three, text: سلام., at: "2026-12-18 09:05", accounts: [x]}
      - {id: four, text: وداعا., at: next}
    """
    assert said(too_close) == []


def test_the_desk_says_how_long(said):
    """
    posts:
      - {id: one, text: Dobar dan., at: "2026-12-18 09:00"}
      - {id: two, text: Dobro veče., at: "2026-12-18 10:00"}
    """
    assert said(too_close, apart=timedelta(hours=1, minutes=30)) == [
        "1 h after story/one; the desk wants 1 h 30 min between them"
    ]
    assert said(too_close, apart=timedelta()) == []
