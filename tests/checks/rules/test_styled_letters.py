from postdesk.checks.rules import styled_letters


def test_letters_from_the_mathematicians(remarks):
    """
    text: "𝐖𝐞𝐥𝐜𝐨𝐦𝐞 𝐭𝐨 all of you."
    thread: ["Ⓗⓔⓛⓛⓞ", "🅷🅴🅻🅻🅾", "ᴡᴇʟᴄᴏᴍᴇ", "ＷＥＬＣＯＭＥ"]
    """
    first, *others = remarks(styled_letters)
    assert first.message == '"𝐖𝐞𝐥𝐜𝐨𝐦𝐞 𝐭𝐨" is made of characters that only look like letters: write "Welcome to"'
    assert [remark.message.partition(": ")[2] for remark in others] == [
        'write "Hello"',
        "write plain letters",
        "write plain letters",
        'write "WELCOME"',
    ]
    assert (first.place.line, others[0].place.line) == (5, 6)


def test_real_letters_of_every_script_and_single_signs(said):
    """
    text: "Ženska kuća, Ћирилица, Diaspora engagée, أهلًا, ∑ 𝑥 = 2, №, ™, ℃, 🅿️ 🅰️ ⓘ 🇲🇪"
    thread: ["ＩＯＭ東京", "ᴵ"]
    """
    assert said(styled_letters) == []
