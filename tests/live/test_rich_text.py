"""Bluesky: RichText of npm @atproto/api 0.21.0 counts every post and finds its facets as postdesk does."""

from posts import LINKS

from postdesk.networks.bluesky import facets
from postdesk.networks.bluesky import text as bluesky
from postdesk.networks.bluesky.short import short

ENDS = (
    "",
    "/",
    "/a/../b",
    "?x=é",
    "#part",
    "/%C3%A9^`{}|'\"<>",
    "/ж/अ?ß=~#ж",
    ":8080/",
    "/1234567890123",
    "/12345678901234",
)


def answer(text):
    found = [[facet.start, facet.end, facet.kind, facet.value] for facet in facets.facets(text)]
    return {**bluesky.parse(text).lengths, "facets": found}


def test_posts(posts, node, agree):
    agree(posts, map(answer, posts), node("rich_text.mjs", posts))


def test_every_letter(letters, node, agree):
    texts = [
        f" {c}#a #b{c}c #{c} #{c}d #e{c}\n@a.com{c} @a{c}.com @b.test{c} a.com{c} {c}b.com c{c}.com {c}$BC $D{c} "
        f"http{c}://e.com http://e.com/{c} f.com/a{c} (g.com{c}"
        for c in letters
    ]
    agree(texts, map(answer, texts), node("rich_text.mjs", texts))


def test_short_links(node, agree):
    schemes = [link if "://" in link else f"https://{link}" for link in LINKS if "@" not in link]
    links = [scheme + end for scheme in schemes for end in ENDS]
    agree(links, list(map(short, links)), node("short_links.mjs", links))
