import pytest
import yaml
from jsonschema import Draft7Validator

from postdesk.drafts.keys import CAMPAIGN, MEDIA, POST, WORDING
from postdesk.drafts.schema import schema
from postdesk.drafts.values import Values


def names(table):
    return {key.name for key in table}


def test_the_schema_knows_what_the_reader_knows():
    described = schema()
    post = described["properties"]["posts"]["items"]
    assert set(described["properties"]) == names(CAMPAIGN)
    assert set(post["properties"]) == names(POST)
    assert set(post["additionalProperties"]["properties"]) == names(WORDING)
    assert set(post["properties"]["media"]["oneOf"][0]["items"]["oneOf"][0]["properties"]) == names(MEDIA)
    assert described["additionalProperties"] is False
    assert described["required"] == ["campaign", "posts"]


def test_every_key_has_a_description_and_a_reader(house):
    from postdesk.drafts.findings import Findings

    values = Values(house, Findings("spring.yaml", {}))
    for key in (*CAMPAIGN, *POST, *MEDIA):
        assert key.about.endswith((".", "}"))
        assert callable(values.reader(key.shape))
    assert schema()["properties"]["title"]["description"] == "The campaign's title in words, for reports."


def test_with_a_desk_only_its_accounts_are_known(house):
    post = schema(house)["properties"]["posts"]["items"]
    assert post["properties"]["accounts"]["oneOf"][0]["items"]["enum"] == ["fedi", "page"]
    assert set(post["properties"]) == names(POST) | {"fedi", "page"}
    assert post["additionalProperties"] is False


SPRING = """\
campaign: spring
accounts: [fedi]
x-words: anything
posts:
  - id: doors
    at: 2026-12-18 09:00
    text: Doors open at six.
    media: [{file: a.jpg, alt: A door}, b.jpg]
    thread: [One, {text: Two, media: c.jpg}]
    visibility: unlisted
    ignore: {alt-text: It is an ornament}
    fedi: {text: Doors!, hashtags: A B}
  - {id: 7, at: next, accounts: fedi, hashtags: }
"""


def underlined(text, house):
    schema_of_desk = schema(house, {"alt-text": "Every picture says in words what it shows."})
    Draft7Validator.check_schema(schema_of_desk)
    errors = Draft7Validator(schema_of_desk).iter_errors(yaml.load(text, yaml.CBaseLoader))
    return sorted(".".join(map(str, error.absolute_path)) for error in errors)


def test_what_is_right_is_not_underlined(house):
    assert underlined(SPRING, house) == []


@pytest.mark.parametrize(
    ("right", "wrong", "where"),
    [
        ("campaign: spring\n", "", ""),
        ("campaign: spring", "campaign: a/b", "campaign"),
        ("    text: Doors", "    txet: Doors", "posts.0"),
        ("{file: a.jpg, alt: A door}", "{alt: A door}", "posts.0.media"),
        ("unlisted", "publik", "posts.0.visibility"),
        ("alt-text: It", "alt-txt: It", "posts.0.ignore"),
        ("alt-text: It is an ornament", 'alt-text: ""', "posts.0.ignore.alt-text"),
        ("fedi: {text: Doors!, hashtags: A B}", "fedi: {txt: Doors!}", "posts.0.fedi"),
        ("fedi: {text", "feddi: {text", "posts.0"),
        ("accounts: [fedi]", "accounts: [fedy]", "accounts"),
        ("id: 7, ", "", "posts.1"),
    ],
)
def test_what_the_reader_refuses_is_underlined_where_it_stands(house, right, wrong, where):
    from postdesk.drafts.findings import Findings
    from postdesk.drafts.reading import read_text

    text = SPRING.replace(right, wrong)
    assert where in underlined(text, house)
    findings = Findings("spring.yaml", {})
    read_text(text, findings, house, {})
    assert len(findings.sorted()) > (2 if "alt-txt" not in wrong else 1)


def test_without_a_desk_every_account_and_every_rule_may_stand():
    described = schema()
    Draft7Validator.check_schema(described)
    ignore = described["properties"]["ignore"]
    assert ignore["additionalProperties"] == {"type": "string", "minLength": 1}
