from postdesk.checks.rules import accidental_link


def test_a_sentence_without_a_blank_after_it(remarks):
    """
    accounts: [x]
    text: Svi su dobrodošli, mladi, stari itd.To je sve.
    thread: ["Dođite npr.to veče.", "Les images sont dans photos.zip ici."]
    """
    first, second, third = remarks(accidental_link)
    assert first.message == "itd.To will be a link: put a blank after the point, or write it out"
    assert second.message.startswith("npr.to will be a link")
    assert third.message.startswith("photos.zip will be a link")
    assert [remark.place.line for remark in (first, second)] == [6, 7]


def test_websites_are_meant(said):
    """
    accounts: [x]
    text: "Više na iom.int, Booking.com, WWW.Example.To, IOM.Int, G20.In, un.org/To i https://npr.to"
    thread: ["Посјетите www.example.org.", "زوروا iom.int"]
    """
    assert said(accidental_link) == []


def test_a_network_that_links_nothing_without_https(said):
    """
    accounts: [fedi]
    text: Svi su dobrodošli itd.To je sve.
    """
    assert said(accidental_link) == []
