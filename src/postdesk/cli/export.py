"""`postdesk export`: the whole log as files for other tools."""

from pathlib import Path

import click

from postdesk.cli import pass_desk
from postdesk.cli.tables import plural, show_json
from postdesk.desk import Desk

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--parquet", type=FOLDER, metavar="DIR", help="Write Parquet files, for DuckDB and the like.")
@click.option("--csv", type=FOLDER, metavar="DIR", help="Write CSV files.")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@pass_desk
def export(desk: Desk, parquet: Path | None, csv: Path | None, format: str) -> None:
    """Write posts, deliveries, events, readings and hashtags to files, one a table, with stable names and types.

    Moments are UTC; what is not given is empty, never 0; no token is in them. The columns are explained in the README.

    Example: postdesk export --parquet history
    """
    if parquet is None and csv is None:
        raise click.UsageError("say where to: --parquet DIR or --csv DIR")
    written = desk.readings.export(parquet, "parquet") if parquet else []
    written += desk.readings.export(csv, "csv") if csv else []
    if format == "json":
        show_json([{"file": one.file, "rows": one.rows} for one in written])
        return
    for one in written:
        click.echo(f"{one.file}: {plural(one.rows, 'row')}, each {one.meaning}")
