"""Why a system did not do something, in a few words that catalogues have."""

import errno
import os

import pytest

from postdesk.errors import REFUSED, system_reason
from postdesk.files.regular import contents
from postdesk.sentences import Sentence


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)), "no such file or directory"),
        (PermissionError(errno.EACCES, "Zugriff verweigert"), "permission denied"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "invalid cross-device link"),
        (OSError(None, Sentence("it lies outside {folder}/", folder="campaigns")), "it lies outside campaigns/"),
        (OSError("a token, perhaps"), "the system refused"),
        (OSError(errno.EXDEV, ""), "the system refused"),
    ],
)
def test_why_a_system_refused(trouble, why):
    assert system_reason(trouble) == why
    assert isinstance(system_reason(trouble), Sentence)


@pytest.mark.skipif(os.name != "posix", reason="the words are those of POSIX")
def test_the_words_are_the_systems_own():
    assert {number: os.strerror(number).lower() for number in REFUSED} == REFUSED


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(IsADirectoryError) as trouble:
        contents(tmp_path)
    assert system_reason(trouble.value) == "it is a folder"
