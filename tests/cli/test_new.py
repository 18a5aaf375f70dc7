"""`postdesk new`: a campaign to fill in, or drafted from a text, of which a person reads every post."""

import json

import pytest

from stage.releases import SETTINGS, Officer

RELEASE = """\
New ferry links island clinics

14 March 2025

Port Alma – A ferry with two examination rooms began its weekly round of the Cassia Islands today.
It carries nurses, vaccines and a laboratory to 14 villages that have no doctor at all.

“Today the clinic came to us,” said Mara Ellison, head teacher on Little Cassia.

The Coastal Health Trust (CHT) pays for the ferry, which will reach 23,000 people in its first year.

For more information, please contact Livia Marsh, +44 20 7946 0123, livia@harbour.example
"""


@pytest.fixture
def officer(tmp_path):
    return Officer(tmp_path)


def test_an_empty_campaign_is_a_file_to_fill_in(officer):
    assert officer("new", "spring") == "wrote campaigns/spring.yaml\nFill it in, then: postdesk check\n"
    assert "id: first" in officer.campaign("spring")
    assert [rule for rule, _, _, _ in officer.findings()] == ["empty-text"]
    filled = officer.campaign("spring").replace("text: |\n", "text: |\n      Doors open at six.\n", 1)
    (officer.root / "campaigns" / "spring.yaml").write_text(filled, encoding="utf-8")
    assert officer.findings() == []


def test_a_release_becomes_proposals_that_wait_for_a_person(officer):
    said = officer("new", "ferry", "--from", officer.file("release.txt", RELEASE))
    assert "Proposed: lead (linkedin, fedi, bsky, x); quote" in said
    written = officer.campaign("ferry")
    assert "proposal: release.txt:1\n" in written
    assert "— Mara Ellison, head teacher on Little Cassia" in written
    assert "hashtags: [CHT]" in written
    assert "Marsh" not in written
    open_posts = {post for rule, severity, post, _ in officer.findings() if (rule, severity) == ("proposal", "error")}
    assert {post.partition("@")[0] for post in open_posts} >= {"ferry/lead", "ferry/quote", "ferry/figures"}
    assert "Drafts with errors stay out of the queue" in officer("queue", "--yes", code=1)
    assert officer("list") == "No posts.\n"


def test_a_line_taken_away_accepts_a_proposal(officer):
    officer("new", "ferry", "--from", officer.file("release.txt", RELEASE))
    path = officer.root / "campaigns" / "ferry.yaml"
    accepted = path.read_text(encoding="utf-8").replace("    proposal: release.txt:1\n", "", 1)
    path.write_text(accepted, encoding="utf-8")
    assert not any(post.startswith("ferry/lead") for rule, _, post, _ in officer.findings() if rule == "proposal")


def test_explaining_writes_nothing(officer):
    told = officer.explain(officer.file("release.txt", RELEASE))
    assert [path.name for path in (officer.root / "campaigns").iterdir()] == ["desk.toml"]
    assert not (officer.root / ".postdesk" / "paragraphs.json").exists()
    assert (told["title"], told["date"], told["place"], told["language"]) == (
        "New ferry links island clinics", "2025-03-14", "Port Alma", "en",
    )  # fmt: skip
    assert [(line["line"], line["kept"], line["why"]) for line in told["lines"]][:4] == [
        (1, True, "title"), (2, False, "blank"), (3, True, "date"), (4, False, "blank"),
    ]  # fmt: skip
    assert told["lines"][-1]["why"] == "contact"
    assert told["quotes"] == [{"speaker": "Mara Ellison", "text": "“Today the clinic came to us,”", "line": 8}]
    assert told["hashtags"] == ["CHT"]
    assert {"id", "accounts", "text", "lines"} <= told["posts"][0].keys()


def test_explaining_to_people(officer):
    said = officer("new", "--from", officer.file("release.txt", RELEASE), "--explain")
    assert "title: New ferry links island clinics" in said
    assert "contact" in said
    assert '"lead" says "today"; the release is of 2025-03-14: write the day.' in said


def test_standard_input(officer):
    told = officer.explain("-", typed=RELEASE)
    assert (told["source"], told["title"]) == ("standard input", "New ferry links island clinics")


def test_a_later_edit_of_the_release_is_told(officer):
    release = officer.file("release.txt", RELEASE)
    officer("new", "ferry", "--from", release)
    assert officer("new", "ferry", "--from", release, "--compare") == (
        "The source still says all that was drafted from it.\n"
    )
    officer.file("release.txt", RELEASE.replace("23,000", "21,000"))
    said = officer("new", "ferry", "--from", release, "--compare", code=1)
    assert "23,000" in said
    assert "campaigns/ferry.yaml:" in said
    told = json.loads(officer("new", "ferry", "--from", release, "--compare", "--format", "json", code=1))
    assert {each["path"] for each in told} == {"campaigns/ferry.yaml"}
    assert 'there is no campaign "boat"' in officer("new", "boat", "--from", release, "--compare", code=1)


def test_what_is_there_is_never_replaced(officer):
    officer("new", "spring")
    before = officer.campaign("spring")
    release = officer.file("release.txt", RELEASE)
    assert "in campaigns/spring.yaml already" in officer("new", "spring", "--from", release, code=1)
    assert "in campaigns/spring.yaml already" in officer("new", "spring", code=1)
    assert officer.campaign("spring") == before
    (officer.root / "campaigns" / "other.yaml").write_text("posts: []\n", encoding="utf-8")
    assert "in campaigns/other.yaml already" in officer("new", "other", code=1)


@pytest.mark.parametrize(("command", "told"), [
    (["new"], "say what the campaign is called"),
    (["new", "--explain"], "say with --from which text is meant"),
    (["new", "spring", "--compare"], "say with --from which text is meant"),
])  # fmt: skip
def test_what_is_left_out_is_asked_for(officer, command, told):
    assert told in officer(*command, code=2)


@pytest.mark.parametrize("name", ["two words", "a/b", "x@y", "..", "n" * 300])
def test_a_name_that_cannot_be_one(officer, name):
    assert "cannot name a campaign" in officer("new", name, code=1)


def test_scripts_get_a_document(officer):
    wrote = json.loads(officer("new", "spring", "--format", "json"))
    assert wrote == {"wrote": ["campaigns/spring.yaml"], "remarks": []}


def test_a_text_that_says_nothing(officer):
    assert "holds no sentence that could be posted" in officer(
        "new", "x", "--from", officer.file("a.txt", "Menu\nHome"), code=1
    )


def test_a_desk_in_another_language(tmp_path):
    officer = Officer(tmp_path, SETTINGS.replace('language = "en"', 'language = "cnr"'))
    officer("new", "ferry", "--from", officer.file("release.txt", RELEASE), "--link", "https://example.org/ferry")
    assert "language: en\n" in officer.campaign("ferry")
    assert 'link: "https://example.org/ferry"\n' in officer.campaign("ferry")
    officer("new", "again", "--from", officer.root / "release.txt", "--language", "fr")
    assert "language: fr\n" in officer.campaign("again")


def test_a_desk_without_accounts(tmp_path):
    officer = Officer(tmp_path, SETTINGS.partition("[accounts")[0])
    assert "has no account to draft for" in officer("new", "x", "--from", officer.file("a.txt", RELEASE), code=1)


def test_a_source_below_the_desk_is_named_from_there(officer):
    (officer.root / "press").mkdir()
    officer("new", "ferry", "--from", officer.file("press/release.txt", RELEASE))
    assert "proposal: press/release.txt:1\n" in officer.campaign("ferry")
    assert "  file: press/release.txt\n" in officer.campaign("ferry")


def test_an_address_that_was_given_goes_with_pasted_posts(officer):
    posts = "\n---\n".join(f"Ferry number {number} sails at six. #Ferry" for number in range(4))
    officer("new", "posts", "--from", officer.file("a.txt", posts), "--link", "https://example.org/ferry")
    assert "length" not in {rule for rule, *_ in officer.findings()}
    assert 'link: "https://example.org/ferry"' in officer.campaign("posts")


def test_the_file_of_a_campaign_is_called_as_a_person_would_call_it(officer):
    assert officer("new", "MigrantsDay").startswith("wrote campaigns/migrantsday.yaml\n")
    assert officer("new", "MIGRANTSday").startswith("wrote campaigns/MIGRANTSday~")
