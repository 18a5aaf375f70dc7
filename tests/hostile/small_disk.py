"""Commands on a disk of their own, as small as needed, which only this process and its children see.

`python -m hostile.small_disk` is started below `unshare -rm`, so that nobody has to be root; it says in JSON how each
command ended. The disk is full, or may only be read, from the moment at which the desk is there.
"""

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from click.testing import CliRunner

from postdesk.cli import Office, main

ROOM = "8m"
BALLAST = "ballast"


def filled(disk):
    """Fill a disk to its last byte."""
    with (disk / BALLAST).open("wb", buffering=0) as ballast:
        try:
            while ballast.write(b"0" * 4096):
                pass
        except OSError:
            return


def ended(root, now, words):
    """How a command ends: its exit code and what it says."""
    line = ["--desk", str(root), *words.replace("ROOT", str(root)).split()]
    done = CliRunner().invoke(main, line, obj=Office(lambda: now))
    sound = done.exception is None or isinstance(done.exception, SystemExit)
    return [done.exit_code, done.output[-2_000:]] if sound else [-1, repr(done.exception)]


def play(desk, disk, how, now, commands):
    """Mount a disk, lay the desk there, spoil the disk, run the commands; and once more where it has room again."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)], check=True)
    root = disk / "desk"
    shutil.move(desk, root)
    os.chdir(disk)
    if how == "full":
        filled(disk)
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    spoiled = {words: ended(root, now, words) for words in commands}
    if how == "full":
        (disk / BALLAST).unlink()
    else:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    return spoiled, {words: ended(root, now, words) for words in commands}


if __name__ == "__main__":
    desk, disk, how, moment, *commands = sys.argv[1:]
    sys.stdout.write(json.dumps(play(Path(desk), Path(disk), how, datetime.fromisoformat(moment), commands)))
