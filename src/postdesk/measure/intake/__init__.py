"""Taking in exports: which kind a file is of, whose figures it holds, and for when they count."""
