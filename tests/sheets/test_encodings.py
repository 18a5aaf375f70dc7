import pytest

from postdesk.errors import ExportError
from postdesk.sheets.encodings import encoding, sense

MONTENEGRIN = "Žene, čaj i šah u Đakovu #Čitanje #Šah"
RUSSIAN = "Безопасная миграция начинается с информации"
GREEK = "Η ασφαλής μετανάστευση αρχίζει με την ενημέρωση"
ARABIC = "الهجرة الآمنة تبدأ بالمعلومة"
HEBREW = "הגירה בטוחה מתחילה במידע נכון"
NOISE = bytes.fromhex("efbeb5e59fb6e2a2c1809eb3e0fbbbc489aabbe9c6ebe6c5fe99a1af84f48bfdb6e4d6be98938aec")
TEXTS = [
    ("cp1250", MONTENEGRIN),
    ("cp1250", "Bezpieczna migracja zaczyna się od rzetelnej wiedzy, żeby zdążyć"),
    ("cp1250", "Biztonságos költözés, hűséges tájékoztatás: őszinte szó, bő víz"),
    ("cp1251", RUSSIAN),
    ("cp1251", "Безбедна миграција почиње информацијом"),
    ("cp1251", "Безпечна міграція починається з інформації, їжі та ґрунту"),
    ("cp1252", "La migration en sécurité commence à la frontière, où l'équipe est prête"),
    ("cp1252", "Sichere Migration beginnt mit Aufklärung über Möglichkeiten für alle"),
    ("cp1253", GREEK),
    ("cp1254", "Güvenli göç bilgiyle başlar; çağrı için doğru kişiyi arayın"),
    ("cp1254", "Kapılar açık, iş başında #Göç #İş"),  # in other pages signs stand where these have letters
    ("cp1255", HEBREW),
    ("cp1256", ARABIC),
    ("mac_latin2", MONTENEGRIN.replace("Đakovu", "selu")),
    ("cp852", MONTENEGRIN),
    ("cp866", RUSSIAN),
    ("mac_roman", "La migration en sécurité commence à la frontière, où l'équipe est prête"),
]


def read(tmp_path, data, languages=()):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    return encoding(path, data[:4], languages)


@pytest.mark.parametrize(("page", "text"), TEXTS, ids=lambda value: value[:12])
def test_an_old_page_is_known_by_the_letters_of_a_language(tmp_path, page, text):
    found = read(tmp_path, f"Post text\n{text}\n".encode(page))
    assert (found.name, found.sure) == (page, False)
    assert found.note == f"a.csv is not UTF-8; it was read as {page}: look whether its letters are right"


@pytest.mark.parametrize(
    ("page", "text", "languages"),
    [
        ("cp1250", "šah", ["sr"]),
        ("cp1251", "лед", ["cnr", "sr-Cyrl"]),
        ("cp1257", "šī ērgļu čūska", ["lv"]),
        ("cp932", "安全な移住", ["ja"]),
        ("gb18030", "安全移民", ["zh-Hans"]),
        ("cp949", "안전한 이주", ["ko"]),
        ("cp1256", "پنج گام براي مهاجرت", ["fa"]),
        ("iso8859-2", "Žene, čaj i šah u Đakovu", ["cnr"]),
        ("iso8859-6", "أبوابنا مفتوحة للجميع", ["ar"]),
        ("koi8-u", "Двери открыты для всех", ["ru"]),
        ("cp857", "Kapılarımız açık, şehir ğ", ["tr"]),
        ("cp862", "הדלתות פתוחות", ["he"]),
    ],
)
def test_the_desks_languages_go_first(tmp_path, page, text, languages):
    assert read(tmp_path, f"Post text\n{text}\n".encode(page), languages).name == page


def test_a_page_with_signs_within_words_is_none(tmp_path):
    """Swedish headers above a French text: of another system's page, "Inl‰ggstyp" would have no wrong letter."""
    text = "Inläggstyp;Permalänk;Räckvidd;Länkklick;Övriga klick\nLes portes s’ouvrent à 6 h;;;;\n"
    assert read(tmp_path, text.encode("cp1252"), ["fr"]).name == "cp1252"


SWEDISH = "Inläggstyp;Permalänk;Räckvidd;Länkklick;Övriga klick"


@pytest.mark.parametrize(
    ("page", "text", "language"),
    [
        ("cp1250", "Žene, čaj i šah u Danilovgradu", "sr-Latn"),
        ("cp1254", "Kapılarımız açık, başvuru için doğru kişi", "tr"),
        ("cp1257", "Droša migrācija sākas ar ziņām", "lv"),
    ],
)
def test_the_letters_of_the_rows_tell_more_than_those_of_a_header_in_another_language(tmp_path, page, text, language):
    assert read(tmp_path, f"{SWEDISH}\n{text};;;;\n".encode(page), [language]).name == page


def test_a_header_alone_is_of_the_networks_language_and_not_of_the_desks(tmp_path):
    assert read(tmp_path, f"{SWEDISH}\nDoors;;;;\n".encode("cp1252"), ["sr-Latn"]).name == "cp1252"


def test_signs_that_are_no_letters_say_nothing(tmp_path):
    assert read(tmp_path, "Post text\n“Doors” – 5 €\n".encode("cp1252")).name == "cp1252"


def test_a_text_in_utf8_that_ends_within_a_letter_stays_utf8(tmp_path):
    found = read(tmp_path, (RUSSIAN * 5).encode()[:-1])
    assert (found.name, found.errors, found.sure) == ("utf-8", "replace", True)
    assert found.note == "a.csv has letters that are broken; they are shown as \ufffd"


def test_bytes_that_are_words_of_no_language_are_no_text(tmp_path):
    with pytest.raises(ExportError, match="neither a table in text nor a spreadsheet"):
        read(tmp_path, b"a\n" + NOISE)


def test_what_cannot_be_read_as_its_mark_says_is_no_text(tmp_path):
    with pytest.raises(ExportError, match="neither a table in text nor a spreadsheet"):
        read(tmp_path, b"\xff\xfea\x00\x00\xd8")


def test_which_of_two_readings_makes_more_sense():
    assert sense(MONTENEGRIN) == 1.0
    assert sense(MONTENEGRIN.replace("č", "è").replace("Č", "È").replace("Đ", "Ð")) < 0.7
    assert sense("Doors open") == 1.0
