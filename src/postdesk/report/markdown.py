"""A report as Markdown: for git and for pasting, with the pictures beside it in `charts/`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from postdesk.charts.captions import period_ahead, period_title
from postdesk.charts.picture import Picture
from postdesk.figures.standouts import Absence, Standout
from postdesk.report.breaks import series_breaks
from postdesk.report.contents import Report
from postdesk.report.definitions import defined
from postdesk.report.freshness import fresh_and_missing
from postdesk.report.paper import exported, rests
from postdesk.report.sections import SECTIONS
from postdesk.report.tables import (
    MISSING,
    Line,
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
from postdesk.text.inert import ISOLATES, inert, web_address
from postdesk.words import colon, direction, isolated, say, series


def markdown(report: Report) -> str:
    """Return the report as Markdown."""
    parts = [part for section in SECTIONS for part in _WRITTEN[section](report)]
    return "\n\n".join([*_headline(report), *parts]) + "\n"


def _headline(report: Report) -> Iterator[str]:
    yield f"{unmarked(isolated(report.desk))} · {period_title(report.period)}"
    yield f"# {unmarked(report.plain(report.headline))}"
    if report.simulated:
        yield f"**{say('Simulated figures: they come from the rehearsal network, not from readers.')}**"
    yield from (unmarked(report.plain(finding)) for finding in report.findings)


def _figures(report: Report) -> Iterator[str]:
    yield _table(*page_one(report, unmarked))
    yield from filter(None, [unmarked(not_given(report))])
    yield _picture(report.lead)


def _needs(report: Report) -> Iterator[str]:
    zone = report.period.zone
    if report.needs:
        yield f"## {say('Needs you')}"
        waiting = [(say(post.state), post, say("due {when}", when=when(post.due, zone))) for post in report.needs]
        yield "\n".join(
            f"- **{state}**{colon('', unmarked(post.ref))}, {due}. {unmarked(post.why)}".rstrip(". ")
            for state, post, due in waiting
        )


def _posts_to_look_at(report: Report) -> Iterator[str]:
    if named := went_out(report):
        yield f"## {say('What went out')}"
        yield "\n".join(f"- {unmarked(one.text)}{_address(one.url)}  \n  {unmarked(one.about)}" for one in named)
    if not stands_out(report):
        return
    yield f"## {say('Two posts to look at')}"
    yield from _standout(report, say("Furthest above its network's median"), report.best)
    yield from _standout(report, say("To learn from: furthest below"), report.learn)


def _standout(report: Report, title: str, found: Standout | Absence) -> Iterator[str]:
    yield f"### {title}"
    if isinstance(found, str):
        yield f"{MISSING} {why_absent(found, report.period)}"
        return
    simulated = f" {say('Simulated.')}" if found.post.simulated else ""
    yield f"{unmarked(excerpt(found.post.text, 200))}{_address(web_address(found.post.url))}"
    why = unmarked(standout_why(found, report.name(found.post.network)))
    moment = when(found.post.published, report.period.zone, exact=found.post.exact)
    yield f"{colon(moment, why)}.{simulated}"


def _address(url: str) -> str:
    return f" <{url}>" if url else ""


def _next(report: Report) -> Iterator[str]:
    yield f"## {period_ahead(report.period)}"
    ahead = coming(report)
    if ahead:
        first, *rest = map(unmarked, ahead)
        yield "\n".join([first, *([""] if rest else []), *(f"- {one}" for one in rest)])
    asked = [
        f"{number}. {unmarked(one.text)} {say('(Rule: {rule}.)', rule=one.rule)} {say('Who:')} ____"
        for number, one in enumerate(report.actions, 1)
    ]
    if asked or not ahead:
        yield "\n".join(asked) or say("No rule asks for anything.")


def _health(report: Report) -> Iterator[str]:
    yield f"## {say('How good the figures are')}"
    yield rests(report.coverage)
    yield "\n".join(f"- {unmarked(said)}" for said in fresh_and_missing(report))
    yield from map(unmarked, series_breaks(report))


def _picture(one: Picture) -> str:
    """Return a chart under its title; of one in which nothing is drawn, its words."""
    told = f"### {unmarked(one.title)}\n\n{unmarked(one.subtitle)}"
    if not one.rows:
        return told
    alt = unmarked(one.alt.replace("[", "(").replace("]", ")"))
    files = say(
        "Files: {files}.", files=series([f"[{kind.upper()}](charts/{one.name}.{kind})" for kind in ("png", "csv")])
    )
    return f"{told}\n\n![{alt}](charts/{one.name}.svg)\n\n{files}"


def _pictures(report: Report) -> Iterator[str]:
    yield f"## {say('For the officer')}"
    yield from (_picture(one) for one in report.rest)


def _networks(report: Report) -> Iterator[str]:
    yield f"## {say('Networks')}"
    yield _table(*network_table(report), without=none_in(report.period))


def _campaigns(report: Report) -> Iterator[str]:
    yield f"## {say('Campaigns')}"
    yield _table(*campaign_table(report, unmarked), without=none_in(report.period))


def _accessibility(report: Report) -> Iterator[str]:
    yield f"## {say('Accessibility')}"
    yield "\n".join(f"- {unmarked(said.text)}" for said in report.accessibility)


def _every_post(report: Report) -> Iterator[str]:
    yield f"## {say('Every post')}"
    yield say("Each post as it was counted last, at the age in the last column.")
    figures = ("reactions", "comments", "shares", "engagements", "clicks", "reach")
    yield _table(
        (say("when"), say("network"), say("post"), say("text"), *(say(name) for name in figures), say("counted at")),
        [_post(line) for line in lines(report)],
        none_in(report.period),
    )


def _post(line: Line) -> tuple[str, ...]:
    name = f"[{unmarked(line.name)}](<{line.url}>)" if line.url else unmarked(line.name)
    return (line.when, line.network, name, unmarked(line.text), *(figure.shown for figure in line.cells), line.counted)


def _definitions(_report: Report) -> Iterator[str]:
    yield f"## {say('Definitions')}"
    yield "\n".join(f"- {colon(f'**{term}**', meaning)}" for term, meaning in defined())


def _sources(report: Report) -> Iterator[str]:
    yield f"## {say('Sources')}"
    files = [f"- {unmarked(exported(report, one))}" for one in report.files]
    own = say("postdesk's own log of what it published.")
    yield "\n".join([f"- {own}", *files])


def _statistics(report: Report) -> Iterator[str]:
    yield f"## {say('For those who want to check')}"
    yield _table(*test_table(report), without=none_in(report.period))
    yield _table(*power_table())
    yield say("Rule of the headline: {rule}.", rule=report.headline.rule)
    yield from (_picture(one) for one in report.statistical)


_WRITTEN: Mapping[str, Callable[[Report], Iterator[str]]] = {
    "figures": _figures,
    "needs": _needs,
    "look": _posts_to_look_at,
    "next": _next,
    "health": _health,
    "pictures": _pictures,
    "networks": _networks,
    "campaigns": _campaigns,
    "accessibility": _accessibility,
    "posts": _every_post,
    "definitions": _definitions,
    "sources": _sources,
    "statistics": _statistics,
}


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], without: str = "") -> str:
    """Return a table whose cells are Markdown already; `without` stands in its place where it has no row."""
    if not rows and without:
        return without
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def unmarked(text: str) -> str:
    """Return a text in which Markdown finds no signs of its own, on one line.

    Where it begins a line it begins no list, no code, no line across the page, and no command to what runs a workflow.
    """
    shown = inert(" ".join(text.split()), ISOLATES if direction() == "rtl" else "")
    plain = re.sub(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))", r"\\\1", shown)
    return re.sub(r"^(\d+(?=[.)](?: |$))|(?=[-+](?:[ -]|$)|=|::))", r"\1\\", plain)
