"""What other rooms say is told in the language of the page: reasons in the log, troubles, doubts."""

import shutil

import pytest

from postdesk.desk import Desk
from postdesk.errors import PostdeskError, Refused
from postdesk.models.life import State
from postdesk.sentences import Sentence
from postdesk.web.told import (
    done_words,
    entry_words,
    line_words,
    marked_words,
    one_after_another,
    reason_words,
    told_words,
)
from postdesk.words import speaking
from stage.browsing import Browser
from stage.desks import SPRING, lay
from stage.life import Clock

DOORS, TEA = "spring/doors@fedi", "spring/tea@fedi"
SETTINGS = """\
[desk]
name = "Bureau"
timezone = "Europe/Podgorica"
language = "{language}"

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
handle = "office"
rehearsal = true

[slots]
fedi = ["Tue 10:00", "Thu 10:00"]
"""


@pytest.fixture
def abroad(tmp_path):
    """A desk whose posts are queued, in a language."""

    def made(language):
        desk = Desk.open(lay(tmp_path / language, SETTINGS.format(language=language), spring=SPRING), Clock())
        desk.queue.apply()
        return desk

    return made


def test_the_log_is_told_in_french(abroad):
    desk = abroad("fr")
    with desk.log:
        browser = Browser(desk).enter()
        browser.do("move", ref=DOORS, when="2026-11-25T11:15")
        browser.do("undo", ref=DOORS)
        assert f"Défait : {DOORS} déplacé." in browser.page("/").replace("\xa0", " ")
        browser.do("hold-all", why="deuil")
        browser.do("release-all")
        for page in (browser.page("/log"), browser.page("/post/spring/doors/fedi")):
            told = page.replace("\xa0", " ")
            assert "déplacé au 25 nov. 2026 à 11:15" in told
            assert "annulé : déplacement" in told
            assert "son fichier de campagne le demande" in told
            assert "tout est en attente" in told
            assert "deuil" in told
            assert "moved to" not in told
            assert "hold --all" not in told


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "est une copie de celui"),
        ("ar", "نسخة"),
        ("de", "eine Kopie"),
        ("sq", "kopje"),
        ("ru", "копия"),
        ("cnr", "kopija"),
    ],
)
def test_a_copied_desk_says_so_in_the_language_of_the_office(abroad, tmp_path, language, said):
    desk = abroad(language)
    with desk.log:
        assert desk.memory.doubt() == ""
    shutil.copytree(desk.house.root, tmp_path / "copy")
    copied = Desk.open(tmp_path / "copy", Clock())
    with copied.log:
        page = Browser(copied).enter().ask("GET", "/log").text
    assert said in page
    assert "this desk is a copy" not in page
    assert '<p dir="auto">' in page, "it is in the language of the page, and marked as no other"


def test_what_no_catalogue_has_is_marked_as_english_also_within_a_sentence_that_one_has():
    strange = Sentence("no such sentence of {name}", name="Ana")
    with speaking("fr"):
        assert told_words(strange) == "no such sentence of Ana"
        assert not hasattr(told_words(strange), "__html__")
        assert marked_words(strange) == '<bdi lang="en" dir="ltr">no such sentence of Ana</bdi>'
        assert reason_words("Trop <tôt>") == "Trop <tôt>", "what a person wrote is nobody's English"
        assert reason_words("") == ""
        assert line_words("Trop <tôt>") == "Trop <tôt>"
        assert line_words(Sentence("renamed from {old} to {new}", old="a", new="b")) == "renommé de a en b"
        for why in (strange, Refused("no such sentence of {name}", name="Ana"), ValueError(strange)):
            told = told_words(Sentence("take-over: {why}", why=why))
            assert told.endswith('<bdi lang="en" dir="ltr">no such sentence of Ana</bdi>')
    assert marked_words(strange) == "no such sentence of Ana"


def test_values_are_told_in_the_language_and_made_inert():
    with speaking("fr"):
        assert told_words(Sentence("{post} is {state}", post="<b>", state=State.PUBLISHED)) == "&lt;b&gt; est publié"
        assert told_words(Sentence("{post} is {state}", post="é", state=Sentence("published"))) == (
            "<bdi>é</bdi> est publié"
        )
        assert told_words(Sentence("take-over: {why}", why=Refused("the network has it"))).endswith("le réseau l’a")
        assert told_words(Sentence("take-over: {why}", why=ValueError(Sentence("the network has it")))).endswith("l’a")
        assert told_words(Sentence("take-over: {why}", why=ValueError("bad"))).endswith("bad")
        assert told_words(PostdeskError("renamed from {old} to {new}", old="a", new="b")) == "renommé de a en b"
        assert told_words(Sentence("resolve --published {url}", url="https://a.example/1")) == (
            'resolve --published <bdi><a href="https://a.example/1" rel="noreferrer">https://a.example/1</a></bdi>'
        )
    with speaking("ar"):
        assert told_words(Sentence("approved by {by}", by="Ana")) == "وقّعه <bdi>Ana</bdi>"


def test_what_is_typed_runs_from_left_to_right_in_a_sentence_that_does_not():
    asked = "other figures are known for {day}: give the day of this export with --as-of"
    unnamed = "{file} does not say whose figures it holds: add --account NAME, one of {names}"
    daily = "{file} counts LinkedIn followers, not posts: export Analytics > Content instead"
    public = "{post} was changed meanwhile: `postdesk log {post}` says by whom"
    unread = "the file cannot be read: correct what `postdesk check` says of it first"
    with speaking("ar"):
        assert told_words(Sentence(asked, day="2026-11-30")).endswith('<bdi dir="ltr">--as-of</bdi>')
        assert '<bdi dir="ltr">--account NAME</bdi>،' in told_words(Sentence(unnamed, file="a.csv", names="fedi"))
        assert told_words(Sentence(daily, file="a.csv")).endswith('<bdi dir="ltr">Analytics &gt; Content</bdi>')
        assert '<bdi dir="ltr">`postdesk log <bdi>a/b</bdi>`</bdi>' in told_words(Sentence(public, post="a/b"))
        assert '<bdi dir="ltr">`postdesk check`</bdi>' in told_words(Sentence(unread))
    with speaking("de"):
        assert told_words(Sentence(asked, day="2026-11-30")).endswith("mit --as-of an")


def test_numbers_are_written_as_the_language_writes_them():
    many = Sentence("{count} more of {left:,}", many="{count} more of {left:,} each", count=2, left=12345)
    assert told_words(many) == "2 more of 12,345 each"
    assert told_words(Sentence("it was sent {count} time", many="it was sent {count} times", count=1)) == (
        "it was sent 1 time"
    )
    french = Sentence(
        "{count} post keeps its time on the clock", many="{count} posts keep their time on the clock", count=2
    )
    with speaking("fr"):
        assert told_words(french).startswith("2 posts gardent")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("queued → held", "queued → on hold"),
        ("attempt 2: unreachable", "attempt 2: not reached"),
        ("attempt 2: melted", ""),
        ("hold --all", "everything on hold"),
        ("undo: release --all", "taken back: everything released"),
        ("hold @fedi", "<bdi>@fedi</bdi> on hold"),
        ("undo: hold spring/", "taken back: <bdi>spring/</bdi> on hold"),
        ("undo: something", ""),
        ("rebuild", ""),
    ],
)
def test_what_happened_has_words(what, words):
    assert entry_words(what) == words


def test_several_acts_are_one_sentence():
    assert one_after_another([done_words("hold", DOORS), done_words("cancel", TEA)]) == (
        f"<bdi>{DOORS}</bdi> on hold; <bdi>{TEA}</bdi> cancelled"
    )


def test_a_file_that_cannot_be_read_is_told_in_the_language():
    from postdesk.web.taking import trouble_words

    with speaking("de"):
        assert trouble_words(FileNotFoundError(2, "No such file or directory", "a.csv")) == (
            "<bdi>a.csv</bdi> lässt sich nicht lesen oder schreiben (<bdi>no such file or directory</bdi>)."
        )
        assert (
            trouble_words(OSError())
            == "Eine Datei lässt sich nicht lesen oder schreiben (<bdi>the system refused</bdi>)."
        )


def test_a_trouble_of_the_page_is_in_its_language(abroad):
    desk = abroad("fr")
    with desk.log:
        page = Browser(desk).enter().ask("GET", "/hashtags?weeks=7&x=<b>").text
    assert 'lang="en"' not in page
    assert "&amp;" not in page.partition("<main")[2]


def test_days_and_moments_are_told_as_the_page_writes_them_but_for_what_is_typed():
    assert told_words(Sentence("says what {post} said on {day}", post="spring/tea@fedi", day="2026-11-24")) == (
        "says what spring/tea@fedi said on 24 Nov 2026"
    )
    with speaking("fr"):
        moved = told_words(Sentence("moved to {when}", when="2026-12-18 09:00"))
        assert moved == 'déplacé au <time datetime="2026-12-18 09:00">18 déc. 2026 à 09:00</time>'
    typed = '--at "{when}": write "2026-12-18 09:00", or "09:00" for today'
    assert '"2026-12-18 9:00"' in told_words(Sentence(typed, when="2026-12-18 9:00"))
    assert "--as-of 2026-12-18 is" in told_words(Sentence("--as-of {day} is still to come", day="2026-12-18"))
    for name in ("2026-02-30", "2026-and-on"):
        assert name in told_words(Sentence("moved to {when}", when=name)), "a name that begins like a day stays"
