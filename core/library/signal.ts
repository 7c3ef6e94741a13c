/**
 * The module signal (Lib/signal.py, Modules/signalmodule.c), in Python, of a program that nobody outside signals: handlers are
 * kept, and called by raise_signal() and by os.kill() and os.raise() of the program itself, at once. Numbers are Linux's.
 *
 * Waiting for a signal, and timers that would send one (alarm, setitimer, pause, sigwait and its kin), raise an OSError that says so.
 * Left out: pthread_kill, signalfd and what belongs to processes (pidfd_send_signal, siginterrupt does nothing).
 */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
from enum import IntEnum as _IntEnum
import errno as _errno
import operator as _operator

ItimerError = OSError
NSIG = 65

Signals = _IntEnum("Signals", dict(
    SIGHUP=1, SIGINT=2, SIGQUIT=3, SIGILL=4, SIGTRAP=5, SIGABRT=6, SIGBUS=7, SIGFPE=8, SIGKILL=9, SIGUSR1=10,
    SIGSEGV=11, SIGUSR2=12, SIGPIPE=13, SIGALRM=14, SIGTERM=15, SIGSTKFLT=16, SIGCHLD=17, SIGCONT=18,
    SIGSTOP=19, SIGTSTP=20, SIGTTIN=21, SIGTTOU=22, SIGURG=23, SIGXCPU=24, SIGXFSZ=25, SIGVTALRM=26,
    SIGPROF=27, SIGWINCH=28, SIGIO=29, SIGPWR=30, SIGSYS=31, SIGRTMIN=34, SIGRTMAX=64,
    SIGCLD=17, SIGIOT=6, SIGPOLL=29), module="signal")
Handlers = _IntEnum("Handlers", dict(SIG_DFL=0, SIG_IGN=1), module="signal")
Sigmasks = _IntEnum("Sigmasks", dict(SIG_BLOCK=0, SIG_UNBLOCK=1, SIG_SETMASK=2), module="signal")
for _kind in (Signals, Handlers, Sigmasks):
    _kind.__repr__ = _IntEnum.__repr__
    globals().update(_kind.__members__)
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2

_DESCRIPTIONS = {
    1: "Hangup", 2: "Interrupt", 3: "Quit", 4: "Illegal instruction", 5: "Trace/breakpoint trap", 6: "Aborted",
    7: "Bus error", 8: "Floating point exception", 9: "Killed", 10: "User defined signal 1",
    11: "Segmentation fault", 12: "User defined signal 2", 13: "Broken pipe", 14: "Alarm clock",
    15: "Terminated", 16: "Stack fault", 17: "Child exited", 18: "Continued", 19: "Stopped (signal)",
    20: "Stopped", 21: "Stopped (tty input)", 22: "Stopped (tty output)", 23: "Urgent I/O condition",
    24: "CPU time limit exceeded", 25: "File size limit exceeded", 26: "Virtual timer expired",
    27: "Profiling timer expired", 28: "Window changed", 29: "I/O possible", 30: "Power failure",
    31: "Bad system call"}
# What these do by default changes nothing in a program that nobody stops.
_HARMLESS = {17, 18, 19, 20, 21, 22, 23, 28}


def default_int_handler(signalnum, frame, /):
    """The default handler for SIGINT: raises KeyboardInterrupt."""
    raise KeyboardInterrupt


_handlers = {2: default_int_handler, 13: SIG_IGN, 25: SIG_IGN}
_mask = set()
_waiting = []


def _number(signalnum, least=1):
    number = _operator.index(signalnum)
    if not least <= number < NSIG:
        raise ValueError("signal number out of range")
    return number


def _as_enum(value, kind):
    try:
        return kind(value)
    except ValueError:
        return value


def signal(signalnum, handler, /):
    """Set the action for the given signal; return what it was."""
    number = _number(signalnum)
    if isinstance(handler, int) and handler in (0, 1):
        handler = Handlers(handler)
    elif not callable(handler):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if number in (9, 19) or number in (32, 33):
        raise OSError(_errno.EINVAL, "Invalid argument")
    before = _handlers.get(number, SIG_DFL)
    _handlers[number] = handler
    return before


def getsignal(signalnum, /):
    """Return the current action for the given signal."""
    number = _number(signalnum)
    return None if number in (32, 33) else _handlers.get(number, SIG_DFL)


def _deliver(number):
    handler = _handlers.get(number, SIG_DFL)
    if handler is SIG_IGN:
        return
    if handler is SIG_DFL:
        if number not in _HARMLESS:
            # The process would end as the shell reports it.
            raise SystemExit(128 + number)
        return
    import sys
    handler(number, sys._getframe(2))


def raise_signal(signalnum, /):
    """Send a signal to the executing program."""
    number = _number(signalnum, 0)
    if number in _mask and number not in (9, 19):
        if number not in _waiting:
            _waiting.append(number)
    elif number:
        _deliver(number)


def strsignal(signalnum, /):
    """Return the system description of the given signal."""
    number = _number(signalnum)
    if number in _DESCRIPTIONS:
        return _DESCRIPTIONS[number]
    return None if number in (32, 33) else f"Real-time signal {number - 34}"


def valid_signals():
    """Return a set of valid signal numbers on this platform."""
    return {_as_enum(number, Signals) for number in range(1, NSIG) if number not in (32, 33)}


def pthread_sigmask(how, mask, /):
    """Fetch and/or change the signal mask of the calling thread."""
    global _mask
    given = {_number(number) for number in mask}
    before = _mask
    if how == SIG_BLOCK:
        _mask = before | given
    elif how == SIG_UNBLOCK:
        _mask = before - given
    elif how == SIG_SETMASK:
        _mask = given
    else:
        raise OSError(_errno.EINVAL, "Invalid argument")
    _mask -= {9, 19}
    for number in [number for number in _waiting if number not in _mask]:
        _waiting.remove(number)
        _deliver(number)
    return {_as_enum(number, Signals) for number in before}


def sigpending():
    """Examine pending signals."""
    return {_as_enum(number, Signals) for number in _waiting}


def siginterrupt(signalnum, flag, /):
    """Change system call restart behaviour: no call is ever interrupted."""
    _number(signalnum)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """Sets the fd to be written to when a signal comes in: none comes in."""
    return -1


def _never(*args, **options):
    raise OSError(_errno.ENOSYS, "guest code cannot receive signals")


def alarm(seconds, /):
    """Would arrange for SIGALRM to arrive after the given number of seconds; alarm(0) has nothing to cancel."""
    return 0 if seconds == 0 else _never()


def setitimer(which, seconds, interval=0.0, /):
    """Would set a timer; a timer of 0 seconds is none."""
    return (0.0, 0.0) if seconds == 0 else _never()


def getitimer(which, /):
    """Returns current value of given itimer."""
    return (0.0, 0.0)


pause = sigwait = sigwaitinfo = sigtimedwait = pthread_kill = _never
`;

defineModule({ name: "signal", doc: "Signals that a program sends itself.", source: SOURCE });
