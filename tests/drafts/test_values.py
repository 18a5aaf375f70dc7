from datetime import UTC, datetime, timedelta

import pytest

from postdesk.drafts.findings import Findings
from postdesk.drafts.values import Values
from postdesk.drafts.yaml_tree import Scalar
from postdesk.models import Media, Place, ThreadPart
from postdesk.words.findings import in_words

IN_TEXT = 'put the text in quotes or under "text: |"'


def test_a_post_is_read_as_it_is_written(post):
    draft = post("""
        at: 2026-12-18 09:00
        embargo: 2026-12-18 08:00
        latest: 2 h
        language: sr_Latn
        text: |

          Dobro došli.

          Drugi pasus.
        link: https://example.org/news
        hashtags: [MigrantsDay, '#ForMigrants', migrantsday]
        media:
          - file: media/hall.jpg
            alt: A full hall.
        thread: ["Second part.", Third part.]
        ignore: {too-close: agreed with the partner}
    """)
    assert draft.ref == "spring/gifts"
    assert draft.at.instant == datetime(2026, 12, 18, 8, tzinfo=UTC)
    assert draft.embargo.local == "2026-12-18 08:00"
    assert (draft.latest, draft.language) == (timedelta(hours=2), "sr-Latn")
    assert draft.text == "Dobro došli.\n\nDrugi pasus."
    assert draft.hashtags == ("MigrantsDay", "ForMigrants")
    (picture,) = draft.media
    place = Place("campaigns/spring.yaml", 17, 15)
    assert picture == Media("media/hall.jpg", "A full hall.", place, True, "media/hall.jpg", picture.head)
    assert (picture.head.kind.name, picture.head.width, picture.name) == ("JPEG", 40, "hall.jpg")
    assert draft.thread == (ThreadPart("Second part."), ThreadPart("Third part."))
    assert draft.ignore == {"too-close": "agreed with the partner"}


def test_who_sees_a_post_is_said_or_left_to_the_account(post):
    assert post("text: x\nvisibility: unlisted").visibility == "unlisted"
    assert post("text: x\nvisibility:").visibility == ""


def test_what_is_merely_unusual_works(post):
    draft = post("""
        at: NEXT
        text: 10:30
        accounts: fedi, page
        hashtags: "#One #Two"
        media: media/hall.jpg
        thread: no
        link:
        language:
        ignore:
    """)
    assert (draft.at, draft.text, draft.accounts) == (None, "10:30", ("fedi", "page"))
    assert (draft.hashtags, draft.thread, draft.link) == (("One", "Two"), (ThreadPart("no"),), "")
    assert [(medium.file, medium.alt) for medium in draft.media] == [("media/hall.jpg", "")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("text: [a, b]", "5:11 wrong-type: a text is wanted here, and this is a list: " + IN_TEXT),
        ("text: {a: b, c: d}", "5:11 wrong-type: a text is wanted here, and this is a mapping: " + IN_TEXT),
        ("text: x\nthread:\n  - Note: this", '7:9 second-colon: "Note:" reads as a key here: ' + IN_TEXT),
        ("text: x\nthread: [a, '']", "6:17 empty-text: this part of the thread is empty"),
        ("text: x\nthread: [{text: ''}]", "6:14 empty-text: this part of the thread is empty"),
        ("text: x\nthread: [{media: media/hall.jpg}]", "6:14 empty-text: this part of the thread is empty"),
        (
            "text: x\nthread: [{text: a, medai: b}]",
            '6:24 unknown-key: "medai" is no key of a part of a thread: did you mean "media"?',
        ),
        (
            "text: x\nvisibility: friends",
            '6:17 visibility: "friends" is nobody who could see it: write public, unlisted',
        ),
        ("text: x\nlanguage: in English", '6:15 language: "in English" is no language tag: write one like en'),
        ("text: x\nat: 2026-12-18", '6:9 date: "2026-12-18" has no time: write "2026-12-18 09:00"'),
        ("text: x\nembargo: next", '6:14 date: "next" is not a date with a time'),
        ("text: x\nembargo: [2026-12-18]", "6:14 wrong-type: a text is wanted here"),
        ("text: x\nat:", '6:8 date: "" is not a date with a time'),
        ("text: x\nat: [next]", "6:9 wrong-type: a text is wanted here"),
        ("text: x\nat: 2026-03-29 02:30", "6:9 clock-change: clocks in Europe/Podgorica never show 2026-03-29 02:30"),
        ("text: x\nat: 2026-12-18 09:00 Europe/Podgorcia", 'did you mean "Europe/Podgorica"?'),
        ("text: x\nlatest: soon", '6:13 duration: "soon" is not a length of time'),
        ("text: x\naccounts: [fedi, mastdon]", '6:22 unknown-account: "mastdon" is no account of this desk: desk.toml'),
        ("text: x\naccounts: []", '6:15 missing-key: no account is named here: write "accounts: [name]"'),
        ("text: x\naccounts: [fedy]", '6:16 unknown-account: "fedy" is no account of this desk: did you mean "fedi"?'),
        ("text: x\naccounts: [linkedin]", 'is no account of this desk: did you mean "page"?'),
        ("text: x\nhashtags: [two words]", '6:16 wrong-type: "two words" is not one hashtag: write one word for each'),
        ("text: x\nhashtags: ['#']", "6:16 wrong-type: this hashtag is empty"),
        ("text: x\nhashtags: [[a]]", "6:16 wrong-type: a text is wanted here, and this is a list"),
        ("text: x\nmedia: [{alt: words}]", '6:13 missing-key: which picture? Write "file: media/name.jpg"'),
        ("text: x\nmedia: [{file: '', alt: words}]", "6:13 missing-key: which picture?"),
        ("text: x\nmedia: [{file: media/hall.jpg, atl: w}]", '6:36 unknown-key: "atl" is no key of a picture: did you'),
        (
            "text: x\nmedia: [{file: media/hall.jpg, fit: never}]",
            '6:41 yes-or-no: "never" is neither yes nor no: write',
        ),
        ("text: x\nmedia: ['']", "6:13 missing-key: which picture?"),
        ("text: x\nmedia: [[a]]", "6:13 wrong-type: a text is wanted here"),
        ("text: x\nignore: [alt-text]", '6:13 ignore-reason: say why each rule is ignored: "ignore: {rule: reason}"'),
        ("text: x\nignore: {alt-text: }", '6:24 ignore-reason: say why alt-text is ignored: "alt-text: reason"'),
        ("text: x\nlnk: y", '6:5 unknown-key: "lnk" is no key of a post: did you mean "link"?'),
        ("text: x\nfavourite: y", '6:5 unknown-key: "favourite" is no key of a post: it takes id, at, accounts'),
    ],
)
def test_what_a_value_cannot_mean_is_told_at_its_place(said, body, expected):
    assert any(expected in line for line in said(body))


@pytest.mark.parametrize("written", ["my post", "a/b", "a@b", "''"])
def test_a_name_can_stand_in_a_ref(campaign, written):
    read = campaign(f"campaign: spring\naccounts: [fedi]\nposts:\n  - id: {written}\n    text: x\n")
    (finding,) = read.findings
    assert (finding.rule, finding.place.line, finding.place.column) == ("bad-name", 4, 9)
    assert "use letters, digits and hyphens" in in_words(finding)
    assert read.drafts == ()


@pytest.mark.parametrize("key", ["campaign", "id"])
@pytest.mark.parametrize("name", ["..", "a..b", "a\\b", '"a\\x07b"', "a\u202eb", "д" * 101])
def test_a_name_is_never_a_way_nor_longer_than_a_files(campaign, key, name):
    said = {"campaign": "spring", "id": "gifts"} | {key: name}
    read = campaign(f"campaign: {said['campaign']}\naccounts: [fedi]\nposts:\n  - id: {said['id']}\n    text: x\n")
    assert "bad-name" in {finding.rule for finding in read.findings}
    assert all(len(in_words(finding)) < 200 for finding in read.findings)


def test_names_in_any_script_are_names(campaign):
    for name in ("दिन", "دان", "می‌خواهم", "ДанМиграната", "day:1", "dan_1"):
        assert campaign(f"campaign: {name}\naccounts: [fedi]\nposts: [{{id: '{name}', text: x}}]\n").findings == ()


def test_a_shortcode_that_is_none_is_a_warning_that_the_desk_may_change(campaign, house):
    read = campaign("campaign: spring\naccounts: [fedi]\nposts: [{id: a, text: 'Well :tda: :tada:'}]")
    (finding,) = read.findings
    assert (finding.severity.value, finding.rule, finding.post) == ("warning", "shortcode", "spring/a")
    assert in_words(finding) == ":tda: is no emoji and stays as it is: did you mean :tada:?"
    assert read.drafts[0].text == "Well :tda: 🎉"


def test_a_shortcode_that_is_none_stays_as_it_is_where_the_desk_does_not_want_to_hear_of_it(house):
    findings = Findings("spring.yaml", {"shortcode": "off"})
    assert Values(house, findings).text(Scalar("Well :tda: :tada:", 1, 1)) == "Well :tda: 🎉"
    assert not findings


def test_a_part_of_a_thread_has_pictures_of_its_own(post):
    draft = post("""
        text: x
        thread:
          - One.
          - {text: Two., media: [media/hall.jpg, {file: media/hall.jpg, alt: Again.}]}
    """)
    one, two = draft.thread
    assert (one, two.text) == (ThreadPart("One."), "Two.")
    assert [(media.part, media.alt) for media in two.media] == [(2, ""), (2, "Again.")]


def test_a_card_can_be_left_out_and_answers_and_quotes_are_said_for_an_account(post):
    draft = post("""
        text: x
        card: off
        fedi: {reply: https://example.social/@a/1, quote: https://example.social/@a/2, card: on}
    """)
    wording = draft.wordings["fedi"]
    assert (draft.card, draft.reply, draft.quote) == (False, "", "")
    assert (wording.card, wording.reply[-1], wording.quote[-1]) == (True, "1", "2")
