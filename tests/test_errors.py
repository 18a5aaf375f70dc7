"""Why a system did not do something, in a few words that catalogues have."""

import errno
import os

import pytest

from postdesk.errors import REFUSED, PostdeskError, said_by, system_reason
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


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (PostdeskError("{file} is gone", file="hall.jpg"), "hall.jpg is gone"),
        (ValueError(Sentence("{file} is gone", file="hall.jpg")), "hall.jpg is gone"),
        (ValueError("no sentence of ours"), "no sentence of ours"),
        (ValueError(7), "7"),
        (ValueError(), ""),
    ],
)
def test_what_a_trouble_says_keeps_its_values(trouble, says):
    said = said_by(trouble)
    assert said == says
    assert isinstance(said, Sentence) == ("gone" in says)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(IsADirectoryError) as trouble:
        contents(tmp_path)
    assert system_reason(trouble.value) == "it is a folder"
