"""Whatever somebody else's package gets wrong about its network is one sentence that names the package."""

import importlib
import sys
from importlib.metadata import EntryPoint

import pytest

from networks.test_shelf import MODULE
from postdesk.errors import PostdeskError, SettingsError, Unreachable
from postdesk.models import Account
from postdesk.networks.brought import loaded
from postdesk.networks.declaration import Access
from postdesk.networks.network import freely
from stage.life import NOON

WHOSE = 'the network "pinboard" of board_of_test:NETWORK'


@pytest.fixture
def bring(tmp_path):
    """Returns the network of a module after some words of it were changed."""
    sys.path.insert(0, str(tmp_path))

    def brought(old="", new="", **more):
        assert old in MODULE
        (tmp_path / "board_of_test.py").write_text(MODULE.replace(old, new, 1) if old else MODULE)
        importlib.invalidate_caches()
        return loaded(EntryPoint("pinboard", "board_of_test:NETWORK", "postdesk.networks"), **more)

    yield brought
    sys.path.remove(str(tmp_path))
    sys.modules.pop("board_of_test", None)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('raise RuntimeError("boom")', "boom"),
        ("open('/nowhere/at/all')", "/nowhere/at/all"),
        ("raise SystemExit(3)", "3"),
        ("raise SystemExit", "SystemExit"),
        ("raise KeyError", "(KeyError)"),
        ("raise GeneratorExit", "(GeneratorExit)"),
        ("class Odd(BaseException): pass\nraise Odd('a\\n::error::b\\x1b[31m')", "(a\\u000a::error::b\\u001b[31m)"),
        ("class Odd(Exception):\n    def __str__(self): raise ValueError\nraise Odd", "(Odd)"),
        ("raise ImportError('a' * 10**6)", "(" + "a" * 200 + ")"),
        ("f = lambda: f()\nf()", "recursion"),
        ("import nothing_here", "nothing_here"),
        ("1 +", "invalid syntax"),
    ],
)
def test_a_package_that_fails_while_it_is_imported(bring, line, why):
    with pytest.raises(SettingsError) as told:
        bring("KEYS = ", f"{line}\nKEYS = ")
    assert str(told.value).startswith(f"{WHOSE}: board_of_test:NETWORK cannot be imported (")
    assert why in str(told.value)
    assert str(told.value).endswith("; install it anew")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('title="Pinboard"', "title=None", "title"),
        ('title="Pinboard"', 'title=" "', "title"),
        ('title="Pinboard"', 'title="Pin\\nboard"', "title"),
        ("keys=KEYS", "keys=5", "keys"),
        ("keys=KEYS", 'keys=("wall",)', "keys"),
        ("keys=KEYS", 'keys=(AccountKey("Wall hook", KeyKind.HANDLE),)', "keys"),
        ("keys=KEYS", 'keys=(AccountKey("wall", "handle"),)', "keys"),
        ("keys=KEYS", 'keys=(AccountKey("wall", KeyKind.HANDLE, default=5),)', "keys"),
        ('Secret("key", "a key")', '"key"', "secrets"),
        ('Secret("key", "a key")', 'Secret("a key", "a key")', "secrets"),
        ("finds=True", "finds=True, price=5", "price"),
        ("finds=True", 'finds=True, counts=frozenset({"claps"})', "counts"),
        ("finds=True", 'finds=True, counts=["reactions"]', "counts"),
        ("finds=True", 'finds=True, addresses=("(",)', "addresses"),
        ("finds=True", "finds=True, addresses=(5,)", "addresses"),
        ("finds=True", "finds=True, leaving=None", "leaving"),
        ("finds=True", "finds=True, consent=5", "consent"),
        ("finds=True", 'finds="yes"', "finds"),
        ("finds=True", "finds=True, learn=5", "learn"),
        ("read=read", "read=None", "read"),
        ("repeat=Repeat.SAFE", 'repeat="safe"', "repeat"),
    ],
)
def test_a_declaration_that_says_nothing_that_is_known(bring, old, new, field):
    with pytest.raises(SettingsError) as told:
        bring(old, new)
    ends = "as nothing that postdesk knows; ask its makers, or remove it"
    assert str(told.value) == f"{WHOSE} declares {field} {ends}"


PARSE = 'lambda text: ParsedText({"characters": len(text)})'
READ = "    from datetime import date\n"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (READ, "    raise KeyError\n", "how it reads a text fails (KeyError)"),
        (READ, "    return None\n", "how it reads a text gives nothing that postdesk knows"),
        ("(limit,)", "5", "its text rules are nothing that postdesk knows"),
        ("(limit,)", '("limit",)', "its text rules are nothing that postdesk knows"),
        ("threads=False", "carries=None", "its text rules are nothing that postdesk knows"),
        (PARSE, "5", "its text rules are nothing that postdesk knows"),
        (PARSE, "lambda text: 1 / 0", "how it reads a text fails (ZeroDivisionError)"),
        (PARSE, "len", "how it reads a text gives nothing that postdesk knows"),
    ],
)
def test_rules_that_do_not_read_a_text(bring, old, new, says):
    network = bring(old, new)
    with pytest.raises(SettingsError) as told:
        network.read().parse("Doors open at six.")
    assert str(told.value) == f"{WHOSE}: {says}; ask its makers, or remove it"


ENDLESS = "[None for _ in iter(int, 1)]"


@pytest.mark.parametrize(("old", "new"), [(READ, f"    {ENDLESS}\n"), (PARSE, f"lambda text: {ENDLESS}")])
def test_rules_that_never_come_back_are_waited_for_once(bring, old, new):
    network = bring(old, new, within=0.05)
    for _ in range(2):
        with pytest.raises(SettingsError) as told:
            network.read().parse("Doors open at six.")
        said = "how it reads a text takes longer than anybody waits; ask its makers, or remove it"
        assert str(told.value) == f"{WHOSE}: {said}"


def test_every_function_of_its_rules_is_fenced_in(bring):
    more = "threads=False, tagged=lambda text: 5, shown=lambda text: 1 / 0, warned=lambda text, warning: None"
    grammar = bring("threads=False", more).read()
    for call in (lambda: grammar.hashtags("x"), lambda: grammar.shown("x"), lambda: grammar.reader("warning")("x")):
        with pytest.raises(SettingsError, match=WHOSE):
            call()
    assert grammar.parse("Doors").lengths == {"characters": 5}


@pytest.mark.parametrize("way", ["read_of", "learn", "sign_in", "revoke", "connect"])
def test_every_way_to_it_is_fenced_in(bring, tmp_path, way):
    known = "connect=connect" if way == "connect" else "finds=True"
    given = {
        "read_of": (Account("hall", "pinboard"), tmp_path),
        "learn": (Account("hall", "pinboard"), tmp_path, NOON),
        "sign_in": (None, {}, NOON),
        "revoke": (None, NOON),
        "connect": (Access(Account("hall", "pinboard"), {}, tmp_path, tmp_path, freely),),
    }[way]
    for body, says in (("1 / 0", r"fails \(ZeroDivisionError\)"), ("5", "gives nothing that postdesk knows")):
        sys.modules.pop("board_of_test", None)
        network = bring(known, f"{known.replace('connect=connect', 'measures=True')}, {way}=lambda *_: {body}")
        with pytest.raises(SettingsError, match=rf"{WHOSE}: .*{says}; ask its makers"):
            getattr(network, way)(*given)


@pytest.mark.parametrize("trouble", ['Unreachable("the hall is locked")', 'SettingsError("the hall is locked")'])
def test_what_it_says_itself_is_told_as_it_says_it(bring, tmp_path, trouble):
    raises = f"    from postdesk.errors import SettingsError, Unreachable\n    raise {trouble}\n"
    network = bring("    from board_api import Board\n", raises)
    with pytest.raises(PostdeskError, match=r"^the hall is locked$") as told:
        network.connect(Access(Account("hall", "pinboard"), {}, tmp_path, tmp_path, freely))
    assert isinstance(told.value, Unreachable | SettingsError)


def test_one_that_is_right_is_as_it_was_declared(bring):
    network = bring()
    assert (network.name, network.posts, network.read().threads, network.sign_in) == ("pinboard", True, False, None)
