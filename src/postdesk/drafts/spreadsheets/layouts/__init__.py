"""The tables of planning tools, one file each, and the one declaration in it: `LAYOUT`."""
