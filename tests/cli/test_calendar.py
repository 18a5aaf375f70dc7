"""`postdesk calendar`: a week without posts says where the next one is."""

from icalendar import Calendar

from stage.releases import Officer

LATER = """\
campaign: spring
accounts: [fedi]
posts:
  - id: doors
    at: 2031-05-05 09:00
    text: Doors open at six.
"""


def test_a_week_without_posts_says_when_the_next_one_goes_out(tmp_path):
    officer = Officer(tmp_path)
    assert officer("calendar").endswith("0 posts.\n")
    (tmp_path / "campaigns" / "spring.yaml").write_text(LATER, encoding="utf-8")
    officer("queue", "--yes")
    said = officer("calendar")
    assert said.endswith("The next is queued for 2031-05-05 09:00: `postdesk calendar --week 2031-W19`\n")
    assert "The next is" not in officer("calendar", "--week", "2031-W19")


def test_what_waits_for_another_says_so_in_the_week_and_read_out(tmp_path):
    officer = Officer(tmp_path)
    after = "  - {id: tea, at: 2031-05-06 10:00, after: doors@fedi, text: Tea for everybody.}\n"
    (tmp_path / "campaigns" / "spring.yaml").write_text(LATER + after, encoding="utf-8")
    officer("queue", "--yes")
    week = ("calendar", "--week", "2031-W19")
    assert "  10:00  queued  spring/tea  fedi\n         waits for spring/doors@fedi\n" in officer(*week)
    assert "spring/tea, queued, fedi, waits for spring/doors@fedi\n" in officer(*week, "--plain")


def test_one_calendar_of_all_accounts_is_a_file(tmp_path):
    officer = Officer(tmp_path)
    (tmp_path / "campaigns" / "spring.yaml").write_text(LATER, encoding="utf-8")
    officer("queue", "--yes")
    week = ("calendar", "--week", "2031-W19", "--format", "ics")
    assert officer(*week).startswith("BEGIN:VCALENDAR")
    assert officer(*week, "--to", tmp_path / "week.ics").endswith("week.ics: 1 post\n")
    (event,) = Calendar.from_ical((tmp_path / "week.ics").read_bytes()).walk("VEVENT")
    assert f"{event['dtstart'].dt:%Y-%m-%d}" == "2031-05-05"
    assert "fedi.ics: 1 post\n" in officer(*week, "--to", tmp_path / "accounts")
