"""E-mails: the message itself, without greeting, signature, what it answers, and who sent it."""

import time

import pytest

from postdesk.drafts.sources.mail import read

HEAD = """\
From: Livia Marsh <livia@harbour.example>
To: Newsroom <news@paper.example>
Subject: {subject}
Date: Fri, 14 Mar 2025 09:30:00 +0100
MIME-Version: 1.0
Content-Type: {kind}; charset=utf-8
Content-Transfer-Encoding: 8bit

"""
BODY = """\
Dear colleagues,

A ferry with two examination rooms began its weekly round of the islands today.
It carries nurses and vaccines to 14 villages that have no doctor at all, every week.

“Today the clinic came to us,” said Mara Ellison, head teacher on Little Cassia island.

Best regards,
Livia Marsh
Press officer
+44 20 7946 0123
"""


def mail(body=BODY, subject="Fwd: Press release: New ferry links island clinics", kind="text/plain"):
    return (HEAD.format(subject=subject, kind=kind) + body).encode()


def kept(original):
    return [(passage.line, passage.text) for passage in original.passages if not passage.why and not passage.heading]


def test_a_message_is_its_subject_its_day_and_its_text():
    original = read(mail())
    assert (original.title, original.date, original.dated) == ("New ferry links island clinics", "2025-03-14", "Date")
    assert [text[:20] for _, text in kept(original)] == [
        "A ferry with two exa",
        "It carries nurses an",
        "“Today the clinic ca",
    ]
    assert kept(original)[0][0] == 11
    assert original.people == ("Livia Marsh", "Livia Marsh", "Press officer", "+44 20 7946 0123")
    assert {passage.why for passage in original.passages} == {"", "greeting", "signature"}
    assert original.lines == 19


def test_the_subject_stands_on_its_line_and_what_a_message_brings_is_none_of_it():
    original = read(
        mail("Dear all,\n\nPlease find attached our news of today.\n\nThe ferry sails at six, with nurses on board.\n")
    )
    assert (original.passages[0].line, original.passages[0].text) == (3, "New ferry links island clinics")
    assert [text for _, text in kept(original)] == ["The ferry sails at six, with nurses on board."]
    nameless = read(b"Date: x\n\nThe ferry sails at six, with nurses on board.\n")
    assert [each.text for each in nameless.passages] == ["The ferry sails at six, with nurses on board."]
    assert read(b"SUBJECT:\n Doors\n\nThe ferry sails at six.\n").passages[0].line == 1


def test_what_it_answers_is_left_out():
    answered = BODY + "\nOn Monday, Jo Reed <jo@paper.example> wrote:\n> Is there any news of the boats?\n"
    assert len(kept(read(mail(answered)))) == 3


def test_what_is_passed_on_is_the_text():
    passed = "---------- Forwarded message ---------\nFrom: Jo Reed <jo@paper.example>\nSubject: Boats\n\n" + BODY
    assert [text[:10] for _, text in kept(read(mail(passed)))][:1] == ["A ferry wi"]
    assert "From: Jo Reed" not in str(kept(read(mail(passed))))


def test_a_signature_after_two_dashes():
    assert [
        text for _, text in kept(read(mail("Doors open at six in the old town hall.\n-- \nJo Reed\nOffice\n")))
    ] == ["Doors open at six in the old town hall."]


def test_a_subject_that_stands_in_the_text_is_its_title():
    original = read(mail("NEW FERRY\n\nThe ferry sails at six every morning.\n", "new ferry"))
    assert original.title == "NEW FERRY"


def test_a_message_in_html():
    page = "<html><body><h1>New ferry</h1>" + "".join(
        f"<p>The ferry number {number} sails at six every morning, with nurses and vaccines on board.</p>"
        for number in range(4)
    )
    original = read(mail(page + "</body></html>", "Fwd: New ferry", "text/html"))
    assert (original.title, original.date, original.told) == ("New ferry", "2025-03-14", True)
    assert len(kept(original)) == 4


def test_words_that_are_encoded_are_read():
    encoded = HEAD.format(subject="=?utf-8?q?=C4=8Camac?=", kind="text/plain").replace("8bit", "quoted-printable")
    original = read(
        (encoded + "Otvoren je dnevni centar za djecu na sjeveru, s =C5=A1est soba i dva dvori=\n=C5=A1ta.\n").encode()
    )
    assert (original.title, kept(original)) == (
        "Čamac",
        [(1, "Otvoren je dnevni centar za djecu na sjeveru, s šest soba i dva dvorišta.")],
    )


def test_a_message_of_an_unknown_alphabet_and_without_a_day():
    odd = (
        mail("Doors open at six in the old town hall.\n")
        .replace(b"utf-8", b"x-nobody")
        .replace(b"Date: Fri, 14 Mar", b"Date: 99 Mai")
    )
    original = read(odd)
    assert (kept(original)[0][1], original.date) == ("Doors open at six in the old town hall.", "")


@pytest.mark.parametrize("content", [mail(""), b"Subject: nothing\n\n"])
def test_a_message_of_nothing(content):
    with pytest.raises(ValueError, match="is no message with a text"):
        read(content)


@pytest.mark.parametrize(
    "content",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(3_000))
        + BODY.encode(),
        b"Content-Type: message/rfc822\n\n" * 5_000 + BODY.encode(),
        b"To: " + b"(" * 50_000 + b"\n\n" + BODY.encode(),
    ],
    ids=["parts", "messages", "brackets"],
)
def test_a_message_nested_without_end_is_refused_in_a_sentence(content):
    with pytest.raises(ValueError, match="is nested deeper than any message"):
        read(b"From: a@harbour.example\n" + content)


@pytest.mark.parametrize(
    "header",
    [
        "Subject: " + "=?utf-8?q?a?= " * 30_000,
        "Subject: =?utf-42?Q?abc=1b?=",
        "Date: Mon, 99 Foo 99999999999999999999 99:99 +99999999999999",
        "Content-Type: text/plain; " + "a*0=b; " * 30_000,
        'Content-Type: text/plain; charset="nonsense\0"',
        "Content-Type: text/plain; charset=zlib",
    ],
    ids=["encoded words", "no charset", "no day", "parameters", "a NUL", "no text's charset"],
)
def test_a_header_that_nobody_can_read_keeps_no_text_back(header):
    begun = time.process_time()
    told = read(f"{header}\n\n{BODY}".encode())
    assert "nurses and vaccines" in " ".join(text for _, text in kept(told))
    assert time.process_time() - begun < 3


def test_a_message_of_short_lines_has_a_text():
    assert [text for _, text in kept(read(mail("Doors open at six.")))] == ["Doors open at six."]


def test_what_is_passed_on_under_a_note_is_the_text_and_the_note_is_none():
    note = "Hello all, can you post this before noon? Thank you!\n\nBest,\nJo\n-- \nJo Reed\n+44 20 7946 0456\n\n"
    head = "---------- Forwarded message ---------\nFrom: Livia Marsh <livia@harbour.example>\nSubject: Boats\n\n"
    original = read(mail(note + head + BODY))
    assert [text[:10] for _, text in kept(original)] == ["A ferry wi", "It carries", "“Today the"]
    assert {"Jo Reed", "Livia Marsh"} <= set(original.people)
    whys = {passage.text: passage.why for passage in original.passages}
    assert whys["Hello all, can you post this before noon? Thank you!"] == "greeting"
    assert whys["--"] == "signature"


def test_a_long_answer_over_a_short_message_that_is_passed_on_stays_the_text():
    passed = "\nBegin forwarded message:\n\nFrom: Jo Reed <jo@paper.example>\n\nAny news?\n"
    assert len(kept(read(mail(BODY.split("Best regards", maxsplit=1)[0] + passed)))) == 3
