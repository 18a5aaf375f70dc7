"""`postdesk new`: begin a campaign, empty or from a press release."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.completing import campaigns_begun, files_begun
from postdesk.cli.plainly import plain_option
from postdesk.cli.progress import patience
from postdesk.cli.tables import show_json, show_table
from postdesk.cli.worded import worded
from postdesk.desk import Desk
from postdesk.text.inert import one_line

if TYPE_CHECKING:
    from postdesk.desk.releases import Place, Proposal, ProposedWording, Release


@click.command()
@click.argument("campaign", default="", shell_complete=campaigns_begun)
@click.option(
    "--from",
    "source",
    metavar="FILE",
    shell_complete=files_begun,
    help="Draft posts from this text; - is standard input.",
)
@click.option(
    "--language", metavar="TAG", default="", help="The text's language, such as en or sr-Latn. [default: recognised]"
)
@click.option("--link", metavar="ADDRESS", default="", help="Where readers find the text.")
@click.option("--explain", is_flag=True, help="Say what is made of each line, and write nothing.")
@click.option("--compare", is_flag=True, help="Say what CAMPAIGN quotes that FILE does not say any more.")
@click.option(
    "--format",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people, or for scripts.",
)
@plain_option
@pass_desk
def new(
    desk: Desk, campaign: str, source: str | None, language: str, link: str, explain: bool, compare: bool, format: str
) -> None:
    """Begin CAMPAIGN: a file to fill in, or with --from posts in the own words of a press release.

    FILE is a text, a web page, a Word document, a PDF or an e-mail. Each post is a proposal: read it, change it, and
    take its line "proposal:" away; until then nothing is queued.

    Example: postdesk new migrants-day --from release.docx
    """
    if (explain or compare) and source is None:
        raise click.UsageError(worded("say with --from which text is meant"))
    if not campaign and not explain:
        raise click.UsageError(worded("say what the campaign is called: postdesk new NAME"))
    if source is None:
        _told(desk.writing.write_empty(campaign, worded).shown, [], worded("Fill it in, then: postdesk check"), format)
        return
    sign = worded("Reading {file}", file=Path(source).name)
    with nullcontext() if source == "-" else patience(sign):
        original = desk.releases.read(source, sys.stdin.buffer)
    if compare:
        sys.exit(_compared(desk.releases.no_longer_said(campaign, original), format))
    with patience(sign):
        release = desk.releases.propose(campaign, source, original, language=language, link=link)
    if explain:
        _explain(release, format)
        return
    wrote = desk.writing.write_release(campaign, release, worded).shown
    names = [f"{proposal.id} ({', '.join(_accounts(proposal))})" for proposal in release.proposals]
    remarks = [*map(worded, release.warnings), worded("Proposed: {names}.", names="; ".join(names))]
    _told(wrote, remarks, worded('Take the line "proposal:" away where you agree, then: postdesk check'), format)


def explained(release: "Release") -> dict[str, object]:
    """Return what scripts get: what became of every line, and every wording that is proposed."""
    verdicts, texts = release.verdicts(), release.texts()
    lines: list[dict[str, object]] = []
    for number in range(1, release.original.lines + 1):
        verdict = verdicts.get(number)
        kept, why = (verdict.kept, verdict.why) if verdict else (False, "blank")
        lines.append({"line": number, "kept": kept, "why": why, "text": texts.get(number, "")})
    return {
        "source": release.source,
        "language": release.language,
        "title": release.title,
        "date": release.dated.day,
        "found": release.dated.where,
        "sure": release.dated.sure,
        "place": release.place,
        "link": release.link,
        "lines": lines,
        "quotes": [{"speaker": each.speaker, "text": each.text, "line": each.line} for each in release.quotes],
        "hashtags": list(release.hashtags),
        "posts": [
            {
                "id": proposal.id,
                "accounts": list(wording.accounts),
                "text": wording.text,
                "thread": list(wording.thread),
                "lines": list(wording.lines),
            }
            for proposal, wording in _wordings(release)
        ],
        "warnings": list(release.warnings),
    }


def _explain(release: "Release", format: str) -> None:
    told = explained(release)
    if format == "json":
        show_json(told)
        return
    for key in ("title", "date", "place", "link", "language"):
        click.echo(worded("{what}: {value}", what=worded(key), value=one_line(str(told[key])) or "-"))
    click.echo()
    show_table([worded("line"), worded("taken"), worded("why"), worded("text")], _rows(release))
    for proposal, wording in _wordings(release):
        click.echo(
            worded(
                "{proposal} ({accounts}), line {lines}:",
                proposal=proposal.id,
                accounts=", ".join(wording.accounts),
                lines=", ".join(map(str, wording.lines)),
            )
        )
        click.echo("\n\n".join((wording.text, *wording.thread)))
    for warning in release.warnings:
        click.echo(f"\n{worded(warning)}")


def _wordings(release: "Release") -> "Iterator[tuple[Proposal, ProposedWording]]":
    return ((proposal, wording) for proposal in release.proposals for wording in proposal.wordings)


def _rows(release: "Release") -> Iterator[tuple[str, ...]]:
    texts = release.texts()
    for number, verdict in sorted(release.verdicts().items()):
        text = one_line(texts.get(number, ""))
        yield (
            str(number),
            worded("yes") if verdict.kept else "",
            worded(verdict.why),
            text if len(text) <= 60 else f"{text[:59]}…",
        )


def _compared(gone: "list[tuple[Place, str]]", format: str) -> int:
    """Print what a text does not say any more; return the exit code."""
    if format == "json":
        show_json([{"path": place.path, "line": place.line, "text": line} for place, line in gone])
    for place, line in gone if format != "json" else ():
        click.echo(worded('{place}: the source does not say any more: "{text}"', place=place, text=one_line(line)))
    if not gone and format != "json":
        click.echo(worded("The source still says all that was drafted from it."))
    return int(bool(gone))


def _told(wrote: str, more: list[str], then: str, format: str) -> None:
    if format == "json":
        show_json({"wrote": [wrote], "remarks": more})
        return
    click.echo(worded("wrote {path}", path=wrote))
    for sentence in (*more, then):
        click.echo(sentence)


def _accounts(proposal: "Proposal") -> list[str]:
    return [account for wording in proposal.wordings for account in wording.accounts]
