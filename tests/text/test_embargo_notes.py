"""Notes by which a text says of itself from when it is free."""

import pytest

from postdesk.drafts.holdings import speaks_of_embargoes
from postdesk.text.embargo_notes import embargo_note


@pytest.mark.parametrize("text", [
    "EMBARGOED  until 18 December", "Under embargo", "Embargo do petka u 10", "ЕМБАРГО до петка", "Под эмбарго",
    "Эмбарго до 10:00", "Sous embargo jusqu’à vendredi", "Embargado hasta el viernes", "EMBARGO HASTA LAS 10",
    "Sperrfrist: Freitag, 10 Uhr", "Embargo fino a venerdì", "حظر النشر حتى الجمعة", "12月8日10时前不得发布",
    "For release: 00.01 GMT, Wednesday 9 December 2026", "HOLD FOR RELEASE 10:00", "Not for publication before Friday",
])  # fmt: skip
def test_in_the_desks_languages(text):
    assert embargo_note(text)
    assert speaks_of_embargoes((text,))


@pytest.mark.parametrize("text", [
    "The arms embargo holds.", "Ембарго на оружје.", "L’embargo est levé.", "El embargo de armas sigue.", "حظر السلاح",
    "不得歧视任何人。", "Doors open at six.",
    "FOR IMMEDIATE RELEASE", "For release: 3 June 2026", "Applications for release are open.",
])  # fmt: skip
def test_embargoes_that_are_news(text):
    assert not embargo_note(text)
