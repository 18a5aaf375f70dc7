"""A campaign file in order says what it said; doing it twice changes nothing."""

from random import Random

import pytest

from postdesk.drafts.tidying import tidied
from postdesk.errors import NotWritten
from stage.invented_campaigns import CampaignFile

UNTIDY = """\


campaign:   spring-2026
hashtags:
- Spring   # the house's
-    Autumn
# over the posts


posts:
# over the first
- id: doors
  text: |
     Doors open at six.··

       Come early.
·········
  at: 2026-03-18 09:00···
  # over the media
  media:
      -  file: a.jpg
         alt: "A door,
            and\\
              a house"
    # over no line of its own
-   id: gates
    fedi: { text: "Gates!",
 link: "" # no link
 }
    thread: [
      one, two
    ]""".replace("·", " ")
TIDY = """\
campaign: spring-2026
hashtags:
  - Spring   # the house's
  - Autumn
# over the posts

posts:
  # over the first
  - id: doors
    text: |
      Doors open at six.··

        Come early.
··········
    at: 2026-03-18 09:00
    # over the media
    media:
      - file: a.jpg
        alt: "A door,
          and\\
          a house"
      # over no line of its own

  - id: gates
    fedi: { text: "Gates!",
      link: "" # no link
    }
    thread: [
      one, two
    ]
""".replace("·", " ")


def test_a_file_in_order_says_what_it_said():
    assert tidied(UNTIDY) == TIDY
    assert tidied(TIDY) == TIDY


def test_line_ends_are_alike_and_the_mark_stays():
    assert tidied("\ufeffcampaign: a\r\ntitle: b \r\nlink: c\n") == "\ufeffcampaign: a\r\ntitle: b\r\nlink: c\r\n"
    assert tidied("campaign: a\rposts:\r- a") == "campaign: a\rposts:\r  - a\r"


def test_blank_lines_that_a_text_keeps_stay_its_own():
    kept = "posts:\n  - text: |+\n      a\n\n\n\n  - text: b\n"
    assert tidied(kept) == kept
    assert tidied("a: |\n  x\n\n\n\nb: >1\n  y\n") == "a: |\n  x\n\nb: >1\n  y\n"
    assert tidied("a: |\nb: c   ") == "a: |\nb: c\n"


def test_a_comment_goes_with_the_lines_that_it_stands_among():
    assert tidied("    # first\na : b\nc:\n   - d\n   # of c\n") == "# first\na : b\nc:\n  - d\n  # of c\n"
    assert tidied("a: |\n    b\n  # of a\n") == "a: |\n  b\n# of a\n"
    assert tidied("a: b\n   # of a\n") == "a: b\n  # of a\n"
    assert tidied("-\n-   a # b\n") == "-\n- a # b\n"
    assert tidied(" # alone\n>\n  a\n") == "# alone\n>\n  a\n"


def test_posts_in_brackets_and_files_without_posts_are_fine():
    for text in (
        "posts: [{id: a}, {id: b}]\n",
        "campaign: a\n",
        "# only\ncampaign: a\n",
        "- a\n- # b\n  c: d\n",
        "a\n",
    ):
        assert tidied(text) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [\n", "broken"),
        ("# nothing\n", "broken"),
        ("a: b\0c\n", "broken"),
        ("x:\n    ? a\n    : b\n    c: d\n", "unsure"),
    ],
)
def test_what_cannot_be_put_in_order_is_refused(text, code):
    with pytest.raises(NotWritten) as told:
        tidied(text)
    assert told.value.code == code


def test_invented_files_are_put_in_order_once(request):
    for seed in range(20_000 if request.config.getoption("--long") else 400):
        file = CampaignFile(Random(seed))
        once = tidied(file.text)
        assert tidied(once) == once
        assert [said for said in file.comments if once.count(said) != 1] == []
