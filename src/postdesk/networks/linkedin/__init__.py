"""LinkedIn: its text rules."""
