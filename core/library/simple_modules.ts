/** Small modules in Python: sched, cmd, codeop, code, getpass, locale and filecmp. */
import { defineModule } from "./index.ts";

const SCHED = String.raw`
"""A generally useful event scheduler class."""

import heapq
import time
from collections import namedtuple
from itertools import count

__all__ = ["scheduler"]

Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs")
_sentinel = object()


class scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_sentinel):
        """Enter a new event in the queue at an absolute time."""
        event = Event(time, priority, next(self._sequence), action, argument,
                      {} if kwargs is _sentinel else kwargs)
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sentinel):
        """A variant that specifies the time as a relative time."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Remove an event from the queue."""
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        """Check whether the queue is empty."""
        return not self._queue

    def run(self, blocking=True):
        """Execute events until the queue is empty."""
        while self._queue:
            event = self._queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
                continue
            heapq.heappop(self._queue)
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)

    @property
    def queue(self):
        """An ordered list of upcoming events."""
        return sorted(self._queue)
`;

const CMD = String.raw`
"""A generic class to build line-oriented command interpreters."""

import string
import sys

__all__ = ["Cmd"]

PROMPT = "(Cmd) "
IDENTCHARS = string.ascii_letters + string.digits + "_"


class Cmd:
    """A simple framework for writing line-oriented command interpreters."""

    prompt = PROMPT
    identchars = IDENTCHARS
    ruler = "="
    lastcmd = ""
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = True

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    def cmdloop(self, intro=None):
        """Repeatedly issue a prompt, accept input, and dispatch to action methods."""
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write(str(self.intro) + "\n")
        stop = None
        while not stop:
            if self.cmdqueue:
                line = self.cmdqueue.pop(0)
            elif self.use_rawinput:
                try:
                    line = input(self.prompt)
                except EOFError:
                    line = "EOF"
            else:
                self.stdout.write(self.prompt)
                self.stdout.flush()
                line = self.stdin.readline()
                line = line.rstrip("\r\n") if line else "EOF"
            line = self.precmd(line)
            stop = self.onecmd(line)
            stop = self.postcmd(stop, line)
        self.postloop()

    def precmd(self, line):
        return line

    def postcmd(self, stop, line):
        return stop

    def preloop(self):
        pass

    def postloop(self):
        pass

    def parseline(self, line):
        """Parse the line into a command name and a string containing the arguments."""
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == "?":
            line = "help " + line[1:]
        elif line[0] == "!":
            if not hasattr(self, "do_shell"):
                return None, None, line
            line = "shell " + line[1:]
        end = 0
        while end < len(line) and line[end] in self.identchars:
            end += 1
        return line[:end], line[end:].strip(), line

    def onecmd(self, line):
        """Interpret the argument as though it had been typed in response to the prompt."""
        cmd, arg, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if cmd is None:
            return self.default(line)
        self.lastcmd = line
        if line == "EOF":
            self.lastcmd = ""
        function = getattr(self, "do_" + cmd, None) if cmd else None
        return self.default(line) if function is None else function(arg)

    def emptyline(self):
        """Called when an empty line is entered: repeats the last command."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        """Called on an input line when the command prefix is not recognized."""
        self.stdout.write(f"*** Unknown syntax: {line}\n")

    def completedefault(self, *ignored):
        return []

    def completenames(self, text, *ignored):
        start = "do_" + text
        return [name[3:] for name in self.get_names() if name.startswith(start)]

    def get_names(self):
        return dir(self.__class__)

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if arg:
            function = getattr(self, "help_" + arg, None)
            if function is not None:
                function()
                return
            doc = getattr(getattr(self, "do_" + arg, None), "__doc__", None)
            if doc:
                import inspect
                self.stdout.write(f"{inspect.cleandoc(doc)}\n")
            else:
                self.stdout.write(f"{self.nohelp % (arg,)}\n")
            return
        names = self.get_names()
        topics = {name[5:] for name in names if name.startswith("help_")}
        documented, undocumented = [], []
        previous = ""
        for name in sorted(names):
            if not name.startswith("do_") or name == previous:
                continue
            previous = name
            cmd = name[3:]
            if cmd in topics:
                documented.append(cmd)
                topics.remove(cmd)
            elif getattr(self, name).__doc__:
                documented.append(cmd)
            else:
                undocumented.append(cmd)
        self.stdout.write(f"{self.doc_leader}\n")
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        if cmds:
            self.stdout.write(f"{header}\n")
            if self.ruler:
                self.stdout.write(f"{self.ruler * len(header)}\n")
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Display a list of strings as a compact set of columns."""
        if not list:
            self.stdout.write("<empty>\n")
            return
        size = len(list)
        for rows in range(1, size + 1):
            columns = (size + rows - 1) // rows
            widths = [max(len(text) for text in list[i * rows:(i + 1) * rows]) for i in range(columns)
                      if list[i * rows:(i + 1) * rows]]
            if sum(widths) + 2 * (len(widths) - 1) <= displaywidth or rows == size:
                break
        for row in range(rows):
            texts = list[row::rows]
            self.stdout.write("  ".join(text.ljust(width) for text, width in zip(texts, widths)).rstrip()
                              + "\n")
`;

const CODEOP = String.raw`
"""Utilities to compile possibly incomplete Python source code."""

__all__ = ["compile_command", "Compile", "CommandCompiler"]

PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ONLY_AST = 0x400
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def _maybe_compile(compiler, source, filename, symbol):
    for line in source.split("\n"):
        line = line.strip()
        if line and line[0] != "#":
            break
    else:
        if symbol != "eval":
            source = "pass"
    try:
        return compiler(source + "\n", filename, symbol)
    except SyntaxError as error:
        first = error
    if _needs_more(source, first):
        return None
    raise first


def _needs_more(source, error):
    message = str(error.msg)
    if "was never closed" in message or "unterminated triple-quoted" in message:
        return True
    lines = source.rstrip("\n").count("\n") + 1
    at_end = (error.lineno or 0) >= lines
    if "expected an indented block" in message or "expected 'except' or 'finally' block" in message:
        return at_end and not source.endswith("\n")
    return source.rstrip().endswith("\\") or "unexpected EOF" in message


def compile_command(source, filename="<input>", symbol="single"):
    """Compile a command and determine whether it is incomplete."""
    return CommandCompiler()(source, filename, symbol)


class Compile:
    """Instances of this class behave much like the built-in function compile()."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        return compile(source, filename, symbol)


class CommandCompiler:
    """Instances of this class have __call__ methods identical in signature to compile_command."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        code = _maybe_compile(self.compiler, source, filename, symbol)
        if code is not None and symbol == "single" and _block_goes_on(source):
            return None
        return code


def _block_goes_on(source):
    # A compound statement goes on until an empty line.
    if source.endswith("\n") or "\n" not in source:
        return False
    return source.rsplit("\n", 1)[1][:1] in (" ", "\t")
`;

const CODE = String.raw`
"""Utilities needed to emulate Python's interactive interpreter."""

import builtins
import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]


class InteractiveInterpreter:
    """Base class for InteractiveConsole: deals with parsing and interpreter state."""

    def __init__(self, locals=None):
        self.locals = {"__name__": "__console__", "__doc__": None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename="<input>", symbol="single"):
        """Compile and run some source in the interpreter: True when more is needed."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename, source=source)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Execute a code object."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except BaseException:
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Display the syntax error that just occurred."""
        error = sys.exception()
        sys.last_exc = error
        self.write("".join(traceback.format_exception_only(error)))

    def showtraceback(self):
        """Display the exception that just occurred."""
        error = sys.exception()
        sys.last_exc = error
        error.__traceback__ = error.__traceback__.tb_next
        self.write("".join(traceback.format_exception(error)))

    def write(self, data):
        """Write a string."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """Closely emulate the behavior of the interactive Python interpreter."""

    def __init__(self, locals=None, filename="<console>", *, local_exit=False):
        InteractiveInterpreter.__init__(self, locals)
        self.filename = filename
        self.local_exit = local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Reset the input buffer."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Closely emulate the interactive Python console."""
        if banner is None:
            self.write(f"Python {sys.version} on {sys.platform}\n({self.__class__.__name__})\n")
        elif banner:
            self.write(f"{banner}\n")
        more = False
        while True:
            try:
                prompt = getattr(sys, "ps2", "... ") if more else getattr(sys, "ps1", ">>> ")
                try:
                    line = self.raw_input(prompt)
                except EOFError:
                    self.write("\n")
                    break
                more = self.push(line)
            except KeyboardInterrupt:
                self.write("\nKeyboardInterrupt\n")
                self.resetbuffer()
                more = False
        if exitmsg is None:
            self.write(f"now exiting {self.__class__.__name__}...\n")
        elif exitmsg:
            self.write(f"{exitmsg}\n")

    def push(self, line, filename=None, _symbol="single"):
        """Push a line to the interpreter."""
        self.buffer.append(line)
        more = self.runsource("\n".join(self.buffer), filename or self.filename, symbol=_symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=""):
        """Write a prompt and read a line."""
        return input(prompt)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """Closely emulate the interactive Python interpreter."""
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)
`;

const GETPASS = String.raw`
"""Utilities to get a password and/or the current user name."""

import os
import sys

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """Prompt for a password: what is typed is seen, for there is no terminal to hide it."""
    stream = sys.stderr if stream is None else stream
    stream.write(prompt)
    stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def getuser():
    """Get the username from the environment."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if user := os.environ.get(name):
            return user
    raise OSError("No username set in the environment")
`;

const LOCALE = String.raw`
"""Locale support: the locale is C, with UTF-8."""

import re as _re

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "getencoding", "Error", "setlocale",
           "localeconv", "strcoll", "strxfrm", "str", "atof", "atoi", "format_string", "currency",
           "normalize", "delocalize", "localize", "LC_CTYPE", "LC_COLLATE", "LC_TIME", "LC_MONETARY",
           "LC_MESSAGES", "LC_NUMERIC", "LC_ALL", "CHAR_MAX"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127


class Error(Exception):
    pass


def setlocale(category, locale=None):
    """Set the locale for the given category: there is the one named C."""
    if locale in (None, "", "C", "POSIX", "C.UTF-8", ("C", "UTF-8"), (None, None)):
        return "C.UTF-8"
    raise Error("unsupported locale setting")


def getlocale(category=LC_CTYPE):
    return "C", "UTF-8"


def getdefaultlocale(envvars=()):
    return "C", "UTF-8"


def getpreferredencoding(do_setlocale=True):
    return "utf-8"


def getencoding():
    return "utf-8"


def normalize(localename):
    return localename


def localeconv():
    return {"decimal_point": ".", "thousands_sep": "", "grouping": [], "int_curr_symbol": "",
            "currency_symbol": "", "mon_decimal_point": "", "mon_thousands_sep": "", "mon_grouping": [],
            "positive_sign": "", "negative_sign": "", "int_frac_digits": 127, "frac_digits": 127,
            "p_cs_precedes": 127, "p_sep_by_space": 127, "n_cs_precedes": 127, "n_sep_by_space": 127,
            "p_sign_posn": 127, "n_sign_posn": 127}


def strcoll(a, b):
    return (a > b) - (a < b)


def strxfrm(text):
    return text


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    return "%.12g" % val


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)
`;

const FILECMP = String.raw`
"""Utilities for comparing files and directories."""

import os
import stat

__all__ = ["clear_cache", "cmp", "cmpfiles", "dircmp", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]


def clear_cache():
    """Clear the filecmp cache: there is none."""


def cmp(f1, f2, shallow=True):
    """Compare two files."""
    one, two = os.stat(f1), os.stat(f2)
    if not stat.S_ISREG(one.st_mode) or not stat.S_ISREG(two.st_mode):
        return False
    if shallow and (one.st_size, one.st_mtime) == (two.st_size, two.st_mtime):
        return True
    if one.st_size != two.st_size:
        return False
    with open(f1, "rb") as a, open(f2, "rb") as b:
        return a.read() == b.read()


def cmpfiles(a, b, common, shallow=True):
    """Compare common files in two directories: equal, different, and unreadable ones."""
    result = [], [], []
    for name in common:
        try:
            same = cmp(os.path.join(a, name), os.path.join(b, name), shallow)
            result[0 if same else 1].append(name)
        except (OSError, ValueError):
            result[2].append(name)
    return result


class dircmp:
    """A class that manages the comparison of 2 directories."""

    def __init__(self, a, b, ignore=None, hide=None, *, shallow=True):
        self.left = a
        self.right = b
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        skip = set(self.ignore) | set(self.hide)
        self.left_list = sorted(name for name in os.listdir(a) if name not in skip)
        self.right_list = sorted(name for name in os.listdir(b) if name not in skip)
        left, right = set(self.left_list), set(self.right_list)
        self.common = [name for name in self.left_list if name in right]
        self.left_only = [name for name in self.left_list if name not in right]
        self.right_only = [name for name in self.right_list if name not in left]
        self.common_dirs = [name for name in self.common if os.path.isdir(os.path.join(a, name))
                            and os.path.isdir(os.path.join(b, name))]
        self.common_files = [name for name in self.common if os.path.isfile(os.path.join(a, name))
                             and os.path.isfile(os.path.join(b, name))]
        self.common_funny = [name for name in self.common
                             if name not in self.common_dirs and name not in self.common_files]
        self.same_files, self.diff_files, self.funny_files = cmpfiles(a, b, self.common_files, shallow)
        self.subdirs = {name: type(self)(os.path.join(a, name), os.path.join(b, name), self.ignore,
                                         self.hide, shallow=shallow) for name in self.common_dirs}

    def report(self):
        """Print a report on the differences between a and b."""
        print("diff", self.left, self.right)
        for title, names in (("Only in " + self.left, self.left_only),
                             ("Only in " + self.right, self.right_only),
                             ("Identical files", self.same_files), ("Differing files", self.diff_files),
                             ("Trouble with common files", self.funny_files),
                             ("Common subdirectories", self.common_dirs),
                             ("Common funny cases", self.common_funny)):
            if names:
                print(title, ":", sorted(names))
`;

defineModule({ name: "sched", source: SCHED });
defineModule({ name: "cmd", source: CMD });
defineModule({ name: "codeop", source: CODEOP });
defineModule({ name: "code", source: CODE });
defineModule({ name: "getpass", source: GETPASS });
defineModule({ name: "locale", source: LOCALE });
defineModule({ name: "filecmp", source: FILECMP });
