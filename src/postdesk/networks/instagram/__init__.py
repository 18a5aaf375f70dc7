"""Instagram: its text rules."""
