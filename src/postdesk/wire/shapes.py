"""What single values of an answer look like, wherever they come from; what does not fit makes the whole answer none.

They are kept in the log, put into addresses and shown: so nothing here holds a line break, a NUL, a sign that turns the
writing around, a naive time, or a number that a database does not take.
"""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

_PLAIN = r"[^\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]"

Id = Annotated[str, Meta(pattern=r"\A(?!\.{1,2}\Z)[A-Za-z0-9._:~@-]{1,200}\Z")]
"""An id that stands in the path of an address, and is no way up."""
Line = Annotated[str, Meta(pattern=rf"\A{_PLAIN}{{1,300}}\Z")]
"""A name without blanks: a handle, a version of an API."""
WebAddress = Annotated[str, Meta(pattern=rf"\Ahttps?://{_PLAIN}{{1,2000}}\Z")]
"""An address that a person may be sent to."""
Moment = Annotated[datetime, Meta(tz=True)]
"""A moment that says in which zone it is meant."""
Count = Annotated[int, Meta(ge=0, le=2_147_483_647)]
"""How often something was done."""
Html = Annotated[str, Meta(max_length=500_000)]
"""A text as a server shows it."""
