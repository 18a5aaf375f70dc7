"""A report as Markdown: for git and for pasting, with the pictures beside it in `charts/`."""

import re
from collections.abc import Iterator, Sequence

from postdesk.charts.picture import Picture
from postdesk.report.campaigns import CampaignFigures
from postdesk.report.contents import Report
from postdesk.report.definitions import DEFINITIONS
from postdesk.report.standouts import Standout
from postdesk.report.tables import MISSING, Line, cell, excerpt, lines, safe, source, span, usual, when


def markdown(report: Report) -> str:
    """Return the report as Markdown."""
    officer = [one for one in report.pictures if one.name != report.pictures[1].name]
    parts = [*_first_page(report), *_needs(report), *_posts_to_look_at(report), *_next(report), *_health(report)]
    parts += [
        "## For the officer",
        *(_picture(one) for one in officer),
        *_networks(report),
        *_campaigns(report),
        *_accessibility(report),
    ]
    parts += [*_every_post(report), *_definitions(report)]
    return "\n\n".join(parts) + "\n"


def _first_page(report: Report) -> Iterator[str]:
    yield f"{plain(report.desk)} · {report.period.title}"
    yield f"# {plain(report.headline.text)}"
    if report.simulated:
        yield "**Simulated figures: they come from the rehearsal network, not from readers.**"
    yield from (plain(finding.text) for finding in report.findings)
    rows = [(one.label, cell(one.value, "").shown, one.note, usual(one)) for one in report.numbers]
    rows += [
        (f"reach on {one.name}, median", cell(one.reach, "").shown, f"on {one.reach_on} of {one.posts} posts", MISSING)
        for one in report.networks
    ]
    rows += [
        (f"{plain(name)}: {plain(one.label)}", cell(one.value, "").shown, one.note, usual(one))
        for name, page in report.pages.items()
        for one in page
    ]
    yield _table(("figure", "value", "on", "usual"), rows)
    yield _picture(report.pictures[1])


def _needs(report: Report) -> Iterator[str]:
    zone = report.period.zone
    if report.needs:
        yield "## Needs you"
        yield "\n".join(
            f"- **{post.state}**: {plain(post.ref)}, due {when(post.due, zone)}. {plain(post.why)}".rstrip(". ")
            for post in report.needs
        )


def _posts_to_look_at(report: Report) -> Iterator[str]:
    yield "## Two posts to look at"
    yield from _standout(report, "Furthest above its network's median", report.best)
    yield from _standout(report, "To learn from: furthest below", report.learn)


def _standout(report: Report, title: str, found: Standout | None) -> Iterator[str]:
    yield f"### {title}"
    if found is None:
        yield f"{MISSING} too few posts with settled figures"
        return
    link = f" <{safe(found.post.url)}>" if safe(found.post.url) else ""
    simulated = " Simulated." if found.post.simulated else ""
    yield f"{plain(excerpt(found.post.text, 200))}{link}"
    yield f"{when(found.post.published, report.period.zone)}: {plain(found.why)}.{simulated}"


def _next(report: Report) -> Iterator[str]:
    yield f"## {report.period.ahead}"
    asked = [
        f"{number}. {plain(one.text)} (Rule: {one.rule}.) Who: ____" for number, one in enumerate(report.actions, 1)
    ]
    yield "\n".join(asked) or "No rule asks for anything."


def _health(report: Report) -> Iterator[str]:
    has = report.coverage
    yield "## How good the figures are"
    yield (
        f"{has.counted} of {has.posts} posts have figures; {has.still_rising} were counted younger than 7 days and are "
        f"still rising; {has.imported} are known only from an import; {has.simulated} have simulated figures."
    )
    fresh = [
        f"- {report.name(one.network)}: last counted {when(one.as_of, report.period.zone)}, {source(one)}"
        for one in report.freshness
    ]
    yield "\n".join(fresh) or "Nothing was counted yet."


def _picture(one: Picture) -> str:
    alt = one.alt.replace("[", "(").replace("]", ")")
    files = f"As [PNG](charts/{one.name}.png) and [table](charts/{one.name}.csv)."
    return f"### {plain(one.title)}\n\n{plain(one.subtitle)}\n\n![{alt}](charts/{one.name}.svg)\n\n{files}"


def _networks(report: Report) -> Iterator[str]:
    yield "## Networks"
    rows = [
        (
            one.name,
            str(one.posts),
            cell(one.median, "").shown,
            one.outcome,
            cell(one.clicks, "").shown,
            cell(one.reach, "").shown,
        )
        for one in report.networks
    ]
    yield _table(("network", "posts", "median engagements", "rule says", "link clicks", "reach, median"), rows)


def _campaigns(report: Report) -> Iterator[str]:
    yield "## Campaigns"
    head = ("campaign", "posts", "networks", "languages", "engagements", "link clicks", "reach of a post")
    yield _table(head, [_campaign(one) for one in report.campaigns])


def _campaign(one: CampaignFigures) -> tuple[str, ...]:
    sums = (cell(one.core, "").shown, cell(one.clicks, "").shown, span(one.reach))
    return (
        plain(one.campaign or "no campaign"),
        str(one.posts),
        ", ".join(one.networks),
        ", ".join(one.languages),
        *sums,
    )


def _accessibility(report: Report) -> Iterator[str]:
    yield "## Accessibility"
    yield "\n".join(f"- {plain(said.text)}" for said in report.accessibility)


def _every_post(report: Report) -> Iterator[str]:
    yield "## Every post"
    figures = ("reactions", "comments", "shares", "engagements", "clicks", "reach")
    yield _table(("when", "network", "post", "text", *figures, "counted at"), [_post(line) for line in lines(report)])


def _post(line: Line) -> tuple[str, ...]:
    name = f"[{plain(line.name)}](<{line.url}>)" if line.url else plain(line.name)
    return (line.when, line.network, name, plain(line.text), *(figure.shown for figure in line.cells), line.counted)


def _definitions(report: Report) -> Iterator[str]:
    yield "## Definitions"
    yield "\n".join(f"- **{term}**: {meaning}" for term, meaning in DEFINITIONS)
    yield f"Rule of the headline: {report.headline.rule}."
    yield "## Sources"
    files = [f"- {plain(one.name)}: export of {report.name(one.source)}, {one.rows} rows" for one in report.files]
    yield "\n".join(["- postdesk's own log of what it published", *files])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def plain(text: str) -> str:
    """Return a text in which Markdown finds no signs of its own, on one line."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))
