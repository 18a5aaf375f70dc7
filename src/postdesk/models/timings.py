"""When something is tried again, how fast accounts are used and how long workers are believed: values with reasons.

Moments are never read here; who waits adds these to the moment that it has.
"""

import hashlib
from datetime import timedelta

LEASE = timedelta(seconds=45)
"""How long a claim or an intent is good for: longer than any call to a network may take, short enough that a dead
worker's post is settled within a minute."""
STEPS = 100
"""How many things a network may have to do, each kept before the next, before a post is sent."""
AT_ONCE = timedelta(seconds=5)
"""How long after its intent a post may still be sent: a worker that was frozen in between has lost its turn."""
ANSWER_KEPT = timedelta(minutes=1)
"""How long an answer that cannot be written down is kept in memory: a disk that fills up is mostly emptied, or not at
all; later the post is found as one whose fate is unknown."""
WRITE_AGAIN = 0.25
"""Seconds between two tries to write an answer down: the network has spoken, and only the log is busy."""

ASK_AGAIN = timedelta(seconds=5)
"""How soon a network is asked about a doubt: most answers that were lost can be found at once."""
LONGEST_DOUBT = timedelta(hours=1)
"""The longest pause between two questions about one doubt; a person has been told long before."""

AFTER_ABSENCE = (timedelta(0), timedelta(seconds=30), timedelta(minutes=2))
"""The pauses before a post is sent again that is not on its network: three times at most, and then a person looks. What
is lost four times in a row is not lost by chance."""

FIRST_WAIT = 2.0
"""Seconds that an account waits after its first failure: most outages are a single lost connection."""
LONGEST_WAIT = 900.0
"""The longest wait, in seconds, that failures lead to: after a long outage nobody waits much longer than it lasted."""
LOCAL_WAIT = 60.0
"""The longest wait, in seconds, for what is wrong on this side, such as a token that is not set: whoever sets it wants
to see it work."""

ASKED_WAIT = timedelta(hours=25)
"""The longest wait of an account, whatever its network asks for (a day at most) and however often it failed."""

LATE = timedelta(minutes=5)
"""A post that is later than this belongs to a backlog."""
LOOKED_BACK = timedelta(days=60)
"""For how long after a take-over a post is looked for before it is first sent, and how far back: a draft that another
memory published may have been given another time since, hardly one that is months away."""
APART = timedelta(minutes=1)
"""How far a post of a backlog is kept from the post before it on its account: followers never see an hour's posts at
once."""

UPLOAD_AHEAD = timedelta(minutes=15)
"""How long before its time a picture is uploaded: enough for a film on a slow line and a second try, and less than any
network keeps a picture without a post. Bluesky promises minutes, Mastodon keeps it for a day."""
UPLOAD_LEASE = timedelta(minutes=2)
"""How long nobody else uploads the pictures of a post that somebody began with."""
UPLOAD_AGAIN = timedelta(minutes=1)
"""How long after a failure pictures are tried again, well before the post itself is due."""

SETTLING = timedelta(minutes=1)
"""How long a doubt may last before a person is told: the network is asked within seconds, and mostly knows."""
TOLD_AHEAD = timedelta(minutes=15)
"""How long before its time a person is told of a post that wants them: one to publish by hand, or to sign."""
NEWS_BACK = timedelta(days=1)
"""How far back events are read for what to tell: what is older was told, or is no news."""
TELLING = timedelta(minutes=2)
"""How long nobody else tells what somebody began to tell."""
FIRST_TOLD_AGAIN = timedelta(minutes=1)
"""How long after a notice that nobody took it is tried again; doubled each time."""
LAST_TOLD_AGAIN = timedelta(hours=1)
"""The longest pause between two tries to tell."""

MAILING = timedelta(minutes=10)
"""How long nobody else mails what somebody began to mail: a report is drawn first, and the server may be slow."""
FIRST_MAILED_AGAIN = timedelta(minutes=5)
"""How long after a report could not be mailed it is tried again; doubled each time."""
LAST_MAILED_AGAIN = timedelta(hours=4)
"""The longest pause between two tries to mail a report."""
MAIL_TRIES = 10
"""How often a report is mailed to an address that does not take it: for most of a day, over any night; then a person
has to look."""
OLD_FIGURES = timedelta(days=7)
"""From when on figures are too old for a weekly report: they say nothing of its week."""
LATE_CAMPAIGN = timedelta(days=28)
"""How long after its time a campaign's report is still written: a desk that begins with this does not write a hundred
old ones, and one that slept for weeks catches up."""

HEARD = timedelta(minutes=1)
"""How long after its last sign of life a worker counts as alive; it gives one every ten seconds."""
SILENT = timedelta(minutes=2)
"""How long a worker may be silent before a person is told."""
FORGOTTEN = timedelta(days=1)
"""How long a silent worker is remembered."""
STALE = timedelta(hours=1)
"""After so long, a job that was begun and not finished is given to whoever asks."""


def wait(key: str, failures: int, most: float = LONGEST_WAIT) -> timedelta:
    """Return how long to wait after so many failures in a row: 2 s, doubled each time up to `most` seconds.

    It is a quarter more or less, as follows from the post's key, so that many accounts do not come back at once.
    """
    digest = hashlib.sha256(f"{key}\n{failures}".encode()).digest()
    spread = 0.75 + int.from_bytes(digest[:4]) / (1 << 33)
    return timedelta(seconds=min(FIRST_WAIT * 2 ** min(max(failures - 1, 0), 20), most) * spread)


def doubt_left(age: timedelta) -> timedelta:
    """Return how long until a network is asked again about a doubt: the older it is, the longer."""
    return min(max(age, ASK_AGAIN), LONGEST_DOUBT)


def tell_again(tries: int) -> timedelta:
    """Return how long to wait after so many tries to tell failed: a minute, doubled each time up to an hour."""
    return min(FIRST_TOLD_AGAIN * (1 << min(tries - 1, 10)), LAST_TOLD_AGAIN)


def mail_again(tries: int) -> timedelta:
    """Return how long to wait after so many tries to mail failed: five minutes, doubled each time up to four hours."""
    return min(FIRST_MAILED_AGAIN * (1 << min(tries - 1, 10)), LAST_MAILED_AGAIN)
