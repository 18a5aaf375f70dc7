"""The sentences of the findings: one for every code that is used, in every language that is offered."""

import ast
import re
from pathlib import Path

import pytest
from msgspec import Struct

import postdesk
from postdesk.checks.shelf import RULES
from postdesk.wire import outside, visits
from postdesk.words import speaking
from postdesk.words.catalogues import BESIDE
from postdesk.words.cyrillic import LATIN
from postdesk.words.findings import FOLDER, in_words, missing, sentences
from postdesk.words.findings.terms import TERMS, WHYS
from stage.catalogue_files import forms_of, read
from stage.source_trees import module_tree

SOURCE = Path(postdesk.__file__).parent


class Trouble(Struct):
    rule: str
    code: str
    values: dict


def places(sentence):
    both = "".join(sentence) if isinstance(sentence, tuple) else sentence
    return set(re.findall(r"(?<!\{)\{(\w+)", both.replace("{{", "")))


def words_of(path):
    """Every text that a file holds, or that a module holds which one of its functions imports."""
    functions = [node for node in ast.walk(module_tree(path)) if isinstance(node, ast.FunctionDef)]
    late = {node.module for each in functions for node in ast.walk(each) if isinstance(node, ast.ImportFrom)}
    beside = (SOURCE.parent.joinpath(*name.split(".")).with_suffix(".py") for name in late)
    return texts_in(path).union(*(texts_in(each) for each in beside if each.is_file()))


def texts_in(path):
    nodes = ast.walk(module_tree(path))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("name", RULES)
def test_each_sentence_of_a_rule_belongs_to_a_code_of_its_own(name):
    held = words_of(SOURCE / "checks/rules" / f"{name.replace('-', '_')}.py")
    codes = [key.partition(".")[2] for key in sentences() if key.startswith(f"{name}.")]
    assert codes
    endings = [word for word in held if word.startswith("-")]
    known = {*held, *(word + ending for word in held for ending in endings), "open-embedding", "open-isolate"}
    known |= {f"{word}-in-alt" for word in held}
    assert set(codes) <= known


def test_a_sentence_stands_on_one_line_and_names_its_values_by_words():
    for key, sentence in sentences().items():
        for one in sentence if isinstance(sentence, tuple) else (sentence,):
            assert "\n" not in one, key
            assert "{}" not in one, key
        assert isinstance(sentence, tuple) == ("count" in places(sentence)), key


def test_one_and_many():
    several = {"file": "hall.jpg", "count": 2}
    assert "a post of 2 words hardly says" in in_words(Trouble("alt-not-carried", "few", several))
    assert "a post of 1 word hardly says" in in_words(Trouble("alt-not-carried", "few", {**several, "count": 1}))


def test_words_one_after_another_and_terms_in_words():
    lacking = Trouble("link-utm", "lacks", {"link": "https://example.org", "names": ("utm_source", "utm_medium")})
    assert in_words(lacking) == "https://example.org lacks utm_source, utm_medium: put it into link: instead"
    other = Trouble("language-script", "other", {"language": "en", "script": "Arab"})
    assert in_words(other) == 'the language is "en", and the text is in Arabic letters'
    unit = {"length": 600, "limit": 500, "over": 100, "counted": "octets", "part": 1, "parts": 1}
    assert in_words(Trouble("length", "text", unit)) == "the text counts 600 of 500 (octets), 100 too many"


def test_every_term_is_the_value_of_some_sentence():
    named = set().union(*map(places, sentences().values()))
    assert set(TERMS) <= named


def test_why_a_page_was_not_seen_is_told_in_the_language():
    told = (visits.UNREADABLE, visits.SILENT, visits.UNVOUCHED, visits.ASTRAY, visits.TOO_FAR)
    assert {*told, outside.INSIDE, outside.UNKNOWN, outside.OFFLINE} == {*WHYS}
    unseen = Trouble("dead-link", "unreachable", {"address": "https://a.example", "why": visits.SILENT})
    assert in_words(unseen) == "https://a.example gives no answer: open it and see"
    with speaking("es"):
        assert in_words(unseen) == "https://a.example no responde: ábrala y compruébelo"


def test_where_a_language_has_no_catalogue_findings_are_english():
    with speaking("pt"):
        assert in_words(Trouble("alt-text", "missing", {"file": "hall.jpg"})) == "hall.jpg has no alt text"


CATALOGUES = sorted(file.stem for file in FOLDER.glob("*.po"))
HALL = Trouble("alt-text", "missing", {"file": "hall.jpg"})


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_language_is_spoken_as_soon_as_its_catalogue_is_whole(name):
    with speaking(name):
        said = in_words(HALL)
    assert (said == "hall.jpg has no alt text") == bool(missing(name))


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_translation_names_what_the_english_sentence_names(name):
    catalogue = read(name, FOLDER)
    for message in catalogue:
        if not message.context or message.context in TERMS or message.context == "list":
            continue
        assert message.context in sentences(), message.context
        assert not message.fuzzy
        forms = forms_of(message)
        assert len(forms) == (catalogue.num_plurals if message.pluralizable else 1), message.context
        english = message.id[1] if message.pluralizable else message.id
        for form in forms:
            assert form
            assert places(form) | {"count"} == places(english) | {"count"}, message.context


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_term_has_its_words(name):
    held = [read(each, FOLDER) for each in (name, BESIDE.get(name)) if each]
    said = {(message.context, message.id) for catalogue in held for message in catalogue if message.string}
    assert said >= {(kind, term) for kind, terms in TERMS.items() for term in terms.values()}


def test_french_signs_do_not_stand_alone_on_the_next_line():
    signs = re.compile(r" [:;?!](?: |$)")
    assert not [
        form for message in read("fr", FOLDER) if message.id for form in forms_of(message) if signs.search(form)
    ]


def test_french_writes_its_numbers_and_plurals_in_its_own_way():
    unit = {"length": 1234, "limit": 500, "over": 734, "counted": "bytes", "part": 1, "parts": 1}
    if missing("fr"):
        pytest.skip(f"French is not spoken before it has {', '.join(missing('fr'))}")
    with speaking("fr"):
        assert (
            in_words(Trouble("length", "text", unit)) == "le texte compte 1\u202f234 sur 500 (octets), soit 734 de trop"
        )
        tags = {"count": 2, "tags": ("$EUR", "$USD"), "limit": 1}
        assert in_words(Trouble("cashtags", "too-many", tags)).startswith("2 cashtags ($EUR, $USD)")
        assert in_words(Trouble("cashtags", "too-many", {**tags, "count": 1})).startswith("1 cashtag (")
        assert "en lettres arabes" in in_words(
            Trouble("language-script", "other", {"language": "en", "script": "Arab"})
        )


OTHERS = [
    ("es", "hall.jpg no tiene texto alternativo", "3 hashtags; la red admite 2"),
    ("de", "hall.jpg hat keinen Alternativtext", "3 Hashtags; das Netzwerk nimmt 2"),
    ("ru", "у hall.jpg нет альтернативного текста", "3 хештега; сеть принимает 2"),
    ("sq", "hall.jpg nuk ka tekst alternativ", "3 hashtagë; rrjeti pranon 2"),
    ("ar", "ليس لـ\u2068hall.jpg\u2069 نص بديل", "3 وسوم؛ تقبل الشبكة 2"),
]


@pytest.mark.parametrize(("tag", "hall", "tags"), OTHERS)
def test_the_other_languages_with_their_numbers(tag, hall, tags):
    with speaking(tag):
        assert in_words(HALL) == hall
        assert in_words(Trouble("too-many-hashtags", "taken", {"count": 3, "limit": 2})) == tags


def test_a_terminal_gets_no_signs_of_direction():
    with speaking("ar"):
        assert in_words(HALL, isolating=False) == "ليس لـhall.jpg نص بديل"


@pytest.mark.parametrize("name", ["fr", "es", "de", "ru", "sq", "ar", "sr-Latn", "cnr"])
def test_every_finding_is_said_in_the_languages_of_the_page(name):
    assert missing(name) == []


SERBIAN = [
    ("sr-Latn", "hall.jpg nema opis slike", "3 heštaga; mreža prima 2"),
    ("sr", "hall.jpg нема опис слике", "3 хештага; мрежа прима 2"),
    ("cnr", "hall.jpg nema opis slike", "3 heštaga; mreža prima 2"),
]


@pytest.mark.parametrize(("tag", "hall", "tags"), SERBIAN)
def test_serbian_and_montenegrin_in_their_scripts(tag, hall, tags):
    if missing("sr-Latn") or missing("cnr"):
        pytest.skip(f"Serbian is not spoken before it has {', '.join(missing('sr-Latn'))}")
    with speaking(tag):
        assert in_words(HALL) == hall
        assert in_words(Trouble("too-many-hashtags", "taken", {"count": 3, "limit": 2})) == tags


def test_ijekavian_where_the_words_differ_and_what_is_typed_stays():
    if missing("sr-Latn") or missing("cnr"):
        pytest.skip(f"Serbian is not spoken before it has {', '.join(missing('sr-Latn'))}")
    swallowed = Trouble("swallowed-hashtag", "text", {"tag": "Welcome"})
    glued = Trouble("page-clutter", "glued", {"word": "WHOWE"})
    with speaking("sr-Latn"):
        assert in_words(glued) == "WHOWE su dve reči bez razmaka"
    with speaking("cnr"):
        assert in_words(glued) == "WHOWE su dvije riječi bez razmaka"
    with speaking("sr"):
        said = in_words(swallowed)
    assert said.startswith('"#Welcome" је за "YAML" коментар')
    assert said.endswith('ставите текст у наводнике или под "text: |"')


@pytest.mark.parametrize("name", ["sr-Latn", "cnr"])
def test_no_serbian_word_is_left_in_latin(name):
    for message in read(name, FOLDER, cyrillic=True):
        for form in forms_of(message) if message.context else ():
            kept = re.sub(r"\{\w*\}|\"[^\"]*\"|#\{\w+\}|https?://\S*", "", form)
            words = re.findall(r"[A-Za-zČĆŽŠĐčćžšđ]+", kept)
            assert set(words) <= set(" ".join(LATIN).split()), form


def test_what_a_catalogue_lacks_is_named(tmp_path):
    whole = (FOLDER / "fr.po").read_text(encoding="utf-8")
    (tmp_path / "fr.po").write_text(whole.replace('msgctxt "alt-text.missing"', 'msgctxt "alt-text.gone"'), "utf-8")
    assert set(missing("fr", tmp_path)) - set(missing("fr")) == {"alt-text.missing"}


def test_a_long_value_is_told_in_short():
    said = in_words(Trouble("alt-text", "missing", {"file": "a" * 300}))
    assert said == f"{'a' * 200}… has no alt text"
    many = in_words(Trouble("link-utm", "lacks", {"link": "x", "names": ("b" * 300, "c")}))
    assert many == f"x lacks {'b' * 200}…, c: put it into link: instead"
