import pytest

from postdesk.checks.rules import placeholder


def test_what_a_template_left_behind(remarks):
    """
    text: "[NAME] opens the hall on xx.xx. at six. Details TBC."
    link: https://example.org/[LINK]
    media: [{file: hall.jpg, alt: "TBD"}]
    thread: ["Join us on DD/MM/YYYY.", "Lorem ipsum dolor sit amet"]
    """
    found = remarks(placeholder)
    assert [remark.message for remark in found] == [
        "[NAME] is still to be filled in",
        "DD/MM/YYYY is still to be filled in",
        "Lorem ipsum is still to be filled in",
        "[LINK] is still to be filled in",
        "TBD is still to be filled in",
    ]
    assert [remark.place.line for remark in found] == [5, 8, 8, 6, 7]


@pytest.mark.parametrize(
    "text",
    [
        "Doors open at [TIME].", "See [insert link]", "[ime i prezime] otvara salu",
        "[upisati broj] ljudi", "Доаѓа [вметни линк].", "[внесете текст]", "Говори [унесите име].", "[вставить ссылку]", "[الاسم] يفتتح",
        "On 20XX we begin.", "XX% of all", "xx:xx", "XXXX people came", "{{first_name}}, welcome", "{NAME}, welcome",
        "<insert quote>", "Name: ________", "Venue: TBA", "FIXME", "TODO: a quote", "[HEAD OF OFFICE] said", "[put it here]",
        "Lorem Ipsum", "Speaker: (to be confirmed)", "(à compléter)", "INSERT QUOTE HERE", "QUOTE TO COME", "___ people came",
        "[●] families", "When: ???", "00.00.2026", "[First Name], welcome", "%NAME%, welcome", "<your name>", "{date}",
        "TK: add a quote", "LINK HERE", "Read more (link)", "в ХХ:ХХ", "ДД.ММ.ГГГГ", "TT.MM.JJJJ", "у __:__", "DD.MM.GGGG", "{first_name}",
        "$X million", "€XX a day", "for <country>", "XX people came", "XX families",
        "Пријаве [овде]", "[линк овдје]", "Пријавете се [тука]", "[Link hier]", "[enlace aquí]", "[این متن اینجا]", "[هنا]",
        "[ссылку сюда]", "[unesite tekst ovde]", "[inserire qui]", "[wpisz miejsce]", "[επώνυμο εδώ]", "[此处填写]", "[نام و تاریخ]",
        "ХХ декември", "XX grudnia", "XX dicembre", "xx decembrie", "XX de dezembro", "XX Aralık", "XX грудня", "XX ديسمبر", "XX Δεκεμβρίου",
        "Место (допунити)", "Место (да се дополни)", "Miejsce (do uzupełnienia)", "Loc (de completat)", "Vendi (për t’u plotësuar)",
        "Yer (teyit edilecek)", "Χώρος (προς επιβεβαίωση)", "المكان (قيد التأكيد)", "Місце (уточнити)",
        "Download it here: INSERT LINK", "INSÉRER LE LIEN", "INSERTAR ENLACE", "LINK EINFÜGEN", "UMETNUTI LINK", "ВСТАВИТЬ ССЫЛКУ",
        "DRAFT – doors open at six.", "[DRAFT] Doors open", "DRAFT 2: doors", "Doors open.\nBROUILLON", "ЧЕРНОВИК: двери", "مسودة: الأبواب",
        "Doors open at six. DO NOT PUBLISH", "(DO NOT POST)", "[phone]", "Photo: [photographer]", "Foto: [AUTOR]", "[телефон]",
        "Plus de XX personnes", "más de XX familias", "Mehr als XX Familien", "Više od XX porodica", "Более ХХ семей", "më shumë se XX persona", "أكثر من XX شخص",
        "[XX] families", "[ххх] људи", "on __ December", "on DD December", "<URL>", "call +382 XX XXX XXX", "(number) women", "© (name)/Office",
        "FINAL_v3: doors", "ADD LINK", "1,200?? families came", "Lieu : à définir", "Lugar: por definir\nHora: 10:00", "Luogo: da definire.",
        "Plus de XXX familles", "Inscrições até [data].", "[линк]", "[σύνδεσμος]", "时间：XX月XX日", "地点：待定。", "Venue: to be announced",
        "partners XXX and YYY", "más de NN personas", "ΧΧ Δεκεμβρίου", "[ΧΧ] γυναίκες", "[chiffre à confirmer]", "[донор]", "[العدد] أسرة",
        "[брой] деца", "[ΟΝΟΜΑ]", "[sayı] kadın", "[liczba] rodzin", "À compléter : nom du village", "Doors open.\nTo be added: venue",
        "“Quote to be added.”\nQuote to be added.", "We marched. Photo to be added", "[PHOTO CREDIT]", "Version 2 – comments welcome", "v3 (for review)",
        "[Zitat einfügen]", "[emri]", "[在此处插入]", "[链接]", "https://example.org/xxx", "https://example.org/TBC",
    ],
)  # fmt: skip
def test_every_way_to_say_later(text):
    assert placeholder.placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "names to be added to the wall", "Noch offen: drei Plätze im Kurs", "[PHOTO ESSAY] Doors", "Version 2 is out", "NN left", "comments welcome",
        "For review: see the report", "[partners] helped", "the date to be confirmed", "cuerpos NN", "À confirmer : présence avant lundi", "Por definir: quién gana", "«El [socio] llegó»",
        "XX Olympic Games", "$5", "TK Maxx gave", "(link in bio)", "HERE we are", "ХХ век", "{set}", "a < country > b", "__init__",
        "Doors open at six.", "[…] and so on", "[1] A footnote", "[LIVE] from Geneva", "[EN] below", "a [sic] b", "[ ]",
        "« [qui] vient de loin »", "„[hier] und jetzt“", "[the doors were all opened right here]", "XX вијек",
        "DRAFT laws are read twice", "The draft: read it", "DO NOT POST pictures of children", "[authorities]", "“[the author] came late”", "[phone call] ended", "DRAFTING together",
        "le XX siècle", "XX век", "XX Congreso", "im XX Jahrhundert", "Insert a coin", "INSTAGRAM LIVE", "XX personality", "INSERTS SOLD",
        "XX. stoljeće", "the XXX session", "#TBC", "x2", "[read more](https://example.org)", "[here][1]", "MMXXIV", "{a}", "Taxxi", "[note]",
        "[x] done", "a FINAL v3 of the law", "ADD YOUR NAME to the pledge", "In 2026?? Yes.", "Really?? yes", "il reste à définir", "待定的事",
        "noch offen: zwei Plätze", "new dates to be announced", "(Name) and (2)", "XXL XXL",
        "[UNHCR]", "[CC BY-SA 4.0]", "[PODCAST]", "[IMPORTANT]", "[ВИДЕО]", "[COMMUNIQUÉ]", "[PRESS RELEASE]", "What???",
        "45% of all", "Add your name: every name counts", "(a name for everyone)", "[the name of the place was long ago changed]",
    ],
)  # fmt: skip
def test_finished_texts(text):
    assert placeholder.placeholder(text) == ""


def test_all_in_spanish():
    assert placeholder.placeholder("TODO el mundo es bienvenido", "es-MX") == ""
    assert placeholder.placeholder("TODO: cita", "es") == "TODO"


@pytest.mark.parametrize(
    "text",
    [
        "Doors open on XX December.",
        "le xx décembre",
        "On December XX we open.",
        "am XX. Dezember",
        "XX мая",
        "xx de mayo",
    ],
)
def test_two_x_stand_for_a_day_beside_a_month(text):
    assert "xx" in placeholder.placeholder(text).casefold()


@pytest.mark.parametrize(
    "text", ["The XX century.", "Congress XX marches on", "20 December", "XXL May sale", "SXX mayor"]
)
def test_numbers_of_centuries_and_sizes_are_no_days(text):
    assert placeholder.placeholder(text) == ""


def test_whatever_hints_at_a_placeholder_is_looked_at_closely():
    hints = (*placeholder.HINTS, *placeholder.OPENING - {"("}, *placeholder.BRACKETED)
    assert [hint for hint in hints if not placeholder.may_hold_one(f"a{hint}b")] == []
    assert not placeholder.may_hold_one("Doors (of our office) open at six.")


def test_a_note_to_a_colleague_that_stayed(remarks):
    """
    text: "We reached 1,200 families. Ana, please confirm the figure."
    media: [{file: hall.jpg, alt: "A hall (source?)"}]
    thread: ["More to come. NB: check with Ana", "[NAME] opens. NB: check with Ana"]
    """
    found = remarks(placeholder)
    assert [remark.message for remark in found] == [
        '"Ana, please confirm the figure" reads like a note to a colleague: delete it',
        '"NB: check with Ana" reads like a note to a colleague: delete it',
        "[NAME] is still to be filled in",
        '"source?" reads like a note to a colleague: delete it',
    ]
    assert [remark.place.line for remark in found] == [5, 7, 7, 6]
