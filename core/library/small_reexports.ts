/**
 * Modules that are other names for what other modules have: genericpath and the package compression (PEP 784), of which zstd is
 * not there; and faulthandler, of a program that cannot crash its host: its tracebacks can be written, and there is nothing
 * else to handle.
 */
import { defineModule } from "./index.ts";

const GENERICPATH = `
from posixpath import (commonprefix, exists, getatime, getctime, getmtime, getsize, isdir, isfile, islink,
                       lexists, samefile, sameopenfile, samestat)
`;

const FAULTHANDLER = String.raw`
"""Tracebacks when the program asks for them: nothing it does can crash."""

import sys as _sys

_enabled = False


def enable(file=None, all_threads=True, c_stack=True):
    """There is no fault to wait for."""
    global _enabled
    _enabled = True


def disable():
    """Return whether enable() was called."""
    global _enabled
    was, _enabled = _enabled, False
    return was


def is_enabled():
    return _enabled


def dump_traceback(file=None, all_threads=True):
    """Dump the traceback of the program into a file, the innermost frame first."""
    file = _sys.stderr if file is None else file
    lines = ["Stack (most recent call first):\n"]
    frame = _sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        lines.append(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}\n')
        frame = frame.f_back
    file.write("".join(lines))


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Would dump the traceback after a time."""
    raise RuntimeError("guest code runs in one thread")


def cancel_dump_traceback_later():
    """There is nothing to cancel."""
`;

defineModule({ name: "genericpath", source: GENERICPATH });
defineModule({ name: "faulthandler", source: FAULTHANDLER });
defineModule({ name: "compression", isPackage: true });
for (const name of ["zlib", "gzip", "bz2", "lzma"]) {
  defineModule({
    name: `compression.${name}`,
    source: `import ${name} as _module\nfrom ${name} import *\n__doc__ = _module.__doc__\n`,
  });
}
