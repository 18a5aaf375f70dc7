"""Under which hashtags a release belongs."""

import pytest

from postdesk.drafts.releases.hashtags import release_hashtags


@pytest.mark.parametrize(("text", "language", "tags"), [
    ("Join us for #OpenDoors at six. #2025", "en", ["OpenDoors"]),
    ("It marks International Migrants Day with games.", "en", ["InternationalMigrantsDay"]),
    ("The World Migration Report 2020 is out.", "en", ["WorldMigrationReport"]),
    ("The Multi-Partner Trust Fund (MPTF) pays, as does the European Union (EU).", "en", ["MPTF"]),
    ("The Global Review Forum (GRF) met.", "en", ["GRF"]),
    ("La Journée internationale des migrants approche.", "fr", ["JournéeInternationaleDesMigrants"]),
    ("C’est la Journée internationale des personnes handicapées.", "fr", ["JournéeInternationaleDesPersonnesHandicapées"]),
    ("La Journée internationale des personnes handicapées approche.", "fr", []),
    ("El Día Internacional de la Mujer y la Niña en la Ciencia se acerca.", "es", []),
    ("El Día Internacional de las Mujeres se acerca.", "es", ["DíaInternacionalDeLasMujeres"]),
    ("This Report and The Day are none.", "en", []),
    ("A list (ABC) of something else.", "en", []),
    ("Der Tag (WHO) der offenen Tür.", "de", []),
    ("Dan migranata obilježava se 18. decembra.", "sr-Latn", []),
])  # fmt: skip
def test_hashtags_of_a_text(text, language, tags):
    assert release_hashtags("A title", text, language, ()) == tags


def test_the_desks_own_are_written_as_it_writes_them():
    known = ["MigrantsDay", "safe", "GlobalCompact"]
    text = "It marks migrants day, and the global compact; it is safe. #migrantsday"
    assert release_hashtags("", text, "en", known) == ["MigrantsDay", "GlobalCompact"]
    assert release_hashtags("", text, "en", known, ["globalcompact"]) == ["MigrantsDay"]


def test_few_are_proposed_and_those_of_the_title_first():
    text = "The Alpha Beta (AB), the Gamma Delta (GD), the Epsilon Zeta (EZ) and the Eta Theta (ET) met. AB AB AB."
    assert release_hashtags("What ET said", text, "en", ()) == ["ET", "AB", "GD"]
