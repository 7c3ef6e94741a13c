/** The module atexit: what the command line calls when the program has ended. An embedder's runtime calls none of it. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""allow programmer to define multiple exit functions to be executed
upon normal program termination."""

import sys as _sys
import traceback as _traceback

__all__ = ["register", "unregister"]

_callbacks = []


def register(func, /, *args, **kwargs):
    """Register a function to be executed upon normal program termination"""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _callbacks.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Unregister an exit function which was previously registered using
    atexit.register"""
    _callbacks[:] = [entry for entry in _callbacks if not (entry[0] == func)]


def _clear():
    """Clear the list of previously registered exit functions."""
    _callbacks.clear()


def _ncallbacks():
    """Return the number of registered exit functions."""
    return len(_callbacks)


def _run_exitfuncs():
    """Run all registered exit functions, the last one first."""
    while _callbacks:
        func, args, kwargs = _callbacks.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            print(f"Exception ignored in atexit callback {func!r}:", file=_sys.stderr)
            error.__traceback__ = error.__traceback__.tb_next
            _traceback.print_exception(error)
`;

defineModule({ name: "atexit", source: SOURCE });
