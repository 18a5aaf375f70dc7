"""Each link leads where the rule about links says: to the address as it was meant, or to what a finding names.

The networks' own libraries are asked what they link; the rule is right where they link just what was meant and it says
nothing, and where they link less, more or nothing and it says just that.
"""

from pathlib import Path
from urllib.parse import unquote, unquote_plus, urlsplit

import pytest
from links import Written, alone, in_sentences
from test_tdlib import their_answer
from utf16 import places

from postdesk.checks.rules import link_malformed, whole_link
from postdesk.drafts import compose
from postdesk.models import Account, Draft, Place
from postdesk.networks import grammar
from postdesk.settings import House

NETWORKS = ("x", "bluesky", "telegram")
ALONE = {"short-link": "off", "link-utm": "off"}
"""Without the rules that speak of a link in the place of the one about whole links."""
HOUSE = House(root=Path(), name="Office", timezone="UTC", rules=ALONE)
PLACES = {"id": Place("a.yaml", 1, 1), "text": Place("a.yaml", 2, 2), "link": Place("a.yaml", 3, 3)}


@pytest.fixture(scope="session")
def their_links(node, tdlib):
    """What a network's own code links in each of some texts: where each link begins and ends, in code points."""

    def ask(network, texts):
        if network == "telegram":
            return [in_code_points(text, their_answer(tdlib, text)["links"]) for text in texts]
        answers = node("twitter_text.cjs" if network == "x" else "rich_text.mjs", texts)
        return list(map(of_x if network == "x" else of_bluesky, texts, answers))

    return ask


def in_code_points(text, found):
    """Links by their code points that a library tells by UTF-16 units."""
    back = {unit: place for place, unit in enumerate(places(text))}
    return [(back[start], back[end]) for start, end in found]


def of_x(text, answer):
    return in_code_points(text, [link[1:] for link in answer["links"]])


def of_bluesky(text, answer):
    """Links by their code points that are told by the bytes of UTF-8."""
    whole = text.encode()
    return [
        (len(whole[:start].decode()), len(whole[:end].decode()))
        for start, end, kind, _ in answer["facets"]
        if kind == "link"
    ]


def variant_of(network, text, link=""):
    account = Account(network, network, own={"handle": "office"})
    draft = Draft("a", "b", (network,), text, PLACES, link=link)
    return compose(draft, account, grammar(network), HOUSE)


def led_to(remarks, written):
    """Where the rule says that the address of a text leads: from where to where, None for nowhere."""
    start, end = written.start, written.start + len(written.link)
    for remark in remarks:
        assert remark.values["link"] == written.link
        if remark.code in {"glued", "tied"}:
            return None
        words = len(remark.values["words"])
        return start, end + words if remark.code == "swallows" else end - words
    return start, end


def mended(remarks, written):
    """The text and its address after somebody did what each remark asks for."""
    before, after = written.text[: written.start], written.text[written.start + len(written.link) :]
    better = next((remark.values["better"] for remark in remarks if remark.code == "cut"), written.link)
    blank = {"glued": (" ", ""), "tied": ("", " "), "swallows": ("", " "), "ends": ("", " "), "cut": (" ", " ")}
    left, right = blank[remarks[0].code] if remarks else ("", "")
    return Written(f"{before}{left}{better}{right}{after}", better, len(before + left))


def linked(posts, found):
    """The link that begins where each post's address does, None where there is none."""
    return [
        next((link for link in links if link[0] == post.start), None) for post, links in zip(posts, found, strict=True)
    ]


@pytest.mark.parametrize("network", NETWORKS)
def test_in_a_sentence(size, their_links, agree, network):
    posts = in_sentences(*size)
    said = [list(whole_link.check(variant_of(network, post.text), HOUSE)) for post in posts]
    agree(posts, list(map(led_to, said, posts)), linked(posts, their_links(network, [post.text for post in posts])))
    assert not [post for post in posts for _ in link_malformed.check(variant_of(network, post.text))]


@pytest.mark.parametrize("network", NETWORKS)
def test_what_a_finding_asks_for_mends_it(size, their_links, agree, network):
    posts = in_sentences(*size)
    for _ in range(2):  # an address may be held by what stands before it and by what follows
        posts = [mended(list(whole_link.check(variant_of(network, post.text), HOUSE)), post) for post in posts]
    whole = [(post.start, post.start + len(post.link)) for post in posts]
    agree(posts, whole, linked(posts, their_links(network, [post.text for post in posts])))


@pytest.mark.parametrize("network", ["x", "telegram"])
def test_as_the_link_of_a_post(size, their_links, agree, network):
    links = alone(*size)
    variants = [variant_of(network, "Read it.", link) for link in links]
    texts = [variant.texts[0] for variant in variants]
    told = [
        [text[start:end] for start, end in found]
        for text, found in zip(texts, their_links(network, texts), strict=True)
    ]
    agree(links, [[variant.link] for variant in variants], told)
    agree(links, [meaning(variant.link) for variant in variants], list(map(meaning, links)))


def meaning(link):
    """What a link asks for, however it is encoded."""
    parts = urlsplit(link)
    return parts.hostname.encode("idna"), unquote(parts.path) or "/", unquote_plus(parts.query), unquote(parts.fragment)
