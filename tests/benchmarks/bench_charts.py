"""The six charts of a weekly report against bare matplotlib drawing six comparable ones, to SVG."""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure
from stopwatch import by_turns, options, python, report

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from postdesk.charts import pictures
from stage.invented import busy

WEEKS, TAGS, NETWORKS, LANGUAGES = 26, 14, 8, 5
LABELS = [f"#SafeMigration{number}" for number in range(TAGS)]


def saved(draw: Callable[[Figure], None]) -> int:
    """Draw one chart as a tutorial would and return the size of its SVG."""
    figure = Figure(figsize=(8, 5))
    draw(figure)
    figure.suptitle("Posts of the week against what is usual")
    image = BytesIO()
    figure.savefig(image, format="svg")
    return image.tell()


def bars(figure: Figure) -> None:
    """Planned and published posts by network."""
    axes = figure.subplots()
    names = [f"network {number}" for number in range(NETWORKS)]
    axes.barh(names, range(1, NETWORKS + 1))
    axes.barh(names, range(NETWORKS), left=range(1, NETWORKS + 1))
    for number in range(NETWORKS):
        axes.text(number, number, str(number))


def dots(figure: Figure) -> None:
    """Each post a dot, by network, on a logarithmic scale."""
    axes = figure.subplots()
    axes.set_xscale("log")
    for number in range(NETWORKS):
        axes.scatter(range(1, 60), [number] * 59, s=12)
        axes.text(60, number, f"network {number}")


def grid(figure: Figure, rows: int, columns: int, numbers: int) -> None:
    """A table of counts as colours, with a number in some of its cells."""
    axes = figure.subplots()
    axes.pcolormesh([[row * column for column in range(columns)] for row in range(rows)])
    axes.set_yticks(range(rows), (LABELS * 2)[:rows])
    for cell in range(numbers):
        axes.text(cell % columns, cell // columns, str(cell))


def shares(figure: Figure) -> None:
    """Hashtags by campaign, as bars of a hundred per cent."""
    axes = figure.subplots()
    for number in range(6):
        axes.bar(range(NETWORKS), [1] * NETWORKS, bottom=[number] * NETWORKS)
        axes.text(number, number, f"campaign {number}")


SIX: tuple[Callable[[Figure], None], ...] = (
    bars,
    dots,
    lambda figure: grid(figure, TAGS, WEEKS, 120),
    lambda figure: grid(figure, 7, 6, 42),
    lambda figure: grid(figure, LANGUAGES, NETWORKS, LANGUAGES * NETWORKS),
    shares,
)


def ours() -> None:
    """Draw the report's six."""
    for picture in pictures(busy(300)):
        picture.drawn("svg")


def theirs() -> None:
    """Draw the six of bare matplotlib."""
    for draw in SIX:
        saved(draw)


def main() -> None:
    """Time both by turns, each in a process of its own: the report keeps matplotlib to one family of type."""
    rounds = 1 if options(__doc__).smoke else 7
    here = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import bench_charts as bench; bench."
    mine, bare = by_turns(rounds, python("-c", f"{here}ours()"), python("-c", f"{here}theirs()"))
    report("six charts as SVG, whole process (s, bare matplotlib)", mine, bare, "<= 1.3", mine <= 1.3 * bare)


if __name__ == "__main__":
    main()
