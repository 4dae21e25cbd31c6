"""A catalog in SQLite: what it looks like, how it is built, how it answers."""
