"""The log: everything postdesk remembers, and the only place that speaks SQL.

`tables` says what is kept, `opening` opens it; the other files each hold the statements about one noun.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postdesk.log.engine.database import Log as Log
    from postdesk.log.engine.opening import open_log as open_log


def __getattr__(name: str) -> object:
    """Open the engine when it is asked for: names at once do without it."""
    if name not in {"Log", "open_log"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from postdesk.log.engine import opening

    return getattr(opening, name)
