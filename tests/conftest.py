"""What every test may use."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser):
    parser.addoption("--write-golden", action="store_true", help="write the golden transcripts anew")


@pytest.fixture
def shared():
    """The folder of conformance data and samples that lies beside the project on its authors' machines."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is absent")
    return folder


@pytest.fixture
def log(tmp_path):
    """An empty log in a folder of its own."""
    from postdesk.log import open_log

    with open_log(tmp_path / "desk.sqlite") as opened:
        yield opened
