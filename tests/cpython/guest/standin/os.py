"""Stands for os where there is none: names of files, no files."""

import sys

name = "posix"
sep = "/"
linesep = "\n"
pathsep = ":"
curdir = "."
pardir = ".."
devnull = "/dev/null"
environ = {}
error = OSError


class PathLike:
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "__fspath__")


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    return path.__fspath__()


def fsencode(name):
    return name.encode("utf-8", "surrogateescape") if isinstance(name, str) else name


def fsdecode(name):
    return name.decode("utf-8", "surrogateescape") if isinstance(name, bytes) else name


def getcwd():
    return "/"


def getpid():
    return 1


class path:
    sep = "/"

    @staticmethod
    def join(*parts):
        return "/".join(part.rstrip("/") for part in parts)

    @staticmethod
    def dirname(name):
        return name.rpartition("/")[0]

    @staticmethod
    def basename(name):
        return name.rpartition("/")[2]

    @staticmethod
    def split(name):
        head, _, tail = name.rpartition("/")
        return head, tail

    @staticmethod
    def splitext(name):
        stem, dot, extension = name.rpartition(".")
        return (stem, dot + extension) if dot else (name, "")

    @staticmethod
    def abspath(name):
        return name if name.startswith("/") else "/" + name

    realpath = normpath = normcase = abspath

    @staticmethod
    def commonprefix(names):
        low, high = min(names), max(names)
        for i, c in enumerate(low):
            if c != high[i]:
                return low[:i]
        return low

    @staticmethod
    def exists(name):
        return False

    isfile = isdir = isabs = exists


sys.modules["os.path"] = path
