"""Pictures and films as cameras, phones and programmes make them, small."""

import struct
from io import BytesIO
from random import Random

from PIL import Image
from PIL.PngImagePlugin import PngInfo

GPS = {1: "N", 2: (42.0, 26.0, 24.0), 3: "E", 4: (19.0, 15.0, 46.0)}
XMP = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="42,26N" dc:creator="Ana" xmp:CreateDate="2026"/></x:xmpmeta>'
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x14\x1c\x02\x50\0\x03Ana\x1c\x02\x5a\0\x05Ulcin"


def drawn(width=40, height=20, mode="RGB"):
    """A picture whose left half is red and whose right half is green."""
    picture = Image.new("RGB", (width, height), (200, 40, 40))
    picture.paste((40, 160, 60), (width // 2, 0, width, height))
    return picture.convert(mode)


def noise(width, height, number=0):
    """A picture that no coding makes small, the same each time for each number."""
    return Image.frombytes("RGB", (width, height), Random(number).randbytes(width * height * 3))


def saved(picture, format, **more):
    out = BytesIO()
    picture.save(out, format, **more)
    return out.getvalue()


def exif(lies=1, **said):
    """A block of EXIF with a place, a phone and a moment, of a picture that lies so."""
    block = Image.Exif()
    block[0x0112], block[0x010F], block[0x0132] = lies, "Phone", "2026:11:20 09:00:00"
    block.get_ifd(0x8825).update(GPS)
    for tag, value in said.items():
        block[int(tag[1:], 16)] = value
    return block


def jpeg(width=40, height=20, **more):
    return saved(drawn(width, height), "JPEG", **more)


def from_a_phone(width=40, height=20, lies=6):
    """A JPEG that lies on its side and says where, when and with what it was made, in every way there is."""
    content = jpeg(width, height, exif=exif(lies), comment=b"At the shelter", icc_profile=b"colours of a phone")
    more = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) + segment(0xED, IPTC) + segment(0xEF, b"maker")
    return content[:2] + more + content[2:] + b"\0\0\0\x20ftypmp42 a film that moves, with sound, from the shelter"


def segment(marker, body):
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def png(width=40, height=20, mode="RGB", **said):
    texts = PngInfo()
    for name, value in said.items():
        texts.add_text(name, value)
    return saved(drawn(width, height, mode), "PNG", pnginfo=texts)


def gif(width=40, height=20, frames=2, **more):
    every = [drawn(width, height), *(noise(width, height, number) for number in range(frames - 1))]
    return saved(every[0], "GIF", save_all=True, append_images=every[1:], duration=80, loop=0, **more)


def webp(width=40, height=20, **more):
    return saved(drawn(width, height), "WEBP", **more)


def box(name, *held):
    body = b"".join(held)
    return struct.pack(">I4s", len(body) + 8, name) + body


def film(
    width=640, height=360, seconds=12, brand=b"mp42", turned=False, notes=(), tracks=(), data=b"\x09" * 64, *, frames=0
):
    """A film that no player would play: the boxes of its head, and data; of so many frames, where it says that."""
    ftyp = box(b"ftyp", brand, bytes(4), b"isom")
    sizes = box(b"stsz", struct.pack(">4xII", 0, frames)) if frames else b""
    mvhd = box(b"mvhd", struct.pack(">4xIIII80x", 3_800_000_000, 3_800_000_001, 1000, int(seconds * 1000)))
    moov = box(
        b"moov", mvhd, track(b"vide", width, height, turned=turned, seconds=seconds, tables=sizes), *tracks, *notes
    )
    return ftyp + moov + box(b"mdat", data)


def track(handler, width=0, height=0, turned=False, tables=b"", seconds=1):
    matrix = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000) if turned else (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0)
    tkhd = box(b"tkhd", struct.pack(">4xII28x9iII", 3_800_000_000, 0, *matrix, width << 16, height << 16))
    mdhd = box(b"mdhd", struct.pack(">4xIIII4x", 3_800_000_000, 0, 1000, int(seconds * 1000)))
    hdlr = box(b"hdlr", bytes(8), handler, bytes(13))
    return box(b"trak", tkhd, box(b"mdia", mdhd, hdlr, box(b"minf", box(b"stbl", tables))))


def table(name, *numbers, width=4):
    """A table of a track: its version, the count of its rows, the numbers."""
    return box(name, bytes(4), struct.pack(">I", len(numbers)), *(number.to_bytes(width) for number in numbers))


def element(name, *held):
    """An element of a WebM film."""
    body = b"".join(held)
    return name.to_bytes((name.bit_length() + 7) // 8) + (1 << 28 | len(body)).to_bytes(4) + body


def webm(*more):
    info = element(0x1549A966, element(0x2AD7B1, (1_000_000).to_bytes(3)), element(0x4489, struct.pack(">d", 12_000)))
    video = element(0xE0, element(0xB0, (640).to_bytes(2)), element(0xBA, (360).to_bytes(2)))
    tracks = element(0x1654AE6B, element(0xAE, element(0xD7, b"\1"), video))
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, info, tracks, *more)


class Everything:
    """What is sent of pictures, all of it there."""

    def ensure(self, said):
        return said
