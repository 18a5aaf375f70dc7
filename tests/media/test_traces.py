from postdesk.media.traces import Trace, of_iptc, of_xmp, traces_in_words
from stage import pictures


def test_an_enumeration_in_the_order_of_its_weight():
    assert traces_in_words({Trace.TIME, Trace.PLACE, Trace.DEVICE}) == "place, device and time"
    assert traces_in_words([Trace.NAMES]) == "names"
    assert traces_in_words([]) == ""


def test_what_packets_and_data_sets_give_away():
    assert of_xmp(pictures.XMP) == {Trace.PLACE, Trace.NAMES, Trace.TIME}
    assert of_xmp(b"<x:xmpmeta/>") == set()
    assert of_iptc(pictures.IPTC) == {Trace.NAMES, Trace.PLACE}
    assert of_iptc(b"\x1c\x02\0\0\2\0\4\x1c\x02\x78") == set()
