/**
 * The module subprocess (Lib/subprocess.py), in Python: what programs name and catch. Guest code cannot start processes, so
 * whatever would start one raises an OSError that says so.
 */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
import errno as _errno
from types import GenericAlias as _GenericAlias

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput",
           "check_output", "run", "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired",
           "CompletedProcess"]

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """Raised when run() is called with check=True and the process returns a non-zero exit status."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        """Alias for output attribute, to match stderr"""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """This exception is raised when the timeout expires while waiting for a child process."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    stdout = CalledProcessError.stdout


class CompletedProcess:
    """A process that has finished running."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        args = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            args.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            args.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    __class_getitem__ = classmethod(_GenericAlias)

    def check_returncode(self):
        """Raise CalledProcessError if the exit code is non-zero."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    """A sequence of arguments as a command line of Windows."""
    words = []
    for arg in map(str, seq):
        quoted, slashes = [], 0
        for character in arg:
            if character == "\\":
                slashes += 1
                continue
            if character == '"':
                quoted.append("\\" * (2 * slashes + 1) + '"')
            else:
                quoted.append("\\" * slashes + character)
            slashes = 0
        if not arg or " " in arg or "\t" in arg:
            words.append('"' + "".join(quoted) + "\\" * (2 * slashes) + '"')
        else:
            words.append("".join(quoted) + "\\" * slashes)
    return " ".join(words)


class Popen:
    """Would execute a child program in a new process."""

    def __init__(self, args, *rest, **options):
        raise OSError(_errno.ENOSYS, "guest code cannot start processes",
                      args if isinstance(args, (str, bytes)) or not args else args[0])

    __class_getitem__ = classmethod(_GenericAlias)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run command with arguments and return a CompletedProcess instance."""
    Popen(*popenargs, **kwargs)


def call(*popenargs, timeout=None, **kwargs):
    """Run command with arguments."""
    Popen(*popenargs, **kwargs)


check_call = call


def check_output(*popenargs, timeout=None, **kwargs):
    """Run command with arguments and return its output."""
    Popen(*popenargs, **kwargs)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Return (exitcode, output) of executing cmd in a shell."""
    Popen(cmd)


def getoutput(cmd, *, encoding=None, errors=None):
    """Return output (stdout or stderr) of executing cmd in a shell."""
    return getstatusoutput(cmd)[1]
`;

defineModule({ name: "subprocess", doc: "Processes, of which there are none.", source: SOURCE });
