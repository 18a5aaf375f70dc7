"""What the campaign files ask for, frozen as it will be sent."""

import hashlib
from datetime import timedelta

import pytest

from postdesk import queue
from postdesk.desk import Desk
from postdesk.errors import SettingsError
from postdesk.models import Attachment
from postdesk.queue.wanted import asked, next_slot
from postdesk.words.findings import in_words
from stage.desks import LINKEDIN, SETTINGS, SPRING, lay
from stage.life import NOON
from stage.pictures import jpeg


@pytest.fixture
def asks(tmp_path, clock):
    """What a desk with these settings and files asks for, and its findings."""

    def ask(settings=SETTINGS, **files):
        return asked(Desk.open(lay(tmp_path, settings, **files), clock).house)

    return ask


def test_every_draft_is_wanted_once_on_each_of_its_accounts(asks):
    findings, ask = asks(spring=SPRING.replace("[fedi]", "[fedi, bsky]").replace("next", "2026-11-25 09:00"))
    assert findings == []
    assert [wanted.ref for wanted in ask.wanted] == [
        "spring/doors@fedi",
        "spring/doors@bsky",
        "spring/tea@fedi",
        "spring/tea@bsky",
    ]
    assert {wanted.network for wanted in ask.wanted} == {"mastodon", "bluesky"}
    assert "spring" in ask.campaigns


def test_a_wanted_post_carries_all_that_is_sent(asks, tmp_path):
    _, ask = asks(page=LINKEDIN)
    (wanted,) = ask.wanted
    payload = wanted.payload
    assert (payload.network, payload.account) == ("linkedin", "linkedin")
    assert payload.texts == ("Врата су отворена. #ОтворенаВрата\n\nhttps://example.org/hall",)
    assert (payload.link, payload.language) == ("https://example.org/hall", "sr")
    assert payload.media == (
        Attachment(
            "media/hall.jpg",
            "The hall with its lamps lit.",
            len(jpeg()),
            hashlib.sha256(jpeg()).hexdigest(),
            type="image/jpeg",
            width=40,
            height=20,
        ),
    )


def test_a_picture_that_breaks_off_keeps_its_draft_out_and_is_told_with_its_place(tmp_path, clock):
    """Its head is whole, so `check` has nothing to say."""
    house = Desk.open(lay(tmp_path, page=LINKEDIN, spring=SPRING), clock).house
    (house.campaigns / "media/hall.jpg").write_bytes(jpeg()[:-60])
    (finding,), ask = asked(house)
    assert [wanted.campaign for wanted in ask.wanted] == ["spring", "spring"]
    assert (str(finding.place), finding.network, finding.post) == ("campaigns/page.yaml:10:20", "linkedin", "page/hall")
    assert in_words(finding) == "media/hall.jpg is damaged: save it again"


def test_a_content_warning_is_sent_and_its_absence_changes_no_hash(asks):
    _, ask = asks(spring=SPRING.replace("    text: Doors", "    warning: Crowds\n    text: Doors"))
    doors, tea = ask.wanted
    assert doors.payload.warning == "Crowds"
    assert b'"warning":"Crowds"' in doors.payload.encoded()
    assert b"warning" not in tea.payload.encoded()


def test_the_hashtags_are_those_the_network_will_link_each_once(asks):
    text = 'Welcome. #SpringTogether, again #SpringTogether, and in "#42" nothing is linked.'
    _, ask = asks(spring=SPRING.replace("Doors open at six.", f"'{text}'"))
    assert ask.wanted[0].payload.hashtags == ("SpringTogether",)


def test_a_post_without_a_time_waits_for_a_slot_and_one_with_a_time_has_it(asks):
    _, ask = asks(spring=SPRING)
    doors, tea = ask.wanted
    assert doors.slot.local == "2026-11-24 09:00"
    assert tea.slot is None
    assert ask.next_slot("fedi", NOON, set()).local == "2026-11-24 10:00"


def test_how_late_it_may_be_is_the_posts_own_or_the_houses(asks):
    _, ask = asks(spring=SPRING.replace("    text: Doors", "    latest: 30 min\n    text: Doors"))
    assert [wanted.latest for wanted in ask.wanted] == [timedelta(minutes=30), timedelta(hours=2)]


def test_an_account_by_hand_says_so(asks):
    _, ask = asks(SETTINGS, page=LINKEDIN, spring=SPRING)
    assert {wanted.ref: wanted.by_hand for wanted in ask.wanted} == {
        "page/hall@linkedin": True,
        "spring/doors@fedi": False,
        "spring/tea@fedi": False,
    }


def test_a_draft_with_an_error_is_not_asked_for(asks):
    findings, ask = asks(spring=SPRING, page=LINKEDIN.replace("2026-11-24 09:00", "2026-11-31 09:00"))
    assert [finding.place.path for finding in findings] == ["campaigns/page.yaml"]
    assert [wanted.ref for wanted in ask.wanted] == ["spring/doors@fedi", "spring/tea@fedi"]
    assert (ask.faulty, ask.broken, ask.unread) == ({("page", "hall")}, set(), False)


def test_a_file_with_an_error_of_its_own_asks_for_nothing(asks):
    _, ask = asks(spring=SPRING.replace("campaign: spring", "campaign: spring\nacounts: [fedi]"), page=LINKEDIN)
    assert ([wanted.campaign for wanted in ask.wanted], ask.broken) == (["page"], {"spring"})
    assert (ask.lost("spring", "doors"), ask.lost("winter", "ball")) == (False, True)


def test_only_the_files_named_may_withdraw(tmp_path, clock):
    house = Desk.open(lay(tmp_path, spring=SPRING, page=LINKEDIN), clock).house
    _, ask = asked(house, [house.campaigns / "page.yaml"])
    assert ask.campaigns - {""} == {"page"}


def test_an_account_without_slots_is_named_though_its_rule_is_off(asks, log):
    """`[rules] no-slots = "off"` silences the check; the queue still cannot invent a time."""
    without = SETTINGS.replace('fedi = ["Tue 10:00", "Thu 10:00"]', "")
    findings, ask = asks(f'{without}\n[rules]\nno-slots = "off"\n', spring=SPRING)
    assert findings == []
    with pytest.raises(
        SettingsError, match=r"^fedi: there is no free slot: give the account weekly slots under \[slots\]"
    ):
        queue.apply(log, ask, "Ana", NOON)


def test_the_next_slot_is_one_that_no_post_has(tmp_path, clock):
    house = Desk.open(lay(tmp_path), clock).house
    tuesday = next_slot(house, "fedi", NOON, set())
    thursday = next_slot(house, "fedi", NOON, {tuesday.instant})
    assert (tuesday.local, thursday.local) == ("2026-11-24 10:00", "2026-11-26 10:00")


GOOD = "  - {id: doors, at: 2026-11-24 09:00, text: Doors open at six.}\n"
HEAD = "campaign: spring\naccounts: [fedi]\nposts:\n"


@pytest.mark.parametrize(
    "bad",
    [
        "  - {id: tea, at: 2026-11-25 09:00, text: Tea., text: Coffee.}\n",
        "  - id: tea\n    at: 2026-11-25 09:00\n    text: Tea is ready #Tea for all\n",
        '  - {id: tea, at: 2026-11-25 09:00, text: "Tea\\u0007"}\n',
        "  - {id: tea, at: 2026-11-25 09:00, text: Tea., hashtags: ['“Tea”']}\n",
    ],
)
def test_an_error_of_the_format_in_a_post_keeps_that_post_out_and_no_other(asks, bad):
    for file in (HEAD + GOOD + bad, HEAD + bad + GOOD):
        findings, ask = asks(spring=file)
        assert {finding.post for finding in findings if finding.severity.name == "ERROR"} == {"spring/tea"}
        assert [wanted.ref for wanted in ask.wanted] == ["spring/doors@fedi"]
        assert (ask.faulty, ask.campaigns) == ({("spring", "tea")}, {"spring"})


@pytest.mark.parametrize(
    "bad",
    [
        "  - {at: 2026-11-25 09:00, text: Tea.}\n",
        "  - {id: a/b, at: 2026-11-25 09:00, text: Tea.}\n",
        "  - just words\n",
    ],
)
def test_where_the_id_of_a_post_cannot_be_told_the_others_are_wanted_and_nothing_of_the_campaign_is_gone(asks, bad):
    findings, ask = asks(spring=HEAD + GOOD + bad)
    assert [finding.named for finding in findings] == [""]
    assert [wanted.ref for wanted in ask.wanted] == ["spring/doors@fedi"]
    assert ask.campaigns == set()
    assert ask.in_fault("spring", "tea")
    assert not ask.lost("spring", "tea")


@pytest.mark.parametrize(
    "file",
    [
        HEAD + GOOD + "  - {id: tea, id: coffee, at: 2026-11-25 09:00, text: Tea.}\n",
        HEAD + GOOD + "accounts: [bsky]\n",
        "{campaign: spring, accounts: [fedi],\nposts: [{id: a, at: 2026-11-24 09:00, text: A}],\ntitle: A, title: B}\n",
        "campaign: spring\naccounts: [fedi]\nposts: [{id: a, at: 2026-11-25 09:00, text: A, text: B}, {id: b, text: C}]\n",
    ],
)
def test_where_it_is_not_sure_which_post_is_meant_none_of_the_file_is_wanted(asks, file):
    findings, ask = asks(spring=file)
    assert any(finding.post == "" for finding in findings)
    assert [*ask.wanted] == []


TORN = '  - id: tea\n    at: 2026-11-25 09:00\n    text: "Tea is ready\n'


def test_a_draft_that_cannot_be_read_keeps_itself_out_and_what_the_file_lacks_is_not_gone(asks):
    for file in (HEAD + GOOD + TORN, HEAD + TORN + GOOD):
        findings, ask = asks(spring=file)
        assert [(finding.rule, finding.post) for finding in findings] == [("yaml", "spring/tea")]
        assert [wanted.ref for wanted in ask.wanted] == ["spring/doors@fedi"]
        assert (ask.campaigns, ask.lost("spring", "coffee")) == (set(), False)
        assert ask.in_fault("spring", "tea")


def test_queued_posts_of_a_torn_draft_wait_and_the_others_go_on(asks, log):
    queue.apply(log, asks(spring=HEAD + GOOD + TORN.replace("ready", 'ready"'))[1], "Ana", NOON)
    broken = queue.apply(log, asks(spring=HEAD + GOOD + TORN)[1], "Ana", NOON)
    assert [change.ref for change in broken.waiting] == ["spring/tea@fedi"]
    assert [change.ref for change in broken.unchanged] == ["spring/doors@fedi"]
    mended = queue.apply(log, asks(spring=HEAD + GOOD + TORN.replace("ready", 'ready"'))[1], "Ana", NOON)
    assert (broken.withdrawn, [change.ref for change in mended.changed]) == ((), ["spring/tea@fedi"])


def test_a_campaign_of_which_nothing_can_be_asked_for_waits_though_its_file_alone_was_named(tmp_path, clock, log):
    house = Desk.open(lay(tmp_path, spring=HEAD + GOOD), clock).house
    queue.apply(log, asked(house)[1], "Ana", NOON)
    file = house.campaigns / "spring.yaml"
    file.write_text(HEAD + GOOD + "accounts: [bsky]\n")
    plan = queue.apply(log, asked(house, [file])[1], "Ana", NOON)
    assert ([change.ref for change in plan.waiting], plan.withdrawn) == (["spring/doors@fedi"], ())


@pytest.mark.parametrize("torn", [HEAD + GOOD + TORN, HEAD + TORN, HEAD + "- {"])
def test_a_draft_that_may_stand_in_a_torn_file_is_not_gone_for_another_file(tmp_path, clock, torn):
    house = Desk.open(lay(tmp_path, spring=torn, page=LINKEDIN), clock).house
    _, ask = asked(house, [house.campaigns / "page.yaml"])
    assert not ask.lost("spring", "tea")
