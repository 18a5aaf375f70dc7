"""Bluesky: its text rules."""
