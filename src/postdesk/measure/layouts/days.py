"""Tables of which each row is a day and each column a metric of the whole account."""

from collections.abc import Callable, Iterator, Sequence

from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.counts import CellError, no_date
from postdesk.measure.layouts.importer import DayCount, Told
from postdesk.models import Skipped
from postdesk.sentences import Sentence


def row(network: str, metrics: Sequence[str]) -> Callable[[Cells], Iterator[Told]]:
    """Return what reads a row: one day of each metric that stands in it; what is blank is not given."""

    def read(cells: Cells) -> Iterator[Told]:
        day = cells.moment("published")
        if day is None:
            yield Skipped(cells.row, no_date(cells.text("published")))
            return
        for metric in metrics:
            try:
                value = cells.count(metric)
            except CellError as why:
                yield Skipped(cells.row, Sentence("{what}: {why}", what=metric, why=why.sentence))
                continue
            if value is not None:
                yield DayCount(cells.row, network, metric, day.date(), value, cells.account)

    return read
