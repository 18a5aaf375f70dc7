"""Drafts that stand in campaign files and not in the queue: known day by day, without reading a file for nothing."""

from postdesk.queue.differences import fingerprint, is_matched
from postdesk.queue.only_in_files import only_in_files
from stage.desks import SETTINGS, SPRING, lay

WINTER = """\
campaign: winter
accounts: [fedi, bsky]
posts:
  - {id: coats, at: 2026-11-26 10:00, text: "Coats for\\n everybody.", language: en}
  - {id: later, at: next, accounts: [fedi], text: In the next free slot.}
  - {id: next-year, at: 2027-02-01 10:00, text: In the spring.}
  - {id: brief, every: Wed 11:00, from: 2026-11-25, until: 2026-11-26, accounts: [bsky], bsky: {text: The briefing.}}
"""


def told(desk):
    span = desk.posts.span(month="2026-11")
    return [(one.local, f"{one.campaign}/{one.draft}", one.accounts) for one in desk.posts.only_in_files(span)]


def test_drafts_of_a_span_are_told_until_they_are_queued_on_all_their_accounts(office):
    assert told(office) == [("2026-11-24 09:00", "spring/doors", ("fedi",))]
    office.queue.apply()
    assert told(office) == []
    lay(office.house.root, winter=WINTER)
    coats = ("2026-11-26 10:00", "winter/coats", ("fedi", "bsky"))
    assert told(office) == [("2026-11-25 11:00", "winter/brief-2026-11-25", ("bsky",)), coats]
    opened = {
        one.post: (one.opening, one.language) for one in office.posts.only_in_files(office.posts.span("2026-W48"))
    }
    assert opened == {"brief": ("The briefing.", "en"), "coats": ("Coats for everybody.", "en")}
    lay(office.house.root, winter=WINTER.replace("[fedi, bsky]", "[fedi]"))
    office.queue.apply()
    lay(office.house.root, winter=WINTER)
    assert told(office)[-1] == (*coats[:2], ("bsky",))


def test_no_file_is_read_where_the_queue_matches_them_all(office):
    office.queue.apply()
    assert is_matched(office.house, fingerprint(office.house))
    with office.log:
        assert only_in_files(office.log, office.house, office.posts.span(month="2026-11")) == []


def test_a_file_that_changes_or_goes_and_settings_that_change_are_read_again(office):
    assert told(office) == told(office)
    spring = office.house.campaigns / "spring.yaml"
    spring.write_text(SPRING.replace("2026-11-24 09:00", "2026-11-25 09:30"), encoding="utf-8")
    assert [when for when, *_ in told(office)] == ["2026-11-25 09:30"]
    lay(office.house.root, SETTINGS.replace("Europe/Podgorica", "Asia/Tbilisi"))
    again = office.read_again()
    assert [when for when, *_ in told(again)] == ["2026-11-25 09:30"]
    spring.unlink()
    spring.symlink_to("nowhere.yaml")
    assert told(office) == told(office) == []
