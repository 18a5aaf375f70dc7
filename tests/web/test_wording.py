"""The page in the office's language: every sentence from a catalogue, numbers and dates as the language writes them."""

import re
from html import unescape

import pytest

from postdesk.models.life import State
from postdesk.web.wording import (
    STATES,
    change_words,
    moment_words,
    phrase,
    phrases,
    spoken_moment,
    state_word,
)
from postdesk.words import speaking
from postdesk.words.catalogues import BESIDE
from postdesk.words.commands import FOLDER as OF_COMMANDS
from postdesk.words.cyrillic import LATIN
from postdesk.words.pages import FOLDER, page_language
from stage.browsing import Browser
from stage.catalogue_files import forms_of, read
from stage.desks import DOORS, SETTINGS, lay
from stage.page_words import BEHIND, LOGGED, TEMPLATES, bare_words, messages_of_pages, reasons_told, rooms_left_out
from stage.reached_rooms import reached_rooms

CATALOGUES = sorted(file.stem for file in FOLDER.glob("*.po"))
ALONE = {*CATALOGUES} - {file.stem for file in OF_COMMANDS.glob("*.po")}
"""Languages of the page that the commands do not speak: their catalogues have what other rooms say there, too."""


def placeholders(text):
    return sorted(set(re.findall(r"\{\w+\}", text)))


def sentences_of(name):
    """The messages of a catalogue, by the English sentence, or by that for one."""
    return {one.id if isinstance(one.id, str) else one.id[0]: one for one in read(name, FOLDER) if one.id}


def marks(text):
    return sorted(re.findall(r"</?\w+>", text))


@pytest.fixture
def abroad(desk):
    """A browser at the desk of an office that speaks another language."""

    def opened(language):
        lay(desk.house.root, SETTINGS.replace('name = "Country Office"', f'name = "Bureau"\nlanguage = "{language}"'))
        return Browser(desk.read_again()).enter()

    return opened


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_words_that_no_catalogue_says(template):
    assert bare_words(template) == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_has_every_sentence_of_the_page_and_no_other(name, capsys):
    found, wanted = read(name, FOLDER), messages_of_pages() | (reasons_told() if name in ALONE else {})
    assert capsys.readouterr().err == "", "Babel tells there of forms that the language does not have"
    ours = sentences_of(name)
    assert ours.keys() <= wanted.keys()
    assert {*ours, *(sentences_of(BESIDE[name]) if name in BESIDE else ())} == wanted.keys()
    for one, message in ours.items():
        forms, many = forms_of(message), wanted[one]
        assert len(forms) == (found.num_plurals if many else 1), one
        assert all(forms), one
        assert not message.fuzzy, one
        assert all(set(placeholders(form)) <= set(placeholders(one + many)) for form in forms), one
        counted = {"{n}", "{count}"} if many else set()  # a number that the form says in words
        assert all({*placeholders(form), *counted} >= set(placeholders(one)) for form in forms), one
        assert [marks(form) for form in forms] == [marks(one)] * len(forms), one


def test_every_room_speaks_on_pages_or_is_known_to_speak_on_none():
    left = {room: [one for one in BEHIND if room.startswith(one)] for room in rooms_left_out()}
    assert [room for room, behind in left.items() if len(behind) != 1] == []
    assert {one for behind in left.values() for one in behind} == {*BEHIND}
    assert not reached_rooms() & {*LOGGED}


def test_a_page_lets_those_speak_whom_it_asks_or_loads_by_name_and_nobody_else():
    reached = reached_rooms()
    assert {"desk/people", "queue/signing", "networks/bluesky/films", "measure/importers/tiktok"} <= reached
    assert {"queue/rewording", "drafts/spreadsheets/own_posts", "log/posts/last_by_hand"} <= reached
    assert not {room for room in reached if room.startswith(("cli/", "doctor/", "worker/"))}


def test_french_signs_stay_with_their_words_and_arabic_has_its_own():
    french = [form for message in read("fr", FOLDER) if message.id for form in forms_of(message)]
    arabic = [form for message in read("ar", FOLDER) if message.id for form in forms_of(message)]
    assert not [form for form in french if re.search(r" [:;?!%»]", form)]
    assert not [
        form for form in arabic if re.search(r"[,;?](?!\d)", re.sub(r"\{[^{}]*\}|https://\S+|\"[,;?]\"", "1", form))
    ]


def test_montenegrin_says_only_what_serbian_says_otherwise():
    serbian = sentences_of("sr-Latn")
    same = [one for one, message in sentences_of("cnr").items() if forms_of(message) == forms_of(serbian[one])]
    ekavian = re.compile(
        r"(?i)\b(gde|pre|posle|vreme|rečima|mest[oa]|primer|mesec|deo|cel[aeu]|umesto|čovek|ovde|izveštaj\w*)\b"
    )
    left = [form for message in sentences_of("cnr").values() for form in forms_of(message) if ekavian.search(form)]
    unchanged = [one for one, message in serbian.items() if any(map(ekavian.search, forms_of(message)))]
    assert (same, left) == ([], [])
    assert {*unchanged} <= {*sentences_of("cnr")}


@pytest.mark.parametrize("name", ["sr-Latn", "cnr"])
def test_serbian_pages_can_be_written_over_in_cyrillic(name):
    latin = "|".join(LATIN)
    kept = re.compile(rf"<code>.*?</code>|</?\w+>|\{{\w+\}}|\"[^\"]*\"|#\w+|(?<!\w)(?:{latin})(?!\w)")
    for message in read(name, FOLDER, cyrillic=True):
        for form in forms_of(message) if message.id else ():
            assert not re.search("[A-Za-zČĆŽŠĐčćžšđ]", kept.sub("", form)), form


def test_every_state_has_a_word():
    assert set(STATES) == set(State)


def test_what_is_put_into_a_sentence_is_escaped_and_steers_nothing():
    said = phrase(
        "On hold by <bdi>{who}</bdi> since {since}.", who="<script>\u202e", since=spoken_moment("2026-12-18 09:00")
    )
    assert said == (
        'On hold by <bdi>&lt;script&gt;\\u202e</bdi> since <time datetime="2026-12-18 09:00">18 Dec 2026, 09:00</time>.'
    )


def test_one_number_chooses_every_word_of_a_sentence():
    several = ("Everything is on hold: {n} post is kept back.", "Everything is on hold: {n} posts are kept back.")
    said = {}
    for tag in ("en", "fr", "ar"):
        with speaking(tag):
            said[tag] = [phrases(*several, count) for count in (0, 1, 2, 1200)]
    assert said["en"][1:] == [
        "Everything is on hold: 1 post is kept back.",
        "Everything is on hold: 2 posts are kept back.",
        "Everything is on hold: 1,200 posts are kept back.",
    ]
    assert said["fr"][0].endswith("0 post est retenu.")
    assert said["fr"][3].replace("\u202f", " ").endswith("1 200 posts sont retenus.")
    assert len(set(said["ar"])) == 4


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("ru", ["1 публикация", "3 публикации", "11 публикаций", "21 публикация", "112 публикаций"]),
        ("sr", ["1 објава", "3 објаве", "11 објава", "21 објава", "112 објава"]),
        ("cnr", ["1 objava", "3 objave", "11 objava", "21 objava", "112 objava"]),
        ("de", ["1 Beitrag", "3 Beiträge", "11 Beiträge", "21 Beiträge", "112 Beiträge"]),
        ("es", ["1 publicación", "3 publicaciones", "11 publicaciones", "21 publicaciones", "112 publicaciones"]),
        ("sq", ["1 postim", "3 postime", "11 postime", "21 postime", "112 postime"]),
    ],
)
def test_a_number_governs_its_noun_as_the_language_has_it(tag, said):
    with speaking(tag):
        assert [phrases("{n} post", "{n} posts", count) for count in (1, 3, 11, 21, 112)] == said


def test_a_moment_and_a_state_are_said_as_the_language_has_them():
    with speaking("fr"):
        assert moment_words("2026-12-18 09:00:12") == "18 déc. 2026 à 09:00"
        assert state_word("handed-over") == "remis à une personne"
    with speaking("ar-EG"):
        assert moment_words("2026-12-18 09:00") == "١٨ ديسمبر ٢٠٢٦، ٠٩:٠٠"


def test_a_language_without_a_catalogue_of_the_page_is_english():
    assert [page_language(tag) for tag in ("fr-CH", "ar", "sr", "en-GB", "nl", "")] == [
        "fr-CH",
        "ar",
        "sr",
        "en",
        "en",
        "en",
    ]


def test_pages_are_french_in_a_french_office(abroad):
    browser = abroad("fr")
    answer = browser.ask("GET", "/")
    assert '<html lang="fr" dir="ltr">' in answer.text
    month = browser.page("/")
    assert "novembre 2026" in month
    assert "lun. mar. mer." in month
    assert "mardi 24 novembre 2026" in month
    browser.do("hold", ref=DOORS, why="pas encore")
    assert f"{DOORS} : suspendu." in browser.page("/")
    assert "Il n’y a pas de post" in browser.page("/post/a/b/c", 404)
    assert "Cette page n’existe pas" in browser.page("/nowhere", 404)
    assert "« 0 » n’est pas une page du journal" in browser.page("/log?page=0", 400)
    assert "Suspendu par" in browser.page("/post/spring/doors/fedi")


def test_pages_run_from_right_to_left_in_an_arabic_office(abroad):
    answer = abroad("ar").ask("GET", "/log")
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "السجل" in unescape(answer.text)


@pytest.mark.parametrize(
    ("what", "english", "arabic"),
    [
        ("queued", "queued", "في الانتظار"),
        ("queued → queued", "queued", "في الانتظار"),
        ("queued → handed-over", "queued → handed over", "في الانتظار ← سُلّم إلى شخص"),
        ("move", "", ""),
    ],
)
def test_what_became_of_a_post_is_told_by_its_states(what, english, arabic):
    assert change_words(what) == english
    with speaking("ar"):
        assert change_words(what) == arabic
