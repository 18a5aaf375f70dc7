"""A wall clock's time in a zone and the instant it means: slots, weeks, and the rules of zones."""
