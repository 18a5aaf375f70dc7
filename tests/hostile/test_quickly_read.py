"""Texts of 100,000 signs that are made to be read slowly: half a second for each rule, and for a preview.

Measured is the time of the processor, so that a busy machine changes nothing.
"""

import time
from datetime import UTC, datetime

import pytest

from postdesk.checks.shelf import DESK, POST, SHELF, ask_rule
from postdesk.drafts import compose
from postdesk.drafts.holdings import holdings
from postdesk.drafts.media import MediaFiles
from postdesk.drafts.summaries import summary
from postdesk.media.store import MediaStore
from postdesk.models import Account, Draft, Media, Place, Slot, ThreadPart
from postdesk.networks import grammar
from postdesk.preview.looking import preview
from postdesk.preview.sent import DeskMedia
from postdesk.settings import House
from stage.unwatched import unwatched

MANY = 100_000
SECONDS = 0.5
"""Seconds of the processor, as promised; what grows with the square takes ten and more."""
TEXTS = {
    "one hashtag": "#" + "a" * MANY,
    "hashtags": "#a " * (MANY // 3),
    "hashtags without blanks": "#a#" * (MANY // 3),
    "hashtags in two scripts": "#МA" * (MANY // 3),
    "full-width hashtags": "＃あ" * (MANY // 2),
    "handles": "@a " * (MANY // 3),
    "handles of servers": "@a@b.cc" * (MANY // 7),
    "addresses": "https://a.cc/ " * (MANY // 14),
    "one address": "https://a.cc/?" + "a=b&" * (MANY // 4),
    "brackets in an address": "https://a.cc/" + "()" * (MANY // 2),
    "dots": "a." * (MANY // 2),
    "families": "👨‍👩‍👧‍👦" * 5000,
    "joiners": "\u200d" * MANY,
    "soft hyphens": "a\u00adb" * (MANY // 3),
    "flags": "🇲🇪" * (MANY // 2),
    "emoji in lines": "🎁 a\n" * (MANY // 4),
    "blanks and a star": "*" + " " * MANY + "foo*",
    "blanks": " " * MANY + "x",
    "lines": "a\n" * (MANY // 2),
    "digits": "0 " * (MANY // 2),
    "open brackets": "[a](b" * (MANY // 5),
    "quotations in lines": "“a\n" * (MANY // 3),
    "capitals": "AB " * (MANY // 3),
    "marks on one letter": "a" + "\u0301" * MANY,
    "tokens": "eyJaaaaaaaa." * (MANY // 12),
    "mail addresses": "a@b." * (MANY // 4),
    "marks of Markdown": "_*" * (MANY // 2),
    "days": "4 December " * (MANY // 11),
    "days said by today in one sentence": "today 4 December, join at 10:00 " * (MANY // 32),
    "days in Chinese": "今天12月4日" * (MANY // 7),
    "weeks": "this next week 7–11 December " * (MANY // 29),
    "buttons in lines": "like comment x\nhome > a\n" * (MANY // 24),
    "escapes": "=C3=28\\ud83d" * (MANY // 12),
    "words of a near relative": "não «é “a " * (MANY // 10),
    "entities": "&amp;" * (MANY // 5),
}
NETWORKS = ("mastodon", "x", "bluesky", "linkedin", "telegram")
AT = Place("campaigns/long.yaml")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    root = tmp_path_factory.mktemp("desk")
    (root / "campaigns").mkdir()
    accounts = {name: Account(name, name) for name in NETWORKS}
    said = {"slots": dict.fromkeys(NETWORKS, ("Tue 10:00",)), "utm": {"utm_source": "{network}"}}
    words = {"banned_words": ("illegal migrant*", "* foo*", "*a*b*c*d"), "forbidden_hashtags": ("bad",)}
    handles = {"a": dict.fromkeys(NETWORKS, "b")}
    return House(root, "Office", "UTC", accounts=accounts, required_hashtags=("IOM",), handles=handles, **said, **words)


def seconds(work):
    """The time that a piece of work takes; where it seems long, the least of three."""
    took = measured(work)
    return took if took <= SECONDS else min(took, measured(work), measured(work))


def measured(work):
    begun = time.process_time()
    with unwatched():
        work()
    return time.process_time() - begun


@pytest.mark.parametrize("kind", TEXTS)
def test_no_rule_and_no_preview_dwells_on_a_text(house, kind):
    text = TEXTS[kind]
    language = "zh" if kind.endswith("in Chinese") else "en"
    draft = Draft(
        "p",
        "c",
        NETWORKS,
        text,
        {"id": AT},
        at=Slot(datetime(2026, 12, 5, 9, tzinfo=UTC), "2026-12-05 10:00", "Europe/Podgorica"),
        language=language,
        thread=(ThreadPart("1/2"),),
        media=(Media("media/a.jpg", text, AT),),
    )
    took, seen = {}, []
    media = DeskMedia(MediaFiles(house), MediaStore(house.sent_media, house.campaigns), house.campaigns)
    for account in house.accounts.values():
        rules = grammar(account.network)
        took[f"compose {account.name}"] = seconds(lambda a=account, r=rules: seen.append(compose(draft, a, r, house)))
        variant = seen[-1]
        held = holdings(variant)
        for rule in SHELF:
            if rule.over == POST and rule.only_with in held:
                took[f"{rule.name} {account.name}"] = seconds(
                    lambda name=rule.name, one=variant: list(ask_rule(name, variant=one, house=house))
                )
        took[f"preview {account.name}"] = seconds(lambda one=variant: preview(one, house, media))
    summaries = [summary(variant) for variant in seen]
    for rule in SHELF:
        if rule.over == DESK:
            took[rule.name] = seconds(lambda name=rule.name: list(ask_rule(name, summaries=summaries, house=house)))
    assert {what: round(time, 2) for what, time in took.items() if time > SECONDS} == {}
