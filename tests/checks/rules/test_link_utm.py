from postdesk.checks.rules import link_utm

UTM = {"utm": {"utm_source": "{network}", "utm_campaign": "{campaign}"}}


def test_a_link_in_the_text_has_no_parameters(remarks):
    """
    text: "Read on: https://example.org/news"
    thread: ["And https://example.org/more?utm_source=mastodon"]
    """
    found = remarks(link_utm, **UTM)
    assert [(remark.message, remark.place.line) for remark in found] == [
        ("https://example.org/news lacks utm_source, utm_campaign: put it into link: instead", 5),
        ("https://example.org/more?utm_source=mastodon lacks utm_campaign: put it into link: instead", 6),
    ]


def test_postdesk_adds_them_to_the_link_of_a_post(said):
    """
    text: Pročitajte više.
    link: https://example.org/vijesti
    """
    assert said(link_utm, **UTM) == []


def test_a_name_with_a_point_is_no_link(said):
    """
    accounts: [x]
    text: Our colleagues of iom.int were here.
    """
    assert said(link_utm, **UTM) == []


def test_a_desk_that_asks_for_none(said):
    """
    text: https://example.org/news
    """
    assert said(link_utm) == []


def test_a_shortener_has_a_worse_fault(said):
    """
    text: "https://bit.ly/3xyz"
    """
    assert said(link_utm, **UTM) == []
