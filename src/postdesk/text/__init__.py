"""What networks share when they read a text: graphemes, units, addresses, tags. Pure and offline."""
