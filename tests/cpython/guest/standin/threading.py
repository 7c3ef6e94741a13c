"""Stands for threading: what works with one thread does, what starts another skips the test."""

import unittest as _unittest

TIMEOUT_MAX = 1e9
get_ident = get_native_id = lambda: 1


class Lock:
    """A lock that nobody else holds."""

    def __init__(self):
        self._held = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            if blocking:
                raise _unittest.SkipTest("needs threads")
            return False
        self._held = 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held -= 1

    def locked(self):
        return self._held > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *ignore):
        self.release()


class RLock(Lock):
    def acquire(self, blocking=True, timeout=-1):
        self._held += 1
        return True

    def _is_owned(self):
        return self._held > 0


class local:
    pass


class Thread:
    name = "MainThread"
    ident = 1

    def __init__(self, *args, **kwargs):
        pass

    def start(self):
        raise _unittest.SkipTest("needs threads")

    def is_alive(self):
        return True


_main = Thread()
current_thread = main_thread = lambda: _main
enumerate = lambda: [_main]
active_count = lambda: 1


class Event:
    def __init__(self):
        raise _unittest.SkipTest("needs threads")


Barrier = Condition = Semaphore = BoundedSemaphore = Timer = Event
allocate_lock = Lock
