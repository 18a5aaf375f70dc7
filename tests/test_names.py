"""A stranger who looks for a word finds one thing: names, sizes and the tests' places, read from the source itself."""

import ast
import re
from collections import defaultdict
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

from stage.source_trees import module_tree

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "postdesk"
FILES = sorted(path for path in SOURCE.rglob("*.py") if "versions" not in path.parts)
TREES = {path.relative_to(SOURCE): module_tree(path) for path in FILES}

BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.FunctionDef)

SHELVES = {
    "drafts/sources/*.py": {"read"},
    "charts/*.py": {"rows", "title", "draw", "alt"},
    "checks/rules/*.py": {"check"},
    "doctor/*.py": {"look"},
    "networks/*/__init__.py": {"read"},
    "networks/*/text.py": {"parse"},
    "measure/importers/*.py": {"row"},
    "media/*.py": {"measure"},
}
"""What every file on a shelf has by the same name, because whoever takes things off the shelf asks for it."""


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def depth(node):
    """How many blocks lie in each other below a node; `elif` is no deeper than its `if`."""
    below = [0]
    for child in ast.iter_child_nodes(node):
        chained = isinstance(node, ast.If) and isinstance(child, ast.If) and child in node.orelse
        below.append(depth(child) + (isinstance(child, BLOCKS) and not chained))
    return max(below)


def is_command(function):
    return any(".command" in ast.unparse(mark) or ".group" in ast.unparse(mark) for mark in function.decorator_list)


def crossing(path, function):
    """Whether a function has its name from nobody else: neither from the command line nor from its shelf's contract."""
    named = chain.from_iterable(names for shelf, names in SHELVES.items() if fnmatch(path.as_posix(), shelf))
    return not function.name.startswith("_") and not is_command(function) and function.name not in named


def test_the_top_level_holds_what_a_stranger_expects_and_what_a_machine_makes():
    made = {"postdesk-demo", "build", "dist"}
    seen = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert seen - made == {"LICENSE", "README.md", "campaigns", "pyproject.toml", "reports", "src", "tests"}


def test_there_are_no_more_rooms_than_anybody_keeps_in_mind():
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() or path.suffix == ".py"}
    assert len(rooms - {"__init__.py", "__pycache__"}) <= 30


def test_no_file_and_no_function_is_longer_than_anybody_reads():
    lines = {path.as_posix(): len(path.read_bytes().splitlines()) for path in FILES}
    assert {path: count for path, count in lines.items() if count > 300} == {}
    long = [
        (path.as_posix(), each.name)
        for path, tree in TREES.items()
        for each in functions(tree)
        if each.end_lineno - each.lineno >= 45
    ]
    assert long == []


def test_nothing_is_nested_four_deep():
    deep = [(path.as_posix(), each.name) for path, tree in TREES.items() for each in functions(tree) if depth(each) > 3]
    assert deep == []


def test_a_public_class_has_its_name_alone():
    found = defaultdict(list)
    for path, tree in TREES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(path.as_posix())
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_hardly_a_public_function_shares_its_name_with_one_in_another_room():
    found = defaultdict(list)
    for path, tree in TREES.items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and crossing(path, node):
                found[node.name].append(path.parts[0])
    shared = {name: rooms for name, rooms in found.items() if len(set(rooms)) > 1}
    share = sum(map(len, shared.values())) / sum(map(len, found.values()))
    assert share <= 0.05, f"{share:.1%}: {', '.join(sorted(shared))}"


TOLD_IN = {
    "drafts/test_yaml_events.py": "drafts/yaml_in_python",
    "charts/test_every_chart.py": ("charts/captions charts/picture charts/ratios charts/tables"),
    "accounts/test_adding.py": (
        "networks/bluesky/sign_in networks/mastodon/sign_in networks/signing_in networks/telegram/sign_in"
    ),
    "checks/test_checker.py": ("checks/rules/unused_ignore drafts/holdings"),
    "cli/test_edit.py": ("queue/rewording log/posts/edits"),
    "cli/test_networks.py": ("desk/networks"),
    "cli/test_undo.py": ("desk/edits log/posts/last_by_hand"),
    "conformance": (
        "text/addresses text/invisible text/meant_links text/named_days text/page_furniture text/shorteners text/small_words"
    ),
    "desk/test_approvals.py": ("log/posts/sent_back"),
    "queue/test_authors.py": ("log/posts/authorship"),
    "desk/test_desk.py": ("desk/part"),
    "desk/test_memory_speaks.py": ("doctor/memory log/workers/own publish/which_memory"),
    "doctor/test_examination.py": ("doctor/thing"),
    "cli/test_new.py": ("desk/releases"),
    "drafting/test_measured.py": (
        "drafts/releases/choosing drafts/releases/release drafts/releases/shapes "
        "drafts/sources/article drafts/sources/blocks drafts/sources/labels drafts/sources/original drafts/sources/page_facts "
        "drafts/sources/plain text/reachable"
    ),
    "drafts/test_reading.py": ("drafts/findings"),
    "drafts/spreadsheets/test_comparing.py": ("drafts/spreadsheets/cell_values"),
    "drafts/spreadsheets/test_new_files.py": ("drafts/spreadsheets/places"),
    "drafts/spreadsheets/test_recognising.py": ("drafts/spreadsheets/layout"),
    "drafts/test_schema.py": ("drafts/keys"),
    "drafts/test_series.py": ("drafts/recurring"),
    "drafts/test_shortcodes.py": ("drafts/common_shortcodes"),
    "cli/test_completion.py": ("cli/completing cli/shells"),
    "cli/test_fmt.py": ("drafts/tidied_files"),
    "drafts/test_tidying.py": ("drafts/indenting"),
    "drafts/test_writing.py": ("drafts/entries drafts/proof drafts/splicing drafts/yaml_spans drafts/yaml_spellings"),
    "figures/test_one_answer.py": (
        "figures/advice figures/calendar figures/growth figures/hashtag_overview figures/languages figures/lift "
        "figures/plan figures/spelling figures/timeline figures/times figures/usual"
    ),
    "golden/test_transcripts.py": (
        "cli/accounts cli/approvals cli/cancel cli/demo cli/export cli/hashtag_views "
        "cli/hold cli/init cli/move cli/move_database cli/network_choice cli/paths cli/plan cli/queue "
        "cli/release cli/rename cli/resolve cli/retry cli/sarif cli/export_drafts cli/sheet_changes cli/plan_lines "
    ),
    "log/engine/test_opening.py": ("log/big_counts log/tables log/worker_tables"),
    "log/engine/test_postgres.py": ("log/engine/moving"),
    "measure/importers": (
        "measure/layouts/car_archives measure/layouts/counts measure/layouts/days measure/layouts/importer "
        "measure/layouts/linkedin measure/layouts/meta measure/layouts/moments "
        "measure/layouts/tables measure/layouts/x"
    ),
    "measure/intake": ("measure/intake/refusals"),
    "measure/test_export.py": ("log/readings/extracts log/readings/facts log/readings/parquet log/readings/rollups"),
    "media": ("media/bounds media/boxes media/decoding media/heif"),
    "models": ("models/accounts models/drafts models/findings models/grammar models/media models/pages models/posts"),
    "web/test_pages.py": (
        "web/addresses web/app web/files web/frame web/keys web/office web/page web/shelf "
        "web/pages/accounts web/pages/approvals web/pages/calendar web/pages/handoff web/pages/hashtags "
        "web/pages/log web/pages/needs web/pages/post web/pages/reports web/pages/settings"
    ),
    "web/test_reword.py": ("web/pages/reword"),
    "web/test_charts.py": ("web/networks_asked web/strips web/pages/charts web/pages/tagged_posts"),
    "web/test_into_queue.py": ("web/pages/into_queue"),
    "web/test_bringing_in.py": ("desk/received files/received web/pages/bring_in web/pages/from_text"),
    "web/test_server.py": ("cli/serve"),
    "web/test_writing.py": (
        "desk/writing drafts/campaign_at_hand drafts/kept_edits "
        "preview/post_at_hand web/pages/draft web/pages/write web/post_form web/taking"
    ),
    "networks/bluesky/test_cards.py": ("media/page_pictures"),
    "networks/telegram": (
        "networks/telegram/bot networks/telegram/entities networks/telegram/judging networks/telegram/letters "
        "networks/telegram/newest networks/telegram/seeking"
    ),
    "networks/instagram": (
        "networks/instagram/answers networks/instagram/codes networks/instagram/looking networks/instagram/prepared"
    ),
    "networks/facebook": (
        "networks/facebook/answers networks/facebook/codes networks/facebook/looking networks/facebook/prepared "
        "networks/facebook/sign_in networks/meta/posting networks/meta/photos networks/meta/rupload"
    ),
    "accounts/test_rotating.py": ("log/workers/tokens"),
    "networks/linkedin/test_api.py": (
        "networks/linkedin/answers networks/linkedin/bodies networks/linkedin/judging networks/linkedin/looking "
        "networks/linkedin/preparing networks/linkedin/rest"
    ),
    "networks/x/test_api.py": ("networks/x/answers networks/x/calls networks/x/judging networks/x/looking"),
    "networks/test_networks.py": (
        "networks/bluesky/limits networks/facebook/limits networks/instagram/limits networks/linkedin/limits "
        "networks/mastodon/limits networks/mastodon/budgets networks/rehearsal/limits networks/telegram/limits networks/threads/limits "
        "networks/tiktok/limits networks/x/limits networks/youtube/limits"
    ),
    "postgres/test_machines.py": ("log/engine/between_machines log/engine/server_clock"),
    "publish/test_take_over.py": ("log/posts/overtaken"),
    "queue/test_differences.py": ("doctor/files queue/applying queue/comparison"),
    "queue/test_life.py": (
        "log/posts/acts log/posts/answers log/posts/changes log/posts/holds log/posts/indexed log/posts/notices "
        "log/posts/queueing log/posts/remembered log/posts/rescue log/posts/sending log/posts/snapshot log/posts/uploads "
        "log/posts/zones"
    ),
    "queue/test_new_clock_rules.py": ("moments/zone_data"),
    "report/test_pages.py": (
        "report/columns report/definitions report/document report/gathering report/hashtags report/markdown "
        "report/page report/plain report/tables report/wording report/writing"
    ),
    "settings/test_settings.py": ("settings/hashtags settings/mail settings/key_values"),
    "sheets/test_reading.py": ("sheets/unpacking"),
    "text/test_full_stops.py": ("text/counted text/stops"),
    "test_windows.py": ("files/flags"),
    "wire": ("wire/bounded wire/certainty wire/deadlines wire/judging wire/sent wire/shapes wire/visits"),
    "words": ("words/dates words/findings/of_files words/findings/of_rules words/findings/terms"),
}
"""Which test tells of the modules that have none of their own name: by itself, none of these says anything."""


def test_the_tests_stand_where_what_they_test_does():
    tests = ROOT / "tests"
    modules = [path.relative_to(SOURCE).with_suffix("") for path in FILES if "migrations" not in path.parts]
    alone = [
        path.as_posix()
        for path in modules
        if path.name not in {"__init__", "__main__"} and not (tests / path.parent / f"test_{path.name}.py").exists()
    ]
    assert sorted(alone) == sorted(" ".join(TOLD_IN.values()).split())
    assert [told for told in TOLD_IN if not (tests / told).exists()] == []


def test_the_scripts_of_ci_name_files_that_are_there():
    named = {
        (script.name, path)
        for script in (ROOT / ".ci").iterdir()
        if script.is_file()
        for path in re.findall(r"(?<![\w./-])(?:tests|src)/[\w./-]+\w", script.read_text("utf-8"))
    }
    made = {("long", "tests/benchmarks/.rivals"), ("long", "tests/hostile/.atheris")}  # by the script itself
    assert {(script, path) for script, path in named - made if not (ROOT / path).exists()} == {
        ("long", "tests/benchmarks/bench_"),
        ("run", "tests/benchmarks/bench_"),
    }
