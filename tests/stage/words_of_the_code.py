"""Every message of the code: what is given to `say` and `says`, in modules and templates, and what they name."""

import ast
import re
from functools import cache
from pathlib import Path

import postdesk
from postdesk import words
from postdesk.charts import (
    CAMPAIGN,
    CHARTS,
    MONTHLY,
    against_plan,
    against_usual,
    hashtag_groups,
    hashtag_lift,
    hashtag_trend,
    ratios,
)
from postdesk.charts.tables import columns_of
from postdesk.figures.accounts import ORDER
from postdesk.networks import SHELF
from postdesk.report import actions, columns, definitions, delivery, headline_sentence, wording
from stage.source_trees import module_tree

SOURCE = Path(postdesk.__file__).parent
PLACES = [path for folder in ("report", "charts", "words") for path in sorted((SOURCE / folder).glob("*.py"))]
PLACES += [SOURCE / name for name in ("log/posts/notices.py", "worker/notices.py", "accounts/token_ends.py")]
TABLES = (*CHARTS, *MONTHLY, *CAMPAIGN)


def strings(node):
    """Return the texts that an argument can be: a literal, or either branch of a choice."""
    if isinstance(node, ast.IfExp):
        return [*strings(node.body), *strings(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def messages_of(call):
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name == "say":
        return [(text, "") for text in strings(call.args[0])]
    if name == "says" and not isinstance(call.args[0], ast.Starred) and strings(call.args[0]):
        return [(strings(call.args[0])[0], strings(call.args[1])[0])]
    return []


@cache
def messages():
    """Return every message, with its plural or ""."""
    found = {}
    for path in PLACES:
        for node in ast.walk(module_tree(path)):
            if isinstance(node, ast.Call):
                found.update(messages_of(node))
    for path in (SOURCE / "html").glob("*.html"):
        text = path.read_text()
        found.update(dict.fromkeys(re.findall(r'say\("([^"]+)"', text), ""))
        found.update(dict.fromkeys(re.findall(r"say\('([^']+)'", text), ""))
        found.update(dict(re.findall(r'says\("([^"]+)", "([^"]+)"', text)))
    named = [
        *words.TERMS,
        *ORDER,
        *ratios.WORDS,
        hashtag_lift.MORE,
        hashtag_lift.LESS,
        headline_sentence.RULE,
        headline_sentence.VOLUME_RULE,
        headline_sentence.MEDIAN_RULE,
        actions.QUIET_RULE,
    ]
    named += [delivery.TAKES_NOTHING, *(each.figure for one in SHELF.values() for each in one.breaks)]
    named += [*hashtag_lift.BOTH, *hashtag_trend.RISING]
    named += [one for row in definitions.DEFINITIONS for one in row]
    named += [kind.words for kind in against_plan.KINDS] + list(against_usual.CLEARLY.values())
    named += [one for row in headline_sentence.QUIET.values() for one in row.values()]
    named += [*wording.ABSENT.values(), *wording.NONE_THERE.values()]
    named += [chart.NOTHING for chart in TABLES]
    named += [str(chart.__doc__).partition("\n")[0] for chart in TABLES]
    named += [columns.HEADINGS[field] for chart in TABLES for field in columns_of(chart.Row)]
    found.update(dict.fromkeys(named, ""))
    found.update(
        [
            against_usual.ABOVE,
            against_usual.BELOW,
            *headline_sentence.MEDIANS.values(),
            *headline_sentence.CLEAR.values(),
            *headline_sentence.VOLUMES.values(),
        ]
    )
    found.update([*hashtag_groups.LEADS.values(), *wording.COMPARED.values()])
    found["Simulated figures"] = ""
    return found
