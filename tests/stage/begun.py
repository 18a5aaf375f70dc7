"""A post as a network has it ready to be sent, and a picture to go with it."""

import struct
import zlib
from datetime import timedelta

from postdesk.errors import NotYet
from postdesk.models import Attachment
from stage.life import NOON

KEY = "00ff" * 8


def ready(network, post, now=NOON, prepared="", key=KEY):
    """Let a network prepare a post to the end, as the courier does: it comes back to what is not ready yet."""
    while True:
        try:
            done = network.prepare(post, key, now, prepared)
        except NotYet as wait:
            now += timedelta(seconds=wait.retry_after)
            continue
        if done == prepared:
            return prepared
        prepared = done


def sent(network, post, now, prepared, key=KEY):
    """Publish what is prepared, as the courier does: it goes on with the rest of a thread when that is ready."""
    while True:
        try:
            return network.publish(post, key, now, prepared)
        except NotYet as wait:
            now, prepared = now + timedelta(seconds=wait.retry_after), wait.kept


def out(network, post, now=NOON, key=KEY):
    """Publish a post as the courier does; return where it stands, and what was fixed."""
    prepared = ready(network, post, now, key=key)
    return sent(network, post, now, prepared, key), prepared


def attached(folder, files, alt="What it shows.", kinds=None):
    """Write files, and return them as a post carries them, each described; `kinds` are types by their endings."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    kinds = kinds or {}
    return tuple(
        Attachment(name, alt, len(content), name, kinds.get(name.rpartition(".")[2], ""))
        for name, content in files.items()
    )


def png():
    """A white pixel."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\0\xff\xff\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
