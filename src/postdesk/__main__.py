"""Where every run begins: the `postdesk` script and `python -m postdesk` are the same."""

import atexit
import gc
import os
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from types import ModuleType

from postdesk.sentences import without_margin

CONTAINERS = 50_000
"""How many objects a run makes before Python looks among them for cycles; its own measure is 700."""

ZONES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
"""Where Python looks for time zones anyway, before it takes those of the tzdata package; to find out by itself it
reads how it was built, which takes as long as reading a campaign."""


OPEN = frozenset(("sqlmodel", "matplotlib", "multiprocessing.pool"))
"""Whoever imports one of these may have something to close at the end: a database, temporary files, processes."""


def begin_again(encoding: str, environ: MutableMapping[str, str], written: str) -> bool:
    """Return whether a run has to begin again so that it can name every file, and prepare its environment for that.

    Where a system's locale knows a few letters only, Python writes no name of a file with others, such as a campaign's
    in Cyrillic. In its UTF-8 mode it does; what is `written` to the terminal stays in the terminal's own code page.
    """
    if os.name != "posix" or encoding == "utf-8" or environ.get("PYTHONUTF8") == "1":
        return False
    environ["PYTHONUTF8"] = "1"
    environ.setdefault("PYTHONIOENCODING", written)
    return True


def run() -> None:
    """Run the command line.

    Looking for cycles while modules are imported, and once more among all that is there at the end, takes a fifth of
    the time of a `check`, and finds next to nothing that the system would not take back anyway. Numpy's OpenBLAS works
    in one thread: on the matrices of a desk several wait for each other more than they work, and on a busy machine
    six times as long.
    """
    written = getattr(sys.stdout, "encoding", None) or "utf-8"
    if begin_again(sys.getfilesystemencoding(), os.environ, written):  # noqa: TID251 -- for this run alone
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 # pragma: no cover -- goes on elsewhere
    gc.set_threshold(CONTAINERS)  # before anything else is imported, from here on
    if os.name == "posix":  # pragma: no branch -- Windows has no such folders
        os.environ.setdefault("PYTHONTZPATH", ZONES)  # noqa: TID251 -- says what holds, before zoneinfo looks it up
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 -- says what holds, before numpy is imported
    atexit.register(gc.freeze)
    _leave_out_the_folder()
    from postdesk.text.patterns import compiled_when_used

    with compiled_when_used():
        _import_others()
        from postdesk.cli import main

    try:
        main(prog_name="postdesk")
    except SystemExit as end:
        if isinstance(end.code, int) and not OPEN & sys.modules.keys():
            _leave(end.code)
        raise


def _leave_out_the_folder() -> None:
    """Look for no module where the script lies, or where `python -m postdesk` was called, as `python -P` does.

    Python puts that folder first. In a desk's, a file that is called like a library must not be run instead of it;
    and to look through the script's for each library takes longer than a rule.
    """
    called, first = os.path.realpath(sys.argv[0]), sys.path[0]
    if not sys.flags.safe_path and (called == os.path.realpath(__file__) or first == called.rpartition(os.sep)[0]):
        del sys.path[0]


def _leave(code: int) -> None:
    """End the process at once, as mypy does: to free every object by itself takes another 4 ms."""
    from contextlib import suppress

    with suppress(AttributeError, OSError, ValueError):  # nobody reads any more, or ever did
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


class Later(ModuleType):
    """Stands for a module until somebody asks for what is in it, and reads it then."""

    def __getattr__(self, name: str) -> object:
        if name == "__path__":  # whoever imports a function asks whether this is a package
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def _ask(module: str, function: str, *given: object) -> object:
    """Call a function of a module that is read for it."""
    return getattr(import_module(module), function)(*given)


@contextmanager
def _read_later(*names: str) -> Iterator[None]:
    """Let others import modules without reading them, as long as the block lasts; those that are there stay."""
    stands = {name: Later(name) for name in names if name not in sys.modules}
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name, stand in stands.items():
            if sys.modules.get(name) is stand:
                del sys.modules[name]


def _import_others() -> None:
    """Import what every command imports, without what that imports for the sake of others.

    msgspec describes types and writes schemas, TOML and YAML; urllib.parse judges addresses in brackets by ipaddress;
    click takes `cleandoc` alone from `inspect`, which reads Python's grammar, its tokens and its opcodes. Where
    typing_extensions is there, msgspec takes three names from it that Python has by itself since 3.11. What click would
    say by gettext, `cli` says; and the pattern of gettext must not wait, since `re` takes none that does. To read all
    that takes 13 ms, with which a `check` of one file is slower than yamllint.
    """
    absent = sys.modules.setdefault("typing_extensions", None) is None  # type: ignore[arg-type]
    with _read_later(
        "gettext", "inspect", "ipaddress", "msgspec.inspect", "msgspec.json", "msgspec.toml", "msgspec.yaml"
    ):
        vars(sys.modules["inspect"]).setdefault("cleandoc", without_margin)
        for name in ("gettext", "ngettext"):
            vars(sys.modules["gettext"]).setdefault(name, partial(_ask, "gettext", name))
        import pathlib  # noqa: F401 -- by way of urllib.parse

        import click  # noqa: F401 -- from here on they are imported
        import msgspec  # noqa: F401

    if absent:  # pragma: no branch -- a run begins with nothing imported
        del sys.modules["typing_extensions"]


if __name__ == "__main__":
    run()
