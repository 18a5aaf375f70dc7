from postdesk.checks.rules import cashtags


def test_x_refuses_the_second(remarks):
    """
    accounts: [x]
    text: Fees for $EUR and $USD differ.
    thread: ["Les frais en $CHF et $EUR."]
    """
    first, second = remarks(cashtags)
    assert first.message == "2 cashtags ($EUR, $USD); the network takes 1"
    assert (second.place.line, second.severity.value) == (7, "error")


def test_sums_are_no_cashtags_and_one_is_fine(said):
    """
    accounts: [x]
    text: "Trošak $100 ili $20 mjesečno, u $EUR. ١٠٠$"
    """
    assert said(cashtags) == []


def test_other_networks_set_no_limit(said):
    """
    accounts: [fedi, telegram]
    text: Fees for $EUR and $USD differ.
    """
    assert said(cashtags) == []
