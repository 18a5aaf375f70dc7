from postdesk.checks.rules import link_tracking

UTM = {"utm_source": "{network}", "utm_campaign": "{campaign}"}


def test_somebody_elses_click(remarks):
    """
    text: "Više: https://example.org/b?page=2&GCLID=Cj0"
    link: https://example.org/a?fbclid=IwAR1
    thread: ["Voir https://example.org/c?igsh=1#top"]
    """
    assert [(remark.message, remark.place.line) for remark in remarks(link_tracking)] == [
        ("https://example.org/a carries fbclid, the trace of somebody's click: cut it off", 6),
        ("https://example.org/b carries GCLID, the trace of somebody's click: cut it off", 5),
        ("https://example.org/c carries igsh, the trace of somebody's click: cut it off", 7),
    ]


def test_another_campaigns_parameters(said):
    """
    text: Пријаве су отворене.
    link: https://example.org/a?utm_campaign=spring
    """
    assert said(link_tracking, utm=UTM) == ["https://example.org/a says utm_campaign=spring; here it would be story"]


def test_given_twice(said):
    """
    text: التسجيل مفتوح.
    link: https://example.org/a?utm_term=a&utm_term=b&tag=x&tag=y
    """
    assert said(link_tracking) == ["https://example.org/a carries utm_term 2 times"]


def test_what_the_page_needs_and_the_desk_adds(said):
    """
    accounts: [fedi, linkedin]
    text: "Registration is open. https://example.org/b?id=7"
    link: https://example.org/a?lang=fr&utm_campaign=story
    """
    assert said(link_tracking, utm=UTM) == []
    assert said(link_tracking) == []


def test_no_link_at_all(said):
    """
    text: Registration is open.
    """
    assert said(link_tracking) == []


def test_several_traces_of_one_link_are_one_finding(said):
    """
    text: Doors open at six.
    link: https://example.org/a?fbclid=1&gclid=2&a=3
    """
    assert said(link_tracking) == [
        "https://example.org/a carries fbclid, gclid, the trace of somebody's click: cut it off"
    ]
