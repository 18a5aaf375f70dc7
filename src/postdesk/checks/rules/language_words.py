"""A post is written in the language that it says it is.

Screen readers choose the voice, and networks the readers and the translation, by the language of a post. A desk whose
default is English, and a draft in French that does not say so, sounds like neither.

It is judged by the small words that every sentence of a language needs ("the", "les", "koji"): where several of
another language stand in a text and none of its own, it is told; in doubt nothing is said. Near relatives are told
apart by letters, too, that only one of them has ("não", "ñ"; "і", "ы"; kana). Languages that share most of theirs, such
as Bosnian, Croatian, Montenegrin and Serbian, count as one.

What to do: say the post's own language, `language: fr`; a desk's default stands in desk.toml.

Source: https://snowballstem.org/algorithms/ (stop words by language).
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.text.told_languages import language_told

ID = "language-words"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Compare the small words of the whole post with those of its language."""
    said = variant.draft.language
    if said and (found := language_told(variant.words, said)):
        yield Remark(variant.place("language"), "other", language=said, found=found)
