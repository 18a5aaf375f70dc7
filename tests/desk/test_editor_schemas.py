"""What editors know of a desk follows its accounts."""

import json

from postdesk.desk.editor_schemas import OF_CAMPAIGNS, campaign_schema, renew_schemas
from postdesk.desk.new_desk import init

MORE = '\n[accounts.fedi]\nnetwork = "mastodon"\nserver = "https://example.social"\n'


def accounts(root):
    described = json.loads((root / OF_CAMPAIGNS).read_bytes())
    return described["properties"]["accounts"]["oneOf"][1]["enum"]


def test_an_account_that_comes_is_known_at_once(tmp_path):
    init(tmp_path)
    settings = tmp_path / "campaigns" / "desk.toml"
    settings.write_text(settings.read_text("utf-8") + MORE, "utf-8")
    renew_schemas(tmp_path)
    assert accounts(tmp_path) == ["rehearsal", "fedi"]


def test_a_desk_without_schemas_gets_none_unasked(tmp_path):
    init(tmp_path)
    (tmp_path / OF_CAMPAIGNS).unlink()
    renew_schemas(tmp_path)
    assert not (tmp_path / OF_CAMPAIGNS).exists()


def test_settings_that_nobody_can_mean_keep_the_old_ones(tmp_path):
    init(tmp_path)
    (tmp_path / "campaigns" / "desk.toml").write_text("nonsense", "utf-8")
    renew_schemas(tmp_path)
    assert accounts(tmp_path) == ["rehearsal"]


def test_every_rule_is_offered_with_what_it_asks_for():
    rules = campaign_schema()["properties"]["ignore"]["properties"]
    assert rules["alt-text"]["description"] == "Every picture says in words what it shows."
    assert [name for name, said in rules.items() if not said["description"].endswith((".", "?"))] == []
