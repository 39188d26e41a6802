"""Tests of who clears up what Python has left behind."""

import gc
import threading

import pytest

from coach.ui.tidying import ALL_AFTER, SETTLED_AFTER, Tidying


class Left:
    """Something that holds itself, and tells in which thread it goes."""

    def __init__(self, gone):
        self.me, self.gone = self, gone

    def __del__(self):
        self.gone.append(threading.current_thread())


@pytest.fixture
def tidying(qapp):
    """A tidying that has begun, in a session that may go on."""
    busy = []
    one = Tidying(lambda: bool(busy), qapp)
    one.busy = busy
    one.begin()
    yield one
    one.end()
    one.deleteLater()


def test_what_a_thread_makes_clears_nothing_up_there_but_the_window_does(tidying):
    gone = []
    Left(gone)
    thread = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    thread.start()
    thread.join()
    assert gone == []
    tidying.tidy()
    assert gone == [threading.main_thread()]


def test_all_is_looked_at_only_while_nothing_moves_and_what_came_at_the_start_never(tidying):
    gone = []
    at_start = Left(gone)
    for _ in range(SETTLED_AFTER):
        tidying.tidy()
    old = Left(gone)
    tidying.tidy()  # it is no young one from here on
    del at_start, old
    tidying.busy.append(True)
    for _ in range(ALL_AFTER + 2):
        tidying.tidy()
    assert gone == []
    tidying.busy.clear()
    tidying.tidy()
    assert len(gone) == 1
    tidying.end()
    assert gc.isenabled()
    gc.collect()
