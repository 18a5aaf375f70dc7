"""A report as blocks, in the order in which paper is read: headings, sentences, lists, tables, pictures.

A text is a string, or one with a language and an address of its own; what sets the type takes both as data.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from postdesk.charts.captions import period_ahead, period_title
from postdesk.charts.picture import Picture
from postdesk.charts.theme import plain
from postdesk.figures.numbers import Basis
from postdesk.figures.standouts import Absence, Standout
from postdesk.log.readings.facts import ImportedExport, Intended
from postdesk.report.breaks import series_breaks
from postdesk.report.contents import Report
from postdesk.report.definitions import defined
from postdesk.report.freshness import fresh_and_missing
from postdesk.report.sections import SECTIONS
from postdesk.report.tables import (
    MISSING,
    campaign_table,
    excerpt,
    lines,
    network_table,
    not_given,
    page_one,
    power_table,
    test_table,
    when,
)
from postdesk.report.went_out import coming, stands_out, went_out
from postdesk.report.wording import none_in, standout_why, why_absent
from postdesk.text.inert import web_address
from postdesk.words import clauses, colon, isolated, say, says, sentence

Block = dict[str, Any]
COLUMNS = ("reactions", "comments", "shares", "engagements", "clicks", "reach")


def blocks(report: Report) -> list[Block]:
    """Return the whole report: page one for the director, the rest for the officer."""
    parts = (block for section in SECTIONS for block in _SET[section](report))
    return [*_headline(report), *parts]


def _headline(report: Report) -> Iterator[Block]:
    running = ""
    if report.period.running(report.made):
        running = say(" · not over yet, as it stood on {when}", when=when(report.made, report.period.zone))
    yield _text(f"{isolated(report.desk)} · {period_title(report.period)}{running}", "quiet")
    yield _heading(1, report.plain(report.headline))
    if report.simulated:
        yield _text(say("Simulated figures: they come from the rehearsal network, not from readers."), "warm")
    yield from (_text(report.plain(finding)) for finding in report.findings)


def _figures(report: Report) -> Iterator[Block]:
    yield _table(*page_one(report), widths=(3, 0, 3, 3), numeric=(1,))
    if said := not_given(report):
        yield _text(said, "quiet")
    yield from _picture(report.lead, 2, "lead")


def _needs(report: Report) -> Iterator[Block]:
    if report.needs:
        yield _heading(2, say("Needs you"))
        yield _list(_waits(report, post) for post in report.needs)


def _look(report: Report) -> Iterator[Block]:
    if named := went_out(report):
        yield _heading(2, say("What went out"))
        for one in named:
            yield _text(_own(one.text, one.language, one.url))
            yield _text(one.about, "quiet")
    if not stands_out(report):
        return
    yield _heading(2, say("Two posts to look at"))
    yield from _standout(report, say("Furthest above its network's median"), report.best)
    yield from _standout(report, say("To learn from: furthest below"), report.learn)


def _waits(report: Report, post: Intended) -> str:
    words = {"state": say(post.state), "post": post.ref, "network": report.name(post.network)}
    due = say("{state}: {post} on {network}, due {when}.", when=when(post.due, report.period.zone), **words)
    return f"{due} {post.why}".rstrip(". ")


def _standout(report: Report, title: str, found: Standout | Absence) -> Iterator[Block]:
    yield _heading(3, title)
    if isinstance(found, str):
        yield _text(f"{MISSING} {why_absent(found, report.period)}", "quiet")
        return
    post = found.post
    simulated = f" · {say('simulated')}" if post.simulated else ""
    yield _text(_own(excerpt(post.text, 200), post.language, web_address(post.url)))
    when_ = when(post.published, report.period.zone, exact=post.exact)
    yield _text(f"{when_} · {standout_why(found, report.name(post.network))}{simulated}", "quiet")


def _next(report: Report) -> Iterator[Block]:
    yield _heading(2, period_ahead(report.period))
    ahead = coming(report)
    yield from [_text(ahead[0])] if ahead else []
    yield from [_list(ahead[1:])] if ahead[1:] else []
    if report.actions:
        asked = [
            f"{one.text} {say('Who:')} ____________ {say('(Rule: {rule}.)', rule=one.rule)}" for one in report.actions
        ]
        yield {"kind": "numbered", "items": asked}
    elif not ahead:
        yield _text(say("No rule asks for anything."), "quiet")


def _health(report: Report) -> Iterator[Block]:
    has = report.coverage
    yield _heading(2, say("How good the figures are"))
    yield _text(rests(has))
    yield _list(fresh_and_missing(report))
    yield from (_text(said) for said in series_breaks(report))


def rests(has: Basis) -> str:
    """Return what the figures rest on, in words."""
    return sentence(clauses(*figured(has), invented(has)))


def figured(has: Basis) -> tuple[str, ...]:
    """Return how many posts have figures, how many of these are young, how many only imported or rehearsed: clauses."""
    if not has.posts:
        return say("No post was published.").rstrip("."), _rehearsed(has.rehearsed)
    return (
        says(
            "{counted} of {n} post has figures",
            "{counted} of {n} posts have figures",
            has.posts,
            counted=has.counted,
        ),
        says(
            "{n} was counted younger than 7 days and is still rising",
            "{n} were counted younger than 7 days and are still rising",
            has.still_rising,
        )
        if has.still_rising
        else "",
        says("{n} is known only from an import", "{n} are known only from an import", has.imported)
        if has.imported
        else "",
        _rehearsed(has.rehearsed),
    )


def _rehearsed(count: int) -> str:
    return says("{n} was rehearsed, not counted", "{n} were rehearsed, not counted", count) if count else ""


def invented(has: Basis) -> str:
    """Return how many posts have simulated figures, as a clause; nothing where none has."""
    return says("{n} has simulated figures", "{n} have simulated figures", has.simulated) if has.simulated else ""


def _pictures(report: Report) -> Iterator[Block]:
    yield _heading(2, say("For the officer"))
    for one in report.rest:
        yield from _picture(one, 3)


def _networks(report: Report) -> Iterator[Block]:
    yield _heading(2, say("Networks"))
    yield _rows(report, _table(*network_table(report), widths=(2, 0, 2, 2, 2, 2), numeric=(1, 2, 4, 5)))


def _campaigns(report: Report) -> Iterator[Block]:
    yield _heading(2, say("Campaigns"))
    yield _rows(report, _table(*campaign_table(report), widths=(3, 0, 3, 3, 2, 2, 2), numeric=(1, 4, 5, 6)))


def _accessibility(report: Report) -> Iterator[Block]:
    yield _heading(2, say("Accessibility"))
    yield _list(said.text for said in report.accessibility)


def _posts(report: Report) -> Iterator[Block]:
    yield _heading(2, say("Every post"))
    yield _text(say("Each post as it was counted last, at the age in the last column."), "quiet")
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
    head = (say("when"), say("network"), say("post"), *(say(name) for name in COLUMNS), say("counted at"))
    widths, numeric = (0, 0, 5, *(0,) * len(COLUMNS), 2), tuple(range(3, 3 + len(COLUMNS)))
    yield _rows(report, _table(head, rows, widths, numeric))


def _definitions(_report: Report) -> Iterator[Block]:
    yield _heading(2, say("Definitions"))
    yield _list(colon(*both) for both in defined())


def _sources(report: Report) -> Iterator[Block]:
    yield _heading(2, say("Sources"))
    yield _list([say("postdesk's own log of what it published."), *(exported(report, one) for one in report.files)])


def _statistics(report: Report) -> Iterator[Block]:
    yield _heading(2, say("For those who want to check"))
    yield _rows(report, _table(*test_table(report), widths=(2, 0, 0, 0, 0), numeric=(1, 2, 3, 4)))
    yield _table(*power_table(), widths=(0, 0, 0), numeric=(0, 1, 2))
    yield _text(say("Rule of the headline: {rule}.", rule=report.headline.rule), "quiet")
    for one in report.statistical:
        yield from _picture(one, 3)


_SET: Mapping[str, Callable[[Report], Iterator[Block]]] = {
    "figures": _figures,
    "needs": _needs,
    "look": _look,
    "next": _next,
    "health": _health,
    "pictures": _pictures,
    "networks": _networks,
    "campaigns": _campaigns,
    "accessibility": _accessibility,
    "posts": _posts,
    "definitions": _definitions,
    "sources": _sources,
    "statistics": _statistics,
}


def exported(report: Report, one: ImportedExport) -> str:
    """Return where a file of figures comes from, in words."""
    words = {"file": one.name, "network": report.name(one.source), "when": when(one.as_of, report.period.zone)}
    return says(
        "{file}: export of {network}, as of {when}, {n} row.",
        "{file}: export of {network}, as of {when}, {n} rows.",
        one.rows,
        **words,
    )


def _picture(one: Picture, level: int, kind: str = "picture") -> Iterator[Block]:
    """Yield a chart under its title, which are never torn apart; of one in which nothing is drawn, its words."""
    if not one.rows:
        yield from (_heading(level, one.title), _text(one.subtitle, "quiet"))
        return
    words = {"level": level, "title": one.title, "subtitle": one.subtitle, "alt": one.alt}
    yield {"kind": kind, "file": f"{one.name}.svg", **words}


def _heading(level: int, text: str) -> Block:
    return {"kind": "heading", "level": level, "text": text}


def _text(text: str | Block, tone: str = "") -> Block:
    return {"kind": "text", "text": text, "tone": tone}


def _own(text: str, language: str, url: str) -> Block:
    """Return somebody's text: in its own language, so that a screen reader speaks it and the line runs its way.

    Emoji, which no type here has, are left out beside words; alone they are named.
    """
    if not plain(text):
        from emoji import demojize

        text = demojize(text)
    return {"text": f"\u2068{text}\u2069", "lang": language.partition("-")[0], "url": url}


def _list(items: Any) -> Block:  # noqa: ANN401 - any row of texts
    return {"kind": "list", "items": list(items)}


def _table(head: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[int], numeric: Sequence[int]) -> Block:
    """Return a table; a width of 0 is as wide as its words, others share the rest; `numeric` columns end flush."""
    return {"kind": "table", "head": head, "rows": rows, "widths": widths, "numeric": numeric}


def _rows(report: Report, table: Block) -> Block:
    """Return a table of posts, or the sentence in its place where there is none."""
    return table if table["rows"] else _text(none_in(report.period), "quiet")
