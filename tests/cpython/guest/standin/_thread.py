"""Stands for _thread: the locks of the stand-in for threading."""

from threading import Lock, RLock, Thread, TIMEOUT_MAX, allocate_lock, get_ident

LockType = Lock
error = RuntimeError


def start_new_thread(function, args, kwargs={}):
    Thread().start()
