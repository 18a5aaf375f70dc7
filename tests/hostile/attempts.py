"""Tries a command on a desk in this process: however it is attacked, it ends with 0, 1 or 2 and says so in a sentence."""

import shlex

from click.testing import CliRunner

from hostile.tried import STEERS
from postdesk.cli import Office, main
from stage.life import NOON

LOOKS = (
    "check", "check --format json", "check --format github", "check --format sarif", "preview", "plan", "queue --yes", "list", "list --all",
    "list --format ics", "list --format json", "log", "calendar", "approvals", "doctor", "accounts", "publish", "fmt --check",
)  # fmt: skip
"""What an officer asks in a day; `queue` and `publish` among them."""


def attempt(root, words, moment=NOON):
    """Run a command and return its exit code and all that it said, which steers nothing."""
    line = ["--desk", str(root), *(shlex.split(words) if isinstance(words, str) else map(str, words))]
    result = CliRunner().invoke(main, line, obj=Office(lambda: moment), prog_name="postdesk")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise AssertionError(f"{words} fails") from result.exception
    assert result.exit_code in {0, 1, 2}, words
    assert not STEERS.search(result.output), words
    return result.exit_code, result.output
