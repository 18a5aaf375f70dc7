"""A sheet as lines of a terminal: one open box a post, coloured where there are colours, whole without them.

The boxes have no right side: Arabic and emoji are as wide as each terminal makes them.
"""

from collections.abc import Callable, Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from postdesk.preview.shown import Part, Preview, Previews, ShownLength, ShownPicture, Span
from postdesk.sentences import Sentence

Say = Callable[[str], str]
NARROWEST, WIDEST, PLAIN_WIDTH = 60, 120, 80
SCISSORS = "✂"
CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in {0x09, 0x0A}} | {0x7F: 0x2421}
"""Control characters as their pictures: no text may move the cursor."""


def terminal_lines(sheet: Previews, width: int = PLAIN_WIDTH, say: Say = str) -> Iterator[Text]:
    """Yield the lines of a sheet, no wider than `width` cells or, in a narrower or wider terminal, 60 or 120.

    `say` says labels in the language of whoever reads.
    """
    paper = Console(width=min(max(width, NARROWEST), WIDEST), color_system=None)
    for preview in sheet.previews:
        for number, line in enumerate(_folded(_body(preview, say), paper)):
            side = "│ " if number else "╭─"
            yield Text.assemble((side, "dim"), line) if line.plain else Text("│", "dim")
        yield Text("╰─", "dim")
        yield Text()


def plain_lines(sheet: Previews, say: Say = str) -> Iterator[str]:
    """Yield the lines of a sheet for a screen reader: without boxes, and each as long as it is."""
    for preview in sheet.previews:
        yield from (line.plain.strip() for line in _body(preview, say))
        yield ""


def _folded(page: Iterable[Text], paper: Console) -> Iterator[Text]:
    """Yield lines that fit beside the box's left side; what goes on below keeps its indent."""
    room = paper.width - 2
    for line in page:
        line.expand_tabs(4)
        line.rstrip()
        if cell_len(line.plain) <= room:
            yield line
            continue
        indent = len(line.plain) - len(line.plain.lstrip(" "))
        for folded_line in line[indent:].wrap(paper, room - indent, overflow="fold"):
            folded_line.rstrip()
            yield Text(" " * indent) + folded_line


def _body(preview: Preview, say: Say) -> Iterator[Text]:
    """Yield what stands in a post's box: its name, when, the parts, the pictures."""
    yield Text.assemble(" ", (preview.ref, "bold"), (f" · {preview.title} · {preview.handle}", "dim"))
    yield Text(f"{say(preview.when)} · {preview.language} · {say(preview.fate.value)}", "dim")
    said = (
        (Sentence("seen by: "), say(preview.readers)),
        (Sentence("behind a warning: "), preview.warning),
        (Sentence("pictures covered: "), preview.cover),
    )
    for label, words in (*said, (Sentence("answers: "), preview.answers), (Sentence("quotes: "), preview.quotes)):
        if words:
            yield labelled(say(label), words.translate(CONTROLS))
    for number, part in enumerate(preview.parts, 1):
        yield Text()
        yield from written(part)
        yield Text()
        place = part.place(number, len(preview.parts))
        yield from _told(part, f"{say(place)} · " if place else "", say)
        for picture in preview.of_part(number - 1):
            yield from _shown(picture, say)
    if preview.hash:
        yield labelled(say(Sentence("hash: ")), preview.signed_as)


def written(part: Part) -> Iterator[Text]:
    """Yield the lines of a part, with scissors where the network would cut it."""
    page = Text()
    within = [span for span in part.spans if not span.beyond]
    for index, span in enumerate(part.spans):
        if part.cut is not None and index == len(within):
            page.append(SCISSORS, "bold red")
        page.append(span.text.translate(CONTROLS), style(span))
    yield from (Text("  ") + line for line in page.split("\n", allow_blank=True))


def style(span: Span) -> str:
    """Return how a piece looks on a terminal."""
    words = ["underline blue"] if span.linked else ["yellow"] if span.dead else []
    return " ".join([*words, "strike"] if span.beyond else words)


def _told(part: Part, place: str, say: Say) -> Iterator[Text]:
    """Yield what a part counts, after its place in the thread, what links, what does not, and its card."""
    yield Text(place) + Text(" · ").join(_counted(count, say) for count in part.telling)
    if part.cut is not None:
        yield Text(say(Sentence("the limit is at {scissors}", scissors=SCISSORS)), "red")
    if part.linked:
        yield labelled(say(Sentence("links: ")), " ".join(map(_short, part.linked)))
    if part.dead:
        yield Text(say(Sentence("stays plain: {names}", names=", ".join(part.dead))), "yellow")
    if part.card:
        yield labelled(say(Sentence("card: ")), part.site)


def labelled(label: str, words: str) -> Text:
    """Return words after a quiet label."""
    return Text.assemble((label, "dim"), words)


def _counted(count: ShownLength, say: Say) -> Text:
    """Return a counter, red where it keeps the post out and yellow where it may."""
    return Text(say(count.told), ("red" if count.binding else "yellow") if count.over else "")


def _shown(picture: ShownPicture, say: Say) -> Iterator[Text]:
    """Yield a picture's file, and its words or that there are none."""
    if picture.trouble:
        yield Text(say(Sentence("picture: {trouble}", trouble=Sentence(picture.trouble))), "red")
        return
    yield labelled(say(Sentence("picture: ")), f"{picture.file}, {kilobytes(picture.size)}")
    if picture.sent:
        yield labelled(f"  {say(Sentence('sent: '))}", say(picture.sent))
    if picture.alt.strip():
        yield labelled(f"  {say(Sentence('alt: '))}", picture.alt.translate(CONTROLS))
    elif picture.wanting:
        yield Text(f"  {say(Sentence('no alt text: readers who do not see it get nothing'))}", "red")
    if picture.count and picture.count.over:
        yield Text("  ") + _counted(picture.count, say)


def _short(linked: str) -> str:
    """Return what links, an address without its parameters: they stand in the text above."""
    address, mark, _ = linked.partition("?")
    return f"{address}{mark}{'…' if mark else ''}"


def kilobytes(size: int) -> str:
    """Return a size in thousands of bytes: "41 kB"."""
    return f"{max(1, round(size / 1000)):,} kB"
