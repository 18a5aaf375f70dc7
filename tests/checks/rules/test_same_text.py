from postdesk.checks.rules import same_text


def test_an_account_says_the_same_thing_twice(remarks):
    """
    posts:
      - id: monday
        text: Doors open at six.
      - id: tuesday
        text: |
          Doors  open
          at SIX.
    """
    (remark,) = remarks(same_text)
    assert remark.message == "the same text as story/monday"
    assert (remark.of.post, remark.place.line) == ("story/tuesday", 6)


def test_accounts_of_different_networks_say_the_same_thing(said):
    """
    accounts: [fedi, x, bsky]
    text: Врата се отварају у шест.
    """
    assert said(same_text) == []


def test_neither_hashtags_nor_the_parameters_of_a_link_make_another_text(said):
    """
    posts:
      - {id: one, text: Bienvenue., link: "https://example.org/", hashtags: [Bienvenue]}
      - {id: two, text: Bienvenue., link: "https://example.org/"}
    """
    assert said(same_text, utm={"utm_content": "{account}"}) == ["the same text as story/one"]


def test_what_an_account_says_differently_counts(said):
    """
    posts:
      - {id: one, text: Dobro došli., link: "https://example.org/1", thread: [Hvala.]}
      - id: two
        text: Dobar dan.
        fedi: {text: Dobro došli., link: "https://example.org/1", thread: [Hvala.]}
      - id: three
        text: Dobro došli.
        link: https://example.org/1
        thread: [Hvala.]
        fedi: {hashtags: [Hvala]}
      - id: four
        text: Dobro došli.
        link: https://example.org/1
        thread: [Hvala.]
        fedi: {text: Dobro jutro.}
    """
    assert said(same_text) == ["the same text as story/one", "the same text as story/one"]


def test_another_link_and_another_thread_make_another_text(said):
    """
    posts:
      - {id: one, text: مرحبا., link: "https://example.org/1"}
      - {id: two, text: مرحبا., link: "https://example.org/2"}
      - {id: three, text: مرحبا., link: "https://example.org/2", thread: [أهلا.]}
    """
    assert said(same_text) == []


def test_a_post_that_comes_back_says_the_same_each_time(said):
    """
    posts:
      - {id: news, text: The weekly briefing is out., every: Monday 09:00, from: 2026-12-01, count: 3}
    """
    assert said(same_text) == []
