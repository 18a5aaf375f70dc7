from postdesk.checks.rules import lookalike_hashtag


def test_a_keyboard_that_was_switched_in_the_middle_of_a_word(remarks):
    """
    text: "We open the doors. #IOМ"
    thread: ["Отворена врата. #Mиграције"]
    hashtags: [Αthens]
    """
    first, second, third = remarks(lookalike_hashtag)
    nobody = "it will be found by nobody who types it"
    assert first.message == f"#IOМ has the Cyrillic М among its Latin letters: {nobody}"
    assert second.message == f"#Αthens has the Greek Α among its Latin letters: {nobody}"
    assert third.message == f"#Mиграције has the Latin M among its Cyrillic letters: {nobody}"
    assert [remark.place.line for remark in (first, second, third)] == [5, 7, 6]


def test_two_scripts_on_purpose_and_scripts_of_their_own(said):
    """
    text: "#EUзаТебе #ДанМиграната #IOM #Žene2026 #يوم_المهاجرين #DiasporaEngagée #УНДП #Αθήνα #Ω"
    thread: ["Ништа без ознаке.", "Plain #IOM"]
    """
    assert said(lookalike_hashtag) == []


def test_the_few_letters_may_be_the_plain_ones(said):
    """
    text: "Врата. #СОМж"
    thread: ["#КОМ_w и #Тwо"]
    """
    assert said(lookalike_hashtag) == [
        "#КОМ_w has the Cyrillic К, О, М among its Latin letters: it will be found by nobody who types it",
        "#Тwо has the Cyrillic Т, о among its Latin letters: it will be found by nobody who types it",
    ]


def test_three_scripts_are_somebodys_joke(said):
    """
    text: "#AБΩ"
    """
    assert said(lookalike_hashtag) == []
