"""A person sits at the terminal and says yes, or no."""

import pytest
from click.testing import CliRunner

from postdesk.cli import main
from stage.desks import SPRING, lay
from stage.terminal import answered


def lay_plan(tmp_path):
    lay(tmp_path, spring=SPRING)
    (tmp_path / "plan.csv").write_text(
        "post,at,text,accounts\nspring/tea,2026-12-01 09:00,Tea for everybody who helped. 🍵,\nspring/more,,More tea.,\n",
        encoding="utf-8",
    )
    return tmp_path / "campaigns" / "spring.yaml"


def test_what_would_change_is_shown_and_asked_about(tmp_path):
    file = lay_plan(tmp_path)
    told = answered(tmp_path, "n\n", "import-drafts", "plan.csv")
    assert told.returncode == 0
    assert "at: next → 2026-12-01 09:00" in told.stdout
    assert "1 new post and 1 post changed. Write? [y/N]" in told.stderr
    assert file.read_text(encoding="utf-8") == SPRING


def test_yes_writes(tmp_path):
    file = lay_plan(tmp_path)
    told = answered(tmp_path, "y\n", "import-drafts", "plan.csv")
    assert told.stdout.endswith("wrote campaigns/spring.yaml\nNow: postdesk check\n")
    assert file.read_text(encoding="utf-8") == SPRING.replace("at: next", "at: 2026-12-01 09:00") + (
        "  - id: more\n    text: |\n      More tea.\n"
    )


def test_of_a_text_of_several_lines_only_those_that_differ_are_shown(tmp_path):
    lay_plan(tmp_path)
    (tmp_path / "plan.csv").write_text(
        'post,at,text\nspring/doors,2026-11-24 09:00,"Doors open at six.\n\nBring a cup."\n', encoding="utf-8"
    )
    assert answered(tmp_path, "y\n", "import-drafts", "plan.csv").returncode == 0
    (tmp_path / "plan.csv").write_text(
        'post,at,text\nspring/doors,2026-11-24 09:00,"Doors open at six.\n\nBring two cups."\n', encoding="utf-8"
    )
    told = answered(tmp_path, "n\n", "import-drafts", "plan.csv").stdout
    assert told.partition("note: ")[0].endswith("    text:\n      - Bring a cup.\n      + Bring two cups.\n")


def test_all_that_a_new_post_says_is_shown_before_it_is_written(tmp_path):
    lay(tmp_path, spring=SPRING)
    (tmp_path / "plan.csv").write_text(
        "post,at,text,link,hashtags,media 1,alt 1,part 1,ignore,account\n"
        'spring/more,next,More tea.,https://example.org/tea,"Tea, Cup",media/hall.jpg,A cup.,"Second.","too-close: twice",\n'
        "spring/more,,More tea for you.,,,,,,,bsky\n",
        encoding="utf-8",
    )
    told = answered(tmp_path, "n\n", "import-drafts", "plan.csv").stdout
    assert told.partition("  new: spring/more")[2].splitlines()[:8] == [
        "  next",
        "    More tea.",
        "    link: https://example.org/tea",
        "    hashtags: Tea, Cup",
        "    media: media/hall.jpg",
        "    thread: Second.",
        "    ignore: too-close: twice",
        "    bsky: More tea for you.",
    ]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("spring/tea,2027-03-28 02:30,Tea.,", "plan.csv!B2: error: dans Europe/Podgorica, aucune horloge n’indique 2027-03-28 02:30"),
        ("spring/tea,,Tea.,nix", 'plan.csv!D2: error: il n’y a pas de compte "nix" dans ce bureau'),
        ("spring/new,,,", "plan.csv!A2: error: aucun fichier de campagne n’a ce post, et sa ligne n’a pas de texte"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_cell_is_said_in_the_language_of_whoever_reads(tmp_path, monkeypatch, cells, told):
    lay(tmp_path, spring=SPRING)
    (tmp_path / "plan.csv").write_text(f"post,at,text,account\n{cells}\n", encoding="utf-8")
    monkeypatch.setenv("POSTDESK_LANGUAGE", "fr")
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["import-drafts", "plan.csv"]).stdout
    assert said.startswith(told)
    for_scripts = CliRunner().invoke(main, ["import-drafts", "plan.csv", "--format", "json"]).stdout
    assert "aucun" not in for_scripts
    assert "compte" not in for_scripts


def test_what_is_wrong_with_its_options_is_said_so_too(tmp_path, monkeypatch):
    lay(tmp_path, spring=SPRING)
    (tmp_path / "plan.csv").write_text("text\nTea.\n", encoding="utf-8")
    monkeypatch.setenv("POSTDESK_LANGUAGE", "fr")
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["import-drafts", "plan.csv", "--account", "nix", "--campaign", "a/b"]).stderr
    assert said.startswith('postdesk: il n’y a pas de compte "nix" dans ce bureau')
    assert '--campaign\xa0: "a/b" ne peut pas être un nom' in said
