"""Campaigns → tables for people: a row a post, one more for each account that says something else."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from postdesk.drafts.spreadsheets.campaign_rows import CampaignRow, CampaignTable
from postdesk.drafts.spreadsheets.cells import MOST_LETTERS, base_of
from postdesk.drafts.spreadsheets.columns import (
    ACCOUNT,
    BASE,
    FINDINGS,
    NAMING,
    POST_NAME,
    STATE,
    TOLD,
    columns_in_order,
)
from postdesk.drafts.spreadsheets.tables import LISTS
from postdesk.drafts.values import VISIBILITIES
from postdesk.errors import PostdeskError
from postdesk.settings import House
from postdesk.sheets.forms import Choice, Form, FormColumn
from postdesk.sheets.writing import csv_file

WIDTHS: Mapping[str, int] = {
    POST_NAME: 26, ACCOUNT: 11, "at": 17, "accounts": 22, "language": 10, "text": 60, "link": 28, "hashtags": 24,
    STATE: 18, FINDINGS: 44, "latest": 9, "embargo": 17, "visibility": 11, "card": 7,
}  # fmt: skip
_OTHERS = 30
_MOMENTS = ("at", "embargo")
_MOMENT = r"(?a)\d{4}-\d\d-\d\d \d\d:\d\d"
_ANY_LANGUAGE = ("en", "fr", "es", "ar", "ru", "zh", "sr", "sr-Latn", "cnr", "sq", "uk")

Told = Mapping[str, Mapping[str, str]]
"""What postdesk says of posts: by the post's name, under "state" and "findings"."""


def exported_csv(campaigns: Sequence[CampaignTable], told: Told, house: House) -> bytes:
    """Return the posts of all campaigns as one CSV for the office's spreadsheet to open."""
    columns = _columns(campaigns)
    return csv_file(columns, [_cells(row, columns, told) for each in campaigns for row in each.rows], house.csv)


def exported_workbook(campaigns: Sequence[CampaignTable], told: Told, house: House, made: datetime) -> bytes:
    """Return the posts as a workbook, a sheet a campaign, in which a colleague can write.

    Raises:
        PostdeskError: A text is longer than a cell of a workbook takes, or XlsxWriter is not installed.
    """
    from postdesk.sheets.forms import forms_workbook

    for row in (row for each in campaigns for row in each.rows):
        for column, cell in row.cells.items():
            if len(cell.encode("utf-16-le")) > 2 * MOST_LETTERS:
                name = f"{row.ref}@{row.account}" if row.account else row.ref
                raise PostdeskError(
                    "{name}: {heading} is longer than the {most:,} letters that a cell takes: export to CSV",
                    name=name,
                    heading=column,
                    most=MOST_LETTERS,
                )
    forms = [_form(each, told, house, campaigns) for each in campaigns or [CampaignTable(house.campaigns, "", "posts")]]
    return forms_workbook(forms, f"{house.name}: posts", made, LISTS)


def _columns(campaigns: Sequence[CampaignTable]) -> tuple[str, ...]:
    used = columns_in_order(name for each in campaigns for row in each.rows for name in row.cells)
    return (*NAMING, *used, *TOLD, BASE)


def _cells(row: CampaignRow, columns: Sequence[str], told: Told) -> list[str]:
    said = {**row.cells, POST_NAME: row.ref, ACCOUNT: row.account, **({} if row.account else told.get(row.ref, {}))}
    said[BASE] = base_of({POST_NAME: row.ref, **row.cells})
    return [said.get(column, "") for column in columns]


def _form(each: CampaignTable, told: Told, house: House, campaigns: Sequence[CampaignTable]) -> Form:
    columns = _columns([each])
    rows = [[_typed(column, cell) for column, cell in zip(columns, _cells(row, columns, told), strict=True)]
            for row in each.rows]  # fmt: skip
    return Form(each.campaign, [_column(name, house, campaigns) for name in columns], rows)


def _typed(column: str, cell: str) -> str | datetime:
    """Return a moment by the office's clock as a date that a spreadsheet can sort and show; any other cell as it is.

    Midnight stays a text: a spreadsheet takes it for a day without a time.
    """
    if column in _MOMENTS and re.fullmatch(_MOMENT, cell) and not cell.endswith("00:00"):
        with suppress(ValueError):
            return datetime.fromisoformat(cell)
    return cell


def _column(name: str, house: House, campaigns: Sequence[CampaignTable]) -> FormColumn:
    choices = _choices(house, campaigns).get(name, ())
    return FormColumn(
        name,
        WIDTHS.get(name, _OTHERS),
        choice=Choice(tuple(choices), strict=name in {ACCOUNT, "visibility", "card"}) if choices else None,
        moments=name in _MOMENTS,
        ours=name in {*TOLD, POST_NAME},
        hidden=name == BASE,
    )


def _choices(house: House, campaigns: Sequence[CampaignTable]) -> dict[str, tuple[str, ...]]:
    """Return what may be chosen from in a column."""

    def used(column: str) -> list[str]:
        return sorted({row.cells[column] for each in campaigns for row in each.rows if column in row.cells})

    return {
        ACCOUNT: tuple(house.accounts),
        "accounts": tuple(dict.fromkeys([*used("accounts"), *house.accounts])),
        "language": tuple(dict.fromkeys([*used("language"), house.language, *_ANY_LANGUAGE])),
        "visibility": VISIBILITIES,
        "card": ("yes", "no"),
    }
