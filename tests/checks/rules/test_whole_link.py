import pytest

from postdesk.checks.rules import link_malformed, link_utm, whole_link
from postdesk.text.meant_links import meant_links


def test_a_path_that_x_cuts_off(remarks):
    """
    accounts: [x]
    text: "اقرأ https://example.org/أخبار الآن"
    """
    (remark,) = remarks(whole_link)
    address = "https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"
    assert remark.message == f"the link https://example.org/أخبار ends before أخبار: write {address}"
    assert remark.place.line == 6


def test_punctuation_that_goes_along(said):
    """
    accounts: [fedi, bsky]
    text: "阅读 https://example.org/path。谢谢"
    thread: ["Lisez «https://example.org/a» aujourd’hui"]
    """
    assert said(whole_link) == [
        "。谢谢 becomes part of the link https://example.org/path: put a blank after it",
        "» becomes part of the link https://example.org/a: put a blank after it",
        "。谢谢 becomes part of the link https://example.org/path: put a blank after it",
        "https://example.org/a becomes no link: put a blank before it, « stands there",
    ]


def test_the_link_of_a_post_is_sent_whole(variants, said):
    """
    accounts: [x, fedi, bsky, telegram]
    text: اقرأ القصة
    link: "https://example.org/أخبار/U.S."
    """
    assert said(whole_link) == []
    links = {variant.account.name: variant.link for variant in variants()}
    assert links["x"] == "https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/U.S%2E"
    assert links["bsky"] == "https://example.org/أخبار/U.S."
    for variant in variants():
        assert [link.text for link in variant.parsed[0].links] == [variant.link]


def test_networks_that_tell_nobody_how_they_find_links(said):
    """
    accounts: [linkedin, facebook]
    text: "阅读 https://example.org/path。谢谢"
    """
    assert said(whole_link) == []


def test_what_other_rules_tell(said):
    """
    accounts: [x, bsky]
    text: "https://example.org/a\\u00ADb and https://example and https://example.org"
    """
    assert said(whole_link) == []


def test_an_address_that_no_writing_saves(said):
    """
    accounts: [x]
    text: "Read https://example.org:8080#& or https://example.invalid/news or https://192.0.2.7/?u=https://example.org/a today"
    """
    assert said(whole_link) == [
        "the link https://example.org:8080#& ends before #&, however it is written: give another address",
        "https://example.invalid/news becomes no link, however it is written: give another address",
        "https://192.0.2.7/?u=https://example.org/a becomes no link, however it is written: give another address",
    ]


def test_a_scheme_that_a_telephone_began_with_a_capital(said):
    """
    accounts: [bsky, x, fedi, telegram]
    text: "Read Https://example.org/doors and HTTPS://example.org."
    """
    assert said(whole_link) == [
        "Https://example.org/doors becomes no link: write https://example.org/doors",
        "HTTPS://example.org becomes no link: write https://example.org",
    ]


def test_the_link_of_a_post_that_begins_with_a_capital(variants, said):
    """
    accounts: [bsky, x]
    text: Read it.
    link: Https://example.org/doors
    """
    assert said(whole_link) == []
    assert [variant.parsed[0].links[0].text for variant in variants()] == [variant.link for variant in variants()]


def test_a_link_that_another_rule_wants_elsewhere_has_one_remedy(said):
    """
    accounts: [x, fedi]
    posts:
      - {id: a, text: "اقرأ https://example.org/أخبار، ثم https://bit.ly/3x، و«https://example.org/b?utm_source=x»"}
    """
    utm = {"utm": {"utm_source": "x"}}
    assert set(said(link_utm, **utm)) == {"https://example.org/أخبار lacks utm_source: put it into link: instead"}
    told = said(whole_link, **utm)
    assert told == ["» becomes part of the link https://example.org/b?utm_source=x: put a blank after it"]
    alone = said(whole_link, rules={"link-utm": "off", "short-link": "off"}, **utm)
    assert [sentence.split()[0] for sentence in alone] == ["the", "،", "،", "»"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("See (https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("“https://example.org/a”, he said", "https://example.org/a"),
        ("https://example.org/path谢谢", "https://example.org/path"),
        ("https://example.org/新闻", "https://example.org/新闻"),
        ("HTTPS://EXAMPLE.ORG!", "HTTPS://EXAMPLE.ORG"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("ទៅ https://example.org/a៕", "https://example.org/a"),
        ("«https://example.org/a፤ ዜና", "https://example.org/a"),
        ("https://example.org/צה״ל״", "https://example.org/צה״ל"),
        ("https://example.org/a·", "https://example.org/a"),
    ],
)
def test_how_far_an_address_was_meant(text, meant):
    assert [link.text for link in meant_links(text)] == [meant]


def test_no_address_at_all():
    assert meant_links("https://, and https:") == meant_links("Doors open at six.") == ()


def test_what_stands_right_after_may_keep_an_address_from_being_a_link(said):
    """
    accounts: [telegram]
    text: "Read https://www.iom.int.、 today"
    """
    assert said(whole_link) == ["https://www.iom.int becomes no link: put a blank after it, .、 stands there"]


def test_a_word_and_a_bracket_right_before(said):
    """
    accounts: [telegram]
    text: "See U.S「https://example.org/news"
    """
    assert said(whole_link) == ["https://example.org/news becomes no link: put a blank before it, 「 stands there"]


def test_a_path_whose_letters_are_joined_without_a_sign(said):
    """
    accounts: [x]
    text: "خبر https://example.org/ثبت‌نام"
    """
    (sentence,) = said(whole_link)
    assert sentence.startswith("the link https://example.org/ثبت‌نام ends before ثبت‌نام: write https://")


def test_one_finding_for_all_networks_that_do_the_same(remarks):
    """
    accounts: [fedi, bsky, telegram]
    text: "اقرأ https://example.org/path، ثم شارك"
    """
    said = remarks(whole_link)
    assert len({(remark.place, remark.code, *remark.values.items()) for remark in said}) == 1
    assert len(said) == 3


@pytest.mark.parametrize("sign", ["👉", "→", "✅", "❤️", "👩‍👩‍👧", "🇲🇪", "👍🏽", "•", "©", "—", "|"])
def test_a_picture_right_behind_an_address_is_none_of_it(sign):
    (meant,) = meant_links(f"See https://example.org/a{sign} now")
    assert meant.text == "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.org👉 Come", "https://example.org"),
        ("https://example.org/a✅Come", "https://example.org/a"),
        ("https://💩.la/a👉", "https://💩.la/a"),
        ("https://i❤️.example.org/a", "https://i❤️.example.org/a"),
        ("https://i❤️.example.org", "https://i❤️.example.org"),
        ("https://example.org/👉", "https://example.org/👉"),
        ("https://example.org/Bar–Ulcinj", "https://example.org/Bar–Ulcinj"),
    ],
)
def test_pictures_and_dashes_within_an_address(text, link):
    assert [meant.text for meant in meant_links(text)] == [link]


def test_a_picture_that_is_taken_along(said):
    """
    accounts: [fedi, x]
    posts:
      - {id: a, text: "See https://example.org/a👉 now"}
    """
    assert said(whole_link) == ["👉 becomes part of the link https://example.org/a: put a blank after it"]


def test_a_broken_address_that_is_glued_to_a_word_is_told_one_thing_after_the_other(said):
    """
    accounts: [bsky]
    text: "Doors:https://example.org/100% of us"
    thread: ["Doors: https://example.org/100% of us"]
    """
    assert said(whole_link) == ["https://example.org/100% becomes no link: put a blank before it, : stands there"]
    assert said(link_malformed) == ["https://example.org/100% has a % that stands for nothing: write %25"]
