"""The rehearsal network: its text rules."""
