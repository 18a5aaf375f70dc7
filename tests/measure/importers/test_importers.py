"""The shelf of importers: one file a kind, one declaration, one test."""

from pathlib import Path

import pytest

from postdesk.measure import importers
from postdesk.measure.importers import IMPORTERS
from postdesk.measure.layouts.importer import Importer

FILES = sorted(path.stem for path in Path(importers.__file__).parent.glob("[a-z]*.py"))


@pytest.mark.parametrize("name", FILES)
def test_every_importer_has_a_test_of_its_name(name):
    assert (Path(__file__).parent / f"test_{name}.py").is_file()


def test_every_file_declares_one_importer_under_a_title_of_its_own():
    assert len(IMPORTERS) == len(FILES)
    assert all(isinstance(importer, Importer) and importer.networks for importer in IMPORTERS)
    assert len({importer.title for importer in IMPORTERS}) == len(FILES)
