"""Reports of invented offices, to be looked at: 0, 3, 30 and 300 posts, six languages, two screens and paper.

Run it by hand: `python tests/stage/report_pages.py FOLDER` writes a page and a PDF for each, and where Chromium is
installed a picture of each page at 360 and at 1200 pixels.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.writing import write
from postdesk.settings import House

sys.path.insert(0, str(Path(__file__).parents[1]))
from stage.invented import busy

NUMBERS = (0, 3, 30, 300)
LANGUAGES = ("ar", "de", "en", "fr", "ru", "sq")
WIDTHS = (360, 1200)


def write_pages(folder, numbers=NUMBERS, languages=LANGUAGES, formats=("html", "pdf")):
    """Write the report of each office in each language; return the files to open first."""
    pages = []
    for number in numbers:
        for language in languages:
            house = House(Path(), "Country Office, Podgorica", "Europe/Podgorica", language=language)
            made = report(Gathered(busy(number, simulated=number == 30)), house)
            pages.append(write(made, folder / f"{number}-{language}", formats)[0])
    return pages


def photograph(page, width):
    """Take a picture of a page as a screen of so many pixels shows it."""
    picture = page.with_name(f"{width}.png")
    browser = shutil.which("chromium") or "chromium"
    sight = f"--window-size={max(width, 500)},{2400}"
    frame = page.with_name("frame.html")
    frame.write_text(
        f'<body style="margin:0"><iframe src="{page.name}" style="border:0;width:{width}px;height:2400px"></iframe>',
        encoding="utf-8",
    )
    command = [browser, "--headless", "--no-sandbox", "--hide-scrollbars", sight, f"--screenshot={picture}"]
    subprocess.run([*command, frame.absolute().as_uri()], check=True, capture_output=True, timeout=120)
    return picture


if __name__ == "__main__":
    for made in write_pages(Path(sys.argv[1])):
        for pixels in WIDTHS if shutil.which("chromium") else ():
            sys.stdout.write(f"{photograph(made, pixels)}\n")
