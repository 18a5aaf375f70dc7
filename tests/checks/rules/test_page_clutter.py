from pathlib import Path

import pytest

from postdesk.checks.rules import page_clutter
from postdesk.text.page_furniture import Phrases, furniture

LINES = Path(__file__).with_name("furniture.txt").read_text("utf-8").splitlines()[1:]


@pytest.mark.parametrize("line", LINES)
def test_a_page_and_what_only_looks_like_one(line):
    """Each line of furniture.txt: what pages in eleven languages leave behind, and words of messages."""
    expected, text = line.split("|", 1)
    text = text.replace("\\n", "\n")
    assert bool(page_clutter.of_a_page(text) or page_clutter.glued(text)) == (expected == "1")


def test_what_was_copied_with_the_page(remarks):
    """
    text: |
      We opened the hall.
      To view or add a comment, sign in
    thread: ["WHO WE AREThe Organization opened the hall."]
    """
    found = remarks(page_clutter)
    assert [remark.message for remark in found] == [
        '"To view or add a comment, sign in" is from the page, not from the message: delete it',
        "AREThe is two words without a blank between them",
    ]
    assert [remark.place.line for remark in found] == [5, 8]


@pytest.mark.parametrize(
    "text",
    ["Doors open.\nRead more", "Like\nComment\nShare\nWe opened", "We use cookies to make this page better for all of our readers and friends", "Doors.\nLire la suite"],
)  # fmt: skip
def test_furniture(text):
    assert page_clutter.of_a_page(text)
    assert len(page_clutter.of_a_page(text)) <= 58


@pytest.mark.parametrize(
    "text",
    [
        "Share",
        "Read more about it:\nhttps://example.org",
        "Home is where we are.\nStay",
        "Look\n© 2026 Ana Perić",
        "Sent home\nby us",
    ],
)
def test_words_of_the_message(text):
    assert page_clutter.of_a_page(text) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook", "Share via e-mail", "Partager sur LinkedIn", "Поделиться в VK", "分享到微博", "Facebook Twitter LinkedIn",
        "12 likes", "1,204 Comments", "3 min read", "Last updated: 4 May 2026", "Home > News > Doors", "Reply · Share",
        "View on Twitter", "4:30 PM · Dec 4, 2026", "We opened the doors… see more", "The report (opens in a new window)",
        "Sent from my iPhone", "© 2026 Office. All rights reserved.", "Перейти к содержанию", "…more", "Doors open at six... Show more",
        "Envoyé de mon iPhone", "All rights reserved.", "Copyright © 2026 the Office", "Toggle navigation", "Continue reading »", "Читать далее…",
        "اقرأ المزيد", "阅读更多", "Lexo më shumë", "Podijeli", "Teilen", "Tweet", "You may also like",
    ],
)  # fmt: skip
def test_furniture_of_other_pages(line):
    assert page_clutter.of_a_page(f"We opened the hall.\n{line}\nCome in.")


@pytest.mark.parametrize(
    "line", ["Share your story with us", "Posted by mistake?", "3 families came", "Home is here", "12 children", "X and LinkedIn agree"]
)  # fmt: skip
def test_lines_that_only_begin_like_furniture(line):
    assert page_clutter.of_a_page(f"We opened the hall.\n{line}") == ""


def test_a_button_over_an_address_is_the_messages_own():
    assert page_clutter.of_a_page("Doors open.\nRead more\nhttps://example.org/a") == ""
    assert page_clutter.of_a_page("Doors open.\nRead more", linked=True) == ""
    assert page_clutter.of_a_page("Doors open.\nRead more\nWe came.", linked=True) == "Read more"


def test_the_marks_of_footnotes(said):
    """
    text: "In 2025[3] we opened 40 halls."
    thread: ["See [1](https://example.org) and a[b] and [4]"]
    """
    assert said(page_clutter) == ["[3] is the mark of a footnote that readers do not have: delete it"]


@pytest.mark.parametrize("text", ["The sources: [1] the report.", "no marks"])
def test_numbers_in_brackets_that_stand_for_themselves(text):
    assert page_clutter.footnote(text) == ""


def test_a_single_button_is_a_message():
    for text in ("Share", "Read more"):
        assert page_clutter.of_a_page(text) == ""


@pytest.mark.parametrize("text", ["Our WorkAs the leading agency", "About UsWe are here"])
def test_glued_words(text):
    assert page_clutter.glued(text)


@pytest.mark.parametrize("text", ["YouTube, LinkedIn and TikTok", "#WeTheThe", "NGOs and PhDs", "McDonald", "iOSThe"])
def test_names_in_capitals_within(text):
    assert page_clutter.glued(text) in {"", "iOSThe"}


def test_the_phrases_at_the_ends_of_lines_are_long_enough_to_be_told_by_three_signs():
    known = {kind: furniture(kind) for kind in ("beginning", "skip", "cookies", "translation", "cut")}
    assert {kind: min(map(len, phrases)) >= 3 for kind, phrases in known.items()} == dict.fromkeys(known, True)
    assert Phrases(["share on"]).begin("share on x")
    assert Phrases(["share on"]).end("please share on")
    assert not Phrases(["share on"]).begin("share the news")


@pytest.mark.parametrize(
    "text",
    [
        "Sure! Here is a draft of your LinkedIn post:\n\nDoors open at six.",
        "Certainly! Here’s a shorter version:\nDoors open at six.",
        "Bien sûr ! Voici une proposition de publication :\nLes portes ouvrent à six heures.",
        "¡Claro! Aquí tienes una propuesta:\nLas puertas abren a las seis.",
        "当然！以下是文案：\n六点开门。",
        "Doors open at six.\n\nLet me know if you would like me to change the tone!",
        "Doors open at six.\nShare this on Facebook Share this on X",
        "The Office\n@office · Dec 2\nDoors open at six.",
        "Reposted by The Office\nDoors open at six.",
        "The Office reposted this\nDoors open at six.",
        "تجاوز إلى المحتوى الرئيسي\nتفتح الأبواب.",
    ],
)
def test_what_comes_along_from_a_machine_or_a_network(text):
    assert page_clutter.of_a_page(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sure! Here is how to apply:\n1. Come in.",
        "Here is a draft of your LinkedIn post:",
        "Doors open at six.\nHere is the second version of the law:",
        "Doors open at six.\n@office · Come in! Bring your friends.",
        "Let me know if you can come.",
        "Here’s what we did:\nDoors opened at six.",
    ],
)
def test_what_only_looks_like_it(text):
    assert not page_clutter.of_a_page(text)
