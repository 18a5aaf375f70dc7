"""Values that stand for something which every language names in its own words, by the name of the value."""

from collections.abc import Mapping

_SCRIPTS = {
    "Latn": "Latin",
    "Cyrl": "Cyrillic",
    "Arab": "Arabic",
    "Grek": "Greek",
    "Hebr": "Hebrew",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Hani": "Chinese, Japanese or Korean",
}
WHYS = (
    "leads nowhere: it is no address that a browser can open",
    "gives no answer: open it and see",
    "has no certificate that browsers accept: readers are warned off",
    "redirects to what is no web address: open it and see",
    "redirects more than five times: write the address at which the page stands",
    "leads into this office's own network: readers outside cannot open it; `--local` visits it all the same",
    "leads nowhere: its host is not known",
    "cannot be looked up: is this machine online?",
)
"""Why the page at an address is not seen, as visits of pages tell it."""
TERMS: Mapping[str, Mapping[str, str]] = {
    "script": _SCRIPTS,
    "among": _SCRIPTS,
    "unit": {"graphemes": "graphemes", "code points": "code points", "UTF-16 units": "UTF-16 units"},
    "counted": {
        "weighted": "weighted: links count 23, emoji 2",
        "graphemes": "characters as the eye counts them",
        "code points": "code points",
        "UTF-16 units": "UTF-16 units",
        "bytes": "bytes",
        "characters": "characters",
    },
    "kind": {
        "JPEG": "a JPEG picture",
        "PNG": "a PNG picture",
        "GIF": "a GIF picture",
        "WEBP": "a WebP picture",
        "HEIC": "a HEIC picture",
        "AVIF": "an AVIF picture",
        "MP4": "an MP4 film",
        "MOV": "a QuickTime film",
        "WEBM": "a WebM film",
        "SOUND": "a sound recording",
        "PDF": "a PDF document",
    },
    "secret": {
        "token": "a token",
        "password": "a password",
        "passport": "the number of a passport",
        "iban": "the number of a bank account (IBAN)",
    },
    "why": {why: why for why in WHYS},
}
