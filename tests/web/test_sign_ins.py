"""A person on the page is told and asked as one at a terminal is; who comes back to this machine is heard."""

import socket
from urllib.request import urlopen

import pytest

from postdesk.errors import PostdeskError
from postdesk.web.sign_ins import MOST, OnThePage, SignIns
from postdesk.wire.oauth import SignInPage

LONG = 10


def free_port():
    with socket.socket() as there:
        there.bind(("127.0.0.1", 0))
        return there.getsockname()[1]


@pytest.fixture
def sign_ins():
    return SignIns()


def begun(sign_ins, steps):
    name = sign_ins.begin(steps, "fedi")
    person, _ = sign_ins.found(name)
    return name, person


def test_a_question_waits_for_its_answer_and_the_end_is_told(sign_ins):
    _, person = begun(sign_ins, lambda one: f"{one.ask('Your name')} it is")
    assert person.stage(LONG).question.words == "Your name"
    person.answer(" Ana ")
    stage = person.stage(LONG)
    assert (stage.question, stage.ended, stage.trouble) == (None, "Ana it is", "")


def test_an_answer_that_nobody_asked_for_is_left_out(sign_ins):
    _, person = begun(sign_ins, lambda one: one.ask("First") + one.ask("Second"))
    person.stage(LONG)
    person.answer("a")
    person.answer("too early")
    while person.stage(LONG).question is None or person.stage().question.words != "Second":
        pass
    person.answer("b")
    assert person.stage(LONG).ended == "ab"


def test_a_choice_is_asked_until_it_is_one_and_yes_is_yes(sign_ins):
    _, person = begun(sign_ins, lambda one: f"{one.choose('Which?', {'a': 'this', 'b': 'that'})} {one.sure('Go on?')}")
    assert person.stage(LONG).question.choices == {"a": "this", "b": "that"}
    for answer in ("c", "a", "yes"):
        person.answer(answer)
        person.stage(LONG)
    stage = person.stage(LONG)
    assert (stage.told, stage.ended) == (("That is none of a, b.",), "a True")


def test_who_comes_back_to_this_machine_is_heard(sign_ins):
    redirect = f"http://127.0.0.1:{free_port()}/back"
    page = SignInPage("https://example.social/allow", redirect, "state", "verifier")
    _, person = begun(sign_ins, lambda one: one.come_back(page))
    asked = person.stage(LONG).question
    assert person.stage(0.01, beyond=asked).question == asked
    assert (asked.page, asked.heard, asked.secret) == ("https://example.social/allow", True, True)
    with urlopen(f"{redirect}?code=1") as answer:
        assert answer.status == 200
    assert person.stage(LONG, beyond=asked).ended == f"{redirect}?code=1"


def test_from_another_machine_the_address_is_pasted(sign_ins):
    page = SignInPage("https://example.social/allow", f"http://127.0.0.1:{free_port()}/back", "state", "verifier")
    _, person = begun(sign_ins, lambda one: one.come_back(page))
    person.stage(LONG)
    person.answer("http://127.0.0.1/back?code=2")
    assert person.stage(LONG).ended == "http://127.0.0.1/back?code=2"


def test_where_nothing_can_listen_or_comes_here_the_address_is_pasted(sign_ins):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        for redirect in (f"http://127.0.0.1:{taken.getsockname()[1]}/back", "https://example.org/back"):
            page = SignInPage("https://example.social/allow", redirect, "state", "verifier")
            _, person = begun(sign_ins, lambda one, page=page: one.come_back(page))
            assert person.stage(LONG).question.heard is False
            person.answer("pasted")
            assert person.stage(LONG).ended == "pasted"


@pytest.mark.parametrize("redirect", ["https://example.org/back", "http://127.0.0.1:0/back"])
def test_who_never_answers_is_not_waited_for(redirect):
    person = OnThePage(patience=0.3)
    with pytest.raises(PostdeskError, match="was given up"):
        person.come_back(SignInPage("https://example.social/allow", redirect, "state", "verifier"))


def test_a_sign_in_that_is_left_ends_and_too_many_end_the_oldest(sign_ins):
    name, person = begun(sign_ins, lambda one: one.ask("Your name"))
    person.stage(LONG)
    sign_ins.leave(name)
    sign_ins.leave("nobody")
    assert person.stage(LONG).trouble == "the sign-in was given up: nothing was changed"
    assert sign_ins.found(name) is None
    names = [begun(sign_ins, lambda one: one.ask("Your name"))[0] for _ in range(MOST + 1)]
    assert sign_ins.found(names[0]) is None
    for each in names:
        sign_ins.leave(each)


def test_what_nobody_thought_of_ends_the_sign_in_in_a_sentence(sign_ins):
    _, person = begun(sign_ins, lambda _: 1 // 0)
    assert "postdesk met what it was not made for (ZeroDivisionError" in person.stage(LONG).trouble
