"""A phone reads the address from the terminal: the picture holds the code's modules and nothing else."""

import segno

from postdesk.web.qr_code import QUIET, qr_lines

ADDRESS = f"http://192.168.1.5:8765/enter?token={'x' * 43}"
HALVES = {" ": (1, 1), "▀": (0, 1), "▄": (1, 0), "█": (0, 0)}
"""Which of the two modules of a sign are dark."""


def test_each_sign_is_two_modules_of_the_code():
    lines = qr_lines(ADDRESS)
    rows = [[HALVES[sign][half] for sign in line] for line in lines for half in (0, 1)]
    wanted = [list(row) for row in segno.make(ADDRESS, error="l", micro=False).matrix_iter(border=QUIET)]
    assert rows[: len(wanted)] == wanted
    assert max(map(len, lines)) < 60  # of the 80 columns of a terminal
