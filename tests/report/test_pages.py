"""One report as a page, as Markdown, as tables and as JSON."""

import csv
import json
import re
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from postdesk.charts import theme
from postdesk.charts.theme import contrast
from postdesk.errors import PostdeskError
from postdesk.figures.period import Period
from postdesk.log.readings.facts import Freshness, ImportedExport
from postdesk.models import Account, Figures
from postdesk.report import printed, write
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.markdown import unmarked
from postdesk.report.paper import blocks
from postdesk.report.tables import source, span
from postdesk.settings import House
from stage.invented import AFTER, MIDWEEK, busy, intent, material, post

HOUSE = House(
    Path(), "Country Office", "Europe/Podgorica", accounts={name: Account(name, name) for name in ("x", "linkedin")}
)
SCRIPT = "<script>alert(1)</script> | [x](javascript:alert(2))"


def made(*posts, simulated=False, needs=(), files=(), stuff=None, **said):
    fresh = (Freshness("x", "export", AFTER - timedelta(days=2), simulated),) if posts else ()
    return report(Gathered(stuff or material(*posts, **said), tuple(needs), fresh, tuple(files)), HOUSE)


@pytest.fixture(scope="module")
def full():
    """A week with something of everything."""
    posts = [
        post(
            0, core=12, text=SCRIPT, url="javascript:alert(3)", campaign="day", ref="day/a@x", pictures=1, described=0
        ),
        msgspec.structs.replace(
            post(1, "linkedin", 30, url="https://example.org/1", exact=False),
            figures=Figures(reactions=30, comments=2, shares=1, clicks=7, reach=900),
        ),
        *(post(day, core=3, text="افتتاح المركز", language="ar", hashtags=("الهجرة_الآمنة",)) for day in (2, 3, 4)),
        post(5, "mastodon"),
    ]
    needs = [intent("b", 2, "missed", why="past its latest"), intent("c", 1, "unknown")]
    return made(
        *posts,
        *(post(-7 * week, core=1 + week % 4 * 4) for week in range(1, 14)),
        needs=needs,
        files=[ImportedExport("x.csv", "x", AFTER, 9)],
    )


@pytest.fixture(scope="module")
def page(full):
    return printed(full, "html")


class Balance(HTMLParser):
    """Sees that every element that is opened is closed in order."""

    EMPTY = ("meta", "br", "link")

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("number", [0, 1, 30])
def test_every_element_is_closed(number):
    balance = Balance()
    balance.feed(printed(made(stuff=busy(number, simulated=number == 1)), "html"))
    assert balance.open == []


def test_the_page_is_one_file_that_fetches_and_runs_nothing(page):
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'href="javascript' not in page
    assert not re.search(r'(src|href)="(?!https://example.org|#)', page.replace("xlink:", ""))
    assert page.count("<svg ") == 2 * 6 + 1  # for a page and for a phone, and the letters of all
    assert len(page) < 450_000


def test_numbers_in_cells_can_be_read_in_the_dark_and_on_paper(page):
    dark, paper = (
        dict(re.findall(r"--chart-([\w-]+): (#\w{6})", block))
        for block in re.findall(r"@media [^{]*\{\s*:root \{(.*?)\}", page, re.DOTALL)
    )
    for colours in (dark, paper):
        assert all(contrast(colours["on-pale"], colours[f"step-{number}"]) >= 4.5 for number in (1, 2, 3))
        assert contrast(colours["on-deep"], colours["step-4"]) >= 4.5
        assert all(contrast(colours[name], colours["page"]) >= 4.5 for name in ("ink", "quiet", "blue", "orange"))
    assert all(theme.ON_SCREEN[colour] == f"var(--chart-{name}, {colour})" for name, colour in paper.items())


def test_what_a_director_reads(page):
    first = page[: page.index("For the officer")]
    for words in (
        "<h1>No network is clearly above or below its usual.",
        "6 posts, on 3 networks.",
        "Needs you",
        "<strong>unknown</strong>: day/c@x",
        "past its latest",
    ):
        assert words in first
    assert "5 of 6 posts have figures" in first
    assert "not counted yet" in page
    assert "not given by X" in page
    assert "x.csv: export of X" in page


def test_a_post_whose_hour_is_not_known_has_none(page):
    assert "<td>Tue 17 Nov</td>" in page
    assert "<td>Mon 16 Nov 09:00</td>" in page


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://example.org/1", True), ("javascript:alert(1)", False), ("https://example.org/>x", False)],
)
def test_addresses_are_linked_where_they_are_addresses(url, linked):
    week = made(post(0, core=3, url=url), post(1, core=1))
    assert ("Open the post" in printed(week, "html")) is linked
    assert (f"<{url}>" in printed(week, "md")) is linked


def test_a_week_that_is_not_over_says_so():
    assert "not over yet, as it stood on Wed 18 Nov 13:00" in printed(made(now=MIDWEEK), "html")


def test_who_counted_in_words():
    said = [source(Freshness("x", name, AFTER)) for name in ("api", "export", "simulated", "hand")]
    assert said == ["by the network", "from an export", "simulated", "hand"]


def test_a_range_of_reach():
    assert [span(reach) for reach in (None, (9, 9), (9, 1000))] == ["–", "9", "9 to 1,000"]


def test_an_empty_week():
    empty = made(stuff=material(post(-60)))
    for name in ("html", "md"):
        said = printed(empty, name)
        for words in ("Nothing was published this week.", "Post on LinkedIn and X", "Nothing to count"):
            assert words in said
    assert printed(empty, "csv").count("\n") == 1
    silent = report(Gathered(material(now=AFTER + timedelta(days=9))), msgspec.structs.replace(HOUSE, accounts={}))
    assert "No rule asks for anything." in printed(silent, "html")
    assert "No rule asks for anything." in printed(silent, "md")


def test_simulated_figures_are_called_so_on_every_page():
    invented = made(stuff=busy(30, simulated=True, now=AFTER), simulated=True)
    assert "simulated" in printed(invented, "csv")
    assert printed(invented, "html").lower().count("simulated") > 20
    assert "Simulated figures" in printed(invented, "md")
    document = json.loads(printed(invented, "json"))
    assert document["simulated"]
    assert document["headline"]["text"].endswith("(Simulated figures.)")
    real = [
        printed(made(stuff=busy(30, now=AFTER)), name).replace("have simulated figures", "") for name in ("html", "md")
    ]
    assert not any("imulated figures" in said.replace(".simulated", "") for said in real)


def test_figures_from_a_rehearsal_without_a_reading_in_the_week():
    page = printed(made(post(0), simulated=True), "html")
    assert page.count("Simulated figures: they come from the rehearsal network, not from readers.") == 1
    assert "(Simulated figures.)" not in page
    assert "x: last counted" in printed(made(post(0), simulated=True), "md").lower()


def test_the_keys_that_scripts_rely_on(full):
    document = json.loads(printed(full, "json"))
    assert document["period"] == "2026-W47"
    assert document["headline"]["strength"] in {"clearly", "none"}
    assert set(document["headline"]) == {"text", "strength", "rule"}
    assert {"findings", "networks", "posts", "coverage", "campaigns", "actions", "needs_you", "charts"} <= set(document)
    assert (document["coverage"]["posts"], document["coverage"]["imported"]) == (6, 5)
    assert document["posts"][5]["core"] is None
    assert document["posts"][5]["age"] is None
    assert [chart["name"] for chart in document["charts"]][1] == "against-usual"


def test_markdown_tables_hold_what_a_post_says(full):
    said = printed(full, "md")
    assert r"\<script\>alert(1)\</script\> \| \[x\](javascript:alert(2))" in said
    assert "(<https://example.org/1>)" in said
    assert "javascript:alert(3)" not in said
    assert "![" in said
    widths = {
        line.replace(r"\|", "").count("|") for line in said.splitlines() if line.startswith("| ") and "day/a@x" in line
    }
    assert widths == {12}


def test_markdown_finds_no_signs_of_its_own():
    assert unmarked("*a*\n_b_ `c` #d") == r"\*a\* \_b\_ \`c\` \#d"
    assert unmarked("AT&amp;T, R&D, ~~a~~") == r"AT\&amp;T, R&D, \~\~a\~\~"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", r"\::error::x"),
        ("~~~", r"\~\~\~"),
        ("- a", r"\- a"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("12) a", r"12\) a"),
        ("1. a", r"1\. a"),
        ("1.5 km", "1.5 km"),
        ("2026-11-24 10:00", "2026-11-24 10:00"),
        ("+5 %", "+5 %"),
    ],
)
def test_a_text_begins_nothing_but_itself_where_it_begins_a_line_of_markdown(text, shown):
    assert unmarked(text) == shown


def test_every_file_and_the_page_first(full, tmp_path):
    files = [path.relative_to(tmp_path).as_posix() for path in write(full, tmp_path)]
    assert files[0] == "index.html"
    assert {
        "report.md",
        "report.json",
        "posts.csv",
        "charts/calendar.svg",
        "charts/calendar.png",
        "charts/calendar.csv",
    } <= set(files)
    assert sorted(files) == sorted(
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    )


def test_the_same_bytes_twice(full, tmp_path):
    first, second = (
        {path.name: path.read_bytes() for path in write(full, tmp_path / name, ["html", "csv", "json"])}
        for name in ("one", "two")
    )
    assert first == second


def test_markdown_names_files_that_are_there(full, tmp_path):
    write(full, tmp_path, ["md", "csv"])
    for name in re.findall(r"\]\((charts/[^)]+)\)", (tmp_path / "report.md").read_text()):
        assert (tmp_path / name).is_file()


def test_only_the_formats_asked_for(full, tmp_path):
    assert [path.name for path in write(full, tmp_path, ["json"])] == ["report.json"]


def test_the_table_of_posts_opens_as_it_is(full, tmp_path):
    write(full, tmp_path, ["csv"])
    with (tmp_path / "posts.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["core"], rows[0]["clicks"], rows[0]["ref"]) == ("12", "", "day/a@x")
    assert rows[5]["counted"] == ""


def test_a_folder_that_cannot_be_written(full, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(PostdeskError, match=r"the report cannot be written to .*taken"):
        write(full, tmp_path / "taken", ["json"])


def test_a_reader_never_meets_half_a_file(full, tmp_path):
    (tmp_path / "report.json").mkdir()
    with pytest.raises(PostdeskError):
        write(full, tmp_path, ["json"])
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_network_that_is_no_longer_known(full):
    assert full.name("friendster") == "Friendster"


def test_a_hashtag_written_from_the_right_keeps_its_sign_and_its_number_in_english(page):
    """Where nothing held it together, a browser showed `#41 :` before the name."""
    assert "\u2068#الهجرة_الآمنة\u2069" in page
    assert "n = " not in re.sub(r"(?s)<svg.*?</svg>", "", page)


def test_a_picture_of_nothing_has_no_table_of_headings_alone():
    told = printed(made(), "html")
    assert re.findall(r"<tbody>\s*</tbody>", told) == []


def test_a_picture_of_nothing_is_a_sentence_on_every_page():
    """And every other one is drawn twice: for a desk, and for a phone, whose reader scrolls no picture aside."""
    empty = made()
    undrawn = [one for one in empty.pictures if not one.rows]
    assert {one.name for one in undrawn} >= {"against-plan", "against-usual", "hashtag-weeks"}
    page, text = unescape(printed(empty, "html")), unescape(printed(empty, "md"))
    for one in empty.pictures:
        figure = page[page.index(f'<figure id="{one.name}">') :].partition("</figure>")[0]
        assert figure.count("<svg ") == 2 * bool(one.rows)
        assert one.subtitle in figure
        assert (f"charts/{one.name}.svg" in text) is bool(one.rows)
        assert one.subtitle in text
    kinds = [block["kind"] for block in blocks(empty)]
    assert kinds.count("lead") + kinds.count("picture") == len(empty.pictures) - len(undrawn)
    assert ".picture { overflow" not in page


def test_that_no_hashtag_was_used_is_said_once_and_not_by_three_pictures():
    month = made(post(0, core=3), period=Period.month("2026-11", "Europe/Podgorica"))
    assert len(month.pictures) == 13
    page, text = printed(month, "html"), printed(month, "md")
    heads = [block.get("text", block.get("title")) for block in blocks(month)]
    for said in (re.sub("<details.*?</details>", "", page, flags=re.DOTALL), text, "\n".join(map(str, heads))):
        assert said.count("No hashtag was used in 26 weeks") == 1


def test_a_usual_range_of_one_number_is_said_once():
    two_a_week = [post(-7 * week - day, core=10) for week in range(1, 13) for day in (0, 2)]
    assert "<br>usual 2</span>" in printed(made(*two_a_week, post(0, core=1), intended=[intent("a", 0)]), "html")
