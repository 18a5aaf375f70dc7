"""A sheet as one page for the browser."""

import re
from base64 import b64decode
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from postdesk.preview.page import EMBEDDED, initials, preview_page
from postdesk.preview.shown import Previews
from stage.pictures import from_a_phone, png


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed in its order."""

    VOID = frozenset({"meta", "br"})

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        self.words.append(" " if tag == "br" else "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.words.append(" " if tag in {"p", "li", "h1", "h2"} else "")
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "title"} & set(self.open):
            self.words.append(data)

    def attributes(self, tag, name):
        return [attributes[name] for element, attributes in self.seen if element == tag and name in attributes]


@pytest.fixture
def read(sheet, house):
    """The page of the docstring's posts, read strictly."""

    def whole(**changes):
        reader = Reader()
        reader.source = preview_page(replace(sheet(), **changes), house.campaigns, house.root)
        reader.feed(reader.source)
        assert reader.open == []
        reader.text = re.sub(r"\s+", " ", "".join(reader.words))
        return reader

    return whole


def test_a_post_looks_like_a_post(read):
    """
    at: 2026-11-24 09:00
    accounts: [fedi]
    text: |
      Doors open at six. #Welcome

      #2027
    link: https://example.org/doors?from=fedi
    """
    shown = read()
    assert "1 preview on 1 account; 1 to look at again." in shown.text
    assert "Mastodon @office@example.social" in shown.text
    assert "post 24 Nov 2026, 09:00 Europe/Podgorica · en" in shown.text
    assert '<p dir="auto">Doors open at six. <span class="tag">#Welcome</span></p>' in shown.source
    assert '<p dir="auto" class="gap"></p>' in shown.source
    assert '<p dir="auto"><span class="dead" title="stays plain text">#2027</span></p>' in shown.source
    assert '<span class="tag">https://example.org/doors</span><span class="query">?from=fedi</span>' in shown.source
    assert "example.org The card shows the page's own title and picture." in shown.text
    assert "59/500 graphemes" in shown.text
    assert "Stays plain: #2027" in shown.text
    assert "fedi · 24 Nov 2026, 09:00 Europe/Podgorica en · a person publishes it" in shown.text


def test_what_is_beyond_the_limit_is_struck_out_once_marked(read):
    """text: "‹a × 278› #Welcome here" """
    shown = read()
    assert (
        '<span class="tag">#</span><span class="limit">✂ limit</span><del><span class="tag">Welcome</span></del>'
        "<del> here</del></p>"
    ) in shown.source
    assert '<div class="over"><span class="track"><i style="width:100%"></i>' in shown.source
    assert "1 to look at again" in shown.text
    assert "#spring/post%40x" in shown.attributes("a", "href")
    assert "spring/post@x" in shown.attributes("article", "id")


def test_a_limit_that_nobody_is_sure_of_is_marked_more_quietly(read):
    """
    accounts: [threads]
    text: ‹ж × 300›
    """
    shown = read()
    assert '<div class="maybe">' in shown.source
    assert "<del>" not in shown.source.partition("<main>")[2]


def test_pictures_are_inside_once_with_their_words_beneath(read, house):
    """
    accounts: [x, instagram, telegram]
    text: Look.
    media:
      - {file: media/hall.jpg, alt: The hall & its lamps.}
      - {file: media/tea.jpg}
      - {file: media/film.mp4, alt: A film.}
      - {file: media/gone.jpg, alt: ‹a × 1001›}
    """
    shown = read()
    assert shown.source.count("data:image/jpeg;base64,") == 2
    assert shown.attributes("div", "aria-label") == ["The hall & its lamps.", "tea.jpg"] * 3
    assert "film.mp4" in shown.text
    assert "media/gone.jpg is not there" in shown.text
    assert "ALT The hall & its lamps." in shown.text
    assert "NO ALT tea.jpg has no alt text." in shown.text
    assert "1001/1000 code points, 1 too many" in shown.text
    first, *others = shown.source.split("<article")[1:]
    assert first.index('class="text"') < first.index('class="media"')
    assert all(card.index('class="media"') < card.index('class="text"') for card in others)


def test_a_picture_without_words_is_no_fault_of_a_network_that_carries_none(read, sheet):
    """
    text: Look.
    media: [{file: media/hall.jpg}]
    """
    (preview,) = sheet().previews
    silent = replace(preview, pictures=tuple(replace(picture, wanting=False) for picture in preview.pictures))
    shown = read(previews=(silent,))
    assert "ALT" not in shown.text


def test_a_page_gives_nothing_away_and_says_what_is_sent(read, house):
    """
    text: Look.
    media: [{file: media/hall.jpg, alt: The hall.}]
    """
    (house.campaigns / "media" / "hall.jpg").write_bytes(from_a_phone())
    shown = read()
    (encoded,) = re.findall(r"data:image/jpeg;base64,([\w+/=]+)", shown.source)
    assert b"Phone" not in b64decode(encoded)
    assert "SENT without place, device, names, time and words; turned upright" in shown.text


def test_a_large_picture_is_linked_from_where_it_lies(read, house):
    """
    text: Look.
    media: [{file: "media/large (1).png", alt: Large.}]
    """
    (house.campaigns / "media" / "large (1).png").write_bytes(png() + bytes(EMBEDDED))
    assert 'url("campaigns/media/large%20%281%29.png")' in read().source


def test_a_thread_is_numbered(read):
    """
    text: First.
    thread: [Second., "الثالثة #شكرا"]
    language: ar
    """
    shown = read()
    assert re.findall(r"\d of 3", shown.text) == ["1 of 3", "2 of 3", "3 of 3"]
    assert shown.source.count('<div class="text" lang="ar">') == 3


def test_nothing_of_a_text_becomes_markup(read):
    """
    text: "<script>alert(1)</script> & \\"quotes\\""
    media: [{file: media/hall.jpg, alt: "\\"><img src=x>"}]
    """
    shown = read()
    assert "script" not in {tag for tag, _ in shown.seen}
    assert "img" not in {tag for tag, _ in shown.seen}
    assert '<script>alert(1)</script> & "quotes"' in shown.text


def test_words_run_in_their_own_direction(read):
    """
    accounts: [telegram]
    text: لستَ وحدك
    media: [{file: media/hall.jpg, alt: "قاعة"}]
    """
    assert "rtl" in read().attributes("li", "dir")


def test_the_page_fetches_nothing_and_is_the_same_bytes_again(read):
    """
    text: "Doors: https://example.org"
    media: [{file: media/hall.jpg, alt: The hall.}]
    """
    shown = read()
    assert not {tag for tag, _ in shown.seen} & {"script", "link", "img", "iframe"}
    assert "url(http" not in shown.source
    assert read().source == shown.source


def test_several_campaigns_have_a_way_to_each(sheet, house):
    """text: Doors."""
    shown = sheet()
    (preview,) = shown.previews
    other = replace(preview, campaign="summer", ref="summer/post@x")
    source = preview_page(
        replace(shown, titles={"spring": "Spring & all", "summer": ""}, previews=(preview, other)),
        house.campaigns,
        house.root,
    )
    assert '<a href="#spring">Spring &amp; all <b>1</b></a>' in source
    assert '<h2 id="summer" dir="auto">summer</h2>' in source


def test_a_desk_without_posts(house):
    assert "There are no posts to preview yet." in preview_page(
        Previews("Desk", {}, (), ()), house.campaigns, house.root
    )


@pytest.mark.parametrize(("name", "letters"), [("Country Office, Podgorica", "CO"), ("мисија", "М"), ("—", "")])
def test_the_circle_holds_initials(name, letters):
    assert initials(name) == letters


def test_a_post_that_comes_back_says_its_first_and_its_last_day_and_one_without_a_time_its_slot(sheet, house):
    """
    accounts: [fedi]
    every: Tuesday 09:00
    from: 2026-11-24
    count: 3
    text: The briefing is out.
    """
    shown = preview_page(sheet().without_repeats, house.campaigns, house.root)
    assert "24 Nov 2026, 09:00 Europe/Podgorica, and 2 more until 8 Dec 2026 · en" in shown
    (first, *_) = sheet().previews
    later = preview_page(replace(sheet(), previews=(replace(first, due=""),)), house.campaigns, house.root)
    assert "the next free slot · en" in later
