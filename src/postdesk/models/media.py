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
    """What a file is by its content, whatever its name says: its media type, its name in a sentence, its family."""

    JPEG = ("image/jpeg", "a JPEG picture", Family.PICTURE, ".jpg")
    PNG = ("image/png", "a PNG picture", Family.PICTURE, ".png")
    GIF = ("image/gif", "a GIF picture", Family.PICTURE, ".gif")
    WEBP = ("image/webp", "a WebP picture", Family.PICTURE, ".webp")
    HEIC = ("image/heic", "a HEIC picture", Family.PICTURE, ".heic")
    AVIF = ("image/avif", "an AVIF picture", Family.PICTURE, ".avif")
    MP4 = ("video/mp4", "an MP4 film", Family.FILM, ".mp4")
    MOV = ("video/quicktime", "a QuickTime film", Family.FILM, ".mov")
    WEBM = ("video/webm", "a WebM film", Family.FILM, ".webm")
    SOUND = ("audio/mpeg", "a sound recording", Family.SOUND, ".mp3")
    PDF = ("application/pdf", "a PDF document", Family.DOCUMENT, ".pdf")
    SVG = ("image/svg+xml", "an SVG drawing", Family.NOTHING, ".svg")
    TIFF = ("image/tiff", "a TIFF or camera file", Family.NOTHING, ".tiff")
    BMP = ("image/bmp", "a BMP picture", Family.NOTHING, ".bmp")
    JXL = ("image/jxl", "a JPEG XL picture", Family.NOTHING, ".jxl")
    AVI = ("video/x-msvideo", "an AVI film", Family.NOTHING, ".avi")
    MATROSKA = ("video/x-matroska", "a Matroska film", Family.NOTHING, ".mkv")
    HTML = ("text/html", "a web page", Family.NOTHING, ".html")
    TEXT = ("text/plain", "a text", Family.NOTHING, ".txt")
    EMPTY = ("application/x-empty", "empty", Family.NOTHING, "")
    OTHER = ("application/octet-stream", "no picture or film", Family.NOTHING, "")

    def __init__(self, type: str, words: str, family: Family, suffix: str) -> None:
        self.type = type
        self.words = words
        self.family = family
        self.suffix = suffix


class Head(Struct, frozen=True, gc=False):
    """What the first bytes of a file tell of it.

    `size` is in bytes. `width` and `height` are in pixels as the picture is seen, upright; 0 where the head of a whole
    file would tell them and this one's does not, or where the kind has none. `moving` is a picture of several frames.
    `lies` is how it is stored: 1 upright, 3 on its head, 6 and 8 on its side, the others mirrored. `seconds` is how
    long a film lasts, 0 where its head does not say.
    """

    kind: FileKind
    size: int
    width: int = 0
    height: int = 0
    moving: bool = False
    lies: int = 1
    seconds: float = 0.0

    @property
    def family(self) -> Family:
        """Which sort of thing it is."""
        return self.kind.family

    @property
    def pixels(self) -> int:
        """How many pixels a frame has."""
        return self.width * self.height
