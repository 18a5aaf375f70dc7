"""Readings: asked of the networks, and written out for other tools."""
