"""TikTok: its text rules."""
