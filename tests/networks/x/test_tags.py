"""What X makes a hashtag, a mention, a cashtag of."""

import pytest

from postdesk.networks.x import tags


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no tag", []),
        ("#IOM ＃Миграције", ["IOM", "Миграције"]),
        ("#2024 #_1 #² &#a a#b", []),
        ("#a#b #x://", []),
        ("²#a ·#b", ["a"]),
        ("#a·b", ["a·b"]),
        ("#हिन्दी", ["हिन्दी"]),
        ("#️⃣ #️x", []),
        ("❤️#love", ["love"]),
        ("##x", ["x"]),
        ("#a\ufe0f#b\ufe0f#c", ["c"]),
        ("#हि #a\ufe0f #b", ["हि", "a\ufe0f", "b"]),
    ],
)
def test_hashtags(text, found):
    assert [tag.text for tag in tags.x_hashtags(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nobody", []),
        ("@un ＠iom", ["un", "iom"]),
        ("RT@un", ["un"]),
        ("@un/list @un", ["un"]),
        ("@un/list-@iom @un/list-.@iom", ["iom"]),
        ("@RT@un a@rt@iom RT: @un", ["iom", "un"]),
        ("@alice@example.com a@b @é @uné @un://", []),
        ("@" + "a" * 21, ["a" * 20]),
    ],
)
def test_mentions(text, found):
    assert [name.text for name in tags.x_mentions(text)] == found


@pytest.mark.parametrize(
    ("text", "found"), [("5 USD", []), ("$USD $BRK.A, $TOOLONGX x$Y", ["USD", "BRK.A"]), ("$USD.A\x85", ["USD"])]
)
def test_cashtags(text, found):
    assert [tag.text for tag in tags.cashtags(text)] == found
