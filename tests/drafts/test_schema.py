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

    shapes = Values(house, Findings("spring.yaml", {})).shapes
    for key in (*CAMPAIGN, *POST, *MEDIA):
        assert key.about.endswith((".", "}"))
        assert key.shape in shapes
    assert schema()["properties"]["title"]["description"] == "The campaign's title in words, for reports."


def test_with_a_desk_only_its_accounts_are_known(house):
    post = schema(house)["properties"]["posts"]["items"]
    assert post["properties"]["accounts"]["oneOf"][0]["items"] == {"enum": ["fedi", "page"]}
    assert set(post["properties"]) == names(POST) | {"fedi", "page"}
    assert post["additionalProperties"] is False
