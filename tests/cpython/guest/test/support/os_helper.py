"""Names of files for tests. There is no file system: what opens one fails, what only names one goes on."""

import contextlib
import unittest

TESTFN_ASCII = "@test_1_tmp"
TESTFN = TESTFN_ASCII
TESTFN_UNICODE = TESTFN_ASCII + "-\xe0\xf2\u0258\u0141\u011f"
TESTFN_UNENCODABLE = None
TESTFN_UNDECODABLE = None
TESTFN_NONASCII = TESTFN_UNICODE
FS_NONASCII = "\xe6"
SAVEDCWD = "/"


class FakePath:
    """Something with __fspath__."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        if isinstance(self.path, BaseException) or (
                isinstance(self.path, type) and issubclass(self.path, BaseException)):
            raise self.path
        return self.path


def unlink(filename):
    pass


rmtree = rmdir = unlink


def create_empty_file(filename):
    raise unittest.SkipTest("needs the file system")


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    raise unittest.SkipTest("needs the file system")
    yield


temp_cwd = change_cwd = temp_umask = temp_dir


def can_symlink():
    return False


def can_xattr():
    return False


def can_chmod():
    return False


def fs_is_case_insensitive(directory):
    return False


def fd_count():
    return 0


skip_unless_symlink = unittest.skip("needs the file system")
skip_unless_xattr = skip_unless_symlink
skip_unless_working_chmod = skip_unless_symlink
skip_unless_dac_override = skip_unless_symlink
skip_if_dac_override = lambda test: test


class EnvironmentVarGuard:
    """There is no environment to guard."""

    def __init__(self):
        self._changed = {}

    def set(self, name, value):
        self._changed[name] = value

    def unset(self, name):
        self._changed.pop(name, None)

    __setitem__ = set
    __getitem__ = lambda self, name: self._changed[name]

    def __enter__(self):
        return self

    def __exit__(self, *ignore):
        pass
