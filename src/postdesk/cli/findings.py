"""Findings on standard output: lines for people, JSON for scripts, annotations for GitHub, SARIF for everything else.

A remark that holds on several accounts is one line for a person and one record per account in JSON. On a terminal the
remarks stand post by post.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from postdesk.cli.door import annotate
from postdesk.cli.plainly import plainly
from postdesk.cli.reading_language import reading_language
from postdesk.cli.worded import counted, finding_sentence
from postdesk.models import Finding, Place, Severity, how_many, in_short
from postdesk.text.inert import one_line

_CURED_IN_DESK = frozenset(("no-slots",))
"""Rules that say the same of an account at each of its posts, for what cures it stands in desk.toml."""
_NAMED = 3
"""Posts that are named where a person is told of several at once."""

FORMATS = ("text", "json", "github", "sarif")


def show_findings(findings: Iterable[Finding], format: str = "text", root: Path | None = None) -> None:
    """Print findings from the first line of the first file to the last, in one of FORMATS.

    Args:
        findings: In any order; their paths are relative to the desk's folder.
        format: "text" says nothing at all where there is nothing to say; the others then print an empty document.
            In each, what one file says too often for anybody to read is counted (`findings_in_short`).
        root: The desk's folder; paths are shown as seen from where the officer stands.

    The sentences are English, or in the language that the officer reads where its catalogue is complete; places,
    weights and rules are the same in every language.
    """
    found = list(findings)
    if found and (tag := reading_language()):
        from postdesk.words import speaking

        with speaking(tag):
            _show(found, format, root)
    else:
        _show(found, format, root)


def _show(found: Sequence[Finding], format: str, root: Path | None) -> None:
    paths = seen_from(Path.cwd(), root, {finding.place.path for finding in found}) if root else {}
    ordered = in_short(sorted((moved(finding, paths) for finding in found), key=reading_order))
    if format == "json":
        from postdesk.cli.tables import show_json

        show_json([finding_record(finding) for finding in ordered])
    elif format == "sarif":
        from postdesk.cli.sarif import sarif_document
        from postdesk.cli.tables import show_json

        show_json(sarif_document(merged(ordered)))
    else:
        lines = merged(ordered) if format == "github" else told_once(merged(ordered))
        if format == "text" and sys.stdout.isatty() and not plainly():
            from postdesk.cli.findings_by_post import show_by_post

            show_by_post(lines)
        else:
            for finding in lines:
                annotate(annotation(finding)) if format == "github" else click.echo(line(finding))
        if lines and format == "text":
            click.echo(_summary(lines))


def seen_from(here: Path, root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Return each path of the desk as seen from `here`: what lies below by the rest of the way, else its whole path."""
    whole = {path: root.resolve() / path for path in paths}
    return {
        path: (file.relative_to(here) if file.is_relative_to(here) else file).as_posix() for path, file in whole.items()
    }


def moved(finding: Finding, paths: Mapping[str, str]) -> Finding:
    """Return the finding with its path as the mapping has it, or as it is."""
    place = finding.place
    return replace(finding, place=Place(paths.get(place.path, place.path), place.line, place.column))


def reading_order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Order findings as a reader comes upon them; of one place, errors first."""
    return finding.place.path, finding.place.line, finding.place.column, finding.severity.value, finding.rule


def merged(findings: Sequence[Finding]) -> list[Finding]:
    """Return each remark on a place once, with the names of all networks and accounts it was made for."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        said = finding.place, finding.rule, finding.code, *finding.values.items()
        groups.setdefault(said, []).append(finding)
    return [group[0] if len(group) == 1 else of_several(group) for group in groups.values()]


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings, but what one line of desk.toml cures at many posts only at the first, with the others' names."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        alike = finding.rule, finding.code, *finding.values.items()
        groups.setdefault(alike if finding.rule in _CURED_IN_DESK else (number,), []).append(finding)
    return [group[0] if len(group) == 1 else _of_posts(group) for group in groups.values()]


def _of_posts(group: Sequence[Finding]) -> Finding:
    posts = list(dict.fromkeys(finding.named for finding in group))
    return replace(group[0], post=", ".join([*posts[:_NAMED], *(["…"] if len(posts) > _NAMED else [])]))


def of_several(group: Sequence[Finding]) -> Finding:
    """Return one finding for the same remark on several accounts."""
    networks = ", ".join(dict.fromkeys(finding.network for finding in group))
    accounts = ", ".join(dict.fromkeys(finding.account for finding in group))
    return replace(group[0], network=networks, account=accounts)


def _summary(findings: Sequence[Finding]) -> str:
    """Return the closing sentence: "3 errors, 2 warnings in 4 files."."""
    found = sum(map(how_many, findings))
    errors = sum(how_many(finding) for finding in findings if finding.severity is Severity.ERROR)
    counts = (
        counted("{count} error", "{count} errors", errors) if errors else "",
        counted("{count} warning", "{count} warnings", found - errors),
    )
    shown = counts[0] if errors == found else ", ".join(filter(None, counts))
    files = len({finding.place.path for finding in findings})
    return counted("{found} in {count} file.", "{found} in {count} files.", files, found=shown)


def line(finding: Finding) -> str:
    """Return a finding as compilers print theirs: the place, the weight, the sentence, the post, the rule."""
    post = f" ({finding.named})" if finding.named else ""
    return one_line(f"{finding.place}: {finding.severity.value}: {finding_sentence(finding)}{post} [{finding.rule}]")


def finding_record(finding: Finding) -> dict[str, object]:
    """Return what scripts get of a finding; the keys are stable."""
    return {
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": finding.severity.value,
        "network": finding.network,
        "account": finding.account,
        "post": finding.named,
        "rule": finding.rule,
        "code": finding.code,
        "values": finding.values,
        "message": finding_sentence(replace(finding, network="")),
    }


def annotation(finding: Finding) -> str:
    """Return a workflow command that GitHub shows beside the line.

    Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions, escapes as in its toolkit
    (packages/core/src/command.ts).
    """
    place = finding.place
    where = f"file={in_property(place.path)},line={place.line},col={place.column},title={in_property(finding.rule)}"
    return f"::{finding.severity.value} {where}::{in_message(finding_sentence(finding))}"


def in_message(text: str) -> str:
    """Return a text as the part after `::` carries it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """Return a text as the value of a property carries it."""
    return in_message(text).replace(":", "%3A").replace(",", "%2C")
