/** The module getopt. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Parser for command line options."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Parses command line options and parameter list."""
    found = []
    longs = [longopts] if isinstance(longopts, str) else list(longopts)
    args = list(args)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        if args[0].startswith("--"):
            args = _long(found, args[0][2:], longs, args[1:])
        else:
            args = _short(found, args[0][1:], shortopts, args[1:])
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    """This function works like getopt(), except that GNU style scanning
    mode is used by default: options and arguments may be mixed."""
    found, rest = [], []
    longs = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith("-")
    if in_order:
        shortopts = shortopts[1:]
    strict = shortopts.startswith("+")
    if strict:
        shortopts = shortopts[1:]
    elif os.environ.get("POSIXLY_CORRECT"):
        strict = True
    args = list(args)
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0][:2] == "--":
            args = _long(found, args[0][2:], longs, args[1:])
        elif args[0][:1] == "-" and args[0] != "-":
            args = _short(found, args[0][1:], shortopts, args[1:])
        elif strict:
            rest += args
            break
        elif in_order:
            found.append((None, [args[0]]))
            args = args[1:]
        else:
            rest.append(args[0])
            args = args[1:]
    return found, rest


def _long(found, option, longs, args):
    option, equals, value = option.partition("=")
    matches = [name for name in longs if name.startswith(option)]
    if not matches:
        raise GetoptError(f"option --{option} not recognized", option)
    if option in matches:
        takes, name = "", option
    elif option + "=" in matches:
        takes, name = "=", option
    elif option + "=?" in matches:
        takes, name = "=?", option
    elif len(matches) > 1:
        raise GetoptError(f"option --{option} not a unique prefix; possible options: "
                          f"{', '.join(matches)}", option)
    else:
        name = matches[0]
        takes = "=?" if name.endswith("=?") else "=" if name.endswith("=") else ""
        name = name[:len(name) - len(takes)]
    if not equals:
        value = None
    if takes == "=" and value is None:
        if not args:
            raise GetoptError(f"option --{name} requires argument", name)
        value, args = args[0], args[1:]
    elif not takes and value is not None:
        raise GetoptError(f"option --{name} must not have an argument", name)
    found.append((f"--{name}", value or ""))
    return args


def _short(found, text, shortopts, args):
    while text:
        letter, text = text[0], text[1:]
        at = shortopts.find(letter) if letter != ":" else -1
        if at < 0:
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts[at + 1:at + 2] == ":":
            optional = shortopts[at + 2:at + 3] == ":"
            if not text and not optional:
                if not args:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                text, args = args[0], args[1:]
            value, text = text, ""
        found.append((f"-{letter}", value))
    return args
`;

defineModule({ name: "getopt", source: SOURCE });
