"""The letters of several drawings that stand in one page, defined once for all of them.

In a file of its own each drawing carries the outlines of its letters. In a page with twelve they were a third of it,
and the references to them, each with its drawing's name, two fifths.
"""

import re
from collections.abc import Iterable, Mapping

_DEFINED = re.compile(r'<path id="([^"]+)"(?: d="([^"]*)")? transform="scale\(0\.015625\)"/>')
"""The outline of a letter, as matplotlib writes it: in 64ths of its size; a blank has none."""
_EMPTY = re.compile(r"<defs>\s*</defs>")
_USED = re.compile(r'<use xlink:href="#([^"]+)"(?: transform="translate\(([-\d.]+) 0\)")?/>')
_INDENTED = re.compile(r"\n\s+")


def with_shared_letters(drawings: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Return drawings, by name, without the outlines of their letters, and one that is not seen and holds them all."""
    outlines = dict.fromkeys(outline for one in drawings.values() for _, outline in _DEFINED.findall(one))
    letters = {outline: f"g{number}" for number, outline in enumerate(filter(None, outlines))}
    return {name: _referring(one, letters) for name, one in drawings.items()}, _holding(letters.items())


def _holding(letters: Iterable[tuple[str, str]]) -> str:
    held = "\n".join(f'<path id="{name}" d="{outline}" transform="scale(.015625)"/>' for outline, name in letters)
    return f'<svg class="letters" width="0" height="0" aria-hidden="true"><defs>\n{held}\n</defs></svg>'


def _referring(svg: str, letters: Mapping[str, str]) -> str:
    """Return a drawing that refers to letters defined elsewhere."""
    names = {own: letters.get(outline, "") for own, outline in _DEFINED.findall(svg)}

    def used(found: re.Match[str]) -> str:
        if found[1] not in names:
            return found[0]
        if not names[found[1]]:
            return ""
        at = f' x="{float(found[2]):.5g}"' if found[2] else ""
        return f'<use href="#{names[found[1]]}"{at}/>'

    return _INDENTED.sub("\n", _EMPTY.sub("", _USED.sub(used, _DEFINED.sub("", svg))))
