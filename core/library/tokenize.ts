/**
 * The modules token and tokenize (Lib/tokenize.py), over the tokenizer of the parser: comments and line ends that are no tokens
 * of the grammar are found in the gaps between tokens.
 *
 * Left out: tokens as the lines are read (all lines are read first), text of ERRORTOKEN.
 */
import { ensureRoom } from "../heap/allocator.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { raiseTypeError } from "../objects/errors.ts";
import { isStr } from "../objects/kinds.ts";
import { listAppend, newList, tupleOf } from "../objects/values/sequences.ts";
import { jsString, newStr } from "../objects/values/text.ts";
import { chargeWork } from "../objects/work.ts";
import * as T from "../syntax/token_kinds.ts";
import { Tokenizer } from "../syntax/tokenizer.ts";
import { defineModule } from "./index.ts";

/** Bytes that a token's tuple takes, at most. */
const TOKEN_BYTES = 48;

/** CPython's numbers of the kinds that programs tell apart; operators are all OP. */
const NUMBERS: Readonly<Record<number, number>> = {
  [T.ENDMARKER]: 0,
  [T.NEWLINE]: 4,
  [T.INDENT]: 5,
  [T.DEDENT]: 6,
  [T.NAME]: 1,
  [T.NUMBER]: 2,
  [T.STRING]: 3,
  [T.FSTRING_START]: 59,
  [T.FSTRING_MIDDLE]: 60,
  [T.FSTRING_END]: 61,
  [T.TSTRING_START]: 62,
  [T.TSTRING_MIDDLE]: 63,
  [T.TSTRING_END]: 64,
};
const OPERATOR = 55;

function numberOf(kind: number): number {
  return NUMBERS[kind] ?? (kind >= T.FALSE ? NUMBERS[T.NAME] : OPERATOR);
}

/**
 * The tokens of a text: a list of (type, row, column, end row, end column), and behind them (message, row, column) of the error
 * that ended it, if one did.
 */
function tokens(source: Value): Value {
  if (!isStr(source)) return raiseTypeError("a str is wanted");
  const text = jsString(source);
  if (!chargeWork(text.length + 1)) return 0;
  const tokenizer = new Tokenizer();
  tokenizer.tokenize(text, "exec");
  const { count, kinds, lines, cols, endLines, endCols, error } = tokenizer;
  const mark = rootMark();
  pushRoot(source);
  ensureRoom(count * TOKEN_BYTES + 256);
  const list = newList(count);
  for (let i = 0; i < count && kinds[i] !== T.ERROR; i++) {
    const places = [numberOf(kinds[i]), lines[i], cols[i], endLines[i], endCols[i]];
    listAppend(list, tupleOf(...places.map(small)));
  }
  if (error !== null) {
    listAppend(list, tupleOf(newStr(error.message), small(error.line), small(error.offset)));
  }
  releaseRoots(mark);
  return list;
}

const TOKEN_SOURCE = String.raw`
_NAMES = ("ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT LPAR RPAR LSQB RSQB COLON COMMA SEMI PLUS MINUS "
          "STAR SLASH VBAR AMPER LESS GREATER EQUAL DOT PERCENT LBRACE RBRACE EQEQUAL NOTEQUAL LESSEQUAL "
          "GREATEREQUAL TILDE CIRCUMFLEX LEFTSHIFT RIGHTSHIFT DOUBLESTAR PLUSEQUAL MINEQUAL STAREQUAL "
          "SLASHEQUAL PERCENTEQUAL AMPEREQUAL VBAREQUAL CIRCUMFLEXEQUAL LEFTSHIFTEQUAL RIGHTSHIFTEQUAL "
          "DOUBLESTAREQUAL DOUBLESLASH DOUBLESLASHEQUAL AT ATEQUAL RARROW ELLIPSIS COLONEQUAL EXCLAMATION OP "
          "TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END TSTRING_START "
          "TSTRING_MIDDLE TSTRING_END COMMENT NL ERRORTOKEN ENCODING N_TOKENS").split()
globals().update((name, number) for number, name in enumerate(_NAMES))
NT_OFFSET = 256
tok_name = {number: name for number, name in enumerate(_NAMES[:-1])}
tok_name[N_TOKENS] = "N_TOKENS"
tok_name[NT_OFFSET] = "NT_OFFSET"
_TEXTS = ("( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= "
          "// //= @ @= -> ... := !").split()
EXACT_TOKEN_TYPES = {text: number for text, number in sorted(zip(_TEXTS, range(LPAR, OP)))}

__all__ = ["tok_name", "ISTERMINAL", "ISNONTERMINAL", "ISEOF", "EXACT_TOKEN_TYPES", *_NAMES, "NT_OFFSET"]


def ISTERMINAL(x):
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    return x >= NT_OFFSET


def ISEOF(x):
    return x == ENDMARKER
`;

const SOURCE = String.raw`
"""Tokenization help for Python programs."""

import re as _re
from codecs import BOM_UTF8 as _BOM, lookup as _lookup
from collections import namedtuple as _namedtuple
from io import TextIOWrapper as _TextIOWrapper
from token import *
import token as _token

__all__ = _token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo",
                            "open", "TokenError"]

_cookie = _re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", _re.ASCII)
_blank = _re.compile(rb"^[ \t\f]*(?:[#\r\n]|$)", _re.ASCII)


class TokenError(Exception):
    pass


class TokenInfo(_namedtuple("TokenInfo", "type string start end line")):
    def __repr__(self):
        return ("TokenInfo(type=%s, string=%r, start=%r, end=%r, line=%r)" %
                self._replace(type=f"{self.type} ({tok_name[self.type]})"))

    @property
    def exact_type(self):
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


class _Scanner:
    """The tokens of a text, in order."""

    def __init__(self, source):
        self.source = source
        self.lines = source.splitlines(True) if "\r" in source else source.split("\n")
        if "\r" not in source:
            self.lines = [line + "\n" for line in self.lines[:-1]] + self.lines[-1:]
            if self.lines[-1] == "":
                self.lines.pop()
        # The last line may have no end, which is a token all the same.
        self.open = bool(self.lines) and not self.lines[-1].endswith(("\n", "\r"))
        self.row, self.col = 1, 0
        self.depth = 0

    def line(self, row):
        return self.lines[row - 1] if row <= len(self.lines) else ""

    def end_of(self, row):
        """The line's text without its end, and that end."""
        line = self.line(row)
        text = line.rstrip("\r\n")
        return text, line[len(text):]

    def token(self, type, string, start, end):
        line = self.line(start[0])
        for row in range(start[0] + 1, end[0] + 1):
            line += self.line(row)
        return TokenInfo(type, string, start, end, line)

    def comment(self, row, col):
        text, _ = self.end_of(row)
        rest = text[col:].lstrip(" \t\f")
        if rest.startswith("#"):
            at = len(text) - len(rest)
            yield self.token(COMMENT, rest, (row, at), (row, len(text)))

    def gap(self, row):
        """What is between the last token and the first one of a row."""
        while self.row < row and self.row <= len(self.lines):
            yield from self.comment(self.row, self.col)
            text, end = self.end_of(self.row)
            if text[self.col:].strip(" \t\f") != "\\":
                yield self.token(NL, end, (self.row, len(text)), (self.row, len(text) + (len(end) or 1)))
            self.row, self.col = self.row + 1, 0

    def text(self, row, col, end_row, end_col):
        if row == end_row:
            return self.line(row)[col:end_col]
        return "".join([self.line(row)[col:], *(self.line(r) for r in range(row + 1, end_row)),
                        self.line(end_row)[:end_col]])

    def error(self, message, row, col):
        if message == "unexpected EOF while parsing":
            return "unexpected EOF in multi-line statement", (row, 0 if self.depth else col)
        if message.startswith("unterminated triple-quoted string"):
            return "EOF in multi-line string", (row, col)
        return message, (row, col)

    def all(self):
        waiting = []
        for item in _tokens(self.source):
            if len(item) == 3:
                message, row, col = item
                if "indent" in message:
                    raise IndentationError(message, ("<string>", row, col, self.end_of(row)[0]))
                raise TokenError(*self.error(message, row, col))
            type, row, col, end_row, end_col = item
            if type in (INDENT, DEDENT):
                waiting.append(type)
                continue
            if type == ENDMARKER:
                break
            if type == NEWLINE:
                yield from self.comment(self.row, self.col)
                text, end = self.end_of(self.row)
                yield self.token(NEWLINE, end, (self.row, len(text)), (self.row, len(text) + (len(end) or 1)))
                self.row, self.col = self.row + 1, 0
                continue
            yield from self.gap(row)
            for each in waiting:
                if each == INDENT:
                    yield self.token(INDENT, self.line(row)[:col], (row, 0), (row, col))
                else:
                    yield self.token(DEDENT, "", (row, col), (row, col))
            waiting.clear()
            string = self.text(row, col, end_row, end_col)
            shown_end = end_col
            if type == OP:
                self.depth += (string in "([{") - (string in ")]}")
            elif type in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                # The second of two braces belongs to no token.
                shown_end -= string.endswith(("{{", "}}"))
                string = string.replace("{{", "{").replace("}}", "}")
            yield self.token(type, string, (row, col), (end_row, shown_end))
            self.row, self.col = end_row, end_col
        last = len(self.lines) + 1
        yield from self.gap(last)
        if self.depth > 0:
            raise TokenError("unexpected EOF in multi-line statement", (last - 1, 0))
        for each in waiting:
            yield TokenInfo(DEDENT, "", (last, 0), (last, 0), "")
        yield TokenInfo(ENDMARKER, "", (last, 0), (last, 0), "")


def _read(readline):
    lines = []
    try:
        while line := readline():
            lines.append(line)
    except StopIteration:
        pass
    return lines


def generate_tokens(readline):
    """Tokenize a source reading Python code as unicode strings."""
    return _Scanner("".join(_read(readline))).all()


def tokenize(readline):
    """Tokenize a source reading Python code as bytes; the first token tells its encoding."""
    encoding, first = detect_encoding(readline)
    lines = first + _read(readline)
    if encoding == "utf-8-sig":
        encoding = "utf-8"
    yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), "")
    yield from _Scanner(b"".join(lines).decode(encoding)).all()


def detect_encoding(readline):
    """The encoding that should be used to decode a Python source file, and the lines that were read."""
    try:
        filename = readline.__self__.name
    except AttributeError:
        filename = None
    shown = "" if filename is None else f" for {filename!r}"
    has_mark, default, lines = False, "utf-8", []

    def read():
        try:
            return readline()
        except StopIteration:
            return b""

    for number in range(2):
        line = read()
        if number == 0 and line.startswith(_BOM):
            has_mark, default = True, "utf-8-sig"
            line = line[3:]
        if not line:
            break
        lines.append(line)
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise SyntaxError("invalid or missing encoding declaration" + shown) from None
        found = _cookie.match(text)
        if found:
            name = found.group(1).lower().replace("_", "-")[:12]
            if name == "utf-8" or name.startswith("utf-8-"):
                encoding = "utf-8"
            elif name in ("latin-1", "iso-8859-1", "iso-latin-1") or \
                    name.startswith(("latin-1-", "iso-8859-1-", "iso-latin-1-")):
                encoding = "iso-8859-1"
            else:
                encoding = found.group(1)
            try:
                _lookup(encoding)
            except LookupError:
                raise SyntaxError(f"unknown encoding{shown}: {encoding}") from None
            if has_mark:
                if encoding != "utf-8":
                    raise SyntaxError(f"encoding problem{shown}: utf-8" if shown else "encoding problem: utf-8")
                encoding += "-sig"
            return encoding, lines
        if not _blank.match(line):
            break
    return default, lines


def open(filename):
    """Open a file in read only mode using the encoding detected by detect_encoding()."""
    from builtins import open
    buffer = open(filename, "rb")
    try:
        encoding, lines = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = _TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = "r"
        return text
    except:
        buffer.close()
        raise


def _braces(text):
    """Literal text with its braces doubled, but for those of names of characters."""
    return _re.sub(r"\\N\{[^}]*\}|\\[^{}]|[{}]", lambda found: found[0] if found[0][0] == "\\" else 2 * found[0],
                   text, flags=_re.DOTALL)


def _placed(tokens):
    """Text of tokens that know their places."""
    parts, indents, row, col, at_start, before = [], [], 1, 0, False, ""
    for type, string, start, end, line in tokens:
        if type == ENCODING:
            continue
        if type == ENDMARKER:
            break
        if type == INDENT:
            indents.append(string)
            continue
        if type == DEDENT:
            indents.pop()
            row, col = end
            continue
        if type in (NEWLINE, NL):
            at_start = True
        elif at_start and indents:
            if start[1] >= len(indents[-1]):
                parts.append(indents[-1])
                col = len(indents[-1])
            at_start = False
        if start < (row, col):
            raise ValueError(f"start ({start[0]},{start[1]}) precedes previous end ({row},{col})")
        if start[0] > row:
            text = before.rstrip("\\\r\n")
            end_of_line = "\\\r\n" if before.endswith("\r\n") else "\\\n"
            parts.append(text[len(text.rstrip()):] + end_of_line * (start[0] - row))
            col = 0
        parts.append(" " * (start[1] - col))
        if type in (FSTRING_MIDDLE, TSTRING_MIDDLE):
            escaped = _braces(string)
            end = end[0], end[1] + len(escaped) - len(string)
            string = escaped
        parts.append(string)
        row, col = end
        before = line
        if type in (NEWLINE, NL):
            row, col = row + 1, 0
    return "".join(parts)


def _unplaced(tokens):
    """Text of types and strings: with a space wherever one might be needed."""
    parts, indents, at_start, after_string, inside, before = [], [], False, False, 0, None
    for type, string, *_ in tokens:
        if type == ENCODING:
            continue
        if type in (NAME, NUMBER):
            string += " "
        if after_string and type == STRING:
            string = " " + string
        after_string = type == STRING
        if type in (FSTRING_START, TSTRING_START):
            inside += 1
        elif type in (FSTRING_END, TSTRING_END):
            inside -= 1
        if type == INDENT:
            indents.append(string)
            continue
        if type == DEDENT:
            indents.pop()
            continue
        if type in (NEWLINE, NL):
            at_start = True
        elif at_start and indents:
            parts.append(indents[-1])
            at_start = False
        elif type in (FSTRING_MIDDLE, TSTRING_MIDDLE):
            string = _braces(string)
        doubled = inside and parts and string in ("{", "}") and string == parts[-1]
        if doubled or before in (STRING, FSTRING_END) and type in (STRING, FSTRING_START):
            string = " " + string
        before = type
        parts.append(string)
    return "".join(parts)


def untokenize(iterable):
    """Transform tokens back into Python source code."""
    tokens = list(iterable)
    encoding = next((token[1] for token in tokens if token[0] == ENCODING), None)
    short = next((i for i, token in enumerate(tokens) if len(token) == 2), None)
    if short is None:
        text = _placed(tokens)
    else:
        text = _placed(tokens[:short]) + _unplaced(tokens[short:])
    return text if encoding is None else text.encode(encoding)
`;

defineModule({
  name: "token",
  doc: "Token constants.",
  source: TOKEN_SOURCE,
});

defineModule({
  name: "tokenize",
  functions: { _tokens: ["source, /", tokens] },
  source: SOURCE,
});
