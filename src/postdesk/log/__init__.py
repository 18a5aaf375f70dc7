"""The log: everything postdesk remembers, and the only place that speaks SQL.

`tables` says what is kept, `database` opens it; the other files each hold the statements about one noun.
"""

from postdesk.log.engine.database import Log, open_log

__all__ = ["Log", "open_log"]
