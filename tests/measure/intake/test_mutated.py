"""Exports with bytes changed, lost and repeated at random: posts, or one sentence; never anything else."""

import random

import pytest

from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract
from postdesk.models import Skipped
from stage.damaged import FILES, mutated


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_damaged_at_random_is_told_in_sentences(tmp_path, name):
    chance = random.Random(name)
    for _ in range(60):
        (tmp_path / name).write_bytes(mutated(FILES[name].encode(), chance))
        try:
            said = [row.why for row in extract(tmp_path / name).rows if isinstance(row, Skipped)]
        except ExportError as why:
            said = [str(why)]
        assert all(len(sentence) < 1_000 and "\n" not in sentence for sentence in said)
