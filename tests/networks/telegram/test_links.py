"""What Telegram makes a link of."""

import pytest

from postdesk.networks.telegram.letters import letters
from postdesk.networks.telegram.links import found, own


@pytest.mark.parametrize(
    ("text", "links", "emails"),
    [
        ("The end. Next", [], []),
        ("The end.\nNext.", [], []),
        ("The end. iom.int", ["iom.int"], []),
        ("iom.int, https://iom.int/a. (iom.int/b)", ["iom.int", "https://iom.int/a", "iom.int/b"], []),
        ("it.So iom.INT iom.Int iom.zz", ["iom.INT"], []),
        ("office@iom.int mailto:office@iom.int", [], ["office@iom.int", "office@iom.int"]),
        ("https://me:pw@iom.int/ @iom.int x@@iom.int", ["https://me:pw@iom.int/"], []),
        ("iom.int:8080/a iom.int:99999 iom.int:0", ["iom.int:8080/a", "iom.int", "iom.int"], []),
        ("iom.int/a(b)c) iom.int/a[b]] iom.int/{", ["iom.int/a(b)c", "iom.int/a[b]", "iom.int/{"], []),
        ("127.0.0.1 256.0.0.1 1.2", ["127.0.0.1"], []),
        ("sftp://iom.int tftp://iom.int ftp://iom.int xyz://iom.int shttp://iom.int", ["ftp://iom.int"], []),
        ("tonsite://site.ton http://nowhere.zz http://a.b", ["tonsite://site.ton", "http://nowhere.zz"], []),
        (
            "http://a.xn--p1ai http://a.xn--1 http://a.b_c http://a_b.com http://a_b.c.com",
            ["http://a.xn--p1ai", "http://a_b.c.com"],
            [],
        ),
        ("http://a-.com http://" + "a" * 64 + ".com teiegram.org", [], []),
        ("#iom.int aж/iom.int", [], []),
        ("iom.int... iom.int/?! iom.int?", ["iom.int", "iom.int/", "iom.int"], []),
        ("a.b/c@iom.int", ["iom.int"] * 0, []),
    ],
)
def test_links(text, links, emails):
    linked, mailed = found(text, letters(text))
    assert [link.text for link in linked] == links
    assert [mail.text for mail in mailed] == emails


def test_addresses_of_telegrams_own():
    first, second = own("tg://resolve?domain=x, ton://abc tg://a? tg://tg://b")
    assert [link.text for link in first] == ["tg://resolve?domain=x", "ton://abc", "tg://a", "tg://tg"]
    assert [link.text for link in second] == ["tg://b"]
