/**
 * The module sysconfig (Lib/sysconfig/__init__.py), in Python: there is no installation, so the places that it names are
 * those of a CPython 3.14 under sys.prefix on a Unix, and nothing need be there; variables of the build are few.
 *
 * Left out: the makefile's variables, expand_makefile_vars, the command line.
 */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Access to Python's configuration information."""

import os
import sys

__all__ = ["get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename",
           "get_path", "get_path_names", "get_paths", "get_platform", "get_python_version",
           "get_scheme_names", "parse_config_h"]

_UNIX = {
    "stdlib": "{installed_base}/lib/{implementation_lower}{py_version_short}{abi_thread}",
    "platstdlib": "{platbase}/lib/{implementation_lower}{py_version_short}{abi_thread}",
    "purelib": "{base}/lib/{implementation_lower}{py_version_short}{abi_thread}/site-packages",
    "platlib": "{platbase}/lib/{implementation_lower}{py_version_short}{abi_thread}/site-packages",
    "include": "{installed_base}/include/{implementation_lower}{py_version_short}{abi_thread}",
    "platinclude": "{installed_platbase}/include/{implementation_lower}{py_version_short}{abi_thread}",
    "scripts": "{base}/bin",
    "data": "{base}"}
_HOME = {
    "stdlib": "{installed_base}/lib/python",
    "platstdlib": "{base}/lib/python",
    "purelib": "{base}/lib/python",
    "platlib": "{base}/lib/python",
    "include": "{installed_base}/include/python",
    "platinclude": "{installed_base}/include/python",
    "scripts": "{base}/bin",
    "data": "{base}"}
_USER = {
    "stdlib": "{userbase}/lib/{implementation_lower}{py_version_short}{abi_thread}",
    "platstdlib": "{userbase}/lib/{implementation_lower}{py_version_short}{abi_thread}",
    "purelib": "{userbase}/lib/{implementation_lower}{py_version_short}{abi_thread}/site-packages",
    "platlib": "{userbase}/lib/{implementation_lower}{py_version_short}{abi_thread}/site-packages",
    "include": "{userbase}/include/{implementation_lower}{py_version_short}{abi_thread}",
    "scripts": "{userbase}/bin",
    "data": "{userbase}"}
_INSTALL_SCHEMES = {"posix_prefix": _UNIX, "posix_home": _HOME, "posix_user": _USER, "venv": _UNIX,
                    "posix_venv": _UNIX}
_SCHEME_KEYS = ("stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data")
_PREFERRED = {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}
_variables = None


def get_scheme_names():
    """Return a tuple containing the schemes names."""
    return tuple(sorted(_INSTALL_SCHEMES))


def get_path_names():
    """Return a tuple containing the paths names."""
    return _SCHEME_KEYS


def get_preferred_scheme(key):
    """The scheme to install to: key is 'prefix', 'home' or 'user'."""
    if key not in _PREFERRED:
        raise ValueError(f"{key!r} returned 'posix_prefix' which is not a valid scheme on this platform")
    return _PREFERRED[key]


def get_default_scheme():
    return "posix_prefix"


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    """Return a mapping containing an install scheme."""
    paths = _INSTALL_SCHEMES[scheme]
    if not expand:
        return paths
    values = {**get_config_vars(), **(vars or {})}
    return {key: os.path.normpath(path.format(**values)) for key, path in paths.items()}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    """Return a path corresponding to the scheme."""
    return get_paths(scheme, vars, expand)[name]


def get_python_version():
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    """Return a string that identifies the current platform."""
    return sys.platform


def get_config_vars(*args):
    """All configuration variables as a dict, or values of the given ones as a list."""
    global _variables
    if _variables is None:
        short = get_python_version()
        prefix = sys.prefix or "/usr/local"
        _variables = {
            "prefix": prefix, "exec_prefix": prefix,
            "py_version": "%d.%d.%d" % sys.version_info[:3],
            "py_version_short": short, "py_version_nodot": short.replace(".", ""),
            "installed_base": prefix, "base": prefix, "installed_platbase": prefix, "platbase": prefix,
            "platlibdir": "lib", "implementation": "Python", "implementation_lower": "python",
            "abiflags": "", "abi_thread": "", "userbase": os.path.expanduser("~/.local"),
            "projectbase": prefix, "srcdir": prefix,
            "VERSION": short, "EXE": "", "EXT_SUFFIX": None, "SO": None, "SOABI": None,
            "Py_DEBUG": 0, "Py_GIL_DISABLED": 0, "WITH_PYMALLOC": 0, "HAVE_FORK": 0,
            "SIZEOF_VOID_P": 4, "LIBDIR": prefix + "/lib", "BINDIR": prefix + "/bin",
            "INCLUDEPY": f"{prefix}/include/python{short}", "LIBDEST": f"{prefix}/lib/python{short}"}
    if args:
        return [_variables.get(name) for name in args]
    return _variables


def get_config_var(name):
    """Return the value of a single variable."""
    return get_config_vars().get(name)


def get_config_h_filename():
    """Return the path of pyconfig.h, which is not there."""
    return os.path.join(get_path("platinclude"), "pyconfig.h")


def get_makefile_filename():
    """Return the path of the Makefile, which is not there."""
    return os.path.join(get_path("stdlib"), "config-" + get_python_version(), "Makefile")


def is_python_build(check_home=None):
    return False


def parse_config_h(fp, vars=None):
    """Parse a config.h-style file: a dictionary of its names and values."""
    import re
    vars = {} if vars is None else vars
    for line in fp:
        if match := re.match(r"#define ([A-Z][A-Za-z0-9_]+) (.*)\n", line):
            name, value = match.groups()
            try:
                vars[name] = int(value)
            except ValueError:
                vars[name] = value
        elif match := re.match(r"/[*] #undef ([A-Z][A-Za-z0-9_]+) [*]/\n", line):
            vars[match[1]] = 0
    return vars
`;

defineModule({ name: "sysconfig", source: SOURCE });
