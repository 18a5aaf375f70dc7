"""Telegram: its text rules."""
