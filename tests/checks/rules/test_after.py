from msgspec.structs import replace

from postdesk.checks.rules import after
from postdesk.models import Account


def test_a_post_goes_after_another_one(said):
    """
    posts:
      - {id: launch, accounts: [linkedin], text: We have launched., at: "2026-12-18 09:00"}
      - {id: more, text: What it means., after: launch@linkedin + 2 h}
      - {id: last, text: What it cost., after: story/more@fedi}
      - {id: news, text: The news., every: Monday 09:00, from: 2026-12-01, count: 2}
      - {id: week, text: The week., after: news-2026-12-07@fedi}
    """
    assert said(after) == []


def test_a_post_that_is_not_there(remarks):
    """
    posts:
      - {id: launch, accounts: [linkedin], text: We have launched., at: "2026-12-18 09:00"}
      - {id: more, text: What it means., after: lunch@linkedin}
      - {id: last, text: What it cost., after: winter/harvest@telegram}
    """
    near, gone = remarks(after)
    assert near.message == "there is no post story/lunch@linkedin to go after: did you mean story/launch@linkedin?"
    assert (near.place.line, near.of.post) == (5, "story/more")
    assert gone.message == ("there is no post winter/harvest@telegram to go after: name it as `postdesk list` does")


def test_a_post_of_a_file_that_was_not_looked_at(said, house):
    """
    posts:
      - {id: more, text: What it means., after: autumn/launch@fedi}
      - {id: last, text: What it cost., after: autumn/news-2026-12-07@fedi}
    """
    (house.campaigns / "autumn.yaml").write_text(
        "campaign: autumn\naccounts: [fedi]\nposts: [{id: launch, text: Now}, {id: news, text: The news.}]\n",
        encoding="utf-8",
    )
    assert said(after) == []


def test_posts_that_wait_for_each_other(said):
    """
    posts:
      - {id: one, text: One., after: two@fedi}
      - {id: two, text: Two., after: three@fedi}
      - {id: three, text: Three., after: two@fedi}
      - {id: own, text: Own., after: own@fedi}
    """
    assert said(after) == [
        'it waits for story/three@fedi, which waits for it in turn: take one "after:" out',
        'it waits for story/two@fedi, which waits for it in turn: take one "after:" out',
        'it waits for story/own@fedi, which waits for it in turn: take one "after:" out',
    ]


def test_posts_that_wait_for_each_other_where_only_one_file_was_looked_at(said, house):
    """
    posts:
      - {id: one, text: One., after: autumn/two@fedi}
    """
    (house.campaigns / "autumn.yaml").write_text(
        "campaign: autumn\naccounts: [fedi]\nposts: [{id: two, text: Two., after: story/one@fedi}]\n", encoding="utf-8"
    )
    assert said(after) == ['it waits for autumn/two@fedi, which waits for it in turn: take one "after:" out']


def test_a_rehearsal_lets_nothing_go_that_is_sent_in_earnest(said, house):
    """
    posts:
      - {id: one, accounts: [x], text: One., at: "2026-12-18 09:00"}
      - {id: two, accounts: [fedi], text: Two., after: one@x}
    """
    accounts = {**house.accounts, "x": replace(house.accounts["x"], rehearsal=True)}
    assert said(after, accounts=accounts) == ["story/one@x only rehearses, and fedi does not: it would never go out"]
    both = {**accounts, "fedi": Account("fedi", "mastodon", rehearsal=True)}
    assert said(after, accounts=both) == []
