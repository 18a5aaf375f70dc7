"""Every command as an officer sees it: each `*.txt` here is a session that is played again, word for word.

A line `$ postdesk …` is run in-process in an empty folder, any other `$ …`, and what follows ` | `, by the shell; `@ 2026-12-18T08:00:00Z` sets
the clock; `POSTDESK_LANGUAGE=fr postdesk …` is read in that language; `# …` is for the reader. What follows a command is its output, then `[exit N]` where it is not 0.
`pytest tests/golden --write-golden` writes the sessions anew: read the difference before you keep it.
"""

from pathlib import Path

import pytest

from stage.sessions import play

HERE = Path(__file__).parent


@pytest.mark.parametrize("transcript", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_a_session_says_what_it_said(transcript, tmp_path, monkeypatch, request):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USER", "officer")
    told = play(transcript.read_text(encoding="utf-8"))
    if request.config.getoption("--write-golden"):
        transcript.write_text(told, encoding="utf-8")
    assert told == transcript.read_text(encoding="utf-8")
