"""A manual page a command, made from its help; those that the package carries are these."""

import re
import shutil
from pathlib import Path

import click
from click.testing import CliRunner

from postdesk.cli import REPAIRS, STORY, main
from postdesk.cli.man import manual_pages

CARRIED = Path(__file__).parents[2] / "src" / "postdesk" / "cli" / "man1"


def test_the_package_carries_the_pages_of_this_help(request, tmp_path):
    if request.config.getoption("--write-golden"):
        shutil.rmtree(CARRIED)
        assert CliRunner().invoke(main, ["man", str(CARRIED)]).exit_code == 0
    told = CliRunner().invoke(main, ["man", str(tmp_path)])
    assert told.output == f"{len(list(CARRIED.iterdir()))} manual pages in {tmp_path}\n"
    for page in sorted(tmp_path.iterdir()):
        assert (CARRIED / page.name).read_text("utf-8") == page.read_text("utf-8"), (
            "pytest tests/cli/test_man.py --write-golden"
        )


def test_every_command_has_a_page_with_its_parts():
    pages = manual_pages(main)
    named = [name for chapter in STORY.values() for name in chapter]
    assert {f"postdesk-{name}.1" for name in named} <= pages.keys()
    assert {"postdesk.1", "postdesk-accounts-add.1"} <= pages.keys()
    assert not {f"postdesk-{name}.1" for name in REPAIRS} & pages.keys()
    page = pages["postdesk-move.1"]
    parts = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLE", "EXIT STATUS", "SEE ALSO"]
    assert re.findall(r"^\.SH (.*)$", page, re.MULTILINE) == parts
    assert r"postdesk\-move \- Give a post another time" in page
    assert r"\fB\-\-write\fR" in page
    assert "postdesk move winter/blankets@x 2026\\-12\\-18 09:00" in page
    assert ".SH COMMANDS" in pages["postdesk.1"]
    assert r"\fB\-h, \-\-help\fR" in pages["postdesk-check.1"]


def test_what_means_something_to_man_is_printed_as_it_is():
    odd = click.Command("odd", help="A\\B is typed.\n\n.hidden is a file.\n\n'quoted' too.", params=[])
    group = click.Group("postdesk", commands={"odd": odd}, help="All.")
    page = manual_pages(group)["postdesk-odd.1"]
    assert [line for line in page.splitlines() if line.startswith((r"A\e", r"\&"))] == [
        r"A\eB is typed.", r"\&.hidden is a file.", r"\&'quoted' too.",
    ]  # fmt: skip
    assert ".SH EXAMPLE" not in page


def test_no_line_of_a_page_means_something_else_to_man():
    requests = {".TH", ".ad", ".SH", ".PP", ".TP", ".nf", ".fi"}
    for name, page in manual_pages(main).items():
        assert {line.split(" ")[0] for line in page.splitlines() if line.startswith((".", "'"))} <= requests, name
