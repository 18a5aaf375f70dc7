"""What Facebook's own error codes mean where something is posted to a Page, beside those that all of Meta has.

Some stand as code in some answers and as subcode in others. Source: what clients report of each (2026); the photo and
reels references of developers.facebook.com.
"""

from postdesk.networks.meta.judging import Meaning, Meanings

CONTENT = (197, 1500, 1346003, 1349125, 1404102, 1609008, 2061006)
"""The text or the link is not taken."""
FILES = (120, 210, 220, 321, 324, 382, 389, 6000, 6001, 1363040, 1363127, 1363128, 1363129, 1366046, 2069019)
"""The picture or the film is not taken."""
LIMITED = (1390008, 1404006, 1404112)
"""Too much in a short time, or the account is limited: a person looks, and no machine goes on trying."""
NEVER = (*CONTENT, *FILES, *LIMITED)
OWNER = (1404078, 4854002)
"""The Page's people have to show who they are first."""
PASSING = (1363047, 1609010)
"""Called passing by Facebook; nobody has seen whether the post is there all the same."""
USED = 1366051
"""These pictures are in a post already: one that an earlier attempt made."""

CODES: Meanings = {
    **{(code, None): Meaning.REFUSED for code in NEVER},
    **{(None, code): Meaning.REFUSED for code in NEVER},
    **{(None, code): Meaning.PERSON for code in OWNER},
    **{(code, None): Meaning.DOUBT for code in PASSING},
    **{(None, code): Meaning.DOUBT for code in PASSING},
    (None, USED): Meaning.TWIN,
}
