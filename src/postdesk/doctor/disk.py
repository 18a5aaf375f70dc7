"""The disk that the desk's memory lies on: full, it keeps every post from going out."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.sentences import Sentence

ROOM = 200 * 2**20
"""Bytes that must be free on the disk of the database."""


def look(scene: Scene) -> Iterator[Sign]:
    """Say how much room there is, where the memory is a file on this machine."""
    path = scene.house.memory / "desk.sqlite"
    if not scene.address and os.access(path, os.R_OK):
        yield room_for(path)


def room_for(path: Path, room: int = ROOM) -> Sign:
    """Say how much the disk of the database still takes; less than `room` bytes are too little."""
    free = shutil.disk_usage(path.parent).free
    says = Sentence("{size:,} MB free for {file}", size=free // 2**20, file=path.name)
    if free < room:
        return Sign("disk", Health.WRONG, says, "make room: nothing is sent that cannot be written down first")
    return Sign("disk", Health.WELL, says)


THING = Thing("disk", "Room for the desk's memory; nothing is sent that cannot be written down first.", look)
