import pytest

from postdesk.cli.reading_language import reading_language


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "en_GB.UTF-8"}, ""),
        ({"LANG": "fr_FR.UTF-8"}, "fr_FR"),
        ({"LANG": "sr_RS@latin"}, "sr_Latn_RS"),
        ({"LANG": "sr_RS.UTF-8@latin"}, "sr_Latn_RS"),
        ({"LANG": "sr@latin"}, "sr_Latn"),
        ({"LANG": "de_DE@euro"}, "de_DE"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "es_ES.UTF-8"}, "es_ES"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, ""),
        ({"LANG": "fr_FR.UTF-8", "POSTDESK_LANGUAGE": "en"}, ""),
        ({"POSTDESK_LANGUAGE": "fr", "LC_ALL": "de_DE"}, "fr"),
        ({"POSTDESK_LANGUAGE": "", "LC_ALL": "de_DE"}, "de_DE"),
    ],
)
def test_the_language_that_is_asked_for(environment, tag):
    assert reading_language(environment) == tag


def test_the_environment_is_asked_where_nothing_else_is_said():
    assert isinstance(reading_language(), str)
