"""A sheet as lines of a terminal."""

import pytest
from rich.cells import cell_len

from postdesk.preview.terminal import kilobytes, terminal_lines
from stage.pictures import from_a_phone


@pytest.fixture
def said(sheet):
    """The lines of the docstring's posts, as words."""
    return lambda width=80: [line.plain for line in terminal_lines(sheet(), width)]


def test_a_short_post_is_a_small_box(said):
    """
    at: 2026-11-24 09:00
    text: "Doors open at six. #Welcome"
    link: https://example.org/doors?from=x
    """
    assert said() == [
        "╭─ spring/post@x · X · @office",
        "│ 2026-11-24 09:00 Europe/Podgorica · en · a person publishes it",
        "│",
        "│   Doors open at six. #Welcome",
        "│",
        "│   https://example.org/doors?from=x",
        "│",
        "│ 52/280 weighted",
        "│ links: #Welcome https://example.org/doors?…",
        "│ card: example.org",
        "╰─",
        "",
    ]


def test_a_text_that_is_too_long_shows_where_it_ends(said):
    """text: "‹a × 278› #Welcome in" """
    shown = said(120)
    assert "a #✂Welcome in" in "\n".join(shown)
    assert "│ 290/280 weighted, 10 too many" in shown
    assert "│ the limit is at ✂" in shown


def test_parts_of_a_thread_are_numbered_and_pictures_stand_with_the_first(said):
    """
    text: "First #2027."
    thread: ["Second #One#Two."]
    media: [{file: media/hall.jpg, alt: The hall.}]
    """
    assert said()[3:] == [
        "│   First #2027.",
        "│",
        "│ 1 of 2 · 12/280 weighted",
        "│ stays plain: #2027",
        "│ picture: media/hall.jpg, 1 kB",
        "│   alt: The hall.",
        "│",
        "│   Second #One#Two.",
        "│",
        "│ 2 of 2 · 16/280 weighted",
        "│ stays plain: #One, #Two",
        "╰─",
        "",
    ]


def test_pictures_in_trouble(said):
    """
    text: Look.
    media: [{file: media/hall.jpg}, {file: media/gone.jpg, alt: Gone.}, {file: media/tea.jpg, alt: ‹a × 1001›}]
    """
    page = "\n".join(said(120))
    assert "picture: media/hall.jpg, 1 kB\n│   no alt text: readers who do not see it get nothing\n" in page
    assert "│ picture: media/gone.jpg is not there" in page
    assert "│   1001/1000 code points, 1 too many" in page


def test_words_that_the_network_does_not_carry_are_not_asked_for(sheet):
    """
    text: Look.
    media: [{file: media/hall.jpg}]
    """
    from msgspec.structs import replace

    shown = sheet()
    (preview,) = shown.previews
    silent = replace(preview, pictures=tuple(replace(picture, wanting=False) for picture in preview.pictures))
    page = "\n".join(line.plain for line in terminal_lines(replace(shown, previews=(silent,))))
    assert "alt" not in page


@pytest.mark.parametrize("width", [20, 60, 80, 120, 300])
def test_no_line_is_wider_than_the_terminal(said, width):
    """
    id: ‹spring- × 12›doors
    text: "Врата се отварају у шест сати, свима. لستَ وحدك، الأبواب مفتوحة. 門は六時に開きます。 ‹word × 15›"
    media: [{file: media/hall.jpg, alt: "‹Врата се отварају у шест сати. × 5›"}]
    """
    widest = max(60, min(width, 120))
    shown = said(width)
    assert max(map(cell_len, shown)) <= widest
    assert [line[:1] for line in shown] == ["╭", *"│" * (len(shown) - 3), "╰", ""]


def test_colours_say_what_words_say(sheet):
    """text: "#Welcome #2027 ‹b × 280›" """
    styles = {str(piece.style) for line in terminal_lines(sheet()) for piece in line.spans}
    assert {"underline blue", "yellow", "strike", "bold red", "red", "dim", "bold"} <= styles


def test_a_limit_that_nobody_is_sure_of_is_no_alarm(sheet):
    """
    accounts: [threads]
    text: ‹ж × 300›
    """
    (line,) = [line for line in terminal_lines(sheet(), 120) if "not certain" in line.plain]
    assert "yellow" in {str(piece.style) for piece in line.spans}
    assert "red" not in {str(piece.style) for piece in line.spans}


def test_no_text_moves_the_cursor(said):
    r"""text: "Doors \e[2J open" """
    page = "\n".join(said())
    assert "\x1b" not in page
    assert "Doors ␛[2J open" in page


def test_sizes_in_kilobytes():
    assert [kilobytes(size) for size in (1, 41_499, 1_234_567)] == ["1 kB", "41 kB", "1,235 kB"]


def test_a_content_warning_stands_before_the_text(said):
    """
    accounts: [fedi]
    text: Doors open.
    warning: Crowds
    """
    assert "│ behind a warning: Crowds" in said()


def test_what_is_different_in_what_is_sent_is_said_below_the_picture(said, house):
    """
    text: Look.
    media: [{file: media/hall.jpg, alt: The hall.}]
    """
    (house.campaigns / "media" / "hall.jpg").write_bytes(from_a_phone())
    page = "\n".join(said())
    assert "│   sent: without place, device, names, time and words; turned upright\n│   alt: The hall." in page
