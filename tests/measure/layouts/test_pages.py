import time

import pytest

from postdesk.measure.layouts.pages import page_words
from stage.unwatched import unwatched

SECONDS = 2
MANY = 100_000


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Doors open.<br />Come!</p><p>&amp; more</p>", "Doors open.\nCome!\n\n& more"),
        ('<P class="x">Doors<BR>open <a href="https://a.cc/?p=1>2">#<span>IOM</span></a></P>', "Doors\nopen #IOM"),
        ("plain, 1 < 2 and 3 > 2, <3", "plain, 1 < 2 and 3 > 2, <3"),
        ("<pre>x</pre><broken>y", "xy"),
        ("a<!-- <p>hidden</p> -->b<script>let c</script>", "ab"),
        ("<p>&#x1F381; &#99999999999; &nosuch;</p>", "🎁  &nosuch;"),
        ("", ""),
    ],
)
def test_a_post_as_its_reader_sees_it(page, words):
    assert page_words(page) == words


@pytest.mark.parametrize(
    "piece", ["<a ", "<p>", "<br", "<!--", "<![foo[", "&#", "<p <br ", '<a b="', "<script>", "</", "<svg>"]
)
def test_a_hundred_thousand_signs_of_markup_take_no_time(piece):
    begun = time.process_time()
    with unwatched():
        page_words(piece * (MANY // len(piece)))
    assert time.process_time() - begun < SECONDS
