from postdesk.checks.rules import camel_case


def test_the_desk_writes_it_with_capitals_elsewhere(remarks):
    """
    posts:
      - id: one
        text: "#InternationalMigrantsDay"
      - id: two
        text: "Doors open. #internationalmigrantsday"
    """
    (remark,) = remarks(camel_case)
    assert remark.message == (
        "#internationalmigrantsday reads better as #InternationalMigrantsDay, as the desk writes it elsewhere"
    )
    assert (remark.of.post, remark.place.line) == ("story/two", 7)


def test_the_list_of_the_desk_is_evidence_too_and_prevails(said):
    """
    posts:
      - {id: one, text: Врата., hashtags: [данМиграната]}
      - {id: two, text: Шест., hashtags: [данмиграната]}
    """
    assert said(camel_case, required_hashtags=("ДанМиграната",)) == [
        "#данмиграната reads better as #ДанМиграната, as the desk writes it elsewhere"
    ]


def test_a_part_of_a_thread_has_its_own_place(remarks):
    """
    text: "#JournéeDesMigrants"
    thread: ["#journéedesmigrants"]
    """
    (remark,) = remarks(camel_case)
    assert remark.place.line == 6


def test_without_evidence_nothing_is_said(said):
    """
    text: "#internationalmigrantsday #iom #الهجرة #migracije #Migracije"
    """
    assert said(camel_case) == []


def test_an_abbreviation_shows_no_words(said):
    """
    text: "#UNHCR and #unhcr"
    """
    assert said(camel_case) == []


def test_of_a_tag_that_stands_there_both_ways_it_is_told_that_it_does(said):
    """
    posts:
      - id: one
        text: "#SafeMigration for all. #safemigration"
    """
    assert said(camel_case) == []
    assert said(camel_case, rules={"repeated-hashtag": "off"}) == [
        "#safemigration reads better as #SafeMigration, as the desk writes it elsewhere"
    ]
