"""Files of a desk: names that never lead elsewhere, whole or not there, and what only its owner reads."""
