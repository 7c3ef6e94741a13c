/** The module netrc: the files that programs which log in keep hosts' names and passwords in. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""An object-oriented interface to .netrc files."""

import os as _os
import re as _re

__all__ = ["netrc", "NetrcParseError"]


class NetrcParseError(Exception):
    """Exception raised on syntax errors in the .netrc file."""

    def __init__(self, msg, filename=None, lineno=None):
        self.filename = filename
        self.lineno = lineno
        self.msg = msg
        super().__init__(msg)

    def __str__(self):
        return f"{self.msg} ({self.filename}, line {self.lineno})"


class _Words:
    """The words of a file: quoted or not, a backslash before a character that stands for itself."""

    _word = _re.compile(r'"((?:[^"\\]|\\.)*)"?|((?:[^\s\\]|\\.)+)', _re.DOTALL).search
    _plain = _re.compile(r"\\(.)", _re.DOTALL).sub

    def __init__(self, text):
        self._text = text
        self._place = 0
        self._returned = []
        self.line = 1

    def _line_at(self, place):
        return 1 + self._text.count("\n", 0, place)

    def take(self):
        "The next word; an empty one at the end."
        if self._returned:
            return self._returned.pop()
        found = self._word(self._text, self._place)
        if found is None:
            self.line = self._line_at(len(self._text))
            return ""
        self._place = found.end()
        self.line = self._line_at(found.end())
        quoted, bare = found.groups()
        return self._plain(r"\1", bare if quoted is None else quoted)

    def give_back(self, word):
        self._returned.append(word)

    def rest_of_line(self):
        end = self._text.find("\n", self._place)
        end = len(self._text) if end < 0 else end
        rest, self._place = self._text[self._place:end], end
        self.line = self._line_at(end)
        return rest

    def macro(self):
        "The lines up to an empty one; None where the file ends before."
        self.rest_of_line()
        lines = []
        while self._place + 1 < len(self._text):
            self._place += 1
            line = self.rest_of_line()
            if not line:
                return lines
            lines.append(line + "\n")
        return None


class netrc:
    def __init__(self, file=None):
        default = file is None
        if default:
            file = _os.path.join(_os.path.expanduser("~"), ".netrc")
        self.hosts = {}
        self.macros = {}
        try:
            with open(file, encoding="utf-8") as stream:
                text = stream.read()
        except UnicodeDecodeError:
            with open(file, encoding="locale") as stream:
                text = stream.read()
        self._read(file, _Words(text))

    def _read(self, file, words):
        while word := words.take():
            if word.startswith("#"):
                self._skip_comment(word, words)
            elif word == "machine":
                self._read_entry(words.take(), file, words)
            elif word == "default":
                self._read_entry("default", file, words)
            elif word == "macdef":
                name = words.take()
                lines = words.macro()
                if lines is None:
                    raise NetrcParseError("Macro definition missing null line terminator.", file, words.line)
                self.macros[name] = lines
            else:
                raise NetrcParseError(f"bad toplevel token {word!r}", file, words.line)

    @staticmethod
    def _skip_comment(word, words):
        words.rest_of_line()

    def _read_entry(self, host, file, words):
        if not host:
            raise NetrcParseError("missing 'machine' name", file, words.line)
        found = {"login": "", "account": "", "password": ""}
        self.hosts[host] = None
        while True:
            word = words.take()
            if word.startswith("#"):
                self._skip_comment(word, words)
            elif word in ("", "machine", "default", "macdef"):
                words.give_back(word)
                break
            elif word in ("login", "user"):
                found["login"] = words.take()
            elif word in found:
                found[word] = words.take()
            else:
                raise NetrcParseError(f"bad follower token {word!r}", file, words.line)
        self.hosts[host] = tuple(found.values())

    def authenticators(self, host):
        """Return a (user, account, password) tuple for given host."""
        return self.hosts.get(host, self.hosts.get("default"))

    def __repr__(self):
        """Dump the class data in the format of a .netrc file."""
        parts = []
        for host, (login, account, password) in self.hosts.items():
            parts.append(f"machine {host}\n\tlogin {login}\n")
            if account:
                parts.append(f"\taccount {account}\n")
            parts.append(f"\tpassword {password}\n")
        for name, lines in self.macros.items():
            parts += [f"macdef {name}\n", *lines, "\n"]
        return "".join(parts)
`;

defineModule({ name: "netrc", source: SOURCE });
