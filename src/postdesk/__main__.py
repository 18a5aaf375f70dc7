"""`python -m postdesk` is `postdesk`."""

from postdesk.cli import main

main(prog_name="postdesk")
