"""What Instagram's own error codes mean, beside those that all of Meta has.

Source: developers.facebook.com Instagram error codes (2 June 2026), and what clients report of each.
"""

from postdesk.networks.meta.judging import Meaning, Meanings

NOT_READY = 9007
"""A container that Instagram is still working on: the same one may be published a little later."""
USED_UP = (24, 2207008)
"""A container that is missing, has ended, or, as some say, was published before."""
SHAPES = (352, 36000, 36001, 36003, 36004)
"""The picture, the film or the caption is not taken."""
PARAMETERS = (2207023, 2207028, 2207035, 2207036, 2207037, 2207040, 2207057, 2207073)
"""Something that was asked for is not taken; the last is a post that cannot be deleted."""
SERVER = (2207001, 2207032, 2207053)
"""Instagram failed; and 2207051, called spam, was seen with the post public."""

CODES: Meanings = {
    **{(code, None): Meaning.REFUSED for code in SHAPES},
    **{(None, code): Meaning.REFUSED for code in PARAMETERS},
    **{(-1, code): Meaning.DOUBT for code in SERVER},
    (-1, None): Meaning.DOUBT,
    (4, 2207051): Meaning.DOUBT,
    (9, 2207042): Meaning.LATER,
    (24, 2207006): Meaning.PERSON,
    USED_UP: Meaning.LATER,
    (25, 2207050): Meaning.PERSON,
    (-2, None): Meaning.LATER,
    (9004, None): Meaning.LATER,
    (NOT_READY, None): Meaning.LATER,
}
