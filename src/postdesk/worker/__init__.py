"""The worker: APScheduler's alarms, its duties, what it tells people and writes down, and the demo's fast clock."""
