"""Hashtags are told of, and drawn."""


def test_hashtags_are_told_and_drawn(out):
    assert [tag.name for tag in out.hashtags.usage(4).tags] == ["SpringTogether"]
    assert b"SpringTogether" in out.hashtags.chart("svg")
