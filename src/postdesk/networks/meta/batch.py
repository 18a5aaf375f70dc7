"""Asking about many things in one call: Meta's batches, used for reading alone.

Whatever Meta does not get to in time comes back as null, and is asked alone. Each member counts as a call of its own.
Source: developers.facebook.com graph-api/batch-requests (2026), and Meta's own client for Python.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest

from postdesk.errors import Refused
from postdesk.networks.meta.graph import Graph
from postdesk.wire import Reply

TOGETHER = 50
"""The most that Meta takes in one batch."""
Question = tuple[str, Mapping[str, str]]
"""A path without its version, and what is asked there."""


def read_together(graph: Graph, questions: Sequence[Question], now: datetime) -> Iterator[Reply | Refused]:
    """Yield the answer to each question about figures, or that Meta said no; a single question needs no batch.

    Raises:
        Unreachable: Meta could not be asked, asks to wait, or what it still allows is kept for publishing.
    """
    for first in range(0, len(questions), TOGETHER):
        graph.spare()
        some = questions[first : first + TOGETHER]
        answers = graph.several(some, now) if len(some) > 1 else []
        for (path, query), answer in zip_longest(some, answers[: len(some)]):
            try:
                yield graph.read(path, now, **query) if answer is None else graph.judged(answer)
            except Refused as no:
                yield no
