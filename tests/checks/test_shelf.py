"""The shelf: a row a rule, a file a rule, a manual, a sentence for each of its codes."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from postdesk.checks import rules
from postdesk.checks.shelf import (
    DESK,
    NETWORK,
    PAGE,
    POST,
    RULES,
    SHELF,
    WORDS,
    check_of,
    in_force,
    manual,
    shelved,
    weights,
)
from postdesk.drafts.manuals import MANUALS
from postdesk.models import Severity
from postdesk.networks import grammar
from postdesk.words.findings import ANY_RULE, sentences

HELD = {"", "#", "@", "$", "media", "thread", "warning", "link", "address", "emoji", "styled", "bidi", "visibility"}
HELD |= {"unseen", "markup", "pair", "answer", "proposal", "next", "?", "several", "bare", "bullets", "unlinked"}
HELD |= {"unpictured", "capitals", "embargo"}
HELD_BY_DESK = {"", "#", "version", "after", "ignore", "rule", "again", "neighbours"}


def test_every_file_on_the_shelf_is_a_rule_and_every_rule_a_file():
    files = {path.stem.replace("_", "-") for path in Path(rules.__file__).parent.glob("[a-z]*.py")}
    assert files == set(RULES)
    assert len(RULES) == len(SHELF)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_an_id_a_weight_a_check_and_a_manual(name):
    module = shelved(name)
    assert name == module.ID
    assert isinstance(module.SEVERITY, Severity)
    assert module.check.__doc__
    first, _, rest = manual(name).partition("\n\n")
    assert first.endswith(".")
    assert "\n" not in first
    assert "What to do" in rest
    assert "Source" in rest


def test_what_rules_are_asked_with_is_what_posts_can_hold():
    assert {rule.only_with for rule in SHELF if rule.over == POST} == HELD
    assert {rule.only_with for rule in SHELF if rule.over == DESK} == HELD_BY_DESK
    assert not [rule.name for rule in SHELF if rule.only_with and rule.over == PAGE]


def test_what_rules_go_by_are_settings_of_a_desk(house):
    going = {rule.name: rule.goes_by for rule in SHELF if rule.goes_by}
    assert [name for name, setting in going.items() if not hasattr(house, setting)] == []
    asked = {rule.name for rule in SHELF if in_force(rule, replace(house, banned_words=("illegals",)))}
    assert asked & going.keys() == {"banned-words"}


def test_a_rule_is_asked_only_on_networks_where_it_has_a_say():
    dead = RULES["dead-address"]
    assert check_of(dead, grammar("x")) is None
    assert check_of(dead, grammar("instagram")) == (shelved(dead.name).check, False)
    assert [name for name in ("x", "linkedin") if check_of(RULES["x-cost"], grammar(name))] == ["x"]
    assert check_of(RULES["length"], grammar("x")) == (shelved("length").check, False)
    assert check_of(RULES["too-many-emoji"], grammar("x")) == (shelved("too-many-emoji").check, True)


def test_every_rule_has_sentences_and_every_sentence_a_rule():
    assert {key.partition(".")[0] for key in sentences()} == {*RULES, *MANUALS, ANY_RULE}


def test_manuals():
    assert manual("alt-text").startswith("Every picture says in words what it shows.")
    assert manual("swallowed-hashtag")
    with pytest.raises(KeyError, match=r'there is no rule "alt-txt": did you mean "alt-text"\?'):
        manual("alt-txt")
    with pytest.raises(KeyError, match=r'there is no rule "zebra": `postdesk check --rules` lists them'):
        manual("zebra")


def test_weights():
    assert set(RULES) < set(weights())
    assert weights()["alt-text"] == "error"
    assert weights()["same-text"] == "warning"
    assert weights()["swallowed-hashtag"] == "format"
    assert weights()["x-cost"] == "off"


@pytest.mark.parametrize("name", [rule.name for rule in SHELF if rule.over == POST and rule.by != NETWORK])
def test_a_rule_that_is_asked_once_for_all_accounts_looks_at_no_network(name):
    code = Path(shelved(name).__file__).read_text(encoding="utf-8")
    assert not re.search(r"\.(account|grammar|network|lengths|ref)\b", code)


@pytest.mark.parametrize("name", [rule.name for rule in SHELF if rule.by == WORDS])
def test_a_rule_that_is_asked_once_for_all_wordings_that_are_alike_looks_at_nothing_that_is_added(name):
    code = Path(shelved(name).__file__).read_text(encoding="utf-8").replace("bool(variant.link)", "")
    assert RULES[name].over == POST
    assert set(re.findall(r"\bvariant\.(\w+)", code)) <= {"words", "media", "draft", "place"}
    assert not re.search(r"\bvariant\.draft\.(wordings|text|thread)\b", code)
