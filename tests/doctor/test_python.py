"""Which Python, and which postdesk."""

import platform

import postdesk


def test_the_versions_are_told(looked):
    assert looked("python") == [("well", f"{platform.python_version()}, postdesk {postdesk.__version__}")]
