"""What stands over pasted posts: headings, the stamps of chats, the cards of authors."""

import pytest

from postdesk.drafts.releases.pasted import pasted_posts
from postdesk.drafts.releases.pasted_heads import feed_cards, heading_shape

POSTS = [
    "Doors open at six. Bring a friend! #OpenDoors",
    "Our nurses reached the 200th village 🚑 and they go on.\n\nRead how: https://example.org/200",
    "Thank you, Valmory.\nYou gave 300 beds. #Shelter #Winter",
    "We need drivers for Friday night: https://example.org/drive",
]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")


def texts(pasted):
    return [post.text for post in pasted_posts(pasted.split("\n"))]


@pytest.mark.parametrize(
    "head", ["POST {} (LinkedIn)", "#{}", "[{}]", "{} June 2026", "Week 2, day {}", "LinkedIn – {}/4", "{}️⃣"]
)
def test_a_heading_is_no_post(head):
    assert texts("\n\n".join(f"{head.format(number)}\n{post}" for number, post in enumerate(POSTS, 1))) == POSTS


def test_weekdays_over_posts_are_headings_and_days_within_them_stay():
    posts = [post + "\n3 June 2026" for post in POSTS]
    assert texts("\n\n".join(f"{day}:\n{post}" for day, post in zip(DAYS, posts, strict=True))) == posts


@pytest.mark.parametrize("number", ["{}\ufe0f\u20e3 ", "[{}] ", "#{}: ", "{}: "])
def test_numbers_before_posts_are_none_of_their_words(number):
    assert texts("\n\n".join(f"{number.format(place)}{post}" for place, post in enumerate(POSTS, 1))) == POSTS


@pytest.mark.parametrize("stamp", [
    "[{}/06/2026, 09:10:00] Nada Office: ", "{}/6/26, 9:10 AM - Nada Office: ", "0{}.06.2026 09:10 - Nada: ",
])  # fmt: skip
def test_messages_of_a_chat_lose_their_stamp_and_whoever_sent_them(stamp):
    assert texts("\n".join(stamp.format(number) + post for number, post in enumerate(POSTS, 1))) == POSTS
    head = "Messages are encrypted\n"
    assert texts(head + "\n".join(stamp.format(number) + post for number, post in enumerate(POSTS, 1))) == POSTS


def test_a_copied_feed_is_parted_by_the_cards_of_its_authors():
    names = ["Country Office", "Country Office", "Harbour Kitchen", "Country Office"]
    feed = "\n".join(
        f"{name}\n1,786 followers\n{'2d •' if place else post.splitlines()[0]}\n{post if place else chr(10).join(post.splitlines()[1:])}\n14 likes\nLike\nComment\nRepost\nSend"
        for place, (name, post) in enumerate(zip(names, POSTS, strict=True))
    )
    found = pasted_posts(feed.split("\n"))
    assert [post.text for post in found] == POSTS
    assert [post.stranger for post in found] == [False, False, True, False]
    assert texts("Country Office\n1,786 followers\nCountry Office\n12 followers") == []


def test_a_card_with_nothing_but_its_age_holds_no_post_of_the_cards_before():
    lines = [
        *enumerate(
            ["Country Office", "12 followers", "2d •", "Tea at four.", "Country Office", "12 followers", "3d"], 1
        )
    ]
    assert [chunk for _, chunk in feed_cards(lines)] == [[(4, "Tea at four.")], []]


@pytest.mark.parametrize(
    "line", ["", "#Monday", "Monday was long", "Thank you, Valmory.", "1 2 3 4 5 6 7 8", "post " * 20]
)
def test_other_lines_are_no_headings(line):
    assert heading_shape(line) == ()
