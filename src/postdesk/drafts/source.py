"""From a path to text: which files are campaigns, and what their bytes say.

A campaign is UTF-8, with or without a byte order mark. Other encodings are recognised only to be named: guessing
wrongly between two of them would publish wrong letters.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from postdesk.drafts.findings import Findings
from postdesk.errors import DraftError, system_reason
from postdesk.files.regular import contents
from postdesk.models import Finding
from postdesk.settings import House

_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
UNWELCOME = frozenset(
    map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF))
)
"""Signs that cannot be seen and belong into no post, whether they stand in a file or are written as an escape."""
_BREAKS = "\x85\u2028\u2029"
# Where a line begins, no YAML looks like it; further on, it is a mark where git's label follows.
_CONFLICT = r"(?m)^(?:(?:<{7}|>{7}|\|{7}|={7})(?: .*)?|[ \t]+(?:<{7}|>{7}|\|{7}) \S.*)$"
_MISNAMED = r"(?is)(.+\.ya?ml)(~|\.txt|\.bak|\.orig)"
_SETTINGS = r"(?i)desk\.toml(\.txt)?"
MOST_BESIDES = 50_000
"""Files and folders beside campaigns in a folder that is searched: the repository of a whole site has fewer."""
_NAMED = {"\x00": "nul", "\ufeff": "byte-order-mark"}
# The bytes that tell one Windows code page from another: the letters its languages use most.
_SOUTH_SLAVIC = "šžčćđŠŽČĆĐ"
_WESTERN = "éèàçêùûôîïœ«»ÉÀñáíóú’"


def campaign_files(paths: Sequence[Path], house: House, most: int = MOST_BESIDES) -> list[Path]:
    """Return the campaign files among files and folders, each once, sorted.

    Folders are searched for *.yaml and *.yml at any depth, hidden files and folders left out; a file named by itself is
    taken as it is. Without any path it is everything below `campaigns/`.

    Raises:
        DraftError: A folder is named that holds more than `most` other things, as `/` does.
    """
    found: set[Path] = set()
    for path in paths or [house.campaigns]:
        found.update(filter(_ends_as_campaign, _files(path, house, most)) if path.is_dir() else [path])
    return sorted(found)


def files_of_desk(house: House) -> list[Path]:
    """Return every file below `campaigns/` at any depth, sorted: the drafts, and all that they may show."""
    return sorted(_files(house.campaigns, house, MOST_BESIDES))


def _ends_as_campaign(path: Path) -> bool:
    return path.name.lower().endswith((".yaml", ".yml"))


def _files(folder: Path, house: House, most: int) -> Iterator[Path]:
    """Yield every file at any depth, hidden ones and hidden folders left out."""
    besides = 0
    ours = shared_folder(folder, house) is not None
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = [Path(parent, name) for name in names if not name.startswith(".")]
        yield from files
        besides += len(folders) + len(files) - sum(map(_ends_as_campaign, files))
        if besides > most and not ours:
            raise DraftError(
                "{folder} holds too much that is no campaign to be searched: name campaigns, or a folder or file there",
                folder=folder.as_posix(),
            )


def misnamed(paths: Sequence[Path], house: House, most: int = MOST_BESIDES) -> Iterator[Finding]:
    """Yield a warning for each file that was meant as a campaign, and is not read because of how its name ends.

    Notepad adds `.txt`; what Emacs keeps of an older state (`spring.yaml~`) is told of where the newer one is gone.
    Settings that lie anywhere but in `campaigns/desk.toml` are told, too. DraftError as `campaign_files`.
    """
    beside = [house.root / "desk.toml"] if not paths and (house.root / "desk.toml").is_file() else []
    for folder in filter(Path.is_dir, paths or [house.campaigns]):
        for path in [*beside, *sorted(_files(folder, house, most))]:
            findings = Findings(source_shown(path, house), house.rules)
            meant = re.fullmatch(_MISNAMED, path.name)
            if meant and not (meant[2] == "~" and path.with_name(meant[1]).exists()):
                findings.warning("misnamed-file", 1, 1, "ending", file=path.name, better=meant[1])
            if re.fullmatch(_SETTINGS, path.name) and path != house.campaigns / "desk.toml":
                findings.warning("misnamed-file", 1, 1, "settings", file=path.name)
            yield from findings.sorted()


def source_shown(path: Path, house: House) -> str:
    """Return a path as findings name it: from the desk's folder, or as given where it lies elsewhere."""
    absolute = path if path.is_absolute() else Path.cwd() / path
    root = house.root if absolute.is_relative_to(house.root) else house.root.resolve()
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else path).as_posix()


def source_text(path: Path, findings: Findings, house: House) -> str | None:
    """Return a file's text without its byte order mark, or None after noting why it cannot be read."""
    try:
        content = contents(path, shared_folder(path, house))
    except IsADirectoryError:
        findings.error("unreadable", 1, 1, "folder")
    except OSError as trouble:
        if "\0" in path.name:
            findings.error("unreadable", 1, 1, "name")
        else:
            why = str(system_reason(trouble))
            findings.error("unreadable", 1, 1, "refused", why=why)
    else:
        return decoded_source(content, findings)
    return None


def shared_folder(path: Path, house: House) -> Path | None:
    """Return the folder that a file of the desk may not lead out of; a file that a person names may lie anywhere."""
    return house.campaigns if path.absolute().is_relative_to(house.campaigns.absolute()) else None


def decoded_source(content: bytes, findings: Findings) -> str | None:
    """Return what the bytes of a file say, without a byte order mark, or None after noting why they cannot be read."""
    if wide := _wide(content):
        _refuse(wide, 1, 1, findings)
        return None
    try:
        return _welcome(content.removeprefix(b"\xef\xbb\xbf").decode(), findings)
    except UnicodeDecodeError as trouble:
        before = trouble.object[: trouble.start]
        line, column = before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        _refuse(_code_page(content), line, column, findings)
        return None


def _refuse(looks: str, line: int, column: int, findings: Findings) -> None:
    findings.error("encoding", line, column, "other", encoding=looks)


def _wide(content: bytes) -> str:
    """Name the encoding of two or four bytes a character that a text is written in, by its mark or its NULs, or ""."""
    marked = next((name for mark, name in _BOMS if content.startswith(mark)), "")
    return marked or ("UTF-16" if content.count(0) * 8 > len(content) else "")


def _code_page(content: bytes) -> str:
    """Name the encoding of one byte a character that a text was most likely written in."""
    high = bytes(byte for byte in content[:100_000] if byte >= 0x80)
    runs = sum(len(run) for run in re.findall(rb"[\x80-\xff]{2,}", content[:100_000]))
    if runs * 2 > len(high):  # whole words of letters beyond ASCII
        return "Windows-1251 (Cyrillic)"
    southern = sum(map(high.count, _SOUTH_SLAVIC.encode("cp1250")))
    western = sum(map(high.count, _WESTERN.encode("cp1252")))
    return "Windows-1250 (Central European)" if southern >= western else "Windows-1252 (Western European)"


def _welcome(text: str, findings: Findings) -> str | None:
    """Return the text with plain line ends, or None after naming each kind of invisible character in it."""
    seen = {sign for sign in UNWELCOME if sign in text}
    for found in sorted(map(text.index, seen)):
        line, start = text.count("\n", 0, found) + 1, text.rfind("\n", 0, found) + 1
        invisible(text[found], line, found - start + 1, findings)
    return None if seen else _of_one_version(text.replace("\r\n", "\n").replace("\r", "\n"), findings)


def invisible(sign: str, line: int, column: int, findings: Findings) -> None:
    """Note a sign that cannot be seen."""
    code = "line-break" if sign in _BREAKS else _NAMED.get(sign, "invisible")
    findings.error("control-character", line, column, code, sign=f"U+{ord(sign):04X}")


def _of_one_version(text: str, findings: Findings) -> str | None:
    """Return the text, or None after naming the first mark of each conflict that git has left in it."""
    if not any(sign * 7 in text for sign in "<>|="):
        return text
    marks = list(re.finditer(_CONFLICT, text))
    for mark in [mark for mark in marks if "<<<<<<<" in mark[0]] or marks[:1]:
        line = text.count("\n", 0, mark.start()) + 1
        findings.error("conflict", line, len(mark[0]) - len(mark[0].lstrip()) + 1, "mark", mark=mark[0].strip())
    return None if marks else text
