import fcntl
import json
import os
import re
import struct
import subprocess
import sys
import termios
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from postdesk.cli.hashtags import lifts, short_line, sparkline
from postdesk.desk.hashtags import DeskHashtags
from postdesk.figures.hashtag_overview import Hashtags
from postdesk.figures.hashtags import TagUse, wilson
from postdesk.figures.lift import TagLift
from postdesk.log import open_log
from postdesk.log.readings.recorded import Counting, record
from postdesk.models import Figures
from stage.publishing import MONDAY, publication
from stage.sessions import run
from stage.terminal import shown_at

DAY = timedelta(days=1)
NOTHING = Hashtags((), 0, (), (), (), (), (), (), (), (), (), ())
DESK = '[desk]\nname = "Office"\ntimezone = "Europe/Podgorica"\n'


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "desk.toml").write_text(DESK, encoding="utf-8")


@pytest.fixture
def posts(tmp_path):
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        for number in range(3):
            publication(connection, str(number), tags=("SafeMigration", "IOM"))
        publication(connection, "3", tags=("safemigration",))


def told(options=""):
    output, code = run(f"postdesk hashtags {options}".strip(), MONDAY)
    assert code == 0
    return output


def test_bars_shares_and_weeks(posts):
    lines = told("--weeks 3").splitlines()
    assert [line.split() for line in lines[1:3]] == [
        ["#SafeMigration", "4", "████████████", "100%", "(51–100)", "█", "2026-W47", "in", "use"],
        ["#IOM", "3", "█████████", "75%", "(30–95)", "█", "2026-W47", "in", "use"],
    ]
    assert lines[3:] == [
        "2 hashtags on 4 posts from 2026-W45 to 2026-W47.",
        "Written in 2 ways: #SafeMigration (3), #safemigration (1). Networks read one tag, people several.",
        "Together on 3 posts: #IOM and #SafeMigration (lift 1.0).",
    ]


def test_read_out_it_is_a_line_a_figure_without_what_is_drawn(posts):
    lines = told("--weeks 3 --plain").splitlines()
    assert lines[:5] == [
        "hashtag: #SafeMigration",
        "posts: 4",
        "share (95%): 100% (51–100)",
        "last used: 2026-W47",
        "state: in use",
    ]


def test_what_is_worth_a_look_is_told(tmp_path):
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        for number in range(40):
            network, tag = ("x", "BezbednaMigracija") if number % 2 else ("linkedin", "БезбеднаМиграција")
            more = ("Good",) if number % 4 < 2 else ()
            post = publication(connection, str(number), network, MONDAY - 14 * DAY, tags=(tag, "IOM", *more))
            figures = Figures(90 + number % 7 if more else 5 + number % 5, 0, 0)
            record(connection, [Counting(post, figures, MONDAY, "api")])
    lines = told("--weeks 4").splitlines()
    assert "Perhaps one to a reader: #BezbednaMigracija, #БезбеднаМиграција. Nothing was merged." in lines
    assert any(line.startswith("Belongs to x: #BezbednaMigracija, 20 of its 20 uses (z = ") for line in lines)
    (lift,) = [line for line in lines if line.startswith("Engagement with ")]
    assert lift.startswith("Engagement with #Good, all else allowed for: +")
    assert lift.endswith("n = 20, clear.")


def test_a_suggestion_can_be_pasted_and_is_then_followed(tmp_path):
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        publication(connection, "1", tags=("Safe", "s_afe"))
        publication(connection, "2", tags=("Safe",))
    (line,) = [line for line in told("--weeks 1").splitlines() if line.startswith("  To count them as one")]
    with (tmp_path / "campaigns" / "desk.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"[hashtags.families]\n{line.partition('families]: ')[2]}\n")
    assert "Counted as one, #Safe: #Safe (2), #s_afe (1)." in told("--weeks 1")
    assert "Perhaps one" not in told("--weeks 1")
    assert told("--weeks 1 --format csv") == "hashtag,family,2026-W47\n#Safe,#Safe #s_afe,2"


def test_that_nothing_can_be_told_yet_is_said(tmp_path):
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        for number in range(12):
            post = publication(connection, str(number), at=MONDAY - 14 * DAY, tags=("IOM",) if number % 2 else ())
            record(connection, [Counting(post, Figures(number // 2, 0, 0), MONDAY, "api")])
    (last,) = told("--weeks 4").splitlines()[-1:]
    assert last == "We cannot tell yet of any hashtag whether posts with it have more engagement (1 compared)."


def test_a_desk_without_posts():
    assert told("--weeks 2") == "No hashtag on 0 posts from 2026-W46 to 2026-W47."


def test_the_document_for_scripts(posts):
    document = json.loads(told("--weeks 2 --format json"))
    assert (document["weeks"], document["posts"]) == (["2026-W46", "2026-W47"], 4)
    assert document["tags"][0]["spellings"] == [["SafeMigration", 3], ["safemigration", 1]]


def test_a_table_for_spreadsheets(posts):
    assert told("--weeks 2 --format csv") == "hashtag,family,2026-W46,2026-W47\n#SafeMigration,,,4\n#IOM,,,3"


@pytest.mark.parametrize(("name", "start"), [("tags.svg", b"<?xml"), ("tags.PNG", b"\x89PNG")])
def test_the_chart(posts, tmp_path, name, start):
    assert f"The chart is in {name}." in told(f"--chart {name}")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_chart_of_a_kind_we_cannot_draw():
    output, code = run("postdesk hashtags --chart tags.pdf", MONDAY)
    assert (code, "tags.pdf should end in .svg or .png" in output) == (2, True)


def test_a_week_without_a_post_is_no_small_column():
    assert sparkline((0, 1, 4, 8)) == "·▁▄█"


@pytest.fixture
def campaign(tmp_path):
    """Forty posts in two weeks; those with #Good have far more engagement, and two lack #Day."""
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        for number in range(40):
            tags = (("Good",) if number % 4 < 2 else ("Poor",)) + (() if number in {3, 30} else ("Day",))
            post = publication(connection, str(number), "x", MONDAY - 14 * DAY, tags=tags, campaign="day")
            figures = Figures(90 + number % 7 if number % 4 < 2 else 5 + number % 5, 0, 0)
            record(connection, [Counting(post, figures, MONDAY, "api")])


def test_what_goes_with_engagement_and_how_sure_it_is(campaign):
    lines = told("--lift --weeks 4").splitlines()
    assert " ".join(lines[0].split()) == "hashtag posts engagement 90% interval plain average how sure"
    found = {line.split()[0]: line.rpartition("  ")[2] for line in lines[1:4]}
    assert (found["#Good"], found["#Poor"]) == ("clearly more", "clearly less")
    assert lines[5].startswith("Estimated on 40 posts from 2026-W44 to 2026-W47, with network, kind, language and time")
    assert lines[6].startswith("Small samples are drawn towards no difference. It is an association: ")


def test_the_same_for_scripts(campaign):
    rows = told("--lift --weeks 4 --format csv").splitlines()
    assert rows[0] == "hashtag,family,posts,of,effect,low,high,narrow_low,narrow_high,plain_average,strength"
    assert rows[1].startswith("#Good,,20,40,")
    assert rows[1].endswith(",clearly")
    assert [row["hashtag"] for row in json.loads(told("--lift --weeks 4 --format json"))] == ["#Good", "#Day", "#Poor"]


def test_that_no_hashtag_has_posts_enough_is_one_sentence(posts):
    assert told("--lift") == "No hashtag is on 5 posts with settled figures yet."


def test_which_posts_lack_their_campaigns_hashtag(campaign):
    assert told("--campaigns --weeks 4").splitlines() == [
        "campaign  posts  its tag  on",
        "day       40     #Day     38 (95%)",
        "1 campaign from 2026-W44 to 2026-W47.",
        "Without #Day, of day:",
        "  2026-11-02  x",
        "  2026-11-02  x",
    ]
    assert told("--campaigns --weeks 4 --format csv").splitlines() == [
        "campaign,tag,post,network,published,published_local,url",
        "day,#Day,,x,2026-11-02T09:00:00+00:00,Mon 02 Nov 2026 10:00,",
        "day,#Day,,x,2026-11-02T09:00:00+00:00,Mon 02 Nov 2026 10:00,",
    ]
    assert json.loads(told("--campaigns --weeks 4 --format json"))[0]["carrying"] == 38


def test_a_campaign_without_hashtags_and_one_with_many_bare_posts(tmp_path):
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        for number in range(12):
            publication(connection, str(number), tags=("Day",) if not number else (), campaign="day")
        publication(connection, "12", tags=(), campaign="week")
    lines = told("--campaigns").splitlines()
    assert lines[1:3] == ["day       12     #Day        1 (8%)", "week      1      no hashtag  –"]
    assert lines[-1] == "  … and 1 more: --format csv has them all."


def test_no_campaign_yet(posts):
    assert told("--campaigns") == "No post of a campaign from 2026-W22 to 2026-W47."


@pytest.mark.parametrize(("view", "words"), [("--lift", "hashtag-lift"), ("--campaigns", "campaign-tags")])
def test_each_view_has_its_picture(campaign, tmp_path, view, words):
    told(f"{view} --weeks 4 --chart view.svg")
    assert f'id="{words}-head"' in (tmp_path / "view.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("alike", "line"),
    [
        (["IOM", "I_O_M"], 'IOM = ["I_O_M"]'),
        (["СигурнаМиграција", "SigurnaMigracija"], '"СигурнаМиграција" = ["SigurnaMigracija"]'),
        (["S_afe", "Safe"], 'Safe = ["Сафе", "S_afe"]'),
    ],
)
def test_the_line_to_paste_keeps_what_was_confirmed(alike, line):
    assert DeskHashtags.line_of_family(alike, {"Safe": ("Safe", "Сафе")}) == line


@pytest.mark.parametrize("view", ["networks", "languages", "trend", "together"])
def test_each_view_is_told_drawn_and_given_to_scripts(view, tmp_path):
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        for number in range(60):
            tags = ("Safe", "IOM") if number % 3 else ("IOM",)
            at = MONDAY - number % 26 * 7 * DAY
            publication(connection, str(number), tags=tags, at=at, network=("x", "linkedin")[number % 2], language="en")
    words = told(f"--{view}")
    assert "#Safe" in words
    assert "#IOM" in words
    assert json.loads(told(f"--{view} --format json"))
    header, *rows = told(f"--{view} --format csv").splitlines()
    assert rows
    assert header.count(",") == rows[0].count(",")
    assert run(f"postdesk hashtags --{view} --chart {view}.svg", MONDAY)[1] == 0
    assert Path(f"{view}.svg").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("networks", "No post carries a hashtag from 2026-W22 to 2026-W47."),
        ("trend", "No hashtag can be compared with the weeks before yet."),
        ("together", "No two hashtags share 3 posts."),
    ],
)
def test_a_desk_without_hashtags_is_told_so(view, said):
    assert told(f"--{view}") == said


def test_of_many_hashtags_on_a_network_the_first_are_shown_and_the_rest_is_said_to_be_there(tmp_path):
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        publication(connection, "1", tags=("A1", "B2", "C3", "D4", "E5", "F6"), at=MONDAY, network="x", language="en")
    assert told("--networks").splitlines()[-1] == "At most 5 of each: --format csv has all."


def test_a_line_of_80_columns_holds_what_matters():
    tag = TagUse(
        "safemigration", "SafeMigration", (("SafeMigration", 7),), ("x",), (*([0] * 30), 3, 4, *([0] * 6)), 7,
        wilson(7, 20), "2026-W20", "2026-W41", 6, "dead",
    )  # fmt: skip
    assert short_line(tag) == ("#SafeMigration", "7", "35%", "·" * 18 + "▆█" + "·" * 6, "dead, W41")
    assert sum(map(len, short_line(tag))) + 2 * 4 <= 80
    assert short_line(structs.replace(tag, idle=0, state="in use"))[-1] == "in use"


def test_a_narrow_terminal_gets_lines_that_fit_it(posts, tmp_path):
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "postdesk", "hashtags", "--weeks", "40"]
    environ = {**os.environ, "HOME": str(tmp_path)}  # noqa: TID251 - for a child
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False, env=environ)
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        lines = re.sub(r"\x1b\[[0-9;]*m", "", terminal.read(8192).decode()).splitlines()
    assert done.returncode == 0, done.stderr
    assert lines[0].split() == ["hashtag", "posts", "share", "last", "26", "weeks", "state"]
    assert max(map(len, lines[:3])) <= 80


def test_a_file_opens_right_in_a_spreadsheet_and_a_pipe_gets_no_mark(posts, tmp_path):
    command = [sys.executable, "-m", "postdesk", "hashtags", "--weeks", "2", "--format", "csv"]
    environ = {**os.environ, "HOME": str(tmp_path)}  # noqa: TID251 - for a child
    with (tmp_path / "tags.csv").open("wb") as file:
        subprocess.run(command, stdout=file, check=True, env=environ)
    piped = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environ).stdout
    assert piped.startswith(b"hashtag,family,")
    assert (tmp_path / "tags.csv").read_bytes() == b"\xef\xbb\xbf" + piped


def test_on_a_terminal_of_eighty_columns_each_hashtag_is_a_line_with_its_weeks(tmp_path):
    """As many weeks as fit beside the longest name, never broken over two lines; of many hashtags the most used."""
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        for number in range(50):
            publication(
                connection, str(number), tags=(f"Tag{number:02}", "МиграцијаСДостојанством"), at=MONDAY - 200 * DAY
            )
        publication(connection, "50", tags=("МиграцијаСДостојанством",))
    said = shown_at(tmp_path, 80, "hashtags", "--weeks", "52", NO_COLOR="1")
    lines = said[said.index("#Миграција") :].splitlines()
    assert lines[0].split()[:3] == ["#МиграцијаСДостојанством", "51", "100%"]
    assert [line.split()[0] for line in lines[1:40]] == [f"#Tag{number:02}" for number in range(39)]
    assert lines[40] == "… and 11 more: --format csv has them all."
    assert {len(line.rstrip()) <= 80 for line in lines[:41]} == {True}


def test_of_many_hashtags_that_lean_the_strongest_are_named_and_the_rest_counted():
    rows = [TagLift(f"#T{number}", 9, 60, number / 100, 0, 0, 0, 0, 0, "leans") for number in range(1, 9)]
    clear = TagLift("#Clear", 30, 60, -0.05, 0, 0, 0, 0, 0, "clearly")
    told = list(lifts(structs.replace(NOTHING, lift=(*rows, clear))))
    assert [line.split()[2] for line in told[:-1]] == ["#Clear,", "#T8,", "#T7,", "#T6,", "#T5,"]
    assert told[-1] == "… and with 4 more: `postdesk hashtags --lift` has them all."
