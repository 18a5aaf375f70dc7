"""A report as blocks, in the order in which paper is read: headings, sentences, lists, tables, pictures.

A text is a string, or one with a language and an address of its own; what sets the type takes both as data.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from postdesk.charts.picture import Picture
from postdesk.report.contents import Report
from postdesk.report.definitions import DEFINITIONS
from postdesk.report.headline import SETTLED
from postdesk.report.standouts import Standout
from postdesk.report.tables import MISSING, cell, excerpt, lines, safe, source, span, usual, when

Block = dict[str, Any]
FIGURES = ("reactions", "comments", "shares", "engagements", "clicks", "reach")


def blocks(report: Report) -> list[Block]:
    """Return the whole report: page one for the director, the rest for the officer."""
    return [*_first_page(report), *_look(report), *_next(report), *_health(report), *_officer(report), *_end(report)]


def _first_page(report: Report) -> Iterator[Block]:
    running = f" · not over yet, as it stood on {when(report.made, report.period.zone)}"
    yield _text(
        f"{report.desk} · {report.period.title}{running if report.period.running(report.made) else ''}", "quiet"
    )
    yield _heading(1, report.headline.text)
    if report.simulated:
        yield _text("Simulated figures: they come from the rehearsal network, not from readers.", "warm")
    yield from (_text(finding.text) for finding in report.findings)
    yield _table(("figure", "value", "on", "usual"), _numbers(report), widths=(3, 0, 3, 3), numeric=(1,))
    yield from _picture(report.pictures[1], 2)


def _numbers(report: Report) -> list[Sequence[Any]]:
    """Return the figures of page one: those of the posts, the reach on each network, those of whole accounts."""
    rows: list[Sequence[Any]] = [(one.label, cell(one.value, "").shown, one.note, usual(one)) for one in report.numbers]
    rows += [
        (f"reach on {one.name}, median", cell(one.reach, "").shown, f"on {one.reach_on} of {one.posts} posts", MISSING)
        for one in report.networks
    ]
    rows += [
        (f"{name}: {one.label}", cell(one.value, "").shown, one.note, usual(one))
        for name, page in report.pages.items()
        for one in page
    ]
    return rows


def _look(report: Report) -> Iterator[Block]:
    zone = report.period.zone
    if report.needs:
        yield _heading(2, "Needs you")
        yield _list(
            f"{post.state}: {post.ref} on {report.name(post.network)}, due {when(post.due, zone)}. {post.why}".rstrip(
                ". "
            )
            for post in report.needs
        )
    yield _heading(2, "Two posts to look at")
    yield from _standout(report, "Furthest above its network's median", report.best)
    yield from _standout(report, "To learn from: furthest below", report.learn)


def _standout(report: Report, title: str, found: Standout | None) -> Iterator[Block]:
    yield _heading(3, title)
    if found is None:
        yield _text(f"{MISSING} too few posts with settled figures", "quiet")
        return
    post = found.post
    simulated = " · simulated" if post.simulated else ""
    yield _text(_own(excerpt(post.text, 200), post.language, safe(post.url)))
    yield _text(f"{when(post.published, report.period.zone)} · {found.why}{simulated}", "quiet")


def _next(report: Report) -> Iterator[Block]:
    yield _heading(2, report.period.ahead)
    if report.actions:
        asked = [f"{one.text} Who: ____________ (Rule: {one.rule}.)" for one in report.actions]
        yield {"kind": "numbered", "items": asked}
    else:
        yield _text("No rule asks for anything.", "quiet")


def _health(report: Report) -> Iterator[Block]:
    has, zone = report.coverage, report.period.zone
    yield _heading(2, "How good the figures are")
    yield _text(
        f"{has.counted} of {has.posts} posts have figures; {has.still_rising} were counted younger than {SETTLED:.0f} "
        f"days and are still rising; {has.imported} {'is' if has.imported == 1 else 'are'} known only from an import; "
        f"{has.simulated} {'has' if has.simulated == 1 else 'have'} simulated figures."
    )
    fresh = [
        f"{report.name(one.network)}: last counted {when(one.as_of, zone)}, {source(one)}" for one in report.freshness
    ]
    yield _list(fresh or ["Nothing was counted yet: run postdesk measure or postdesk import."])


def _officer(report: Report) -> Iterator[Block]:
    yield {"kind": "page"}
    yield _heading(2, "For the officer")
    for one in report.pictures:
        if one.name != report.pictures[1].name:
            yield from _picture(one, 3)
    yield _heading(2, "Networks")
    head = ("network", "posts", "median engagements", "rule says", "link clicks", "reach, median")
    yield _table(head, [_network(one) for one in report.networks], widths=(2, 0, 2, 2, 1, 2), numeric=(1, 2, 4, 5))
    yield _heading(2, "Campaigns")
    columns = ("campaign", "posts", "networks", "languages", "engagements", "link clicks", "reach of a post")
    yield _table(
        columns, [_campaign(one) for one in report.campaigns], widths=(3, 0, 3, 3, 2, 2, 2), numeric=(1, 4, 5, 6)
    )
    yield _heading(2, "Accessibility")
    yield _list(said.text for said in report.accessibility)


def _network(one: Any) -> Sequence[Any]:  # noqa: ANN401 - a line of figures
    figures = (cell(one.clicks, "").shown, cell(one.reach, "").shown)
    return (one.name, str(one.posts), cell(one.median, "").shown, one.outcome, *figures)


def _campaign(one: Any) -> Sequence[Any]:  # noqa: ANN401 - a line of figures
    sums = (cell(one.core, "").shown, cell(one.clicks, "").shown, span(one.reach))
    return (one.campaign or "no campaign", str(one.posts), ", ".join(one.networks), ", ".join(one.languages), *sums)


def _end(report: Report) -> Iterator[Block]:
    yield _heading(2, "Every post")
    rows: list[Sequence[Any]] = [
        (
            line.when,
            line.network,
            _own(line.text, post.language, line.url),
            *(one.shown for one in line.cells),
            line.counted,
        )
        for line, post in zip(lines(report), report.posts, strict=True)
    ]
    head = ("when", "network", "post", *FIGURES, "counted at")
    yield _table(head, rows, widths=(2, 2, 5, *(0,) * len(FIGURES), 2), numeric=tuple(range(3, 3 + len(FIGURES))))
    yield _heading(2, "Definitions")
    yield _list(f"{term}: {meaning}" for term, meaning in DEFINITIONS)
    yield _text(f"Rule of the headline: {report.headline.rule}.", "quiet")
    yield _heading(2, "Sources")
    files = [f"{one.name}: export of {report.name(one.source)}, {one.rows} rows" for one in report.files]
    yield _list(["postdesk's own log of what it published", *files])


def _picture(one: Picture, level: int) -> Iterator[Block]:
    """Yield a chart under its title, which are never torn apart."""
    words = {"level": level, "title": one.title, "subtitle": one.subtitle, "alt": one.alt}
    yield {"kind": "picture", "file": f"{one.name}.svg", **words}


def _heading(level: int, text: str) -> Block:
    return {"kind": "heading", "level": level, "text": text}


def _text(text: str | Block, tone: str = "") -> Block:
    return {"kind": "text", "text": text, "tone": tone}


def _own(text: str, language: str, url: str) -> Block:
    """Return somebody's text: in its own language, so that a screen reader speaks it and the line runs its way."""
    return {"text": text, "lang": language.partition("-")[0], "url": url}


def _list(items: Any) -> Block:  # noqa: ANN401 - any row of texts
    return {"kind": "list", "items": list(items)}


def _table(head: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[int], numeric: Sequence[int]) -> Block:
    """Return a table; a width of 0 is as wide as its words, others share the rest; `numeric` columns end flush."""
    return {"kind": "table", "head": head, "rows": rows, "widths": widths, "numeric": numeric}
