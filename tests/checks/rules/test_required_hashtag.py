from postdesk.checks.rules import required_hashtag


def test_the_tag_of_the_desk_is_missing(remarks):
    """
    text: Doors open at six.
    hashtags: [Montenegro]
    """
    (remark,) = remarks(required_hashtag, required_hashtags=("MigrantsDay",))
    assert remark.message == "#MigrantsDay is missing; the desk asks for it in every post"
    assert remark.place.line == 6


def test_in_the_list_in_the_text_or_in_the_thread_is_enough(said):
    """
    posts:
      - id: listed
        text: Doors open at six.
        hashtags: [MigrantsDay]
      - id: written
        text: "Welcome to #migrantsday!"
      - id: later
        text: Bienvenue.
        thread: ["Merci. (#MIGRANTSDAY)"]
    """
    assert said(required_hashtag, required_hashtags=("MigrantsDay",)) == []


def test_another_script_is_another_tag(said):
    """
    text: "Добродошли! #ДанМиграната"
    """
    assert said(required_hashtag, required_hashtags=("ДанМиграната", "DanMigranata")) == [
        "#DanMigranata is missing; the desk asks for it in every post"
    ]


def test_a_longer_tag_is_another_tag(said):
    """
    text: "#MigrantsDay2026"
    """
    assert len(said(required_hashtag, required_hashtags=("MigrantsDay",))) == 1


def test_a_desk_that_asks_for_none(said):
    """
    text: Doors open at six.
    """
    assert said(required_hashtag) == []
