"""Every sentence of the program, in one file to be read one by one: commands, pages, reports, findings, trouble.

`pytest tests/golden --write-golden` writes it anew.
"""

from pathlib import Path

from stage.sentences_of_the_code import sentences

FILE = Path(__file__).parent / "sentences.lst"


def test_the_sentences_are_those_that_were_read(request):
    said = "\n".join(sentences()).lstrip() + "\n"
    if request.config.getoption("--write-golden"):
        FILE.write_text(said, encoding="utf-8")
    kept = FILE.read_text(encoding="utf-8")
    assert sorted({*said.splitlines()} ^ {*kept.splitlines()}) == []


def test_no_sentence_speaks_of_what_officers_have_no_word_for():
    jargon = ("traceback", "exception", "stdin", "regex", "boolean", "null pointer", "segfault")
    assert not [line for line in sentences() if line.startswith("  ") and any(word in line.lower() for word in jargon)]
