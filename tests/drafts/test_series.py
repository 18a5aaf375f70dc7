"""A post that comes back is one draft for each time, each with a name of its own."""

from datetime import timedelta

import pytest

from postdesk.models import Place

BRIEFING = """
    every: Monday 09:00
    from: 2026-11-30
    until: 2026-12-21
    text: The briefing is out.
"""


@pytest.fixture
def times(campaign):
    """Reads a post, written as the keys after its id; returns each time's name with its moment, and what is said."""

    def written(body):
        read = campaign(f"campaign: spring\naccounts: [fedi]\nposts:\n  - id: briefing\n{body}")
        return {draft.id.removeprefix("briefing-"): draft.at and draft.at.local for draft in read.drafts}

    return written


def test_each_time_is_a_draft_of_its_own(campaign):
    read = campaign(f"campaign: spring\naccounts: [fedi]\nposts:\n  - id: briefing\n{BRIEFING}")
    assert read.findings == ()
    first, *_, last = read.drafts
    assert (first.ref, first.series_ref, first.occurrence) == (
        "spring/briefing-2026-11-30",
        "spring/briefing",
        "2026-11-30",
    )
    assert (last.id, last.at.local, last.text) == ("briefing-2026-12-21", "2026-12-21 09:00", "The briefing is out.")
    assert last.place("at") == Place("campaigns/spring.yaml", 6, 12)
    assert first.gap is None


def test_nine_oclock_stays_nine_oclock_when_clocks_change(campaign):
    read = campaign(
        "campaign: spring\naccounts: [fedi]\nposts:\n"
        "  - {id: news, every: Sunday 09:00, from: 2027-03-21, count: 2, text: Hello}\n"
    )
    assert [draft.at.local for draft in read.drafts] == ["2027-03-21 09:00", "2027-03-28 09:00"]
    assert read.drafts[1].at.instant - read.drafts[0].at.instant == timedelta(days=7, hours=-1)


def test_days_that_stay_away_and_days_that_move(times):
    changed = BRIEFING + "    except: [2026-12-07]\n    moved: {2026-12-14: 2026-12-15 10:00}\n"
    assert times(changed) == {
        "2026-11-30": "2026-11-30 09:00",
        "2026-12-14": "2026-12-15 10:00",
        "2026-12-21": "2026-12-21 09:00",
    }


def test_another_time_of_day_leaves_the_names(times):
    assert times(BRIEFING.replace("09:00", "10:00")).keys() == times(BRIEFING).keys()


def test_several_times_a_day_have_the_time_in_their_names(times):
    twice = BRIEFING.replace("Monday 09:00", "[Monday 09:00, Monday 17:00]").replace("12-21", "12-07")
    assert [*times(twice)] == ["2026-11-30-0900", "2026-11-30-1700", "2026-12-07-0900", "2026-12-07-1700"]
    assert [*times(twice + '    except: "2026-11-30 17:00, 2026-12-07"\n')] == ["2026-11-30-0900"]


def test_the_first_moment_gives_the_time_to_a_rule_without_one(times):
    rule = BRIEFING.replace("Monday 09:00", "FREQ=WEEKLY;BYDAY=MO;COUNT=2").replace("11-30", "11-30 16:00")
    assert times(rule.replace("    until: 2026-12-21\n", "")) == {
        "2026-11-30": "2026-11-30 16:00",
        "2026-12-07": "2026-12-07 16:00",
    }


def test_wordings_are_taken_in_turn(campaign):
    read = campaign("""
        campaign: spring
        accounts: [fedi]
        posts:
          - id: helpline
            at: 2026-12-01 09:00
            count: 4
            evergreen:
              gap: 30 d
              wordings:
                - Call 112.
                - The line is open.
    """)
    assert read.findings == ()
    assert [(draft.at.local[:10], draft.text) for draft in read.drafts] == [
        ("2026-12-01", "Call 112."),
        ("2026-12-31", "The line is open."),
        ("2027-01-30", "Call 112."),
        ("2027-03-01", "The line is open."),
    ]
    assert read.drafts[0].gap == timedelta(days=30)
    assert read.drafts[1].place("text").line == 12


def test_a_text_of_its_own_is_the_first_wording(campaign):
    read = campaign(
        "campaign: spring\naccounts: [fedi]\nposts:\n"
        "  - {id: line, text: One, at: 2026-12-01 09:00, until: 2027-01-30, evergreen: {gap: 30 d, wordings: Two}}\n"
    )
    assert [draft.text for draft in read.drafts] == ["One", "Two", "One"]


END = "until: 2026-12-21\ntext: x\n"
GREEN = "text: x\nat: 2026-12-01 09:00\nuntil: 2027-12-01\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("text: x\nafter: launch", '6:12 wrong-type: "launch" names no post: write "after: launch@linkedin"'),
        ("text: x\nafter: [launch@fedi]", "6:12 wrong-type"),
        ("text: x\nafter: launch@fedi + soon", "6:12 duration"),
        (
            f"every: Monday 09:00\nfrom: 2026-12-01\nafter: x@fedi\n{END}",
            "7:12 every: a post that comes back cannot go",
        ),
        ("text: x\nuntil: 2026-12-21", '6:12 every: "until" belongs to a post that comes back'),
        ("text: x\nevery: Monday 09:00\nfrom: 2026-12-01", "6:12 every: nothing says when it stops"),
        ("text: x\nevery: Monday 09:00\ncount: 3", "6:12 every: nothing says from which day on"),
        (f"at: next\nevery: Monday 09:00\nfrom: 2026-12-01\n{END}", '5:9 every: a post has "at:" or "every:"'),
        (f"every: Mondy 09:00\nfrom: 2026-12-01\n{END}", '5:12 every: "Mondy 09:00" does not say when'),
        (f"every: {{a: b, c: d}}\nfrom: 2026-12-01\n{END}", "5:12 wrong-type"),
        (f"every: FREQ=DAILY\nfrom: 2026-12-01\n{END}", '5:12 every: "FREQ=DAILY" has no time'),
        (f"every: Monday 09:00\nfrom: soon\n{END}", '6:11 every: "soon" is no day'),
        (f"every: Monday 09:00\nfrom: 2026-02-30\n{END}", '6:11 every: "2026-02-30" is no day'),
        (f"every: Monday 09:00\nfrom: [2026-12-01]\n{END}", "6:11 wrong-type"),
        ("text: x\nevery: Monday 09:00\nfrom: 2026-12-01\ncount: many", '8:12 every: "many" is no number of times'),
        ("text: x\nevery: Monday 09:00\nfrom: 2026-12-01\ncount: [1]", "8:12 wrong-type"),
        (f"every: Monday 09:00\nfrom: 2027-12-01\n{END}", "5:12 every: it never comes back between"),
        ("text: x\nevery: day 09:00\nfrom: 2026-12-01\nuntil: 2029-01-01", "6:12 every: it would come back more than"),
        (f"every: Monday 09:00\nfrom: 2026-12-01\n{END}except: 2026-12-25", "9:13 every: the post does not come back"),
        (
            f"every: Monday 09:00\nfrom: 2026-12-01\n{END}moved: {{2026-12-25: 2026-12-26 09:00}}",
            "9:25 every: the post",
        ),
        (f"every: Monday 09:00\nfrom: 2026-12-01\n{END}moved: {{soon: 2026-12-26 09:00}}", '9:13 every: "soon" is no'),
        (f"every: Monday 09:00\nfrom: 2026-12-01\n{END}moved: {{2026-12-07: later}}", "9:25 date:"),
        (f"every: Monday 09:00\nfrom: 2026-12-01\n{END}moved: 2026-12-07", "9:12 every: write days with their new"),
        ("text: x\nevery: 31st of the month 09:00\nfrom: 2026-12-01\nuntil: 2027-12-31", "6:12 every: not every month"),
        (f"{GREEN}evergreen: x", "8:16 evergreen: write"),
        (f"{GREEN}evergreen: {{gap: 9 d}}", "8:16 evergreen: write"),
        (f"{GREEN}evergreen: {{gap: soon, wordings: [x]}}", "8:22 duration:"),
        (f"{GREEN}evergreen: {{gap: 9 d, wordings: [x], gp: 1}}", '8:42 unknown-key: "gp" is no key of an evergreen'),
        (f"{GREEN}evergreen: {{gap: 30 d, wordings: [x]}}\nfedi: {{text: y}}", "8:16 evergreen: the wordings are for"),
        (f"{END}evergreen: {{gap: 30 d, wordings: [y]}}", "7:16 evergreen: nothing says when it first goes out"),
        (
            "text: x\nat: 2026-12-01 09:00\nevergreen: {gap: 30 d, wordings: [x]}",
            "7:16 every: nothing says when it stops",
        ),
        (
            f"every: Monday 09:00\nfrom: 2026-12-01\n{END}evergreen: {{gap: 30 d, wordings: [y]}}",
            "9:16 evergreen: on 2026-12-21 the same words would come back after 14 days, and the gap is 30",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place_with_the_way_to_write_it(said, body, expected):
    assert any(line.startswith(expected) for line in said(body)), said(body)


def test_empty_lists_of_days_say_nothing(times):
    assert times(f"{BRIEFING}    moved:\n    except: []\n").keys() == times(BRIEFING).keys()


@pytest.mark.parametrize(
    ("every", "since", "day", "said"),
    [
        ("Sunday 02:30", "2027-03-21", "2027-03-28", 'never show 2027-03-28 02:30: give 2027-03-28 another time'),
        ("Sunday 02:30", "2026-10-18", "2026-10-25", 'twice: say which one is meant under "moved:", as {2026-10-25: "2026-10-25 02:30 +02:00"}'),
    ],
)  # fmt: skip
def test_a_time_that_clocks_never_or_twice_show_keeps_only_itself_out(campaign, every, since, day, said):
    from postdesk.words.findings import in_words

    body = f"  - {{id: news, every: {every}, from: {since}, count: 3, text: Hello}}\n"
    read = campaign(f"campaign: spring\naccounts: [fedi]\nposts:\n{body}")
    assert len(read.drafts) == 2
    (finding,) = read.findings
    assert finding.post == f"spring/news-{day}"
    assert said in in_words(finding)
    meant = campaign(
        f"campaign: spring\naccounts: [fedi]\nposts:\n{body}".replace(
            "text:", f'moved: {{{day}: "{day} 04:00"}}, text:'
        )
    )
    assert (meant.findings, len(meant.drafts)) == ((), 3)


def test_no_other_post_has_the_name_of_one_that_comes_back(campaign):
    own = "  - {id: briefing-2026-12-07, text: Mine, at: 2026-12-07 12:00}\n"
    head = "campaign: spring\naccounts: [fedi]\nposts:\n"
    for text in (f"{head}{own}  - id: briefing\n{BRIEFING}", f"{head}  - id: briefing\n{BRIEFING}{own}"):
        (finding,) = campaign(text).findings
        assert finding.rule == "repeated-id"


def test_a_post_goes_after_one_of_its_own_campaign_or_of_another(post):
    near = post("text: x\nafter: launch@fedi").after
    far = post("text: x\nafter: winter/launch@page + 1 h 30 min").after
    assert (near.ref, near.by) == ("spring/launch@fedi", timedelta())
    assert (far.ref, far.by) == ("winter/launch@page", timedelta(hours=1, minutes=30))


def test_a_day_as_a_spreadsheet_writes_it_is_that_day(times):
    assert times(BRIEFING.replace("2026-12-21", "2026-12-21 00:00:00")).keys() == times(BRIEFING).keys()
