from postdesk.checks.rules import hashtag_wall


def test_six_in_a_row(remarks):
    """
    text: Vrata su otvorena.
    hashtags: [Vrata, Podgorica, Migracije, Kultura, Susreti, Zajedno]
    """
    (remark,) = remarks(hashtag_wall)
    assert remark.message == "6 hashtags in a row are read out one by one: keep 5 at most"
    assert remark.place.line == 6


def test_a_wall_in_the_text_and_in_a_thread(remarks):
    """
    text: "مرحبا #أهلا #سهلا #ترحيب #سلام #لقاء #شاي"
    thread: ["#one, #two, #three, #four, #five, #six and #seven"]
    """
    assert [(remark.message[:1], remark.place.line) for remark in remarks(hashtag_wall)] == [("6", 5), ("6", 6)]


def test_five_in_a_row_and_tags_that_are_words(said):
    """
    text: "#Врата су отворена за #Комшије и #Госте. #Чај #Кафа #Разговор #Музика #Плес"
    thread: [Merci à tous.]
    """
    assert said(hashtag_wall) == []


def test_a_network_that_advises_a_number_says_so_itself(said):
    """
    accounts: [x]
    text: "Doors. #a1 #a2 #a3 #a4 #a5 #a6 #a7"
    """
    assert said(hashtag_wall) == []
