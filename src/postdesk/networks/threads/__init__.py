"""Threads: its text rules."""
