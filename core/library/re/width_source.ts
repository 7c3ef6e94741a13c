/**
 * The Python source of re._parser: how many characters a pattern can match, which is what packages ask it for. parse() gives an
 * object with getwidth() alone, no tree.
 */

export const PARSER_SOURCE = String.raw`
"""How wide what a pattern matches can be."""

import re as _re

error = PatternError = _re.error
MAXREPEAT = 4294967295
MAXWIDTH = 1 << 64
MAXGROUPS = 1073741823
_repeat = _re.compile(r"\{(\d*)(,?)(\d*)\}")
_group = _re.compile(r"\?(?:P<(\w+)>|P=(\w+)\)|\((\w+)\)|([aiLmsux]*(?:-[imsx]+)?)([:)])|(<?[=!])|(#[^)]*\))|(>))")
_escape = _re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|0[0-7]{0,2}|[0-3][0-7]{2}|([1-9][0-9]?)|(.))", _re.DOTALL)


class SubPattern:
    """A pattern that was read."""

    def __init__(self, pattern, flags, width):
        self.pattern, self.flags, self.width = pattern, flags, width

    def getwidth(self):
        """The least and the greatest width of what matches."""
        return self.width


class _Reader:
    def __init__(self, text, verbose):
        self.text, self.at, self.verbose = text, 0, verbose
        self.groups, self.names = [None], {}

    def branches(self):
        low, high = self.sequence()
        while self.text[self.at:self.at + 1] == "|":
            self.at += 1
            other = self.sequence()
            low, high = min(low, other[0]), max(high, other[1])
        return low, high

    def sequence(self):
        low = high = 0
        text = self.text
        while self.at < len(text) and text[self.at] not in "|)":
            c = text[self.at]
            if self.verbose and (c.isspace() or c == "#"):
                if c == "#":
                    end = text.find("\n", self.at)
                    self.at = len(text) if end < 0 else end
                else:
                    self.at += 1
                continue
            least, most = self.item(c)
            least, most = self.repeated(least, most)
            low, high = min(low + least, MAXWIDTH), min(high + most, MAXWIDTH)
        return low, high

    def item(self, c):
        text = self.text
        if c == "(":
            return self.group()
        if c == "[":
            end = self.at + 1
            if text[end] == "^":
                end += 1
            if text[end] == "]":
                end += 1
            while text[end] != "]":
                end += 2 if text[end] == "\\" else 1
            self.at = end + 1
            return 1, 1
        if c == "\\":
            match = _escape.match(text, self.at)
            self.at = match.end()
            if match[1]:
                return self.groups[int(match[1])] or (0, MAXWIDTH)
            return (0, 0) if match[2] and match[2] in "bBAZz" else (1, 1)
        self.at += 1
        return (0, 0) if c in "^$" else (1, 1)

    def group(self):
        self.at += 1
        number = None
        match = _group.match(self.text, self.at)
        if match is None:
            number = len(self.groups)
            self.groups.append(None)
        else:
            self.at = match.end()
            name, reference, condition, flags, end, look, comment, _ = match.groups()
            if reference:
                return self.groups[self.names[reference]] or (0, MAXWIDTH)
            if comment:
                return 0, 0
            if end == ")":
                self.verbose = self.verbose or "x" in flags
                return 0, 0
            if name:
                number = self.names[name] = len(self.groups)
                self.groups.append(None)
            if condition:
                width = self.branches()
                # Without a second branch it may match nothing.
                if "|" not in self.text[match.end():self.at]:
                    width = 0, width[1]
                self.at += 1
                return width
            if look:
                self.branches()
                self.at += 1
                return 0, 0
        outer = self.verbose
        if match is not None and match[4]:
            on, _, off = match[4].partition("-")
            self.verbose = (outer or "x" in on) and "x" not in off
        width = self.branches()
        self.verbose = outer
        self.at += 1
        if number is not None:
            self.groups[number] = width
        return width

    def repeated(self, low, high):
        c = self.text[self.at:self.at + 1]
        if c and c in "*+?":
            self.at += 1
            least, most = {"*": (0, MAXREPEAT), "+": (1, MAXREPEAT), "?": (0, 1)}[c]
        else:
            match = c == "{" and _repeat.match(self.text, self.at)
            if not match or not (match[1] or match[2]):
                return low, high
            self.at = match.end()
            least = int(match[1] or 0)
            most = int(match[3]) if match[3] else MAXREPEAT if match[2] else least
        if self.text[self.at:self.at + 1] in ("?", "+"):
            self.at += 1
        return min(low * least, MAXWIDTH), MAXWIDTH if most == MAXREPEAT and high else min(high * most, MAXWIDTH)


def parse(str, flags=0, state=None):
    """Read a pattern; errors are those of re.compile()."""
    compiled = _re.compile(str, flags)
    text = str if hasattr(str, "encode") else str.decode("latin-1")
    return SubPattern(str, compiled.flags, _Reader(text, bool(compiled.flags & _re.VERBOSE and flags & _re.VERBOSE)).branches())
`;

/** The Python source of re._constants: the numbers and the error. */
export const CONSTANTS_SOURCE =
  "from re._parser import MAXGROUPS, MAXREPEAT, MAXWIDTH, PatternError, error\n";
