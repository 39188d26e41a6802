"""Tests of what is done in a thread while the window goes on, or goes."""

import threading

import shiboken6

from coach.ui.errands import Errands


def test_an_answer_comes_back_to_the_windows_thread_and_what_was_forgotten_does_not(qtbot):
    errands, told = Errands(), []
    errands.run(lambda _forgotten: "first", told.append)
    errands.run(lambda _forgotten: threading.current_thread(), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0] is not threading.main_thread()
    errands.run(lambda _forgotten: "forgotten", told.append)
    errands.forget()
    errands.run(
        lambda _forgotten: told.append("last"), lambda _nothing: told.append(threading.current_thread())
    )
    qtbot.waitUntil(lambda: threading.main_thread() in told)
    assert told[1:] == ["last", threading.main_thread()]


def test_what_goes_while_its_errand_answers_ends_nothing(qapp):
    for _ in range(100):  # one in some tens used to end the whole process
        go = threading.Event()
        several = [Errands() for _ in range(4)]
        for errands in several:
            errands.run(lambda _forgotten, go=go: go.wait(), lambda _answer: None)
        go.set()
        for errands in several:
            shiboken6.delete(errands)
        qapp.processEvents()


def test_an_answer_may_be_the_end_of_who_asked(qtbot):
    errands = Errands()
    errands.run(lambda _forgotten: None, lambda _answer: shiboken6.delete(errands))
    qtbot.waitUntil(lambda: not shiboken6.isValid(errands))
