"""Files of a desk: names that never lead elsewhere, and what only its owner reads."""
