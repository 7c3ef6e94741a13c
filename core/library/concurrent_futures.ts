/**
 * The packages concurrent and concurrent.futures (Lib/concurrent/futures), in Python, of a program in one thread. They are there
 * with the stand-ins (index.ts).
 *
 * A ThreadPoolExecutor runs a task inside submit(), to its end, in the submitting thread: what threads may do, too, when each is quicker
 * than the one that started it. So results, exceptions, callbacks and their order are right, nothing is done at the same time as
 * something else, and a task that waits for what is submitted after it fails with a RuntimeError in place of waiting for
 * ever. A ProcessPoolExecutor or InterpreterPoolExecutor cannot be made.
 */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Execute computations asynchronously using threads or processes."""

from collections import namedtuple as _namedtuple
from itertools import count as _count
import sys as _sys
import time as _time
from types import GenericAlias as _GenericAlias

__all__ = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError",
           "InvalidStateError", "BrokenExecutor", "Future", "Executor", "wait", "as_completed",
           "ProcessPoolExecutor", "ThreadPoolExecutor"]

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
_PENDING, _RUNNING, _CANCELLED, _NOTIFIED, _FINISHED = (
    "PENDING", "RUNNING", "CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED")


class Error(Exception):
    """Base class for all future-related exceptions."""

    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    """The Future was cancelled."""

    __module__ = "concurrent.futures._base"


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""

    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    """Raised when a executor has become non-functional after a severe failure."""

    __module__ = "concurrent.futures._base"


class BrokenThreadPool(BrokenExecutor):
    """Raised when a worker thread in a ThreadPoolExecutor failed initializing."""

    __module__ = "concurrent.futures.thread"


class Future:
    """Represents the result of an asynchronous computation."""

    __module__ = "concurrent.futures._base"

    def __init__(self):
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        about = f"<{type(self).__name__} at {id(self):#x} state={self._state.split('_')[0].lower()}"
        if self._state != _FINISHED:
            return about + ">"
        if self._exception:
            return f"{about} raised {self._exception.__class__.__name__}>"
        return f"{about} returned {self._result.__class__.__name__}>"

    __class_getitem__ = classmethod(_GenericAlias)

    def _call_back(self):
        for function in self._done_callbacks:
            self._call(function)

    def _call(self, function):
        try:
            function(self)
        except Exception:
            import logging
            logging.getLogger("concurrent.futures").exception("exception calling callback for %r", self)

    def cancel(self):
        """Cancel the future if possible."""
        if self._state in (_RUNNING, _FINISHED):
            return False
        if self._state == _PENDING:
            self._state = _CANCELLED
            self._call_back()
        return True

    def cancelled(self):
        """Return True if the future was cancelled."""
        return self._state in (_CANCELLED, _NOTIFIED)

    def running(self):
        """Return True if the future is currently executing."""
        return self._state == _RUNNING

    def done(self):
        """Return True if the future was cancelled or finished executing."""
        return self._state not in (_PENDING, _RUNNING)

    def add_done_callback(self, fn):
        """Attaches a callable that will be called when the future finishes."""
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def _wait(self, timeout):
        if self.cancelled():
            raise CancelledError()
        if self._state != _FINISHED:
            _wait_in_vain(timeout, f"{type(self).__name__}.result()")
            raise TimeoutError()

    def result(self, timeout=None):
        """Return the result of the call that the future represents."""
        self._wait(timeout)
        if self._exception is None:
            return self._result
        try:
            raise self._exception
        finally:
            self = None

    def exception(self, timeout=None):
        """Return the exception raised by the call that the future represents."""
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        """Mark the future as running or process any cancel notifications."""
        if self._state == _CANCELLED:
            self._state = _NOTIFIED
            return False
        if self._state == _PENDING:
            self._state = _RUNNING
            return True
        raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result, self._exception = result, exception
        self._state = _FINISHED
        self._call_back()

    def set_result(self, result):
        """Sets the return value of work associated with the future."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Sets the result of the future as being the given exception."""
        self._finish(None, exception)


def _wait_in_vain(timeout, what):
    if timeout is None:
        raise RuntimeError(f"{what} would wait for ever: guest code runs in one thread")
    if timeout > 0:
        _time.sleep(timeout)


DoneAndNotDoneFutures = _namedtuple("DoneAndNotDoneFutures", "done not_done", module="concurrent.futures._base")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures in the given sequence to complete."""
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError("Invalid return condition: %r" % return_when)
    fs = set(fs)
    done = {future for future in fs if future.done()}
    enough = len(done) == len(fs) or return_when == FIRST_COMPLETED and done or (
        return_when == FIRST_EXCEPTION
        and any(not future.cancelled() and future.exception() is not None for future in done))
    if not enough:
        _wait_in_vain(timeout, "wait()")
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """An iterator over the given futures that yields each as it completes."""
    fs = list(dict.fromkeys(fs))
    waiting = []
    for future in fs:
        if future.done():
            yield future
        else:
            waiting.append(future)
    # What was not done above may have been finished by who took the others.
    while waiting:
        done = [future for future in waiting if future.done()]
        if not done:
            _wait_in_vain(timeout, "as_completed()")
            raise TimeoutError("%d (of %d) futures unfinished" % (len(waiting), len(fs)))
        waiting = [future for future in waiting if future not in done]
        yield from done


class Executor:
    """This is an abstract base class for concrete asynchronous executors."""

    __module__ = "concurrent.futures._base"

    def submit(self, fn, /, *args, **kwargs):
        """Submits a callable to be executed with the given arguments."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """Returns an iterator equivalent to map(fn, iter)."""
        if buffersize is not None:
            if not isinstance(buffersize, int):
                raise TypeError("buffersize must be an integer or None")
            if buffersize < 1:
                raise ValueError("buffersize must be None or > 0")
        arguments = zip(*iterables)
        futures = []
        for args in arguments:
            futures.append(self.submit(fn, *args))
            if len(futures) == buffersize:
                break

        def results():
            try:
                futures.reverse()
                while futures:
                    future = futures.pop()
                    if buffersize is not None and (args := next(arguments, None)) is not None:
                        futures.insert(0, self.submit(fn, *args))
                    yield future.result(timeout)
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Clean-up the resources associated with the Executor."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    """An executor whose tasks are done where they are submitted: there is one thread."""

    __module__ = "concurrent.futures.thread"
    _counter = _count()

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **ctxkwargs):
        if max_workers is None:
            max_workers = 5
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{next(self._counter)}"
        self._initializer, self._initargs = initializer, initargs
        self._shutdown = False
        self._broken = False

    def submit(self, fn, /, *args, **kwargs):
        """Call the callable with the given arguments, and return a future that is done."""
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        future.set_running_or_notify_cancel()
        if not self._initialize():
            future.set_exception(BrokenThreadPool(self._broken))
            return future
        try:
            result = fn(*args, **kwargs)
        except (SystemExit, Exception) as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def _initialize(self):
        initializer, self._initializer = self._initializer, None
        if initializer is not None:
            try:
                initializer(*self._initargs)
            except Exception:
                import logging
                logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=True)
                self._broken = "A thread initializer failed, the thread pool is not usable anymore"
                return False
        return True

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more tasks."""
        self._shutdown = True


class ProcessPoolExecutor(Executor):
    """Would do tasks in processes."""

    __module__ = "concurrent.futures.process"

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        raise NotImplementedError("guest code cannot start processes")


class InterpreterPoolExecutor(Executor):
    """Would do tasks in interpreters of their own."""

    __module__ = "concurrent.futures.interpreter"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        raise NotImplementedError("guest code runs in one interpreter")
`;

const BASE = `
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError,
                                Error, Executor, Future, InvalidStateError, TimeoutError, as_completed, wait)
`;
const THREAD = "from concurrent.futures import BrokenThreadPool, ThreadPoolExecutor\n";
const PROCESS = "from concurrent.futures import ProcessPoolExecutor\n";

defineModule({ name: "concurrent", isPackage: true });
defineModule({ name: "concurrent.futures", isPackage: true, source: SOURCE });
defineModule({ name: "concurrent.futures._base", source: BASE });
defineModule({ name: "concurrent.futures.thread", source: THREAD });
defineModule({ name: "concurrent.futures.process", source: PROCESS });
