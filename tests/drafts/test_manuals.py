import re
from pathlib import Path

from postdesk import drafts, moments
from postdesk.drafts.manuals import MANUALS


def test_every_rule_of_the_format_has_a_manual_and_every_manual_a_rule():
    rooms = (Path(room.__file__).parent for room in (drafts, moments))
    source = "".join(path.read_text("utf-8") for room in rooms for path in sorted(room.glob("*.py")))
    source = source.partition("MANUALS: Mapping")[0] + source.partition('"""Rule → manual')[2]
    named = {rule for rule in MANUALS if f'"{rule}"' in source}
    assert named == set(MANUALS)
    said = set(re.findall(r'(?:error|warning|_note|_stop|_error)\(\s*"([a-z-]+)"', source))
    assert said <= set(MANUALS)


def test_a_manual_says_what_is_wrong_and_how_to_write_it():
    for rule, manual in MANUALS.items():
        first, _, rest = manual.partition("\n\n")
        assert first.endswith("."), rule
        assert "\n" not in first
        assert rest
