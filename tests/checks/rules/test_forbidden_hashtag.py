from postdesk.checks.rules import forbidden_hashtag

FORBIDDEN = {"forbidden_hashtags": ("MigrantCrisis", "МигрантскаКриза")}


def test_in_any_case_and_any_place(remarks):
    """
    text: "No #migrantcrisis here."
    hashtags: [МИГРАНТСКАКРИЗА]
    thread: ["#MigrantCrisis"]
    """
    found = remarks(forbidden_hashtag, **FORBIDDEN)
    assert [(remark.message, remark.place.line) for remark in found] == [
        ("#migrantcrisis is forbidden by the desk", 5),
        ("#МИГРАНТСКАКРИЗА is forbidden by the desk", 6),
        ("#MigrantCrisis is forbidden by the desk", 7),
    ]


def test_the_word_and_longer_tags_are_free(said):
    """
    text: "MigrantCrisis is a word; #MigrantCrisisWeek is another tag."
    """
    assert said(forbidden_hashtag, **FORBIDDEN) == []


def test_a_desk_that_forbids_none(said):
    """
    text: "#MigrantCrisis"
    """
    assert said(forbidden_hashtag) == []
