"""Whoever asks a run to stop is heard, and nothing is broken off."""

import signal
import threading

import pytest

from postdesk.worker.stop_signals import STOPS, asked_to_stop


@pytest.mark.parametrize("asks", STOPS)
def test_each_signal_is_heard_and_given_back(asks):
    before, heard = signal.signal(asks, signal.SIG_DFL), []
    try:
        with asked_to_stop(lambda: heard.append(asks)):
            signal.raise_signal(asks)
            signal.raise_signal(asks)
        assert (heard, signal.getsignal(asks)) == ([asks, asks], signal.SIG_DFL)
    finally:
        signal.signal(asks, before)


def test_where_a_closed_terminal_means_nothing_it_stays_so():
    before, heard = signal.signal(signal.SIGHUP, signal.SIG_IGN), []
    try:
        with asked_to_stop(lambda: heard.append("closed")):
            signal.raise_signal(signal.SIGHUP)
        assert (heard, signal.getsignal(signal.SIGHUP)) == ([], signal.SIG_IGN)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_thread_beside_the_first_hears_none():
    kept = {each: signal.getsignal(each) for each in STOPS}
    done = []

    def run():
        with asked_to_stop(lambda: None):
            done.append({each: signal.getsignal(each) for each in STOPS})

    beside = threading.Thread(target=run)
    beside.start()
    beside.join()
    assert done == [kept]
