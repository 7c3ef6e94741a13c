/** The module platform: what a program may know of where it runs, which is the runtime and no more. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""What is known of the platform: the runtime."""

import collections
import sys

uname_result = collections.namedtuple("uname_result", "system node release version machine processor")


def system():
    """Returns the system/OS name."""
    return "Whipsnake"


def node():
    """Returns the computer's network name: guest code is not told."""
    return ""


def release():
    """Returns the system's release."""
    return "3.14"


def version():
    """Returns the system's release version."""
    return sys.version


def machine():
    """Returns the machine type."""
    return "wasm32"


def processor():
    """Returns the processor name."""
    return ""


def architecture(executable="", bits="", linkage=""):
    """The architecture as CPython counts it: sizes are those of 64 bits."""
    return "64bit", ""


def platform(aliased=False, terse=False):
    """Returns a single string identifying the underlying platform."""
    return "Whipsnake-3.14" if terse else "Whipsnake-3.14-wasm32"


def uname():
    """Fairly portable uname interface."""
    return uname_result(system(), node(), release(), version(), machine(), processor())


def python_implementation():
    """Returns a string identifying the Python implementation."""
    return "Whipsnake"


def python_version():
    """Returns the Python version as string 'major.minor.patchlevel'"""
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    """Returns the Python version as tuple (major, minor, patchlevel) of strings."""
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    """Returns a tuple (buildno, builddate) stating the Python build number and date."""
    return "", ""


def python_compiler():
    """Returns a string identifying the compiler used for compiling Python."""
    return ""


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return lib, version


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_is_iot():
    """Whether this is Windows IoT: it never is."""
    return False


def win32_edition():
    """The edition of Windows: there is none."""
    return None


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    return release, vendor, vminfo, osinfo


def freedesktop_os_release():
    raise OSError("Unable to read files /etc/os-release, /usr/lib/os-release")
`;

defineModule({ name: "platform", source: SOURCE });
