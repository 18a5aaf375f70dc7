from postdesk.checks.rules import link_malformed


def test_the_link_of_a_post(remarks):
    """
    text: Doors open at six.
    link: https:/example.org/doors
    """
    (remark,) = remarks(link_malformed)
    assert remark.message == "https:/example.org/doors does not begin with https://"
    assert remark.place.line == 6


def test_what_begins_like_an_address_in_a_text(said):
    """
    text: "Više na https://example, na htps://example.org/vijesti i na www//example.org."
    thread: ["Плус (http:/пример.срб) и ttps://пример.срб"]
    """
    assert said(link_malformed) == [
        'https://example leads nowhere: "example" is no domain',
        "htps://example.org/vijesti does not begin with https://",
        "www//example.org does not begin with https://",
        "http:/пример.срб does not begin with https://",
        "ttps://пример.срб does not begin with https://",
    ]


def test_whole_addresses_and_other_slashes_in_a_text(said):
    """
    text: |
      Voir https://example.org/nouvelles. (https://example.org/a_(b)), 1/2, et/ou, hall//stage, 10:/ 20, www.example.org,
      «https://example.org/a», "https://example.org/b": c'est tout.
    """
    assert said(link_malformed) == []


def test_a_blank_in_a_link_is_shown_on_one_line(said):
    """
    text: Doors open at six.
    link: "https://example.org/the hall"
    """
    assert said(link_malformed) == ["https://example.org/the hall has a blank in it: write %20"]


def test_punctuation_of_other_scripts_is_no_part_of_a_host(said):
    """
    text: "阅读 https://example.org。谢谢 اقرأ https://example.org؟ ទៅ https://example.org៕"
    """
    assert said(link_malformed) == []


def test_hosts_of_scripts_with_marks_and_names_with_underscores(said):
    """
    text: "पढ़ें https://उदाहरण.भारत/समाचार படிக்க https://தமிழ்.இந்தியா/a https://می\u200cشود.ایران/ https://our_maps.example.org/a"
    """
    assert said(link_malformed) == []
