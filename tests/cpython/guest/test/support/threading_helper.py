"""Threads for tests: there are none."""

import contextlib
import unittest

can_start_thread = False


def requires_working_threading(*, module=False):
    if module:
        raise unittest.SkipTest("needs threads")
    return unittest.skip("needs threads")


def threading_setup():
    return ()


def threading_cleanup(*original_values):
    pass


def reap_threads(func):
    return func


def join_thread(thread, timeout=None):
    thread.join()


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    raise unittest.SkipTest("needs threads")
    yield


wait_threads_exit = start_threads
catch_threading_exception = start_threads


def run_concurrently(*args, **kwargs):
    raise unittest.SkipTest("needs threads")
