"""Telegram: PyPI tdjson 1.8.69, Telegram's own library, finds in every post what postdesk finds."""

from utf16 import places

from postdesk.networks.telegram import text as telegram

KINDS = {
    "textEntityTypeUrl": "links",
    "textEntityTypeMention": "mentions",
    "textEntityTypeHashtag": "hashtags",
    "textEntityTypeCashtag": "cashtags",
}


def answer(text):
    parsed, at = telegram.parse(text), places(text)
    return {kind: [[at[entity.start], at[entity.end]] for entity in getattr(parsed, kind)] for kind in KINDS.values()}


def their_answer(tdlib, text):
    found = {kind: [] for kind in KINDS.values()}
    for entity in tdlib("getTextEntities", text=text)["entities"]:
        if kind := KINDS.get(entity["type"]["@type"]):
            found[kind].append([entity["offset"], entity["offset"] + entity["length"]])
    return found


def test_posts(posts, tdlib, agree):
    agree(posts, map(answer, posts), [their_answer(tdlib, text) for text in posts])


def test_every_letter(letters, tdlib, agree):
    texts = [
        f" {c}#a #b{c}c #{c} #{c}d #e{c} {c}@abcd @bcde{c} a.com{c} {c}b.com c{c}.com d.co{c}m e{c}f.com $A{c} {c}$BC "
        f"http://e.com/{c} http://f.com/g{c}h http://a.{c}com {c}http://k.com a@b{c}.com 1{c}:20 g.com/(h{c}) i.com:8{c}"
        for c in letters
    ]
    agree(texts, map(answer, texts), [their_answer(tdlib, text) for text in texts])
