"""Files for tests, in the file system that the runtime was given."""

import contextlib
import os
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
    try:
        os.unlink(filename)
    except (FileNotFoundError, NotADirectoryError):
        pass


def rmdir(dirname):
    try:
        os.rmdir(dirname)
    except FileNotFoundError:
        pass


def rmtree(path):
    if not os.path.exists(path):
        return
    for entry in os.listdir(path):
        full = os.path.join(path, entry)
        if os.path.isdir(full):
            rmtree(full)
        else:
            os.unlink(full)
    os.rmdir(path)


def create_empty_file(filename):
    open(filename, "w").close()


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    path = path or "/" + TESTFN + "_dir"
    os.mkdir(path)
    try:
        yield path
    finally:
        rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    with temp_dir(name, quiet) as path, change_cwd(path, quiet) as cwd:
        yield cwd


@contextlib.contextmanager
def temp_umask(umask):
    yield


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
    """Changes of the environment that are undone behind the block."""

    def __init__(self):
        self._environ = os.environ
        self._before = {}

    def _note(self, name):
        self._before.setdefault(name, self._environ.get(name))

    def __getitem__(self, name):
        return self._environ[name]

    def __setitem__(self, name, value):
        self._note(name)
        self._environ[name] = value

    def __delitem__(self, name):
        self._note(name)
        self._environ.pop(name, None)

    set = __setitem__

    def unset(self, *names):
        for name in names:
            del self[name]

    def keys(self):
        return self._environ.keys()

    def __iter__(self):
        return iter(self._environ)

    def __len__(self):
        return len(self._environ)

    def __contains__(self, name):
        return name in self._environ

    def get(self, name, default=None):
        return self._environ.get(name, default)

    def clear(self):
        self.unset(*list(self._environ))

    def copy(self):
        return dict(self._environ)

    def __enter__(self):
        return self

    def __exit__(self, *ignore):
        for name, value in self._before.items():
            if value is None:
                self._environ.pop(name, None)
            else:
                self._environ[name] = value
        os.environ = self._environ


def can_hardlink():
    return False


def skip_unless_hardlink(test):
    return unittest.skip("there are no hard links")(test)


def make_bad_fd():
    """A descriptor that is not open."""
    return 10_000


def open_dir_fd(path):
    raise unittest.SkipTest("folders have no descriptors")


def subst_drive(path):
    raise unittest.SkipTest("there are no drives")
