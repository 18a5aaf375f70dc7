"""What a picture or film is by its content, and what its head tells."""

from enum import Enum

from msgspec import Struct


class Family(Enum):
    """What networks count and limit as one sort of thing; NOTHING is what no network shows."""

    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"
    DOCUMENT = "document"
    NOTHING = "nothing"


class FileKind(Enum):
    """What a file is by its content, whatever its name says: its media type, its family, the ending of its name."""

    JPEG = ("image/jpeg", Family.PICTURE, ".jpg")
    PNG = ("image/png", Family.PICTURE, ".png")
    GIF = ("image/gif", Family.PICTURE, ".gif")
    WEBP = ("image/webp", Family.PICTURE, ".webp")
    HEIC = ("image/heic", Family.PICTURE, ".heic")
    AVIF = ("image/avif", Family.PICTURE, ".avif")
    MP4 = ("video/mp4", Family.FILM, ".mp4")
    MOV = ("video/quicktime", Family.FILM, ".mov")
    WEBM = ("video/webm", Family.FILM, ".webm")
    SOUND = ("audio/mpeg", Family.SOUND, ".mp3")
    PDF = ("application/pdf", Family.DOCUMENT, ".pdf")
    SVG = ("image/svg+xml", Family.NOTHING, ".svg")
    TIFF = ("image/tiff", Family.NOTHING, ".tiff")
    BMP = ("image/bmp", Family.NOTHING, ".bmp")
    JXL = ("image/jxl", Family.NOTHING, ".jxl")
    AVI = ("video/x-msvideo", Family.NOTHING, ".avi")
    MATROSKA = ("video/x-matroska", Family.NOTHING, ".mkv")
    HTML = ("text/html", Family.NOTHING, ".html")
    TEXT = ("text/plain", Family.NOTHING, ".txt")
    EMPTY = ("application/x-empty", Family.NOTHING, "")
    OTHER = ("application/octet-stream", Family.NOTHING, "")

    def __init__(self, type: str, family: Family, suffix: str) -> None:
        self.type = type
        self.family = family
        self.suffix = suffix


class Head(Struct, frozen=True, gc=False):
    """What the first bytes of a file tell of it.

    `size` is in bytes. `width` and `height` are in pixels as the picture is seen, upright; 0 where the head of a whole
    file would tell them and this one's does not, or where the kind has none. `moving` is a picture of several frames.
    `lies` is how it is stored: 1 upright, 3 on its head, 6 and 8 on its side, the others mirrored. `seconds` is how
    long a film lasts, `rate` how many frames it shows in a second, and `frames` how many a GIF has; 0 where its head
    does not say.
    """

    kind: FileKind
    size: int
    width: int = 0
    height: int = 0
    moving: bool = False
    lies: int = 1
    seconds: float = 0.0
    rate: float = 0.0
    frames: int = 0

    @property
    def family(self) -> Family:
        """Which sort of thing it is."""
        return self.kind.family

    @property
    def pixels(self) -> int:
        """How many pixels a frame has."""
        return self.width * self.height
