/**
 * The modules threading and _thread (Lib/threading.py, Modules/_threadmodule.c) of a program in one thread, in Python: locks,
 * events and their like, which libraries make at import and nobody else ever holds; starting a thread is refused, and so is
 * waiting for what only another thread could do.
 *
 * Left out: trace and profile functions, Thread's native ids.
 */
import { defineModule } from "./index.ts";

const THREAD_SOURCE = String.raw`
import time as _time

TIMEOUT_MAX = 9223372036.0
error = RuntimeError


def _forever(what):
    raise RuntimeError(f"{what} would wait for ever: guest code runs in one thread")


def _check_wait(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")


class lock:
    """A lock object is a synchronization primitive."""

    __slots__ = ("_held", "__weakref__")
    __module__ = "_thread"

    def __new__(cls):
        self = object.__new__(cls)
        self._held = False
        return self

    def acquire(self, blocking=True, timeout=-1):
        """Lock the lock. Without argument, this blocks if the lock is already locked."""
        _check_wait(blocking, timeout)
        if self._held:
            if not blocking:
                return False
            if timeout == -1:
                _forever("acquire()")
            _time.sleep(timeout)
            return False
        self._held = True
        return True

    acquire_lock = acquire

    def release(self):
        """Release the lock."""
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    release_lock = release

    def locked(self):
        """Return whether the lock is in the locked state."""
        return self._held

    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._held else 'unlocked'} _thread.lock object at {id(self):#x}>"

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread.lock' object")


class RLock:
    """A lock that its holder may acquire again."""

    __slots__ = ("_count", "__weakref__")
    __module__ = "_thread"

    def __new__(cls):
        self = object.__new__(cls)
        self._count = 0
        return self

    def acquire(self, blocking=True, timeout=-1):
        """Lock the lock."""
        _check_wait(blocking, timeout)
        self._count += 1
        return True

    def release(self):
        """Release the lock."""
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def locked(self):
        """Return whether the lock is in the locked state."""
        return self._count > 0

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def _release_save(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        count, self._count = self._count, 0
        return count

    def _acquire_restore(self, count):
        self._count = count

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.release()

    def __repr__(self):
        return (f"<{'locked' if self._count else 'unlocked'} _thread.RLock object "
                f"owner={get_ident() if self._count else 0} count={self._count} at {id(self):#x}>")

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread.RLock' object")


LockType = lock


def allocate_lock():
    """Create a new lock object."""
    return lock()


class _local:
    """Thread-local data: of the one thread."""

    __module__ = "_thread"
    __qualname__ = __name__ = "_local"

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        return object.__new__(cls)


def get_ident():
    """Return a non-zero integer that uniquely identifies the current thread."""
    return 1


def get_native_id():
    """Return an integer that identifies the thread for the system."""
    return 1


def start_new_thread(function, args, kwargs={}, /):
    """Start a new thread: guest code has one only."""
    raise RuntimeError("can't start new thread: guest code runs in one thread")


start_joinable_thread = start_new = start_new_thread


def stack_size(size=0, /):
    """Return the thread stack size used when creating new threads."""
    return 0


def _count():
    return 0


def interrupt_main(signum=2, /):
    """Simulate the arrival of a signal: there are none."""


def exit():
    """This is synonymous to raise SystemExit."""
    raise SystemExit


def daemon_threads_allowed():
    return True
`;

const SOURCE = String.raw`
import itertools as _itertools
import time as _time
from _thread import (TIMEOUT_MAX, RLock, _local as local, error as ThreadError, get_ident, get_native_id,
                     lock as Lock, stack_size, start_new_thread as _start, _forever)

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
           "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier",
           "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace", "local", "stack_size",
           "excepthook", "ExceptHookArgs", "getprofile", "gettrace", "setprofile_all_threads",
           "settrace_all_threads", "get_native_id"]

_names = _itertools.count(1)


class Condition:
    """Class that implements a condition variable."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def locked(self):
        return self._lock.locked()

    def __repr__(self):
        return f"<Condition({self._lock}, 0)>"

    def wait(self, timeout=None):
        """Wait until notified or until a timeout occurs: nobody can notify meanwhile."""
        if not self._lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        if timeout is None:
            _forever("wait()")
        if timeout > 0:
            _time.sleep(timeout)
        return False

    def wait_for(self, predicate, timeout=None):
        """Wait until a condition evaluates to True."""
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up one or more threads waiting on this condition, if any."""
        if not self._lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")

    def notify_all(self):
        """Wake up all threads waiting on this condition."""
        self.notify()

    notifyAll = notify_all


class Semaphore:
    """This class implements semaphore objects."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Acquire a semaphore, decrementing the internal counter by one."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0:
            if not blocking:
                return False
            if timeout is None:
                _forever("acquire()")
            _time.sleep(max(timeout, 0))
            return False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Release a semaphore, incrementing the internal counter by one or more."""
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that may not be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    """Class implementing event objects."""

    def __init__(self):
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        """Return true if and only if the internal flag is true."""
        return self._flag

    isSet = is_set

    def set(self):
        """Set the internal flag to true."""
        self._flag = True

    def clear(self):
        """Reset the internal flag to false."""
        self._flag = False

    def wait(self, timeout=None):
        """Block until the internal flag is true."""
        if not self._flag:
            if timeout is None:
                _forever("wait()")
            if timeout > 0:
                _time.sleep(timeout)
        return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Implements a Barrier: one of a single party is passed at once."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._broken = False

    def __repr__(self):
        cls = self.__class__
        shown = ": broken" if self._broken else f": waiters=0/{self._parties}"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}{shown}>"

    def wait(self, timeout=None):
        """Wait for the barrier."""
        if self._broken:
            raise BrokenBarrierError
        if self._parties > 1:
            timeout = self._timeout if timeout is None else timeout
            if timeout is None:
                _forever("wait()")
            _time.sleep(max(timeout, 0))
            self._broken = True
            raise BrokenBarrierError
        if self._action is not None:
            try:
                self._action()
            except:
                self._broken = True
                raise
        return 0

    def reset(self):
        """Reset the barrier to the initial state."""
        self._broken = False

    def abort(self):
        """Place the barrier into a 'broken' state."""
        self._broken = True

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: 0)
    broken = property(lambda self: self._broken)


class Thread:
    """A class that represents a thread of control: one that cannot be started."""

    _main = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None,
                 context=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = f"Thread-{next(_names)}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._name = str(name)
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = bool(daemon)

    def __repr__(self):
        status = f"started {get_ident()}" if self._main else "initial"
        if self._daemonic:
            status = status.replace(" ", " daemon ", 1) if self._main else status + " daemon"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Start the thread's activity."""
        if self._main:
            raise RuntimeError("threads can only be started once")
        _start(self.run, ())

    def run(self):
        """Method representing the thread's activity."""
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        """Wait until the thread terminates."""
        raise RuntimeError("cannot join current thread" if self._main
                           else "cannot join thread before it is started")

    def is_alive(self):
        """Return whether the thread is alive."""
        return self._main

    @property
    def name(self):
        """A string used for identification purposes only."""
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    ident = property(lambda self: get_ident() if self._main else None)
    native_id = property(lambda self: get_native_id() if self._main else None)

    @property
    def daemon(self):
        """A boolean value indicating whether this thread is a daemon thread."""
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._main:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = bool(daemonic)

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class Timer(Thread):
    """Call a function after a specified number of seconds."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Stop the timer if it hasn't finished yet."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    _main = True


_main_thread = _MainThread(name="MainThread", daemon=False)


def current_thread():
    """Return the current Thread object."""
    return _main_thread


main_thread = currentThread = current_thread


def active_count():
    """Return the number of Thread objects currently alive."""
    return 1


activeCount = active_count


def enumerate():
    """Return a list of all Thread objects currently alive."""
    return [_main_thread]


class ExceptHookArgs(tuple):
    """Type used to pass arguments to threading.excepthook."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Handle uncaught Thread.run() exception."""
    import sys
    import traceback
    if args[0] is SystemExit:
        return
    name = args[3].name if args[3] is not None else get_ident()
    print(f"Exception in thread {name}:", file=sys.stderr, flush=True)
    traceback.print_exception(*args[:3])


__excepthook__ = excepthook
_hooks = [None, None]


def settrace(func):
    """Set a trace function for threads that are started from threading: there are none."""
    _hooks[0] = func


def gettrace():
    """Get the trace function as set by threading.settrace()."""
    return _hooks[0]


def setprofile(func):
    """Set a profile function for threads that are started from threading: there are none."""
    _hooks[1] = func


def getprofile():
    """Get the profiler function as set by threading.setprofile()."""
    return _hooks[1]


settrace_all_threads = settrace
setprofile_all_threads = setprofile
`;

defineModule({
  name: "_thread",
  doc: "This module provides primitive operations to write multi-threaded programs.",
  source: THREAD_SOURCE,
});

defineModule({
  name: "threading",
  doc: "Thread module emulating a subset of Java's threading model.",
  source: SOURCE,
});
