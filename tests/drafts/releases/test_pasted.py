"""Posts pasted one after another become drafts, word for word."""

import json

import pytest

from postdesk.drafts.releases.pasted import pasted_posts
from stage.releases import Officer

POSTS = [
    "Doors open at six. Bring a friend! #OpenDoors",
    "Our nurses reached the 200th village 🚑 and they go on.\n\nRead how: https://example.org/200",
    "Thank you, Valmory.\nYou gave 300 beds. #Shelter #Winter",
    "We need drivers for Friday night: https://example.org/drive",
]


def texts(pasted):
    return [post.text for post in pasted_posts(pasted.split("\n"))]


@pytest.mark.parametrize("between", ["\n---\n", "\n\n* * *\n\n", "\n\n\n\n", "\n-\n", "\n____\n"])
def test_what_stands_between_them_is_no_post(between):
    assert texts(between.join(POSTS)) == POSTS


@pytest.mark.parametrize(
    "head", ["Post {}", "Objava {}:", "**Tweet {}**", "## LinkedIn post {}", "منشور {}", "帖子 {}", "Post {}/4"]
)
def test_headings_are_no_posts(head):
    assert texts("\n".join(f"{head.format(number)}\n{post}" for number, post in enumerate(POSTS, 1))) == POSTS


def test_numbers_go_and_words_stay():
    assert texts("Posts for Friday\n" + "\n".join(f"{number}. {post}" for number, post in enumerate(POSTS, 1))) == POSTS
    assert texts("\n".join(f"{number}/4 {post}" for number, post in enumerate(POSTS, 1))) == POSTS


def test_paragraphs_that_end_in_hashtags():
    posts = [f"Village number {number} has water again, from a well that the school dug. #Water" for number in range(4)]
    assert texts("\n\n".join(posts)) == posts
    assert texts("\n".join(posts)) == posts
    below = [post.replace(" #Water", "\n\n#Water #Wells") for post in posts]
    assert texts("\n\n".join(below)) == below
    assert texts("\n\n".join([*below, "And a last one without any."])) == [*below, "And a last one without any."]


@pytest.mark.parametrize("text", [
    "", "Doors open at six.", "One. #A\n\nTwo. #B",
    "A long release.\n\nIt has paragraphs.\n\nAnd no hashtags at all.\n\nNone.",
    "1. Register\n2. Wait for your number\n3. Come to the desk",
    "***\n***\n***",
])  # fmt: skip
def test_other_texts_are_no_posts(text):
    assert texts(text) == []


def test_a_copied_page_of_posts_tells_whose_they_are():
    page = (
        f"{POSTS[0]}\nHarbour Kitchen’s Post\nCopy\nLinkedIn\nMore Relevant Posts\n-\n{POSTS[1]}\nTitle of a card\nexample.org\n"
        f"To view or add a comment, sign in\n-\n{POSTS[2]}\nLike\nComment\n912 followers"
    )
    found = pasted_posts(page.split("\n"))
    assert [(post.text, post.stranger) for post in found] == [(POSTS[0], False), (POSTS[1], True), (POSTS[2], True)]


def test_eleven_posts_become_eleven_drafts_word_for_word(tmp_path):
    officer = Officer(tmp_path)
    eleven = [f"Number {number}: {POSTS[number % 4]}" for number in range(11)]
    source = officer.file("posts.txt", "\n---\n".join(eleven))
    officer("new", "eleven", "--from", source)
    assert officer.campaign("eleven").count("    proposal: posts.txt:") == 11
    previewed = officer("preview")
    assert all(line in previewed for post in eleven for line in post.split("\n") if line)
    told = officer.explain(source)
    assert [post["text"] for post in told["posts"]] == eleven


def test_a_post_that_is_too_long_is_a_thread_where_there_are_threads(tmp_path):
    officer = Officer(tmp_path)
    long = " ".join(
        f"This is sentence number {number}, and it tells of the ferry and its nurses." for number in range(12)
    )
    told = officer.explain(officer.file("posts.txt", "\n---\n".join([f"{long} #Ferry", *POSTS])))
    first = {account: post for post in told["posts"] if post["id"] == "post-1" for account in post["accounts"]}
    assert first["linkedin"]["thread"] == []
    assert len(first["x"]["thread"]) >= 3
    assert " ".join([first["x"]["text"], *first["x"]["thread"]]) == f"{long} #Ferry"
    assert {rule for rule, *_ in officer.findings()} <= {"proposal"}


def test_a_sentence_that_no_post_holds_is_left_out_there(tmp_path):
    officer = Officer(tmp_path)
    endless = "The ferry sails " + "on and on and " * 40 + "home. #Ferry"
    told = officer.explain(officer.file("posts.txt", "\n---\n".join([endless, *POSTS])))
    assert [post["accounts"] for post in told["posts"] if post["id"] == "post-1"] == [["linkedin"]]
    assert json.dumps(told)
