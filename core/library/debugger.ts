/**
 * The modules bdb and pdb (Lib/bdb.py, Lib/pdb.py), in Python: the classes that packages name and put something in the place of. There is no
 * debugger: what would begin to debug raises a NotImplementedError.
 */
import { defineModule } from "./index.ts";

const BDB = String.raw`
"""Debugger basics: there is no debugger."""

__all__ = ["BdbQuit", "Bdb", "Breakpoint"]


class BdbQuit(Exception):
    """Exception to give up completely."""


class Breakpoint:
    """Would be a breakpoint."""


class Bdb:
    """Would be a debugger."""

    def __init__(self, skip=None, backend="settrace"):
        self.skip = set(skip) if skip else None
        self.breaks = {}

    def _refuse(self, *args, **options):
        raise NotImplementedError("there is no debugger")

    set_trace = set_break = run = runeval = runcall = _refuse
`;

const PDB = String.raw`
"""The Python Debugger Pdb: there is none."""

import bdb
import cmd

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "help"]


class Restart(Exception):
    """Would restart the program."""


class Pdb(bdb.Bdb, cmd.Cmd):
    """Would be the debugger."""

    def __init__(self, completekey="tab", stdin=None, stdout=None, skip=None, nosigint=False, readrc=True,
                 mode=None, backend=None, colorize=False):
        bdb.Bdb.__init__(self, skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        self.prompt = "(Pdb) "

    interaction = bdb.Bdb._refuse


def set_trace(*, header=None, commands=None):
    """Would enter the debugger at the calling stack frame."""
    raise NotImplementedError("there is no debugger")


def run(statement, globals=None, locals=None):
    """Would execute the statement under debugger control."""
    raise NotImplementedError("there is no debugger")


runeval = runctx = run


def runcall(*args, **kwds):
    """Would call the function under debugger control."""
    raise NotImplementedError("there is no debugger")


def post_mortem(t=None):
    """Would enter post-mortem debugging of the given traceback, or exception object."""
    raise NotImplementedError("there is no debugger")


pm = post_mortem
help = post_mortem
`;

defineModule({ name: "bdb", source: BDB });
defineModule({ name: "pdb", source: PDB });
