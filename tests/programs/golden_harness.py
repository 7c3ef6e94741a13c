"""Runs one guest program inside an already started CPython as `python name.py` would in a new process.

make_golden.ts loads this file into CPython 3.14 and calls run_program() once a program. What a process
would give for free is made here: a fresh __main__, fresh streams, the modules as they were before the
program, the source where the compiler and linecache look for it, the full recursion limit, the
traceback without the harness's own frames, the exit status.
"""

import builtins
import gc
import io
import linecache
import os
import sys
import time
import traceback
import types
import warnings

RECURSION_LIMIT = 1000
baseline_modules = None


def depth_of_caller():
    """The number of Python frames that stand below the caller, itself included."""
    depth = 0
    frame = sys._getframe(1)
    while frame is not None:
        depth += 1
        frame = frame.f_back
    return depth


def new_stream(errors):
    """A text stream over bytes, as sys.stdout is, so that what cannot be encoded fails as it would there."""
    return io.TextIOWrapper(
        io.BytesIO(), encoding="utf-8", errors=errors, newline="\n", write_through=True
    )


def text_of(stream):
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")


def status_of_exit(error):
    """The status of a process that ends with this SystemExit; prints the code if it is no status."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF if -(2**31) <= code < 2**31 else 0xFF
    print(code, file=sys.stderr)
    return 1


def print_uncaught(error):
    """What the interpreter prints for an uncaught exception, without the frame of run_program."""
    if error.__traceback__ is not None:
        error = error.with_traceback(error.__traceback__.tb_next)
    traceback._print_exception_bltin(error)


def forget_new_modules():
    """Makes the next program import its modules anew, except those in C: CPython keeps pointers into them."""
    for name, module in list(sys.modules.items()):
        if name not in baseline_modules and getattr(module, "__file__", None):
            del sys.modules[name]
    sys.modules.update(baseline_modules)


def install_event_loop():
    """Gives asyncio a loop of its own in the place of that of the browser, which cannot wait."""
    import asyncio

    class NoSelector:
        def select(self, timeout):
            if timeout is None:
                raise RuntimeError("every task waits for ever")
            if timeout > 0:
                time.sleep(timeout)
            return []

    class PlainLoop(asyncio.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = NoSelector()

        def _process_events(self, events):
            pass

        def _write_to_self(self):
            pass

    class PlainPolicy(asyncio.events._BaseDefaultEventLoopPolicy):
        _loop_factory = PlainLoop

    asyncio._set_running_loop(None)
    asyncio.events._set_event_loop_policy(PlainPolicy())


def run_program(source, filename):
    """Returns (stdout, stderr, exit status, seconds) of the program."""
    global baseline_modules
    if baseline_modules is None:
        baseline_modules = dict(sys.modules)

    module = types.ModuleType("__main__")
    module.__builtins__ = builtins
    module.__file__ = filename
    saved = {name: getattr(sys, name) for name in ("stdin", "stdout", "stderr", "argv")}
    saved_limit = sys.getrecursionlimit()
    with open(filename, "w", encoding="utf-8", newline="\n") as file:
        file.write(source)
    stdout, stderr = new_stream("strict"), new_stream("backslashreplace")
    status = 0
    started = time.perf_counter()
    try:
        sys.modules["__main__"] = module
        sys.stdin, sys.stdout, sys.stderr = io.StringIO(), stdout, stderr
        sys.argv = [filename]
        warnings.resetwarnings()
        warnings.simplefilter("ignore", ResourceWarning)
        warnings.simplefilter("ignore", ImportWarning)
        warnings.simplefilter("ignore", PendingDeprecationWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
        sys.setrecursionlimit(RECURSION_LIMIT + depth_of_caller())
        if "asyncio" in source:
            install_event_loop()
        try:
            exec(compile(source, filename, "exec", dont_inherit=True), module.__dict__)
        except SystemExit as error:
            status = status_of_exit(error)
        except BaseException as error:
            print_uncaught(error)
            status = 1
        seconds = time.perf_counter() - started
    finally:
        sys.setrecursionlimit(saved_limit)
        for name, value in saved.items():
            setattr(sys, name, value)
        linecache.clearcache()
        os.remove(filename)
        forget_new_modules()
    result = (text_of(stdout), text_of(stderr), status, seconds)
    module.__dict__.clear()
    gc.collect()
    return result
