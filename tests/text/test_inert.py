"""What comes from outside is shown as what it is."""

import json

import pytest

from postdesk.text.inert import ISOLATES, inert, one_line, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("spring\x1b[31mRED", "spring\\u001b[31mRED"),
        ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"),
        ("a\x9b2Jb\x7f", "a\\u009b2Jb\\u007f"),
        ("over\rwritten", "over\\u000dwritten"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\u2066a\u2069", "\\u2066a\\u2069"),
        ("line\u2028break\x85", "line\\u2028break\\u0085"),
        ("half \ud83d", "half \\ud83d"),
        ("nul\x00", "nul\\u0000"),
    ],
)
def test_what_steers_is_visible(text, shown):
    assert inert(text) == shown


@pytest.mark.parametrize("text", ["Doors open at six.", "نص\u200f عربي\u200e", "👩‍👩‍👧 क्‍ष", "a\tb\nc\r\nd", ""])
def test_what_people_write_stays(text):
    assert inert(text) == text


def test_a_name_stands_on_one_line():
    assert one_line("a\n::error::b\tc") == "a\\u000a::error::b\\u0009c"
    assert one_line("a\r\nb") == "a\\u000d\\u000ab"
    assert one_line("врата") == "врата"
    assert one_line("doors") == "doors"


def test_our_own_isolates_stay_where_they_are_asked_for():
    assert inert("\u2068IOM\u2069 \u202e", ISOLATES) == "\u2068IOM\u2069 \\u202e"


def test_a_json_document_says_what_it_said_before():
    document = json.dumps({"text": "\x9b\u202e\ud83d\u2028 врата"}, ensure_ascii=False)
    assert json.loads(inert(document)) == json.loads(document)


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "http://xn--e1afmkfd.срб/вијести"])
def test_an_address_on_the_web_may_be_followed(address):
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://a b",
        "https://a\x1b[2J",
        'https://a">',
        "",
    ],
)
def test_nothing_else_is(address):
    assert web_address(address) == ""
