"""The bytes of an answer, unpacked as they come, and never more of them than there is room for."""

import zlib

PACKED = frozenset({"gzip", "x-gzip", "deflate"})
"""What is asked for and unpacked here: bit by bit, so that a kilobyte cannot become a gigabyte."""


class Bounded:
    """Takes up to `most` bytes; `encoding` is how they are packed, as the answer's `Content-Encoding` says."""

    def __init__(self, most: int, encoding: str = "") -> None:
        self.bytes = bytearray()
        self._most = most
        self._packed = encoding.strip().lower() in PACKED
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._came = self._broken = False

    def take(self, chunk: bytes) -> bool:
        """Take what comes; False once it is of no use to go on."""
        self._came = self._came or bool(chunk)
        left = self._most + 1 - len(self.bytes)
        try:
            self.bytes += self._unpack.decompress(chunk, left) if self._packed else chunk[:left]
        except zlib.error:
            self._broken = True
        return not self._broken and len(self.bytes) <= self._most

    @property
    def whole(self) -> bool:
        """Whether all there was to take could be taken and unpacked."""
        ended = self._unpack.eof or not self._packed or not self._came
        return not self._broken and ended and len(self.bytes) <= self._most

    @property
    def start(self) -> bytes:
        """As much as there is room for."""
        return bytes(self.bytes[: self._most])
