"""``python -m mdcatalog``."""

from mdcatalog.cli import main

main()
