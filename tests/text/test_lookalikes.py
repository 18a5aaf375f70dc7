"""Letters that look right and are of another script."""

import pytest

from postdesk.text.lookalikes import strays


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("IOМ", ("Cyrl", ("М",), "Latn")),
        ("ХелпДеск", None),
        ("HelpDesk", None),
        ("МиграцијеEA", ("Latn", ("E", "A"), "Cyrl")),
        ("EUзаТебе", None),
        ("ΑΒd", ("Grek", ("Α", "Β"), "Latn")),
        ("AаΑ", None),
        ("移民", None),
    ],
)
def test_letters_of_another_script_are_found_where_all_of_them_look_alike(word, found):
    assert strays(word) == found
