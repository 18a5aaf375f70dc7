"""The one door to the web: HTTP in, JSON out, or one of three certainties: Refused, Unreachable, Unknown.

    server     one server of a network: ask it, write to it, once
    judging    what a status makes certain, where a network does not judge by itself
    exchange   one request and its answer, and how long both may take
    hiding     what we sent in confidence does not come back in an answer
    oauth      signing requests and signing in, without asking anybody
    pages      the pages that posts link to

Nothing here imports the HTTP client before something is asked.
"""

from postdesk.wire.deadlines import Deadlines as Deadlines
from postdesk.wire.deadlines import ticks as ticks
from postdesk.wire.judging import NO_TOKEN as NO_TOKEN
from postdesk.wire.judging import SET_ANEW as SET_ANEW
from postdesk.wire.reply import Reply as Reply
from postdesk.wire.server import Wire as Wire
