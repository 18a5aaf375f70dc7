from postdesk.checks.rules import thread_numbering


def test_a_part_was_taken_out(remarks):
    """
    text: 1/4 Prva torba.
    thread: ["2/4 Druga torba.", "4/4 Treća torba."]
    """
    assert [(remark.message, remark.place.line) for remark in remarks(thread_numbering)] == [
        ("part 1 of the thread says 1/4; it would be 1/3", 5),
        ("part 2 of the thread says 2/4; it would be 2/3", 6),
        ("part 3 of the thread says 4/4; it would be 3/3", 6),
    ]


def test_a_number_given_twice_and_one_forgotten(said):
    """
    text: "Прва торба (1/4)"
    thread: ["Друга торба (2/4)", "Трећа торба", "Четврта торба (3/4)"]
    """
    assert said(thread_numbering) == [
        "part 3 of the thread has no number; it would be 3/4",
        "part 4 of the thread says 3/4; it would be 4/4",
    ]


def test_without_a_total(said):
    """
    text: 1/ Le premier sac.
    thread: [2/ Le deuxième., 2/ Le troisième.]
    """
    assert said(thread_numbering) == ["part 3 of the thread says 2/; it would be 3/3"]


def test_numbers_that_are_right(said):
    """
    posts:
      - {id: all, text: 1/3 Bags., thread: [2/3 Water., 3/3 Light.]}
      - {id: arabic, text: الحقائب ١/٣, thread: [الماء ٢/٣, الضوء ٣/٣]}
      - {id: head, text: Bags. 🧵, thread: [1/2 Water., 2/2 Light.]}
      - {id: whole, text: Bags. 🧵, thread: [2/3 Water., 3/3 Light.]}
      - {id: thanks, text: 1/2 Bags., thread: [2/2 Water., Thank you!]}
      - {id: open, text: 1/ Bags., thread: [2/ Water.]}
    """
    assert said(thread_numbering) == []


def test_dates_hours_and_fractions(said):
    """
    text: Help is there 24/7
    thread: ["3/4 of all stay.", "See you on 18/12", "https://example.org/1/2", "Plain."]
    """
    assert said(thread_numbering) == []
