"""Stands for linecache: lines of what a test puts into the cache."""

cache = {}


def getlines(filename, module_globals=None):
    return cache[filename][2] if filename in cache else []


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def checkcache(filename=None):
    pass


def clearcache():
    cache.clear()


def lazycache(filename, module_globals):
    return False
