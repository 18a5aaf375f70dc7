"""The pages, one file each with one declaration, in the order of the menu."""
