from postdesk.checks.rules import similar_text


def test_a_copy_that_was_touched_up(remarks):
    """
    posts:
      - id: monday
        text: >
          Every Wednesday at six there is a table with nine chairs and no teacher in the hall of the library.
          Come and speak whatever you are learning.
      - id: tuesday
        text: >
          Every Wednesday at six there is a table with nine chairs and no teacher in the hall of the library.
          Come and speak whatever you are studying.
    """
    (remark,) = remarks(similar_text)
    assert remark.message == "nearly the same text as story/monday"
    assert (remark.of.post, remark.place.line) == ("story/tuesday", 8)


def test_in_the_desks_languages(said):
    """
    posts:
      - {id: a, text: Сваке сриједе у шест у сали библиотеке чека сто са столицама и без наставника за све комшије.}
      - {id: b, text: Сваке сриједе у шест у сали библиотеке чека сто са столицама и без наставника за све госте.}
      - {id: c, text: كل أربعاء في السادسة مساء تنتظركم في قاعة المكتبة طاولة بلا معلم وفيها مكان لكل الجيران}
      - {id: d, text: كل أربعاء في السادسة مساء تنتظركم في قاعة المكتبة طاولة بلا معلم وفيها مكان لكل الضيوف}
    """
    assert said(similar_text) == ["nearly the same text as story/a", "nearly the same text as story/c"]


def test_a_countdown_is_a_series_and_the_same_text_is_another_rules(said):
    """
    posts:
      - {id: a, text: "Only 3 days until we open the doors of the old cinema for all our neighbours and their guests."}
      - {id: b, text: "Only 2 days until we open the doors of the old cinema for all our neighbours and their guests."}
      - {id: c, text: "Only 2 days until we open the doors of the old cinema for all our neighbours and their guests."}
    """
    assert said(similar_text) == []


def test_short_texts_other_texts_and_other_accounts(said):
    """
    posts:
      - {id: a, text: Les portes ouvrent à six heures.}
      - {id: b, text: Les portes ouvrent à sept heures.}
      - {id: c, text: "We met at the library with volunteers, and they told us how a language comes alive over tea."}
      - {id: d, text: "We met at the library with volunteers, and nobody spoke of grammar, only of soup and tomatoes."}
      - {id: e, accounts: [x], text: "We met at the library with volunteers, and they told us how a tongue comes alive over tea."}
    """
    assert said(similar_text) == []


def test_wordings_of_a_post_for_all_seasons_may_be_alike(said):
    """
    posts:
      - id: line
        at: "2026-12-01 09:00"
        count: 2
        evergreen:
          gap: 30 d
          wordings:
            - The helpline of the country office is open each day from six in the morning to nine at night.
            - The helpline of the country office is open each day from six in the morning to nine at night, too.
    """
    assert said(similar_text) == []
