"""`[signers]` and `approval` in desk.toml: how many sign; and that there are as many."""

import pytest

from postdesk.errors import SettingsError
from postdesk.networks import SHELF
from postdesk.settings import load
from stage.colleagues import PEOPLE


@pytest.fixture
def signatures(desk):
    def read(approval='"optional"', signers="", people=PEOPLE):
        after = f"{people}\n[signers]\n{signers}\n[rules]"
        root = desk("[desk]", f"[desk]\napproval = {approval}")
        path = root / "campaigns" / "desk.toml"
        path.write_text(path.read_text("utf-8").replace("[rules]", after), encoding="utf-8")
        return load(root, SHELF).signatures

    return read


@pytest.mark.parametrize(
    ("approval", "least"),
    [('"optional"', 0), ('"required"', 1), ('"two"', 2), ("0", 0), ("1", 1), ("2", 2)],
)
def test_approval_is_a_word_or_a_number(signatures, approval, least):
    assert signatures(approval).least == least


def test_an_account_and_a_campaign_ask_for_more(signatures):
    wanted = signatures("1", '"@fedi" = 2\n"vote-2026/" = 2')
    assert [wanted.of("spring", "x"), wanted.of("spring", "fedi"), wanted.of("vote-2026", "x")] == [1, 2, 2]


@pytest.mark.parametrize(
    ("approval", "signers", "people", "says"),
    [
        ("3", "", PEOPLE, 'desk.toml:2: "approval" wants a text'),
        ("true", "", PEOPLE, 'desk.toml:2: "approval" wants a text'),
        ("1", "fedi = 2", PEOPLE, '"fedi" is neither an account nor a campaign: write "@fedi" = 2 or "spring/" = 2'),
        ("1", '"@" = 2', PEOPLE, '"@" is neither an account nor a campaign'),
        ("1", '"/" = 2', PEOPLE, '"/" is neither an account nor a campaign'),
        ("1", '"@fedo" = 2', PEOPLE, 'fedo is no account: did you mean "fedi"?'),
        ("1", '"@fedi" = 3', PEOPLE, '"@fedi" wants how many people sign: write "@fedi" = 2, or 1'),
        ("1", '"@fedi" = 0', PEOPLE, '"@fedi" wants how many people sign'),
        ("1", '"@fedi" = "two"', PEOPLE, '"@fedi" wants how many people sign'),
        ("2", "", "", "desk.toml:2: two people sign, so [people] names two who may"),
        ("0", '"@fedi" = 2', '[people]\nana = "approve"\nben = "draft"', "two people sign, so [people] names two"),
        ("1", "", '[people]\nana = "draft"', "desk.toml:2: somebody has to sign, and nobody in [people] may"),
        ("0", '"@fedi" = 1', '[people]\nana = "draft"', "somebody has to sign, and nobody in [people] may"),
    ],
)
def test_what_cannot_be_is_said(signatures, approval, signers, people, says):
    with pytest.raises(SettingsError) as told:
        signatures(approval, signers, people)
    assert says in str(told.value)
