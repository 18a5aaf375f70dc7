"""YouTube: its text rules."""
