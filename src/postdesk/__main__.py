"""Where every run begins: the `postdesk` script and `python -m postdesk` are the same."""

import atexit
import gc

CONTAINERS = 50_000
"""How many objects a run makes before Python looks among them for cycles; its own measure is 700."""


def run() -> None:
    """Run the command line.

    Looking for cycles while modules are imported, and once more among all that is there at the end, takes a fifth of
    the time of a `check`, and finds next to nothing that the system would not take back anyway.
    """
    gc.set_threshold(CONTAINERS)
    atexit.register(gc.freeze)
    from postdesk.cli import main

    main(prog_name="postdesk")


if __name__ == "__main__":
    run()
