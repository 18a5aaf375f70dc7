from postdesk.checks.rules import twin_hashtag


def test_two_tags_that_nobody_can_tell_apart(remarks):
    """
    posts:
      - {id: one, text: "Meet us. #META"}
      - {id: two, text: "Дођите. #МЕТА"}
    """
    (remark,) = remarks(twin_hashtag)
    assert remark.message == "#МЕТА looks like the desk's #META and is another tag, in letters of another script"
    assert (remark.place.line, remark.of.post) == (5, "story/two")


def test_words_that_show_their_script_and_tags_without_a_twin(said):
    """
    posts:
      - {id: one, text: "Migracije. #Migracije #ЕТНО #IOM"}
      - {id: two, text: "Миграције. #Миграције #МОРЕ #Diaspora"}
      - {id: three, text: "الهجرة #الهجرة #Žene #Été"}
    """
    assert said(twin_hashtag) == []


def test_one_letter_of_another_script_is_told_as_that(said):
    """
    posts:
      - {id: one, text: "Meet us. #META"}
      - {id: two, text: "Meet them. #MЕTA"}
    """
    assert said(twin_hashtag) == []
