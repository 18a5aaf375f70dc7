"""Campaign files as tables for people who work in a spreadsheet, and tables of theirs or of other tools as drafts.

A table of ours (`export-drafts`) has a row a post, and one more for each account that says something else; it comes
back without loss. Tables of planning tools stand on a shelf (`layouts/`), one file a tool.
"""
