import pytest

from postdesk.checks.rules import markup


def test_pasted_from_a_wiki_and_from_a_page(said):
    """
    text: |
      ## Doors open
      **Everybody** is _welcome_: [read more](https://example.org/a)
      Fish &amp; chips&nbsp;for all
    """
    assert said(markup) == [
        "## Doors open and more (4 in all) are Markdown, and readers see their signs: write it without",
        "&amp; and more (2 in all) are HTML, and readers see them as they stand: write the characters themselves",
    ]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("It is *free* for all", "*free*"),
        ("~~old~~ new", "~~old~~"),
        ("call `postdesk check`", "`postdesk check`"),
        ("__very__ loud", "__very__"),
        ("![hall](https://example.org/h.jpg)", "![hall](https://example.org/h.jpg)"),
        ("Doors open\n{: .lead}", "{: .lead}"),
        ("```\ncode\n```", "```"),
        ("Doors | open\n---|---\nsix | seven", "---|---"),
        ("[read more][1]\n\n[1]: https://example.org", "[read more][1]"),
        ("> We are glad\nshe said", "> We are glad"),
        ("Doors open\\! Now \\#IOM", "\\!"),
    ],
)
def test_each_kind_of_markdown(text, piece):
    assert markup.of_markdown(text)[0] == piece


@pytest.mark.parametrize(
    "text",
    [
        "<b>Now</b>",
        "one<br/>two",
        '<a href="https://example.org">x</a>',
        "&#39;",
        "&#x27;",
        "&hellip;",
        "Doors&nbsp open",
    ],
)
def test_each_kind_of_html(text):
    assert markup.of_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "- first\n- second\n1. third", "#Doors open", "# 1 in Europe", "5 * 3 * 2 rooms", "snake_case_name @a_b_c", "2 < 3 & 4 > 3",
        "R&D; A&B", "I <3 you", "*", "** **", "a__b__c", "¯\\_(ツ)_/¯", "C:\\hall\\new", "> 5 rooms", "a -> b", "--- * ---", "__:__", "https://example.org/a_b_c_d?x=1&copy=2", "*not free", "{: so be it}", "{:",
    ],
)  # fmt: skip
def test_plain_texts(text):
    assert markup.of_html(text) == []
    assert [piece for piece in markup.of_markdown(text) if not piece.startswith("# 1")] == []


def test_a_hundred_thousand_stars_take_no_time():
    for piece in ("*", "* foo*", "_a", "[", "`", "<b", "&a", "~~", "# "):
        assert len(markup.of_markdown(piece * (100_000 // len(piece))) + markup.of_html(piece * 20_000)) >= 0


@pytest.mark.parametrize(
    "text",
    [
        '[caption id="a" width="3"]The hall', "[/caption]", '[gallery ids="1,2"]', "[url=https://example.org]here", "[b]now[/b]",
        "[[The hall]]", "![hall](hall.jpg)", "- [ ] open the doors", "| day | hour |", "<!-- note -->", "<script>", "<o:p>",
        '<iframe src="a">', "</section>",
    ],
)  # fmt: skip
def test_shortcodes_wikis_and_what_word_leaves(text):
    assert markup.of_markdown(text) + markup.of_html(text)


@pytest.mark.parametrize(
    "text", ["[video] from the hall", "[quote]", "[list of names]", "a | b", "|", "(button)", "- one\n- two"]
)
def test_brackets_and_bars_in_a_sentence(text):
    assert markup.of_markdown(text) + markup.of_html(text) == []
