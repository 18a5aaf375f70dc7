"""A post is told again in whatever page a server made of it."""

import pytest

from postdesk.networks.mastodon.reading_back import fingerprint, of_page


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Doors open at six.", "<p>Doors open at six.</p>"),
        ('He said: "Come & see" – it\'s free', "<p>He said: “Come &amp; see” &ndash; it’s free</p>"),
        ("One.\n\nTwo.\nThree.", "<p>One.</p><p>Two.<br/>Three.</p>"),
        (
            "See https://example.org/news/migrants-day?a=1&b=2 #МиграцијаСДостојанством",
            '<p>See <a href="x"><span class="invisible">https://</span>example.org/news/migrants-day?a<span class="invisible">=1&amp;b=2</span></a> <a href="y">#<span>МиграцијаСДостојанством</span></a></p>',
        ),
        (
            "With @bob@un.example.org and @ann.",
            '<p>With <a href="x">@<span>bob</span></a> and <a>@<span>ann</span></a>.</p>',
        ),
        ("*Bold* 🎁👨‍👩‍👧", "<p><b>Bold</b> 🎁👨‍👩‍👧</p>"),
    ],
)
def test_a_page_is_known_by_what_a_server_leaves_alone(text, page):
    assert of_page(page) == fingerprint(text)


def test_another_post_is_another():
    assert of_page("<p>Doors open at seven.</p>") != fingerprint("Doors open at six.")
    assert fingerprint("Doors 🎁") != fingerprint("Doors 🎈")
