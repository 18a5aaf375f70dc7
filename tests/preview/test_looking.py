"""From a campaign file to what each account will show."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from postdesk.models import Account
from postdesk.preview.looking import fate, handle, preview_posts
from postdesk.preview.page import preview_page
from postdesk.preview.shown import Fate
from postdesk.preview.terminal import terminal_lines
from stage.desks import write
from stage.pictures import jpeg


def test_a_post_as_its_accounts_show_it(sheet):
    """
    at: 2026-11-24 09:00
    accounts: [x, fedi, linkedin]
    language: cnr
    text: Vrata su otvorena.
    """
    shown = sheet()
    assert (shown.desk, shown.titles, shown.findings) == ("Country Office", {"spring": "Spring"}, ())
    assert [(preview.ref, preview.title, preview.handle) for preview in shown.previews] == [
        ("spring/post@x", "X", "@office"),
        ("spring/post@fedi", "Mastodon", "@office@example.social"),
        ("spring/post@linkedin", "LinkedIn", "linkedin"),
    ]
    assert {(preview.when, preview.language) for preview in shown.previews} == {
        ("2026-11-24 09:00 Europe/Podgorica", "cnr")
    }
    assert [preview.ref for preview in sheet("mastodon").previews] == ["spring/post@fedi"]


def test_without_paths_every_campaign_is_shown(house, sheet):
    """text: Doors open at six."""
    assert preview_posts(house).previews == ()
    assert sheet().previews == preview_posts(house).previews
    assert preview_posts(house).previews[0].when == "the next free slot"


def test_a_file_with_errors_is_told(sheet):
    """
    text: Doors open at six. #Welcome
    titel: Doors
    """
    assert "swallowed-hashtag" in [finding.rule for finding in sheet().findings]


def test_each_part_of_a_thread_is_counted_by_itself(seen):
    """
    text: ‹a × 281›
    thread: [Second.]
    """
    first, second = seen().parts
    assert (first.cut, str(first.counts[0])) == (280, "281/280 weighted, 1 too many")
    assert (second.cut, str(second.counts[0])) == (None, "7/280 weighted")


def test_links_are_shown_as_they_are_sent(house, sheet):
    """
    accounts: [bsky]
    text: "https://example.org/news/doors ‹a × 290›"
    """
    house.accounts["bsky"] = replace(house.accounts["bsky"], own={"shorten_links": True})
    (preview,) = sheet().previews
    (part,) = preview.parts
    assert part.text == f"example.org/news/doors {'a' * 290}"
    assert part.linked == ("https://example.org/news/doors",)
    assert (part.cut, str(part.counts[0])) == (300, "313/300 graphemes, 13 too many")


def test_short_links_may_make_a_post_fit(house, sheet):
    """
    accounts: [bsky]
    text: "Doors https://example.org/‹a × 290›"
    """
    house.accounts["bsky"] = replace(house.accounts["bsky"], own={"shorten_links": True})
    (part,) = sheet().previews[0].parts
    assert (part.text, part.cut) == ("Doors example.org/aaaaaaaaaaaa...", None)


def test_a_caption_has_a_limit_of_its_own(seen):
    """
    accounts: [telegram]
    text: Tea.
    thread: [More tea.]
    media: [{file: media/tea.jpg, alt: Tea.}]
    """
    assert [part.counts[0].limit.number for part in seen().parts] == [1024, 4096]


def test_the_posts_own_link_becomes_the_card(seen):
    """
    text: "First https://example.com, then our page."
    link: https://example.org/news
    thread: [Without., "With https://example.net/a and https://example.com"]
    """
    assert [part.card for part in seen().parts] == ["https://example.org/news", "", "https://example.net/a"]


@pytest.mark.parametrize("account", ["x", "instagram"])
def test_pictures_take_the_cards_place(sheet, account):
    """
    accounts: [x, instagram]
    text: Our page.
    link: https://example.org/news
    x: {media: [{file: media/hall.jpg, alt: The hall.}]}
    """
    (preview,) = sheet(account).previews
    assert preview.parts[0].card == ""


def test_pictures_with_and_without_words(seen):
    """
    text: Look.
    media:
      - {file: media/hall.jpg, alt: ‹a × 1001›}
      - {file: media/tea.jpg}
      - {file: media/gone.jpg, alt: Gone.}
      - {file: ../../secret.jpg, alt: Secret.}
    """
    hall, tea, gone, secret = seen().pictures
    assert (hall.name, hall.size, hall.trouble, hall.wanting, hall.count.over) == (
        "hall.jpg",
        len(jpeg()),
        "",
        False,
        1,
    )
    assert (tea.wanting, tea.count.over) == (True, 0)
    assert gone.trouble.startswith("media/gone.jpg is not there")
    assert secret.trouble.startswith("../../secret.jpg lies outside campaigns/")
    assert secret.size == 0


def test_a_network_without_a_limit_for_words_counts_none(seen):
    """
    accounts: [telegram]
    text: Look.
    media: [{file: media/tea.jpg, alt: Tea.}]
    """
    assert seen().pictures[0].count is None


def test_who_publishes():
    assert fate(Account("fedi", "mastodon", by_hand=True, rehearsal=True)) is Fate.HANDED_OVER
    assert fate(Account("fedi", "mastodon", rehearsal=True)) is Fate.REHEARSED
    assert fate(Account("try", "rehearsal")) is Fate.REHEARSED
    assert fate(Account("tok", "tiktok")) is Fate.HANDED_OVER


def test_readers_know_an_account_by_its_handle():
    assert (
        handle(Account("fedi", "mastodon", own={"server": "https://example.social:8080", "handle": "o"}))
        == "@o@example.social"
    )
    assert handle(Account("page", "facebook", own={"id": "1234"})) == "page"


def test_a_content_warning_counts_and_is_shown_only_where_readers_see_it(sheet):
    """
    accounts: [fedi, bsky]
    text: ‹a × 495›
    warning: Crowds
    """
    fedi, bsky = sheet().previews
    assert (fedi.warning, bsky.warning) == ("Crowds", "")
    assert (fedi.parts[0].counts[0].length, fedi.parts[0].cut) == (501, 494)


def test_pictures_of_a_later_part_answers_and_covers_are_seen(sheet, house):
    """
    accounts: [bsky]
    text: "Doors open: https://example.org"
    card: off
    warning: Violence
    reply: https://bsky.app/profile/partner.test/post/3k
    quote: https://bsky.app/profile/partner.test/post/3l
    thread:
      - text: The hall.
        media: [{file: media/hall.jpg, alt: The hall.}]
    """
    seen = sheet()
    (preview,) = seen.previews
    assert (preview.cover, preview.parts[0].card) == ("Graphic Media", "")
    assert [len(preview.of_part(number)) for number in range(2)] == [0, 1]
    lines = "\n".join(line.plain for line in terminal_lines(seen))
    assert "pictures covered: Graphic Media" in lines
    assert "answers: https://bsky.app/profile/partner.test/post/3k" in lines
    assert lines.index("The hall.") < lines.index("picture: media/hall.jpg")
    page = preview_page(seen, house.campaigns, Path())
    for words in ("<b>Pictures covered:</b> Graphic Media", "Answers <bdi>https://bsky", "Quotes <bdi>https://bsky"):
        assert words in page


def test_a_post_that_comes_back_is_looked_at_once_and_says_how_often(office):
    write(
        office,
        news="""\
campaign: news
accounts: [fedi]
posts:
  - {id: briefing, every: Tuesday 09:00, from: 2026-12-01, count: 3, text: The briefing is out.}
  - {id: launch, at: 2026-12-18 09:00, text: We have launched.}
  - {id: more, after: launch@fedi + 90 min, text: Three figures.}
  - {id: last, at: 2026-12-19 09:00, after: launch@fedi, text: And one more.}
""",
    )
    sheet = office.drafts.preview([office.house.campaigns / "news.yaml"])
    assert len(sheet.previews) == 6
    briefing, launch, more, last = sheet.without_repeats.previews
    assert briefing.when == "2026-12-01 09:00 Europe/Podgorica, and 2 more until 2026-12-15"
    assert launch.when == "2026-12-18 09:00 Europe/Podgorica"
    assert more.when == "after news/launch@fedi + 90 min"
    assert last.when == "2026-12-19 09:00 Europe/Podgorica, after news/launch@fedi"
