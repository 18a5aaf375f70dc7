"""A person sits at the terminal and says yes, or no."""

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
