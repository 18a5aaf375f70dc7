"""The names of posts at once, for a person who has typed half of one: without what it takes to open the log.

Nothing is written, nobody is waited for; where the log lies elsewhere or is busy, there are none.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

MOST = 5000
"""How many names are read: those due last."""
_NAMES = """
SELECT campaign, draft, account FROM post
WHERE substr(campaign || '/' || draft || '@' || account, 1, length(:begun)) = :begun
   OR substr(draft || '@' || account, 1, length(:begun)) = :begun
ORDER BY due DESC LIMIT :most
"""

Name = tuple[str, str, str]
"""Campaign, draft and account of a post."""


def quick_names(path: Path, begun: str = "") -> list[Name]:
    """Return the posts in a log whose name, in full or from the draft on, begins so; those due last first."""
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.1)) as there:
            return list(there.execute(_NAMES, {"begun": begun, "most": MOST}))
    except sqlite3.Error:
        return []
