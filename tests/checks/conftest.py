"""The officer's draft is the test's docstring; `said` is what a rule says of it."""

import inspect
import re

import pytest
from msgspec.structs import replace

from postdesk.checks.shelf import POST, RULES, ask_rule, check_of
from postdesk.drafts import compose, read_campaign
from postdesk.drafts.summaries import summary
from postdesk.models import Account
from postdesk.networks import grammar
from postdesk.settings import House
from stage.pictures import film, jpeg
from stage.said import Said

ACCOUNTS = {
    "fedi": Account("fedi", "mastodon", own={"server": "https://example.social", "handle": "office"}),
    "x": Account("x", "x", own={"handle": "office"}),
    "bsky": Account("bsky", "bluesky", own={"handle": "office.example.org"}),
    "linkedin": Account("linkedin", "linkedin", own={"id": "urn:li:organization:1"}),
    "facebook": Account("facebook", "facebook", own={"id": "1"}),
    "instagram": Account("instagram", "instagram", own={"id": "2"}),
    "threads": Account("threads", "threads", own={"id": "3"}),
    "telegram": Account("telegram", "telegram", own={"id": "@office"}),
}


@pytest.fixture
def house(tmp_path):
    """A desk with an account on every network, each with a weekly slot; everything else as it comes."""
    (tmp_path / "campaigns").mkdir()
    slots = dict.fromkeys(ACCOUNTS, ("Tue 10:00",))
    return House(root=tmp_path, name="Country Office", timezone="Europe/Podgorica", accounts=ACCOUNTS, slots=slots)


@pytest.fixture
def variants(request, house):
    """Every variant of the drafts in the test's docstring.

    It is one draft, or a whole `posts:` list; an id and the account `fedi` go without saying, and `‹a × 300›` stands
    for 300 times a.
    """

    def compose_all(settings=None):
        desk = replace(house, **(settings or {}))
        path = desk.campaigns / "story.yaml"
        story = re.sub(
            r"‹(.+?) × (\d+)›", lambda found: found[1] * int(found[2]), inspect.cleandoc(request.function.__doc__)
        )
        path.write_text(campaign(story), encoding="utf-8")
        for name in re.findall(r"file: ([^\s,}]+)", path.read_text(encoding="utf-8")):
            (desk.campaigns / name).parent.mkdir(exist_ok=True)
            if not (desk.campaigns / name).exists():
                (desk.campaigns / name).write_bytes(film() if name.lower().endswith(".mp4") else jpeg())
        file = read_campaign(path, desk)
        assert not file.findings
        for draft in file.drafts:
            for name in draft.accounts:
                account = desk.accounts[name]
                yield compose(draft, account, grammar(account.network), desk)

    return compose_all


def campaign(story):
    head = "campaign: story\naccounts: [fedi]\n"
    if re.search(r"^posts:", story, re.MULTILINE):
        return head.replace("accounts: [fedi]\n", "") + story if "\naccounts:" in f"\n{story}" else head + story
    return f"{head}posts:\n  - id: post\n" + "\n".join(f"    {line}" for line in story.splitlines())


@pytest.fixture
def remarks(variants, house):
    """What a rule remarks on the docstring's drafts, whole."""

    def look(rule, **settings):
        desk = replace(house, **settings)
        seen = list(variants(settings))
        row = RULES[rule.ID]
        if row.over == POST:
            asked = [variant for variant in seen if check_of(row, variant.grammar)]
            remarks = [remark for variant in asked for remark in ask_rule(rule.ID, variant=variant, house=desk)]
        else:
            remarks = ask_rule(rule.ID, summaries=[summary(variant) for variant in seen], house=desk)
        return [Said(rule.ID, remark) for remark in remarks]

    return look


@pytest.fixture
def said(remarks):
    """The sentences of a rule on the docstring's drafts."""

    def listen(rule, **settings):
        return [remark.message for remark in remarks(rule, **settings)]

    return listen
