"""Limits that nobody has looked up for a year."""


def test_limits_that_nobody_looked_up_for_a_year(looked, clock):
    assert looked("limits") == []
    clock.forward(days=400)
    assert ("look", "limits of Bluesky were looked up in 2026-08") in looked("limits")
