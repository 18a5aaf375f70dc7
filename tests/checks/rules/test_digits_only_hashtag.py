from postdesk.checks.rules import digits_only_hashtag


def test_a_year_is_no_tag(said):
    """
    text: "A good year: #2026"
    """
    assert said(digits_only_hashtag) == ["#2026 will not be linked: a hashtag needs a letter"]


def test_a_year_in_the_list_either(remarks):
    """
    text: Година је била добра.
    hashtags: [Подгорица, "16"]
    """
    (remark,) = remarks(digits_only_hashtag)
    assert remark.message == "#16 will not be linked: a hashtag needs a letter"
    assert remark.place.line == 6


def test_arabic_digits_are_digits(said):
    """
    text: "سنة #٢٠٢٦"
    thread: ["#١٩٥١"]
    """
    assert said(digits_only_hashtag) == [
        "#٢٠٢٦ will not be linked: a hashtag needs a letter",
        "#١٩٥١ will not be linked: a hashtag needs a letter",
    ]


def test_what_bluesky_links_is_left_alone(said):
    """
    accounts: [bsky]
    text: "#٢٠٢٦, then (#IOM)"
    """
    assert said(digits_only_hashtag) == []


def test_number_one_and_tags_with_a_letter_are_left_alone(said):
    """
    text: "Our #1 wish in Room #12: #16Days, #EU2026 and #2026Montenegro; see issue#2026 and https://example.org/#2026"
    """
    assert said(digits_only_hashtag) == []


def test_tags_that_are_linked_as_they_were_meant(said):
    """
    text: "Bonne année #Podgorica2026 #Срећно #سنة_جديدة"
    """
    assert said(digits_only_hashtag) == []
