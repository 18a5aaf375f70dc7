"""What all networks read alike."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from postdesk import networks
from postdesk.models import Entity
from postdesk.text.agreed import agreed, hashtags, standing

MARK = "\n＃"
"""A sign on which networks differ: behind it, each reads the whole text by its own grammar, and links nothing more."""
WORDS = """
Doors open at six. 10:30 and/or Врата أبواب 🎓 wait... ... — # (see x) 3.5 2026.) kriva.“ hour.” end.’» six.? six.: six.!x office@ @UN_Women @a.example.org $IOM /start tg://resolve magnet:?xt=urn
#Welcome #a_b #a__b #_a #a_ #a_1 #ДанИзбеглица #يوم_اللاجئ #لاجئون #Žene2026 #2026 #IOM's (#IOM) a#b #a#b #한국
https://example.org/news https://example.org/a-b_c/?utm_source=x&utm_medium=social http://a-b.example.com iom.int
https://iom.int. (https://iom.int) https://iom.int/a.b/index.html?x=1.5%20+2 https://t.co/abc https://teiegram.org/x
https://localhost https://example.org/a_ https://EXAMPLE.org https://a..org https://example.org:80/ https://xn--a.org
https://example.org#part https://-a.org https://a_b.org/ https://example.zzz https://example.org/-/b/-
"""
BLANKS = [" ", "\n", "\n\n", "  ", "\t", "\u00a0", "\r\n"]


@pytest.mark.parametrize("network", networks.NAMES)
@settings(deadline=None)  # whoever comes first imports the network
@given(st.lists(st.tuples(st.sampled_from(WORDS.split()), st.sampled_from(BLANKS)), max_size=6))
@example([("https://example.org/a", " "), ("https://iom.int", "\n"), ("#Welcome", " "), ("#Žene2026", "")])
def test_what_is_agreed_is_what_each_network_finds(network, words):
    text = "".join(word + blank for word, blank in words)
    read = networks.grammar(network).parse
    short, whole = read(text), read(text + MARK)
    assert (short.hashtags, short.links) == (whole.hashtags, whole.links)
    assert (short.mentions, short.cashtags) == (whole.mentions, whole.cashtags)
    assert networks.hashtags_on(network, text) == [tag.text for tag in whole.hashtags]
    assert hashtags(text) in (None, [tag.text for tag in short.hashtags] if network != "threads" else hashtags(text))


def test_a_post_as_most_are_is_agreed():
    found = agreed(
        "Vrata se otvaraju u šest.\n„Dobrodošli.“ 🎓\n\nhttps://example.org/a?b=c\n\n#Welcome #يوم_اللاجئ #Žene2026"
    )
    assert found is not None
    assert [link.text for link in found.links] == ["https://example.org/a?b=c"]
    assert found.hashtags == (Entity("Welcome", 70, 78), Entity("يوم_اللاجئ", 79, 90), Entity("Žene2026", 91, 100))


def test_tags_and_links_stand_for_themselves_beside_a_mention():
    found = standing("Ask @office #Welcome")
    assert found is not None
    assert [tag.text for tag in found.hashtags] == ["Welcome"]
    assert standing("Ask @office (#Welcome)") is standing("＃移民") is None


@pytest.mark.parametrize(
    "text",
    [
        "Ask @office",
        "$IOM",
        "＃移民",
        "(#IOM)",
        "#COVID-19",
        "#2026",
        "#",
        "iom.int",
        "https://t.co/a",
        "https://example.org/U.S.?a=1",
        "https://example.org/50%?a=1",
        "tg://resolve",
        "a\u00a0#b",
        "#a__b",
        "#a_",
        "#_a",
    ],
)
def test_what_networks_may_read_differently_is_not_agreed(text):
    assert agreed(text) is None
