import pytest

from postdesk.cli.findings import line
from postdesk.drafts import read_campaign
from postdesk.drafts.findings import Findings
from postdesk.models import Place, Severity, Wording
from postdesk.words.findings import in_words

GOOD = "campaign: {name}\naccounts: [fedi]\nposts: [{{id: gifts, text: Hello}}]\n"


def rules(read):
    return [f"{finding.place.line}:{finding.place.column} {finding.rule}" for finding in read.findings]


def test_a_campaign_gives_its_posts_what_they_do_not_say(campaign):
    read = campaign("""
        campaign: spring
        title: Spring   in the
          valley
        accounts: [fedi, page]
        hashtags: [Spring, Valley]
        language: fr
        link: https://example.org
        latest: 1 h
        ignore: {too-close: a campaign day}
        posts:
          - id: one
            text: First
            hashtags: [valley, River]
          - id: two
            text: Second
            accounts: [page]
            language: en
            link:
            latest: 2 d
            ignore: {alt-text: drawn on purpose}
    """)
    one, two = read.drafts
    assert (read.findings, read.campaign, read.title) == ((), "spring", "Spring in the valley")
    assert (one.accounts, one.hashtags, one.language) == (("fedi", "page"), ("Spring", "Valley", "River"), "fr")
    assert (one.link, one.latest.total_seconds()) == ("https://example.org", 3600)
    assert one.place("link") == Place("campaigns/spring.yaml", 8, 7)
    assert (two.accounts, two.language, two.link, two.latest.days) == (("page",), "en", "", 2)
    assert two.ignore == {"too-close": "a campaign day", "alt-text": "drawn on purpose"}
    assert two.place("link").line == 19


def test_without_a_language_the_desks_holds(post):
    assert post("text: Hello").language == "en"


def test_a_wording_replaces_what_it_names(post):
    draft = post("""
        text: For all
        hashtags: [One]
        fedi:
          text: For one
          hashtags: []
    """)
    assert draft.wordings == {"fedi": Wording(text="For one", hashtags=())}
    assert draft.place("text", "fedi") == Place("campaigns/spring.yaml", 8, 13)
    assert draft.place("text", "page") == Place("campaigns/spring.yaml", 5, 11)
    assert draft.place("media", "fedi") == Place("campaigns/spring.yaml", 4, 9)


def test_a_post_may_speak_in_wordings_alone(post):
    assert post("fedi: {text: Only here}").text == ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("at: next", "4:9 empty-text: the post has no text: write it under"),
        ("text: ''", "5:11 empty-text: the post has no text"),
        ("text: x\nfedi: {text: ''}", "6:18 empty-text: the text for fedi is empty"),
        ("text: x\nfedi: shorter", '6:11 wrong-type: put what differs for fedi below it: "fedi: {text: …}"'),
        ("text: x\nfedi: {at: next}", '6:12 unknown-key: "at" is no key of fedi\'s wording: it takes text'),
        ("text: x\npage: {text: y}", "6:11 unused-wording: the post does not go to page"),
    ],
)
def test_what_a_post_lacks_is_told(said, body, expected):
    (line,) = said(body)
    assert line.startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1 empty-file"]),
        ("# a note\n", ["1:1 empty-file"]),
        ("---\n", ["1:1 empty-file"]),
        ("- a\n- b\n", ["1:1 not-a-mapping"]),
        ("just words", ["1:1 not-a-mapping"]),
        ("campaign: x", ["1:1 missing-key"]),
        ("accounts: [fedi]\nposts: []", ["1:1 missing-key"]),
        ("campaign: x\nposts: [{id: a, text: b}]", ["2:14 missing-key"]),
        ("campaign: x\naccounts: [fedi]\nposts: [words]", ["3:9 wrong-type"]),
        ("campaign: x\naccounts: [fedi]\nposts: [{text: b}]", ["3:9 missing-key"]),
        ("campaign: x\nacounts: [fedi]\nposts: []", ["2:1 unknown-key"]),
        ("campaign: x\nx-common: {any: [thing]}\nposts:", []),
    ],
)
def test_what_a_file_lacks_is_told(campaign, text, expected):
    read = campaign(text)
    assert rules(read) == expected
    assert read.drafts == ()


def test_an_id_is_used_once(campaign):
    read = campaign(
        "campaign: x\naccounts: [fedi]\nposts:\n- {id: a, text: b}\n- {id: b, text: b}\n- {id: a, text: b}\n"
    )
    (finding,) = read.findings
    assert line(finding) == (
        'campaigns/spring.yaml:6:8: error: the id "a" is already used in line 4: change one (x/a) [repeated-id]'
    )
    assert finding.post == "x/a"


def test_a_post_repeated_by_reference_repeats_its_id(campaign):
    read = campaign("campaign: x\naccounts: [fedi]\nposts:\n- &a {id: a, text: b}\n- *a\n")
    assert rules(read) == ["4:11 repeated-id"]


def test_a_campaign_has_one_file(house):
    taken = {}
    for name in ("a.yaml", "b.yaml"):
        (house.campaigns / name).write_text(GOOD.format(name="spring"))
    assert read_campaign(house.campaigns / "a.yaml", house, taken).findings == ()
    assert read_campaign(house.campaigns / "a.yaml", house, taken).findings == ()
    (finding,) = read_campaign(house.campaigns / "b.yaml", house, taken).findings
    assert in_words(finding) == 'the campaign "spring" is already in campaigns/a.yaml: give one of the two another name'
    assert read_campaign(house.campaigns / "b.yaml", house).findings == ()


def test_every_finding_of_a_file_is_told_from_top_to_bottom(campaign):
    read = campaign("""
        campaign: spring
        titel: Spring
        accounts: [fedi, nobody]
        posts:
          - id: one
            at: 2026-02-30 09:00
            text: Join us #IOM
          - id: two
            text: ":nosuchthing:"
            media: [media/none.jpg]
    """)
    assert rules(read) == [
        "3:1 unknown-key",
        "4:18 unknown-account",
        "7:9 date",
        "8:19 swallowed-hashtag",
        "10:11 shortcode",
        "11:13 media-missing",
    ]
    assert [finding.post for finding in read.findings][-2:] == ["spring/two", "spring/two"]


def test_the_house_weighs_warnings_and_errors_stay(house):
    for weight, expected in (("off", []), ("error", [Severity.ERROR]), ("warning", [Severity.WARNING])):
        findings = Findings("spring.yaml", {"shortcode": weight, "date": "off"})
        findings.warning("shortcode", 1, 1, "…")
        assert [finding.severity for finding in findings.sorted()] == expected
    findings = Findings("spring.yaml", {"date": "off"})
    findings.error("date", 1, 1, "…")
    assert findings.sorted()[0].severity is Severity.ERROR


def test_the_sentence_an_officer_reads(campaign):
    text = "\n" * 6 + "campaign: spring\naccounts: [fedi]\nposts:\n  - id: a\n    text: Join us #IOM\n"
    (finding,) = campaign(text).findings
    assert line(finding) == (
        'campaigns/spring.yaml:11:19: error: "#IOM" is a comment to YAML and would vanish: '
        'put the text in quotes or under "text: |" (spring/a) [swallowed-hashtag]'
    )
