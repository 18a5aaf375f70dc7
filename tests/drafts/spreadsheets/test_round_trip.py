"""Invented campaigns through tables and back: each edit right, or refused; nothing else changed, no comment lost.

Some hundred edits in the normal run, 100,000 with `--long`.
"""

from collections import Counter
from random import Random

import pytest

from postdesk.drafts.source import campaign_files
from postdesk.drafts.spreadsheets.campaign_rows import table_of_file
from postdesk.drafts.spreadsheets.cells import shown_cell, unguarded
from stage.invented_campaigns import CampaignFile, words
from stage.plans import cells, csv_plan, exported, taken, xlsx_plan

FILES, EDITS = 10, 20
NASTY = (
    "=1+1",
    "'=1+1",
    "''=x",
    "'\n''\n*bold*",
    "@office: hello",
    "-5",
    "+1 (202) 555",
    "007",
    "1E5",
    "3-4",
    "TRUE",
    "(empty) not",
    "’s",
)


def values(random, column):
    """What a colleague types into a cell, and what it means."""
    if column == "at":
        return random.choice(
            (("2026-12-19 10:30", "2026-12-19 10:30"), ("19.12.2026 9:05", "2026-12-19 09:05"), ("next", "next"))
        )
    if column == "hashtags":
        return random.choice((("A, Б", "#A #Б"), ("#Новый #x", "#Новый #x"), ("no", "#no")))
    if column == "latest":
        return random.choice((("2 h", "2 h"), ("90 min", "90 min"), ("", "")))
    said = random.choice((*NASTY, words(random), words(random)))
    said = " ".join(said.split()) if column == "link" else said
    return said, shown_cell(unguarded(said))  # an apostrophe before a sign of formulas is a guard, whoever wrote it


def laid(office, random):
    """Lay invented campaigns; return each with its comments."""
    for path in office.house.campaigns.glob("*.yaml"):
        path.unlink()
    comments = {}
    for number in range(FILES):
        file = next(made for made in iter(lambda: CampaignFile(random), None) if "spring" in made.text)
        path = office.house.campaigns / f"c{number}.yaml"
        path.write_bytes(file.text.replace("spring", f"c{number}", 1).encode())
        comments[path] = file.comments
    return comments


def rows(office):
    tables = [table_of_file(path, office.house) for path in campaign_files([], office.house)]
    return {(row.ref, row.account): dict(row.cells) for table in tables for row in table.rows}


def invented_edits(random, table):
    """Choose cells of a table and what stands in them from now on: by row and column."""
    edits = {}
    for _ in range(EDITS):
        at = random.randrange(1, len(table))
        own = ("text", "link", "hashtags") if table[at][1] else ("text", "text", "link", "hashtags", "at", "latest")
        edits[at, random.choice(own)] = None
    return {(at, column): values(random, column) for at, column in edits}


def typed(table, edits):
    page = [list(row) for row in table]
    for (at, column), (said, _) in edits.items():
        page[at][page[0].index(column)] = said
    return page


def saved(office, page, random, *, books):
    """Save the table as one of the programs does that people have."""
    path = office.house.root / ("plan.xlsx" if books else "plan.csv")
    if books:
        return xlsx_plan(path, posts=[[None if cell == "" else cell for cell in row] for row in page])
    return csv_plan(path, page, *random.choice(((",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"))))


def one_round(office, seed, sums, *, books):
    random = Random(seed)
    comments = laid(office, random)
    before = rows(office)
    table = cells(exported(office, "table.csv"))
    if "latest" not in table[0]:
        table = [[*row, "" if number else "latest"] for number, row in enumerate(table)]
    edits = invented_edits(random, table)
    taking = taken(office, saved(office, typed(table, edits), random, books=books))
    while taking.faults:  # one that is mended may show another in the same file
        places = {int("".join(filter(str.isdigit, fault.place.rpartition("!")[2]))) - 1 for fault in taking.faults}
        kept = {key: value for key, value in edits.items() if key[0] not in places}
        assert len(kept) < len(edits), (seed, taking.faults)
        sums["refused"] += len(edits) - len(kept)
        edits = kept
        taking = taken(office, saved(office, typed(table, edits), random, books=books))
    office.spreadsheets.write(taking.files)
    for (at, column), (_, meant) in edits.items():
        cell = before[unguarded(table[at][0]), table[at][1]]
        cell[column] = meant
        if not meant:
            del cell[column]
        sums["made"] += 1
    after = rows(office)
    assert {key: row for key, row in after.items() if row} == {key: row for key, row in before.items() if row}
    for file, said in comments.items():
        text = file.read_bytes().decode()
        assert [one for one in said if text.count(one) != 1] == []


@pytest.mark.parametrize("books", [False, True])
def test_every_edit_is_right_or_refused(office, request, books):
    rounds = (4_500 if not books else 500) if request.config.getoption("--long") else (12 if not books else 3)
    sums = Counter()
    for seed in range(rounds):
        one_round(office, seed, sums, books=books)
    print(*(f"{count} {kind}" for kind, count in sums.items()), sep=", ")  # noqa: T201 -- for the note of a change
    assert sums["refused"] <= (sums["made"] + sums["refused"]) * 0.05


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx"])
def test_a_table_of_invented_campaigns_comes_back_as_it_went(office, name):
    for seed in range(4):
        laid(office, Random(1_000 + seed))
        taking = taken(office, exported(office, name))
        assert (taking.files, taking.faults, taking.newer) == ([], [], 0)
