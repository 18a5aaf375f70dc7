"""Who somebody is, by any word for them, and what they may do."""

from postdesk.models.people import NEEDS, Colleague, Role, colleague_called, folded_name, names_of

ANA = Colleague("Ana", frozenset({"ana", "ana@example.org"}), frozenset({Role.DRAFT, Role.APPROVE}))
BEN = Colleague("Ben", frozenset({"ben"}), frozenset({Role.HOLD}))


def test_somebody_is_known_by_any_of_their_words_however_they_are_written():
    assert colleague_called((BEN, ANA), " ANA@Example.org ") is ANA
    assert colleague_called((BEN, ANA), "anna") is None
    assert folded_name("  Ana  Marić ") == "ana marić"


def test_a_role_lets_them_do_its_acts_and_no_other():
    assert {act for act in NEEDS if ANA.may(act)} >= {"queue", "move", "cancel", "approve", "send-back"}
    assert {act for act in NEEDS if BEN.may(act)} == {"hold", "release"}
    assert names_of((BEN, ANA), Role.APPROVE) == ("Ana",)
