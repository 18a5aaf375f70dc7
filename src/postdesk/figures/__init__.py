"""What follows from the log, as numbers: each is reckoned here, once; charts draw it, the report says it.

No words and no ink: a figure is a value, or a code such as "above" that a surface puts into its own words.
"""
