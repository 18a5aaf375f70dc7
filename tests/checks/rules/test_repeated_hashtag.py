from postdesk.checks.rules import repeated_hashtag


def test_in_the_sentence_and_again_below(remarks):
    """
    text: "#Doors open at six for #migrants. #doors #Doors"
    thread: ["#Doors close at nine.", "#Peace, #PEACE"]
    """
    found = remarks(repeated_hashtag)
    assert [remark.message for remark in found] == [
        "#Doors stands more than once in one post",
        "#Peace stands more than once in one post",
    ]
    assert [remark.place.line for remark in found] == [5, 6]


def test_several_of_them_are_one_remark(said):
    """
    text: "#Doors and #Peace for #migrants. #doors #PEACE #Peace"
    """
    assert said(repeated_hashtag) == ["#Doors, #Peace stand more than once in one post"]


def test_each_once(said):
    """
    text: "#Doors open for #MigrantsDay."
    hashtags: [Doors, ForMigrants]
    """
    assert said(repeated_hashtag) == []
