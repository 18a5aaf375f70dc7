"""X (Twitter): its text rules."""
