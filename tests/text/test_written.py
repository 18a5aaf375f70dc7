"""What people mean by # and @, before any network has its say."""

import pytest

from postdesk.text import written


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Doors open #MigrantsDay at six #IOM", ["MigrantsDay", "IOM"]),
        ("#IOM.", ["IOM"]),
        ("(#IOM), “#UN”!", ["IOM", "UN"]),
        ("＃イオム", ["イオム"]),
        ("#हिन्दी #الهِجرة #Е\u0301то", ["हिन्दी", "الهِجرة", "Е\u0301то"]),
        ("#COVID-19 and #COVID‑19", ["COVID-19", "COVID‑19"]),
        ("#Spuž-Podgorica", ["Spuž-Podgorica"]),
        ("#سوريا-لبنان", ["سوريا-لبنان"]),
        ("kolege iz #UNHCR-a", ["UNHCR"]),
        ("људи из #УНХЦР-а", ["УНХЦР"]),
        ("#IOM-led, #IOM's, #OIM’s", ["IOM", "IOM", "OIM"]),
        ("#L’Égalité #l'exil #Qu'estce", ["L’Égalité", "l'exil", "Qu'estce"]),
        ("#Turkey'nin #children's", ["Turkey", "children"]),
        ("#R&D, #Q&A; #LGBTQ+Rights, #LGBTIQ+", ["R&D", "Q&A", "LGBTQ+Rights", "LGBTIQ"]),
        ("#Agenda2.0 #Migrants.Day.", ["Agenda2.0", "Migrants.Day"]),
        ("#Fund(MPTF) and #Fund(see page 4) and #Fund (MPTF)", ["Fund(MPTF)", "Fund", "Fund"]),
        ("#one#two", ["one", "two"]),
        ("##IOM", ["IOM"]),
        ("word#Tag but issue#12", ["Tag"]),
        ("#IOM/#UN", ["IOM", "UN"]),
    ],
)
def test_hashtags(text, meant):
    tags = written.hashtags(text)
    assert [tag.text for tag in tags] == meant
    assert all(text[tag.start] in "#＃" and text[tag.start + 1 : tag.end] == tag.text for tag in tags)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no tag",
        "C#, # and #!",
        "&#39;",
        "https://example.org/page#section",
        "https://example.org/#section",
        "example.org/page#section and example.org/#section",
    ],
)
def test_signs_that_begin_no_tag(text):
    assert written.hashtags(text) == ()


def test_a_point_or_slash_alone_makes_no_address():
    assert [tag.text for tag in written.hashtags("Look:here.#IOM and/or#UN")] == ["IOM", "UN"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("With @UNEgypt, (@iom.int) and @office@example.social.", ["UNEgypt", "iom.int", "office@example.social"]),
        ("شكرًا @UNEgypt", ["UNEgypt"]),
        ("Хвала @канцеларија!", ["канцеларија"]),
    ],
)
def test_mentions(text, meant):
    mentions = written.mentions(text)
    assert [mention.text for mention in mentions] == meant
    assert all(text[mention.start : mention.end] == f"@{mention.text}" for mention in mentions)


@pytest.mark.parametrize(
    "text",
    ["", "press@example.org", "@ six", "@10", "https://example.social/@office", "https://example.org/?a=@office"],
)
def test_signs_that_mention_nobody(text):
    assert written.mentions(text) == ()
