"""The known word that somebody probably meant by a mistyped one."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like a mistyped one, or "" where none is; capitals make no difference."""
    from difflib import get_close_matches  # 3 ms, and most words are no mistakes

    spelled = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), list(spelled), n=1)
    return spelled[near[0]] if near else ""
