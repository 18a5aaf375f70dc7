"""Which language a text is in, and how the desk calls it."""

import pytest

from postdesk.drafts.releases.dates import Dated
from postdesk.drafts.releases.language import language_seen
from postdesk.drafts.releases.proposals import Proposal, ProposedWording
from postdesk.drafts.releases.warnings import warnings_of

SERBIAN = "To je bila lijepa vijest i za nas koji smo na sjeveru, a ne samo za one koji su tu."
CYRILLIC = "То је била лепа вест и за нас који смо на северу, а не само за оне који су ту."


@pytest.mark.parametrize(("text", "own", "tag"), [
    ("The doors of the hall are open to all of you.", "fr", "en"),
    ("Les portes de la salle sont ouvertes à tous ceux qui viennent.", "en", "fr"),
    (SERBIAN, "en", "sr-Latn"), (SERBIAN, "sr", "sr-Latn"), (SERBIAN, "cnr", "cnr"), (SERBIAN, "sr-Latn", "sr-Latn"),
    (SERBIAN, "sr-Cyrl", "sr-Latn"), (CYRILLIC, "en", "sr-Cyrl"), (CYRILLIC, "sr-Cyrl", "sr-Cyrl"), (CYRILLIC, "cnr", "cnr-Cyrl"),
    ("门已经打开，大家都可以进来。", "en", "zh"), ("ドアは開いています。", "en", "ja"),
    ("الأبواب مفتوحة للجميع في هذا اليوم من كل عام.", "en", "ar"),
    ("Двери зала открыты для всех, и это не шутка.", "en", "ru"), ("Doors", "en", ""),
])  # fmt: skip
def test_the_language_of_a_text(text, own, tag):
    assert language_seen(text, own) == tag


@pytest.mark.parametrize(("text", "language", "word"), [
    ("We open today.", "en", "today"), ("Otvaramo danas.", "cnr", "danas"), ("今天开门。", "zh", "今天"),
    ("Die Tür hier ist offen.", "de", ""), ("A las cinco de la mañana.", "es", ""), ("Avaamme today.", "fi", "today"),
])  # fmt: skip
def test_a_near_day_is_told(text, language, word):
    proposals = [Proposal("lead", 1, (ProposedWording(("x",), text, (1,)),))]
    told = warnings_of(proposals, [], Dated(), [], language)
    assert told == ([f'"lead" says "{word}": write the day.'] if word else [])
