"""Tables of posts on the disk, and what a desk makes of them."""

import csv
from io import StringIO

from postdesk.desk import Desk


def csv_plan(path, rows, separator=",", encoding="utf-8"):
    """Write rows as CSV."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def xlsx_plan(path, **sheets):
    """Write rows as a workbook, a sheet for each keyword; texts stay texts, dates dates."""
    from xlsxwriter import Workbook

    plain = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with Workbook(path, {**plain, "default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def taken(office: Desk, path, **said):
    """What a table asks for, as `import-drafts` reads it."""
    return office.spreadsheets.take_in(path, office.spreadsheets.meant(**{"headings": {}, **said}))


def errors(taking):
    """What is wrong with a table, as it is told."""
    return [f"{fault.place}: error: {fault.sentence}" for fault in taking.faults]


def new_posts(taking):
    """The posts that a table adds, each with all that its file will say of it."""
    return {post.ref: dict(post.said) for file in taking.files for post in file.new}


def changes(taking):
    """The values that a table changes."""
    return [
        (f"{one.ref}@{one.account}" if one.account else one.ref, one.column, one.before, one.after)
        for file in taking.files
        for one in file.changes
    ]


def written(office, path, **said):
    """Take a table in and write what it asks for; nothing is wrong with it."""
    taking = taken(office, path, **said)
    assert errors(taking) == []
    office.spreadsheets.write(taking.files)
    return taking


def campaign(office, name):
    """What a campaign file says, byte by byte."""
    return (office.house.campaigns / f"{name}.yaml").read_bytes().decode()


SPRING = """\
# Our spring, in two posts.
campaign: spring
title: Spring in the community centre
accounts: [fedi]
hashtags: [SpringTogether]
posts:
  # The first of all.
  - id: doors
    at: 2026-11-24 09:00       # before the press comes
    accounts: [fedi, bsky]
    text: >
      Doors open at six, and there is tea
      for everybody.
    link: https://example.org/doors
    media:
      - file: media/hall.jpg
        alt: The hall with its lamps lit.
    bsky:
      text: "Doors open at six. :tea:"
  - id: tea
    at: next
    text: Tea for everybody who helped. 🍵
    thread: [One more thing., Another.]
"""


def exported(office, name="plan.xlsx"):
    """The desk's table, as it was handed out."""
    path = office.house.root / name
    office.spreadsheets.export(path, over=True)
    return path


def cells(path, sheet=""):
    """Every row of a table, headings first, as somebody's other program reads it."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    from openpyxl import load_workbook

    book = load_workbook(path)
    return [list(row) for row in book[sheet or book.sheetnames[0]].iter_rows(values_only=True)]


def edited(path, *edits, sheet=""):
    """Change cells of a workbook as a colleague does: each by its row, its heading and what is typed; then save it."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    page = book[sheet or book.sheetnames[0]]
    columns = {cell.value: cell.column for cell in page[1]}
    for row, heading, value in edits:
        if heading not in columns:
            columns[heading] = len(columns) + 1
            page.cell(1, columns[heading]).value = heading
        cell = page.cell(row, columns[heading])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(path)
    return path
