"""`postdesk export`: the whole log as files for other tools."""

from pathlib import Path

import click

from postdesk.cli import Office
from postdesk.cli.progress import patience
from postdesk.cli.tables import delimiter_option, show_json
from postdesk.cli.worded import counted, worded

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--parquet", type=FOLDER, metavar="DIR", help="Write Parquet files, for DuckDB and the like.")
@click.option("--csv", type=FOLDER, metavar="DIR", help="Write CSV files.")
@delimiter_option
@click.option("--columns", is_flag=True, help="Say what each column holds and means, and write nothing.")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def export(office: Office, parquet: Path | None, csv: Path | None, format: str, *, columns: bool) -> None:
    """Write posts, deliveries, events, readings and hashtags to files, one a table, with stable names and types.

    Moments are UTC; what is not given is empty, never 0; no token is in them. --columns explains every column.

    Example: postdesk export --parquet history
    """
    if columns:
        show_columns(format)
        return
    if parquet is None and csv is None:
        raise click.UsageError(worded("say where to: --parquet DIR or --csv DIR"))
    desk = office.desk()
    with patience(worded("Writing the log")):
        written = desk.readings.export(parquet, "parquet") if parquet else []
        written += desk.readings.export(csv, "csv") if csv else []
    if format == "json":
        show_json([{"file": one.file, "rows": one.rows} for one in written])
        return
    for one in written:
        rows = ("{file}: {count} row, each {what}", "{file}: {count} rows, each {what}")
        click.echo(counted(*rows, one.rows, file=one.file, what=worded(one.meaning)))


def show_columns(format: str) -> None:
    """Print what a row of each table is, and what each of its columns holds and means."""
    from postdesk.log.readings.extracts import EXTRACTS

    if format == "json":
        show_json(
            [
                {"table": table.name, "column": one.name, "holds": one.kind, "meaning": one.meaning}
                for table in EXTRACTS
                for one in table.columns
            ]
        )
        return
    for table in EXTRACTS:
        click.echo(f"{table.name}: {table.meaning}")
        click.echo("".join(f"  {one.name} ({one.kind}): {one.meaning}\n" for one in table.columns))
