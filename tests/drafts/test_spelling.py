from postdesk.drafts.spelling import HINTS, Hints, distinct, folded


def test_hashtags_are_the_same_whatever_their_case_and_width():
    assert folded("MigrantsDay") == folded("migrantsDAY") == folded("Ｍigrantsday")
    assert folded("МИГРАЦИЈЕ") == folded("миграције")


def test_each_hashtag_comes_once_in_its_first_spelling():
    assert distinct(["IOM", "UN", "iom", "Dan", "dan"]) == ("IOM", "UN", "Dan")


def test_of_thousands_of_mistyped_words_some_get_a_hint_and_each_the_same_once_more():
    hints = Hints(["text", "link"])
    assert [hints.near(f"txt{number}") for number in range(HINTS + 1)] == ["text"] * HINTS + [""]
    assert (hints.near("txt0"), hints.near("lnk")) == ("text", "")
