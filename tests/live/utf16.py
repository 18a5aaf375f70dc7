"""Where the networks' libraries say that something stands: in UTF-16 units."""

from itertools import accumulate


def places(text):
    """Return the offset in UTF-16 units of each character and of the end."""
    return list(accumulate((2 if character > "\uffff" else 1 for character in text), initial=0))
