from postdesk.checks.rules import short_link


def test_nobody_sees_where_it_leads(remarks):
    """
    text: Prijave su otvorene.
    link: https://bit.ly/3xyz
    """
    (remark,) = remarks(short_link, utm={"utm_source": "{network}"})
    assert remark.message == "https://bit.ly/3xyz hides where it leads: give the address itself"
    assert remark.place.line == 6


def test_in_the_text_of_a_part(remarks):
    """
    accounts: [x]
    text: التسجيل مفتوح lnkd.in/gUvr
    thread: ["Inscriptions : http://www.tinyurl.com/abc"]
    """
    assert [(remark.message.split()[0], remark.place.line) for remark in remarks(short_link)] == [
        ("lnkd.in/gUvr", 6),
        ("http://www.tinyurl.com/abc", 7),
    ]


def test_short_names_that_hide_nothing(said):
    """
    accounts: [x]
    text: "Упис: un.org/en, iom.int, https://t.me/office, youtu.be/abc и https://orbit.ly/x"
    link: https://iom.int
    """
    assert said(short_link) == []
