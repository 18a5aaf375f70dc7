"""Facebook Pages: its text rules."""
