"""X: npm twitter-text 3.1.0 weighs and links every post as postdesk does."""

from utf16 import places

from postdesk.networks.x import text as x


def answer(text):
    parsed, at = x.parse(text), places(text)

    def shown(entities):
        return [[entity.text, at[entity.start], at[entity.end]] for entity in entities]

    return {
        "length": parsed.lengths["weighted"],
        "valid": x.valid(text),
        "links": shown(parsed.links),
        "mentions": shown(parsed.mentions),
        "hashtags": shown(parsed.hashtags),
        "cashtags": shown(parsed.cashtags),
    }


def test_posts(posts, node, agree):
    agree(posts, map(answer, posts), node("twitter_text.cjs", posts))


def test_every_letter(letters, node, agree):
    texts = [
        f" {c}#a #b{c}c #{c} #{c}d {c}@abcd @bcde{c} a.com{c} {c}b.com d.co{c}m $D{c} {c}$E "
        f"http://e.com/{c} http://f.com/g{c}h http://i.com?{c} http://a.{c}com {c}http://k.com http{c}://e.com"
        for c in letters
    ]
    agree(texts, map(answer, texts), node("twitter_text.cjs", texts))
