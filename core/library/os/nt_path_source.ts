/** The Python source of ntpath: names of files as Windows has them, for pathlib's PureWindowsPath. */

export const NT_PATH_SOURCE = String.raw`
"""Common pathname manipulations, WindowsNT/95 version."""

from os import fspath as _fspath
from posixpath import ALLOW_MISSING, commonprefix, isdevdrive, isjunction

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename",
           "dirname", "normpath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep",
           "devnull"]

curdir = "."
pardir = ".."
extsep = "."
sep = "\\"
pathsep = ";"
altsep = "/"
defpath = ".;C:\\bin"
devnull = "nul"


def normcase(s):
    """Normalize case of pathname: all characters lowercase, slashes into backslashes."""
    return _fspath(s).replace("/", "\\").lower()


def splitroot(p):
    """Split a pathname into drive, root and tail."""
    p = _fspath(p)
    plain = p.replace("/", "\\")
    if plain[:1] == "\\":
        if plain[1:2] != "\\":
            return "", p[:1], p[1:]
        start = 8 if plain[:8].upper() == "\\\\?\\UNC\\" else 2
        server = plain.find("\\", start)
        if server < 0:
            return p, "", ""
        share = plain.find("\\", server + 1)
        if share < 0:
            return p, "", ""
        return p[:share], p[share:share + 1], p[share + 1:]
    if plain[1:2] == ":":
        if plain[2:3] == "\\":
            return p[:2], p[2:3], p[3:]
        return p[:2], "", p[2:]
    return "", "", p


def splitdrive(p):
    """Split a pathname into drive/UNC sharepoint and relative path specifiers."""
    drive, root, tail = splitroot(p)
    return drive, root + tail


def isabs(s):
    """Test whether a path is absolute"""
    drive, root, _ = splitroot(s)
    return bool(drive and root) or s.replace("/", "\\").startswith("\\\\")


def join(path, *paths):
    """Join two (or more) paths."""
    drive, root, rest = splitroot(path)
    for p in map(_fspath, paths):
        p_drive, p_root, p_rest = splitroot(p)
        if p_root:
            if p_drive or not drive:
                drive = p_drive
            root, rest = p_root, p_rest
            continue
        if p_drive and p_drive != drive:
            if p_drive.lower() != drive.lower():
                drive, root, rest = p_drive, p_root, p_rest
                continue
            drive = p_drive
        if rest and rest[-1] not in "\\/":
            rest += "\\"
        rest += p_rest
    if rest and not root and drive and drive[-1] not in ":\\/":
        return drive + "\\" + rest
    return drive + root + rest


def split(p):
    """Split a pathname: everything after the last slash, and before."""
    drive, root, rest = splitroot(p)
    at = max(rest.rfind("\\"), rest.rfind("/")) + 1
    head, tail = rest[:at], rest[at:]
    return drive + root + head.rstrip("\\/"), tail


def splitext(p):
    """Split the extension from a pathname."""
    p = _fspath(p)
    name = max(p.rfind("\\"), p.rfind("/")) + 1
    at = p.rfind(".")
    if at > name and p[name:at].strip("."):
        return p[:at], p[at:]
    return p, ""


def basename(p):
    """Returns the final component of a pathname"""
    return split(p)[1]


def dirname(p):
    """Returns the directory component of a pathname"""
    return split(p)[0]


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    drive, root, rest = splitroot(_fspath(path).replace("/", "\\"))
    names = []
    for name in rest.split("\\"):
        if not name or name == ".":
            continue
        if name == ".." and names and names[-1] != "..":
            names.pop()
        elif name != ".." or not root:
            names.append(name)
    return drive + root + "\\".join(names) or "."
`;
