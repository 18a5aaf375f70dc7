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
from stage.words_of_commands import said_in_module

SOURCE = Path(postdesk.__file__).parent
TEMPLATES = sorted((SOURCE / "html/web").glob("*.html"))
SAYING = {"phrase": 1, "noted": 1, "unfilled": 1, "phrases": 2, "unfilled_count": 2}
"""Who is given sentences, and how many."""
READ = {"title", "aria-label", "alt", "placeholder", "label"}
"""Attributes that people read, or hear."""


TOLD = (
    *("log/posts/overtaken", "log/posts/rescue"),
    *("log/posts/follow_ups", "log/posts/snapshot", "log/posts/sending", "log/posts/claims", "log/posts/queueing"),
    *("publish/which_memory", "settings/mark", "publish/conclusions", "publish/take_over", "publish/deletion"),
    *("publish/courier", "queue/post_differences", "queue/content_changes", "queue/comparison", "queue/moving"),
    *("queue/written_times", "queue/new_clock_rules", "queue/renaming_by_hand", "queue/sameness"),
    *("sentences", "models/life"),
)
"""Rooms whose reasons stand in the log, in the plan of the queue, or over every page."""
REFUSING = (
    *("accounts/adding", "accounts/daily_look", "accounts/removing", "accounts/rotating"),
    *("accounts/siblings",),
    *("desk/accounts", "desk/approvals", "desk/last_acts", "desk/people", "desk/posts", "desk/queue", "desk/received"),
    *("desk/releases", "desk/writing"),
    *("drafts/campaign_at_hand", "drafts/kept_edits", "drafts/new_media", "drafts/releases/warnings"),
    *("drafts/sources/shelf", "drafts/spreadsheets/cell_values", "drafts/spreadsheets/foreign_posts"),
    *("drafts/spreadsheets/comparing", "drafts/spreadsheets/networks_named", "drafts/spreadsheets/own_posts"),
    *("drafts/spreadsheets/new_files", "drafts/spreadsheets/places"),
    *("drafts/spreadsheets/recognising", "drafts/spreadsheets/tables"),
    *("drafts/spreadsheets/taking_in", "drafts/spreadsheets/writing_all", "drafts/writing"),
    *("errors",),
    *("files/held_secrets", "files/private", "files/regular", "files/whole"),
    *("log/engine/copies", "log/engine/database", "log/engine/postgres", "log/engine/sqlite"),
    *("log/engine/write_lock", "log/posts/acts", "log/posts/changes", "log/posts/edits"),
    *("log/posts/lookup", "log/posts/said_once", "log/posts/sent_back", "log/posts/undoing"),
    *("figures/period",),
    *("log/readings/intake", "log/workers/budgets"),
    *("measure/export", "measure/importers/bluesky_archive", "measure/importers/linkedin_person"),
    *("measure/importers/linkedin_shares", "measure/importers/mastodon_archive"),
    *("measure/importers/meta_days", "measure/importers/planning_tools", "measure/importers/tiktok"),
    *("measure/importers/x_archive", "measure/importers/youtube", "measure/intake/days"),
    *("measure/intake/files", "measure/intake/recognising", "measure/intake/refusals"),
    *("measure/intake/whose", "measure/layouts/car_archives", "measure/layouts/cells"),
    *("measure/layouts/counts", "measure/layouts/dates", "measure/layouts/days"),
    *("measure/layouts/linkedin", "measure/layouts/meta", "measure/layouts/moments"),
    *("measure/layouts/signs", "measure/layouts/tables", "measure/layouts/torn", "measure/layouts/x"),
    "measure/reading_round",
    *("media/decoding", "media/fitting", "media/privacy", "media/store"),
    *("models/pages",),
    *("moments/holidays", "moments/spoken", "moments/wall_clock", "moments/weeks"),
    *("networks/__init__",),
    *("networks/bluesky/__init__", "networks/bluesky/answering", "networks/bluesky/api"),
    *("networks/bluesky/by_text", "networks/bluesky/films", "networks/bluesky/records"),
    *("networks/bluesky/session", "networks/bluesky/sign_in", "networks/bluesky/uploads"),
    *("networks/facebook/api", "networks/facebook/films", "networks/facebook/looking"),
    *("networks/facebook/prepared", "networks/facebook/sign_in", "networks/facebook/standing"),
    *("networks/instagram/api", "networks/instagram/containers", "networks/instagram/looking"),
    *("networks/instagram/prepared", "networks/instagram/sign_in", "networks/instagram/standing"),
    *("networks/linkedin/__init__", "networks/linkedin/api", "networks/linkedin/comments"),
    *("networks/linkedin/figures", "networks/linkedin/guard"),
    *("networks/linkedin/judging", "networks/linkedin/looking"),
    *("networks/linkedin/preparing", "networks/linkedin/rest", "networks/linkedin/roles"),
    *("networks/linkedin/sign_in", "networks/linkedin/tokens", "networks/linkedin/uploads"),
    *("networks/linkedin/versions",),
    *("networks/mastodon/__init__", "networks/mastodon/absence", "networks/mastodon/answering"),
    *("networks/mastodon/api", "networks/mastodon/budgets", "networks/mastodon/counting"),
    *("networks/mastodon/editing", "networks/mastodon/looking_up", "networks/mastodon/own_account"),
    *("networks/mastodon/prepared", "networks/mastodon/removal", "networks/mastodon/sign_in"),
    *("networks/meta/app", "networks/meta/graph", "networks/meta/judging", "networks/meta/keys"),
    *("networks/meta/lists", "networks/meta/login"),
    *("networks/network", "networks/own_token"),
    *("networks/rehearsal/api",),
    *("networks/same_words", "networks/signing_in"),
    *("networks/telegram/__init__", "networks/telegram/api", "networks/telegram/judging"),
    *("networks/telegram/pieces", "networks/telegram/rewording", "networks/telegram/seeking"),
    *("networks/telegram/sign_in", "networks/telegram/standing"),
    *("networks/threads/__init__", "networks/threads/answers", "networks/threads/api"),
    *("networks/threads/containers", "networks/threads/figures", "networks/threads/lasting"),
    *("networks/threads/looking", "networks/threads/sign_in", "networks/threads/site"),
    *("networks/threads/standing",),
    *("networks/wall",),
    *("networks/x/__init__", "networks/x/api", "networks/x/figures", "networks/x/judging"),
    *("networks/x/looking", "networks/x/prepared", "networks/x/prices", "networks/x/sign_in"),
    *("networks/x/uploads",),
    *("preview/shown",),
    *("publish/by_hand", "publish/courier", "publish/deletion", "publish/editing"),
    *("publish/elsewhere", "publish/queued_account"),
    *("queue/addresses", "queue/calendar_days", "queue/days_without_posts", "queue/differences"),
    *("queue/moving", "queue/names_in_files", "queue/officer_acts", "queue/publishing_moments"),
    *("queue/references", "queue/renaming_by_hand", "queue/rewording", "queue/signing"),
    *("queue/uneven_days", "queue/wanted"),
    *("settings/__init__", "settings/account_tables", "settings/accounts", "settings/family_lines"),
    *("settings/front", "settings/hashtags", "settings/keeping", "settings/key_values"),
    *("settings/keys", "settings/people", "settings/planted_links", "settings/secrets"),
    *("settings/signers", "settings/toml", "settings/vault"),
    *("sheets/archives", "sheets/delimited", "sheets/encodings", "sheets/reading", "sheets/tarballs"),
    *("sheets/unpacking", "sheets/workbooks"),
    *("text/tags",),
    *("wire/certainty", "wire/coming_back", "wire/judging", "wire/oauth", "wire/reply", "wire/server"),
)
"""Rooms that say why a network, a file or the desk does not take what is asked, and what an account lacks there."""
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
    said = {text for room in TOLD for text in said_in_module(SOURCE / f"{room}.py", {"Sentence"})} | IN_TABLES
    said |= {text for room in REFUSING for text in said_in_module(SOURCE / f"{room}.py")}
    return dict(text if isinstance(text, tuple) else (str(text), "") for text in said)


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
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
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
