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
    return [str(fault) for fault in taking.faults]


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
