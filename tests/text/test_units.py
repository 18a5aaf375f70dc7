"""Bytes, UTF-16 units, and the offsets between them."""

import pytest

from postdesk.text.units import offsets, utf8, utf16


@pytest.mark.parametrize(("text", "in_bytes", "in_units"), [("IOM", 3, 3), ("é", 2, 1), ("💡", 4, 2), ("\ud800", 3, 1)])
def test_lengths(text, in_bytes, in_units):
    assert (utf8(text), utf16(text)) == (in_bytes, in_units)


def test_offsets_in_one_pass():
    assert offsets("é💡a", [0, 1, 2, 3], utf8) == [0, 2, 6, 7]
    assert offsets("é💡a", [1, 2, 3], utf16) == [1, 3, 4]
