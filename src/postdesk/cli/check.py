"""`postdesk check`: what breaks the networks' rules or the house's, before anybody reads it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli import Office
from postdesk.cli.findings import FORMATS, show_findings
from postdesk.cli.network_choice import NetworkChoice
from postdesk.cli.paths import CampaignPath
from postdesk.cli.plainly import facts, plain_option, plainly
from postdesk.cli.progress import patience
from postdesk.cli.worded import counted, worded
from postdesk.models import Severity

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _rules_begun(ctx: click.Context, param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Offer the names of rules; what makes the offer is imported only where somebody presses the tab key."""
    from postdesk.cli.completing import rules_begun

    return rules_begun(ctx, param, begun)


@click.command()
@click.argument("paths", nargs=-1, type=CampaignPath())
@click.option("--network", type=NetworkChoice(), default=None, help="Only posts for this network, such as x.")
@click.option(
    "--format", type=click.Choice(FORMATS), default="text", show_default=True, help="For people, or for machines."
)
@click.option("--online", is_flag=True, help="Visit every link, too: is it there, has it moved, has it a card?")
@click.option("--local", is_flag=True, help="With --online: visit pages in this office's own network, too.")
@click.option("--rules", is_flag=True, help="List the rules, their weight and what each asks for.")
@click.option("--explain", metavar="RULE", shell_complete=_rules_begun, help="Print the manual of one rule.")
@plain_option
@click.pass_obj
def check(
    office: Office,
    *,
    paths: tuple[Path, ...],
    network: str | None,
    format: str,
    online: bool,
    local: bool,
    rules: bool,
    explain: str | None,
) -> None:
    """List what breaks the networks' rules or the house's, in all campaigns or only in PATHS.

    Exits with 1 if there are errors; warnings keep nothing back.

    Example: postdesk check campaigns/winter.yaml --network mastodon
    """
    if explain:
        click.echo(manual_of(explain))
    elif rules:
        show_rules(format)
    else:
        sys.exit(check_posts(office, paths, network or "", format, online=online, local=local))


def check_posts(
    office: Office, paths: tuple[Path, ...], network: str, format: str, *, online: bool, local: bool
) -> int:
    """Print the findings, or that there are none; return the exit code."""
    desk = office.desk()
    with patience(worded("Reading the campaigns")):
        checked = desk.drafts.check(paths, network)
    findings = checked.findings
    if online:
        from postdesk.cli.progress import bar

        with bar(worded("Visiting pages")) as progress:
            findings += desk.drafts.check_links(paths, network, progress, local=local)
    show_findings(findings, format, desk.house.root)
    if not findings and format == "text":
        posts, accounts = (
            counted("{count} post", "{count} posts", checked.posts),
            counted("{count} account", "{count} accounts", checked.accounts),
        )
        looked_at = worded("{posts} on {accounts}: nothing to mend.", posts=posts, accounts=accounts)
        click.echo(looked_at if checked.posts else worded("There are no posts to check yet."))
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def manual_of(name: str) -> str:
    """Return a rule's manual; an unknown name is a wrong use, answered with the nearest one."""
    from postdesk.checks.shelf import manual

    try:
        return manual(name)
    except KeyError as unknown:
        raise click.BadParameter(worded(unknown.args[0]), param_hint="--explain") from None


def show_rules(format: str) -> None:
    """Print one line, or record, a rule: its name, its weight, the first sentence of its manual."""
    from postdesk.checks.shelf import manual, weights

    rows = [(name, weight, manual(name).partition("\n")[0]) for name, weight in weights().items()]
    if format == "json":
        from postdesk.cli.tables import show_json

        show_json([dict(zip(("rule", "severity", "asks"), row, strict=True)) for row in rows])
        return
    if plainly():
        click.echo("\n".join(facts(("rule", "weight", "asks"), rows)))
        return
    width = max(len(name) for name, _, _ in rows)
    for name, weight, asks in rows:
        click.echo(f"{name:<{width}}  {weight:<7}  {asks}")
