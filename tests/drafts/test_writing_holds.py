"""The writer against invented files and edits: each right, or refused; no comment lost, no other byte touched.

Thousands in the normal run, 100,000 with `--long`.
"""

from collections import Counter
from random import Random

import yaml

from postdesk.drafts.writing import FileChange, with_changes
from postdesk.errors import NotWritten
from stage.invented_campaigns import WORDS, CampaignFile, words


def loaded(text):
    """What the file says, by PyYAML's own composer: every scalar as text."""
    return yaml.load(text, yaml.CBaseLoader)


def comparable(value):
    """A value without the line breaks at the end of its texts: no post has any."""
    if isinstance(value, dict):
        return {key: comparable(one) for key, one in value.items()}
    return [comparable(one) for one in value] if isinstance(value, list) else value.rstrip("\n")


def set_key(random, values, at, said):
    key = random.choice(("at", "link", "latest", "again", "language", "text", "text"))
    values["posts"][at][key] = said
    return FileChange(("posts", at, key), said)


def take_key(random, values, at, said):
    key = random.choice([*values["posts"][at], "absent"])
    values["posts"][at].pop(key, None)
    return FileChange(("posts", at, key), None)


def set_hashtags(random, values, at, said):
    post = values["posts"][at]
    post["hashtags"] = random.sample(["A", "Б", "C", "D", "Новый", "a-b", "#x", "no"], random.randint(0, 5))
    return FileChange(("posts", post.get("id", at), "hashtags"), list(post["hashtags"]))


def change_one_hashtag(random, values, at, said):
    tags = values["posts"][at].setdefault("hashtags", [])
    number = random.randrange(len(tags) + 1)
    goes = number < len(tags) and random.random() < 0.4
    tags[number : number + 1] = [] if goes else [said]
    return FileChange(("posts", at, "hashtags", number), None if goes else said)


def add_post(random, values, at, said):
    media = [{"file": "m.jpg", "alt": said}]
    new = {"id": "brand-new", "at": "2026-12-18 09:00", "text": said, "hashtags": ["X", "Y"], "media": media}
    values["posts"].append(new)
    return FileChange(("posts", "brand-new"), new)


def take_post(random, values, at, said):
    del values["posts"][at]
    return FileChange(("posts", at), None)


def set_alt(random, values, at, said):
    media = values["posts"][at].setdefault("media", [{}])
    media[0]["alt"] = said
    return FileChange(("posts", at, "media", 0, "alt"), said)


def set_wording(random, values, at, said):
    account = random.choice(("fedi", "x"))
    values["posts"][at].setdefault(account, {})["text"] = said
    return FileChange(("posts", at, account, "text"), said)


def set_title(random, values, at, said):
    values["title"] = said
    return FileChange(("title",), said)


KINDS = (
    set_key,
    set_key,
    take_key,
    set_hashtags,
    change_one_hashtag,
    add_post,
    take_post,
    set_alt,
    set_wording,
    set_title,
)


def invented_change(random, values):
    """A change of any kind; the same, made in plain values."""
    said = random.choice(WORDS) if random.random() < 0.5 else words(random)
    return random.choice(KINDS)(random, values, random.randrange(len(values["posts"])), said)


def told(seed, sums):
    """Make one edit in one invented file, and count what came of it."""
    random = Random(seed)
    file = CampaignFile(random)
    values = loaded(file.text)
    change = invented_change(random, values)
    try:
        after = with_changes(file.text, [change])
    except NotWritten as refusal:
        sums[f"refused: {refusal.code}"] += 1
        return
    sums["made"] += 1
    there = loaded(after)
    if comparable(there) != comparable(values):
        sums["wrong"] += 1
    if [said for said in file.comments if after.count(said) != 1]:
        sums["lost comments"] += 1
    if file.text.startswith("\ufeff") != after.startswith("\ufeff") or ("\r\n" in file.text) != ("\r\n" in after):
        sums["other ends"] += 1
    if "\r\n" in after and after.count("\r\n") != after.count("\n"):
        sums["mixed ends"] += 1


def test_edits_are_right_or_refused(request):
    edits = 100_000 if request.config.getoption("--long") else 1_500
    sums = Counter()
    for seed in range(edits):
        told(seed, sums)
    print(*(f"{count} {kind}" for kind, count in sums.items()), sep=", ")  # noqa: T201 -- for the note of a change
    refused = sum(count for kind, count in sums.items() if kind.startswith("refused"))
    assert {kind for kind in sums if not kind.startswith("refused")} == {"made"}
    assert refused <= edits * 0.05
