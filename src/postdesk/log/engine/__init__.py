"""How the memory is opened and kept: SQLite or PostgreSQL, migrations, clocks and locks, a move between them."""
