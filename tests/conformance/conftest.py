"""Expectations that nobody on this project wrote; they lie beside it, under licences of their own."""

import json

import pytest


@pytest.fixture
def conformance(shared):
    """Read a file of conformance data by its path in ../shared/conformance."""

    def read(path):
        return json.loads((shared / "conformance" / path).read_text("utf-8"))

    return read
