"""Takes the README's pictures of the page: `postdesk serve --demo` in Chromium, wide and on a phone, light and dark.

Run it from anywhere, after `.ci/live-install`: python tests/live/take_pictures.py
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from postdesk.desk import Desk
from postdesk.worker.demo import NOW, demo

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
PICTURES = HERE / "pictures"
MOST = 150_000
"""Bytes of a picture."""
COLOURS = 96
VIEWS = {
    "en": (
        ("calendar", "/?at=2026-11", 1280, False),
        ("charts-dark", "/charts?of=2026-11", 1280, True),
        ("phone", "/?view=week&at=2026-W47", 390, True),
    ),
    "ar": (("phone-arabic", "/charts?of=2026-11", 390, False),),
}
"""Pictures by the office's language: their name, what they show, how wide, and whether it is dark."""


def taken(folder: Path, language: str) -> None:
    """Take the pictures of the sample desk in one language, as the browser makes them."""
    from stage.serving import served

    settings = folder / "campaigns" / "desk.toml"
    settings.write_text(
        re.sub(r'(?m)^language = "\w+"', f'language = "{language}"', settings.read_text("utf-8")), "utf-8"
    )
    story = []
    for name, path, width, dark in VIEWS[language]:
        story += [("window", [width, dark]), ("open", path), ("picture", str(PICTURES / f"{name}.png"))]
    engine = next(HERE.glob("node_modules/node-*/bin/node"))
    with served(Desk.open(folder, lambda: NOW)) as address:
        asked = json.dumps({"enter": address, "views": [], "story": story})
        subprocess.run([engine, HERE / "browser.mjs"], input=asked, text=True, check=True, stdout=subprocess.DEVNULL)


def made_small(picture: Path) -> None:
    """Leave a picture the colours that it needs, so that a page with several loads fast."""
    with Image.open(picture) as image:
        image.convert("RGB").quantize(COLOURS).save(picture, optimize=True)
    assert picture.stat().st_size <= MOST, f"{picture} has {picture.stat().st_size} bytes"


def main() -> None:
    """Make the sample desk, and take every picture of it."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "desk")
        demo(folder, lambda _said: None)
        for language in VIEWS:
            taken(folder, language)
    for picture in sorted(PICTURES.glob("*.png")):
        made_small(picture)


if __name__ == "__main__":
    main()
