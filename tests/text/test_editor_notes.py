import pytest

from postdesk.text.editor_notes import editor_note


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("We helped 1,200 families. NB: check with Ana.", "NB: check with Ana"), ("NB check figure", "NB check figure"),
        ("N.B. ask Ana", "N.B. ask Ana"), ("NB : vérifier auprès de Ana", "NB : vérifier auprès de Ana"), ("NB: proveriti sa Anom", "NB: proveriti sa Anom"),
        ("NB: confirmar con Ana", "NB: confirmar con Ana"), ("Ana, please confirm the figure", "Ana, please confirm the figure"),
        ("Ana – pls double-check the quote today", "Ana – pls double-check the quote"), ("@Ana can you check the spelling of her name?", "@Ana can you check the spelling"),
        ("Please confirm the figure.", "Please confirm the figure"), ("Ana, merci de vérifier les chiffres", "Ana, merci de vérifier les chiffres"),
        ("Ana, peux-tu confirmer la citation ?", "Ana, peux-tu confirmer la citation"), ("Ana, por favor confirma la cifra", "Ana, por favor confirma la cifra"),
        ("Ana, bitte die Zahl prüfen", "Ana, bitte die Zahl prüfen"), ("Ana, bitte prüf die Zahlen", "Ana, bitte prüf die Zahlen"),
        ("Ana, molim te provjeri cifru", "Ana, molim te provjeri cifru"), ("Ана, молим те провери број", "Ана, молим те провери број"),
        ("Ана, те молам потврди ја бројката", "Ана, те молам потврди ја бројката"), ("Анна, пожалуйста, проверь цифру", "Анна, пожалуйста, проверь цифру"),
        ("Ana, të lutem konfirmo shifrën", "Ana, të lutem konfirmo shifrën"), ("Ana, per favore controlla le cifre", "Ana, per favore controlla le cifre"),
        ("Ana, lütfen rakamı kontrol edin", "Ana, lütfen rakamı kontrol edin"), ("يرجى تأكيد الرقم.", "يرجى تأكيد الرقم"),
        ("Doors open.\nTag: @partner", "Tag: @partner"), ("TAGS: @a, @b.example and @c", "TAGS: @a, @b.example and @c"),
        ("Doors open. (Ana to confirm)", "Ana to confirm"), ("(check with Ana)", "check with Ana"), ("(please check the spelling)", "please check the spelling"),
        ("1,200 families (source?)", "source?"), ("[figure?]", "figure?"), ("Note to self: add a link", "Note to self:"), ("Napomena za Anu: skrati", "Napomena za Anu:"),
    ],
)  # fmt: skip
def test_notes_to_a_colleague(text, note):
    assert editor_note(text) == note


@pytest.mark.parametrize(
    "text",
    [
        "NB: check your registration before Friday", "Please confirm your attendance", "NB: The office is closed on Monday.",
        "Please check the link below", "Participants, please confirm your place by Friday", "Please check the spelling of your name on the list",
        "NB: check with your doctor", "NB: check the website for updates", "Can you confirm a date? We can.", "Friends, please check the date",
        "Check with Caritas where to go.", "The numbers speak: please share", "Please note: the figures are estimates", "(Germany to provide 5 million)",
        "If you want to verify the numbers, see our report", "Please check the figures in our report before you quote them",
        "Photo: @partner", "Tag: @partner won the game", "Tag a friend: @all", "Bitte prüfen Sie Ihre Daten", "Molim vas potvrdite dolazak", "Por favor, confirma tu asistencia", "(figures in thousands)",
        "What is the source? (Water)", "Please correct the record", "Doors open at six.", "A note for all who came", "Nobody knows (yet?)",
    ],
)  # fmt: skip
def test_what_readers_are_asked(text):
    assert editor_note(text) == ""
