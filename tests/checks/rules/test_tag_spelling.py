from postdesk.checks.rules import tag_spelling


def test_the_spelling_used_most_stays(said):
    """
    posts:
      - {id: one, text: "#ŽeneUMigraciji"}
      - {id: two, text: "#ZeneUMigraciji"}
      - {id: three, text: "#ŽeneUMigraciji"}
    """
    assert said(tag_spelling) == ["#ZeneUMigraciji is spelt #ŽeneUMigraciji elsewhere"]


def test_the_desks_own_spelling_stays_however_seldom(remarks):
    """
    posts:
      - {id: one, text: "#Migrants_Day"}
      - {id: two, text: "#Migrants_Day #MIGRANTSDAY"}
    """
    found = remarks(tag_spelling, required_hashtags=("MigrantsDay",))
    assert [(remark.message, remark.of.post) for remark in found] == [
        ("#Migrants_Day is spelt #MigrantsDay elsewhere", "story/one"),
        ("#Migrants_Day is spelt #MigrantsDay elsewhere", "story/two"),
        ("#MIGRANTSDAY is spelt #MigrantsDay elsewhere", "story/two"),
    ]


def test_of_two_used_as_often_the_first_stays(said):
    """
    text: "#đaci #djaci #Humanrights #HumanRights #HumanRIGHTS #هِجرة #هجرة"
    """
    assert said(tag_spelling) == [
        "#HumanRIGHTS is spelt #HumanRights elsewhere",
        "#هجرة is spelt #هِجرة elsewhere",
    ]


def test_a_letter_of_the_wrong_script_is_told_by_the_rule_of_such_letters(said):
    """
    posts:
      - {id: one, text: "#IOM"}
      - {id: two, text: "#IOМ"}
      - {id: three, text: "#IOМ"}
    """
    assert said(tag_spelling) == []
    assert (
        said(tag_spelling, rules={"lookalike-hashtag": "off"})
        == ["#IOМ is spelt #IOM elsewhere (with a letter of another script)"] * 2
    )


def test_of_two_faults_in_one_tag_each_is_told(said):
    """
    posts:
      - {id: one, text: "#SafeMigration"}
      - {id: two, text: "#Safe_Migrаtion"}
    """
    assert said(tag_spelling) == ["#Safe_Migrаtion is spelt #SafeMigration elsewhere"]


def test_two_scripts_are_two_words_for_two_groups_of_readers(said):
    """
    text: "#Migracije #Миграције #мир #mup #сок"
    """
    assert said(tag_spelling) == []


def test_a_first_capital_and_small_letters_are_no_drift(said):
    """
    text: "#migration #Migration #HumanRights #humanrights"
    """
    assert said(tag_spelling) == []
