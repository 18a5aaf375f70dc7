"""Mastodon: its text rules."""
