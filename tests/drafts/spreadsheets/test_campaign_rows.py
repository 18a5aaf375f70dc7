"""A campaign file as rows."""

from postdesk.drafts.spreadsheets.campaign_rows import table_of_file
from stage.desks import write

ALL = """\
campaign: all
accounts: [fedi]
posts:
  - id: whole
    at: 2026-12-1  9:05:00
    accounts: fedi bsky, fedi
    embargo: 2026-12-01T09:00:07
    text: |
      One.

      Two. :tea:
    link: ""
    hashtags: ["#A", B]
    media:
      - media/hall.jpg
      - {file: media/hall.jpg, alt: The hall., fit: false}
    thread:
      - A part.
      - {text: Another., media: [{file: media/hall.jpg, alt: Lamps.}]}
      - {text: [no], media: {file: media/hall.jpg}}
      - {text: The last.}
    ignore: {quiet-hours: the  vigil, x: [no]}
    again:
      no: text
    bsky: {text: "=1", hashtags: [], media: [], thread: [], at: never}
    fedi: nothing
  - text: without a name
  - not a post
  - id: sole
    text: Sole.
    media: {file: media/hall.jpg, alt: [no]}
    ignore: no
"""


def rows(office, text):
    write(office, all=text)
    return table_of_file(office.house.campaigns / "all.yaml", office.house).rows


def test_a_row_holds_what_a_post_says_itself(office):
    whole, bsky, sole = rows(office, ALL)
    assert (whole.ref, whole.account, whole.number, whole.line) == ("all/whole", "", 0, 4)
    assert whole.cells == {
        "at": "2026-12-01 09:05",
        "accounts": "fedi, bsky",
        "embargo": "2026-12-01 09:00:07",
        "text": "One.\n\nTwo. :tea:",
        "link": "(empty)",
        "hashtags": "#A #B",
        "media 1": "media/hall.jpg",
        "media 2": "media/hall.jpg",
        "alt 2": "The hall.",
        "part 1": "A part.",
        "part 2": "Another.",
        "part 2 media 1": "media/hall.jpg",
        "part 2 alt 1": "Lamps.",
        "part 3 media 1": "media/hall.jpg",
        "part 4": "The last.",
        "ignore": "quiet-hours: the vigil",
    }
    assert (whole.bare, whole.lone, whole.rich) == ({"media 1", "part 1"}, {"part 3"}, {"media"})
    assert (bsky.ref, bsky.account, bsky.number) == ("all/whole", "bsky", 0)
    assert bsky.cells == {"text": "=1", "hashtags": "(empty)", "media 1": "(empty)", "part 1": "(empty)"}
    assert sole.number == 3
    assert (sole.cells["media 1"], sole.lone, sole.rich) == ("media/hall.jpg", {"media"}, set())
    assert "alt 1" not in sole.cells
    assert sole.cells["ignore"] == "(empty)"


def test_one_post_needs_no_list_and_a_campaign_no_post(office):
    assert [row.ref for row in rows(office, "campaign: all\nposts: {id: one, text: One.}\n")] == ["all/one"]
    assert rows(office, "campaign: all\n") == ()
    assert rows(office, "campaign: all\nposts: none\n") == ()


def test_what_is_no_campaign_is_broken(office):
    for text in ("- a list", "title: no name", "campaign: [a]\n", "", "campaign: a\nposts: [\n"):
        write(office, all=text)
        assert table_of_file(office.house.campaigns / "all.yaml", office.house).broken
