"""The sentences of the page: what templates and modules give to `phrase` and `phrases`, and words that nobody gave."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

import postdesk
from postdesk.measure.intake import refusals
from postdesk.models import Figures
from postdesk.queue import comparison, differences, post_differences
from postdesk.web.shelf import PAGES
from stage.reached_rooms import reached_rooms, trees
from stage.source_trees import module_tree
from stage.words_of_commands import said_in_module

SOURCE = Path(postdesk.__file__).parent
TEMPLATES = sorted((SOURCE / "html/web").glob("*.html"))
SAYING = {"phrase": 1, "noted": 1, "unfilled": 1, "phrases": 2, "unfilled_count": 2}
"""Who is given sentences, and how many."""
READ = {"title", "aria-label", "alt", "placeholder", "label"}
"""Attributes that people read, or hear."""


LOGGED = (
    *("log/posts/overtaken", "measure/export", "publish/conclusions", "publish/courier", "publish/elsewhere"),
    *("publish/take_over", "queue/days_without_posts", "queue/new_clock_rules", "queue/renaming_by_hand"),
    *("publish/known", "queue/uneven_days"),
)
"""Rooms that no page lets speak, whose reasons the log keeps, or the plan of the queue."""
BEHIND = {
    "desk/new_desk": "a page shows a desk that is there",
    "doctor/": "the doctor speaks on the machine that it looks at",
    "log/engine/moving": "whoever moves a database does it on its machine",
    "log/readings/parquet": "a table of that kind is asked for on the command line",
    "preview/terminal": "a page draws posts itself",
    "queue/reviewed_commits": "commits sign on the command line",
    "worker/": "whoever runs the worker reads what it prints",
}
"""Rooms whose words come on no page, and why."""
IN_TABLES = {
    *("content", "time", "latest", "by hand", "after", "warning", "answers", "quotes", "card", "audience", "links"),
    *("account", "move", "approve", "send-back"),
    post_differences.CHANGED,
    differences.FILES,
    comparison.ASKED_AGAIN,
    comparison.LATE,
    comparison.IN_SERIES,
    *(what for _, what in refusals.PARTS),
    *Figures.__struct_fields__,
}
"""Words and sentences of theirs that stand in tables."""


def reasons_told():
    """Return what the rooms say whose reasons a page tells, each sentence with its plural or ""."""
    rooms = {*reached_rooms(), *LOGGED}
    said = {text for room in rooms for text in said_in_module(SOURCE / f"{room}.py")} | IN_TABLES
    return dict(text if isinstance(text, tuple) else (str(text), "") for text in said)


def rooms_left_out():
    """Return the rooms that say something which no page tells."""
    away = trees().keys() - reached_rooms() - {*LOGGED}
    return {room for room in away if not room.startswith(("cli/", "web/")) and said_in_module(SOURCE / f"{room}.py")}


def template_messages(template):
    """Return the sentences of a template, each with its plural or ""; it gives only sentences that stand there."""
    found = {}
    for call in Environment().parse(template.read_text("utf-8")).find_all(nodes.Call):
        name = getattr(call.node, "name", "")
        if name in SAYING and name != "noted":
            one, *more = [given.as_const() for given in call.args[: SAYING[name]]]
            found[one] = more[0] if more else ""
    return found


def module_messages(path):
    """Return the sentences of a module, each with its plural or ""."""
    found = {}
    for node in ast.walk(module_tree(path)):
        name = getattr(getattr(node, "func", None), "id", "")
        given = (
            [each.value for each in node.args[: SAYING[name]] if isinstance(each, ast.Constant)]
            if name in SAYING
            else ()
        )
        if given:
            found[given[0]] = given[1] if len(given) > 1 else ""
    return found


def messages_of_pages():
    """Return every sentence of the page, each with its plural or ""."""
    found = {page.title: "" for page in PAGES if page.title}
    for template in TEMPLATES:
        found |= template_messages(template)
    for path in sorted((SOURCE / "web").rglob("*.py")):
        found |= module_messages(path)
    return found


class _Bare(HTMLParser):
    """Gathers what people read of a page that is said by no catalogue."""

    def __init__(self):
        super().__init__()
        self.words, self.within = [], []

    def handle_starttag(self, tag, attrs):
        self.within.append(tag)
        self.words += [said for name, said in attrs if name in READ and said and tag != "input"]
        self.words += [
            said for name, said in attrs if name in {"placeholder", "aria-label"} and said and tag == "input"
        ]

    def handle_endtag(self, tag):
        while self.within and self.within.pop() != tag:
            pass

    def handle_data(self, data):
        if "code" not in self.within:
            self.words.append(data)


def bare_words(template):
    """Return the words of a template that stand there as they are, whatever the language."""
    left = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    parser = _Bare()
    parser.feed(left)
    return [said.strip() for said in parser.words if re.search(r"[^\W\d_]", said) and not said.startswith("https://")]
