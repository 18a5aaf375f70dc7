"""The desk: one office's settings, campaign files and memory, and every verb. Start reading in `desk.py`."""
