"""Which language a text is in, and how the desk calls it."""

import pytest

from postdesk import networks
from postdesk.drafts.releases.dates import Dated
from postdesk.drafts.releases.fitting import Outlet
from postdesk.drafts.releases.language import language_seen, languages_of
from postdesk.drafts.releases.proposals import Proposal, ProposedWording
from postdesk.drafts.releases.release import read_release
from postdesk.drafts.releases.warnings import warnings_of
from postdesk.drafts.sources.text_lines import told_lines
from postdesk.models import Account
from stage.releases import settled

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
    ("تضم العيادة أربع غرف", "en", "ar"), ("چهار اتاق", "en", ""),
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


OUTLETS = [Outlet(Account(network, network), networks.grammar(network)) for network in ("linkedin", "x")]
SERBIAN_PART = [
    "Otvorena klinika u staroj luci",
    "Kancelarija je u ponedeljak otvorila kliniku za 300 porodica u staroj luci, i za sve koji žive pored luke.",
    "Klinika ima četiri sobe i baštu, i besplatna je za sve koji su u luci, a ne samo za one koji rade.",
    "Na klinici rade i sestre koje su došle sa ostrva, a biće ih još kad se otvori i druga soba.",
]
ENGLISH_PART = [
    "New clinic opens in the old port",
    "On Monday the office opened a clinic for 300 families in the old port, and for all who live near it.",
    "The clinic has four rooms and a garden, and it is free for all of those who live near the port.",
    "Nurses who came from the islands work at the clinic, and there will be more of them in the autumn.",
]


def proposed(parts, **more):
    return read_release("x", told_lines("\n".join(parts)), settled(outlets=OUTLETS, **more))


@pytest.mark.parametrize(("language", "ours", "theirs", "tag", "other"), [
    ("", SERBIAN_PART, ENGLISH_PART, "sr-Latn", "en"), ("en", ENGLISH_PART, SERBIAN_PART, "en", "sr-Latn"),
])  # fmt: skip
def test_of_a_text_in_two_languages_one_is_proposed_and_the_other_told(language, ours, theirs, tag, other):
    release = proposed([*SERBIAN_PART, *ENGLISH_PART], language=language)
    posts = "\n".join(text for each in release.proposals for one in each.wordings for text in (one.text, *one.thread))
    assert (release.language.partition("-")[0], release.title) == (tag.partition("-")[0], ours[0])
    assert all(line in posts for line in ours[:2])
    assert not any(line in posts for line in theirs)
    assert [str(each) for each in release.warnings][:1] == [
        f"Part of this text is in another language ({other}) and is not proposed: draft from that part alone."
    ]


def test_a_part_without_a_heading_has_no_title_of_another_language():
    release = proposed([*SERBIAN_PART, *ENGLISH_PART[1:]], language="en")
    assert release.title == ENGLISH_PART[1]
    assert not any(SERBIAN_PART[0] in one.text for each in release.proposals for one in each.wordings)


def test_a_text_that_quotes_in_another_language_is_in_one():
    quoted = "“Deset godina smo čekali da se ova vrata otvore, i sada su otvorena za sve”, said Rut Kalder."
    release = proposed([*ENGLISH_PART, quoted])
    assert (release.language, languages_of([quoted, *ENGLISH_PART])) == ("en", [""] * 5)


def test_the_letters_tell_the_language_of_a_paragraph_of_rare_words():
    arabic = [
        "الأبواب مفتوحة للجميع في هذا اليوم من كل عام.",
        "تضم العيادة أربع غرف وحديقة وهي مجانية لجميع سكان الحي المجاور للميناء.",
    ]
    assert languages_of([*arabic, *ENGLISH_PART[1:]]) == ["ar", "ar", "en", "en", "en"]


ARABIC_PART = [
    "العيادة المتنقلة تصل إلى الميناء",
    "افتتح المكتب يوم الاثنين عيادة تخدم 300 عائلة في الميناء القديم، وكل من يسكن بالقرب منه.",
    "تضم العيادة أربع غرف وحديقة، وهي مجانية لجميع الذين يسكنون بالقرب من الميناء.",
    "وتعمل فيها ممرضات من الجزر.",
]


@pytest.mark.parametrize(("language", "other"), [("", ARABIC_PART), ("en", ARABIC_PART), ("ar", ARABIC_PART), ("", SERBIAN_PART), ("sr", SERBIAN_PART)])  # fmt: skip
def test_a_text_whose_paragraphs_are_in_two_languages_is_proposed_in_one(language, other):
    pairs = [*zip(ENGLISH_PART, other, strict=True)]
    mixed = [" / ".join(pairs[0]), f"Port Alma, 3 June 2026 – {' '.join(pairs[1])}", *map(" ".join, pairs[2:])]
    release = proposed(mixed, language=language)
    ours, left = (other, ENGLISH_PART) if language in {"ar", "sr"} else (ENGLISH_PART, other)
    posts = "\n".join(text for each in release.proposals for one in each.wordings for text in (one.text, *one.thread))
    assert (release.title, release.place, release.dated.day) == (ours[0], "Port Alma", "2026-06-03")
    assert [each.text.rpartition(" – ")[2] for each in release.body.paragraphs] == ours[1:]
    assert ours[1] in posts
    assert not any(line in posts for line in left)


def test_one_paragraph_that_quotes_in_another_language_stays_whole():
    both = f"{ENGLISH_PART[1]} {SERBIAN_PART[1]}"
    release = proposed([ENGLISH_PART[0], both, *ENGLISH_PART[2:]])
    assert [each.text for each in release.body.paragraphs] == [both, *ENGLISH_PART[2:]]


def test_a_title_in_one_language_of_a_text_in_two_stays_whole():
    mixed = [f"{english} {theirs}" for english, theirs in zip(ENGLISH_PART[1:], ARABIC_PART[1:], strict=True)]
    release = proposed(["New clinic – opened in the old port", *mixed])
    assert release.title == "New clinic – opened in the old port"
