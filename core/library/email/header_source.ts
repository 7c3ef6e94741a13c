/** The Python source of email.header (RFC 2047): headers of several character sets, and how long ones are folded. */

export const HEADER_SOURCE = String.raw`
"""Header encoding and decoding functionality."""

import binascii
import re

import email.base64mime
import email.quoprimime
from email import charset as _charset
from email.errors import HeaderParseError

__all__ = ["Header", "decode_header", "make_header"]

NL = "\n"
SPACE = " "
MAXLINELEN = 78
FWS = " \t"
Charset = _charset.Charset
USASCII = Charset("us-ascii")
UTF8 = Charset("utf-8")

ecre = re.compile(r"=\?(?P<charset>[^?]*?)\?(?P<encoding>[qQbB])\?(?P<encoded>.*?)\?=", re.MULTILINE)
fcre = re.compile(r"[\041-\176]+:$")
_embedded_header = re.compile(r"\n[^ \t]+:")


def decode_header(header):
    """Decode a message header value without converting charset: a list of (string, charset) pairs."""
    if hasattr(header, "_chunks"):
        return [(_charset._encode(string, str(charset)), str(charset)) for string, charset in header._chunks]
    if not ecre.search(header):
        return [(header, None)]
    words = []
    for line in header.splitlines():
        pieces = ecre.split(line)
        first = True
        while pieces:
            plain = pieces.pop(0)
            if first:
                plain = plain.lstrip()
                first = False
            if plain:
                words.append((plain, None, None))
            if pieces:
                charset, encoding, encoded = pieces[:3]
                del pieces[:3]
                words.append((encoded, encoding.lower(), charset.lower()))
    # White space between encoded words is no part of the text.
    words = [word for n, word in enumerate(words)
             if not (word[1] is None and word[0].isspace() and 0 < n < len(words) - 1
                     and words[n - 1][1] and words[n + 1][1])]
    decoded = []
    for encoded, encoding, charset in words:
        if encoding is None:
            decoded.append((encoded, charset))
        elif encoding == "q":
            decoded.append((email.quoprimime.header_decode(encoded), charset))
        else:
            missing = len(encoded) % 4
            if missing:
                encoded += "==="[:4 - missing]
            try:
                decoded.append((email.base64mime.decode(encoded), charset))
            except binascii.Error:
                raise HeaderParseError("Base64 decoding error")
    collapsed = []
    for word, charset in decoded:
        if isinstance(word, str):
            word = bytes(word, "raw-unicode-escape")
        if not collapsed or collapsed[-1][1] != charset:
            collapsed.append([word, charset])
        elif charset is None:
            collapsed[-1][0] += b" " + word
        else:
            collapsed[-1][0] += word
    return [tuple(pair) for pair in collapsed]


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=" "):
    """Create a Header from a sequence of pairs as returned by decode_header()."""
    header = Header(maxlinelen=maxlinelen, header_name=header_name, continuation_ws=continuation_ws)
    for text, charset in decoded_seq:
        if charset is not None and not isinstance(charset, Charset):
            charset = Charset(charset)
        header.append(text, charset)
    return header


class Header:
    """A header value of parts in several character sets."""

    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=" ",
                 errors="strict"):
        if not isinstance(charset, Charset):
            charset = USASCII if charset is None else Charset(charset)
        self._chunks, self._charset, self._continuation_ws = [], charset, continuation_ws
        if s is not None:
            self.append(s, charset, errors)
        self._maxlinelen = MAXLINELEN if maxlinelen is None else maxlinelen
        # The name, a colon and a space stand before the first line.
        self._headerlen = 0 if header_name is None else len(header_name) + 2

    def __str__(self):
        """The value as text, with a space where one is needed between parts."""
        self._normalize()
        texts = []
        before = None
        space_before = None
        for string, charset in self._chunks:
            now = charset
            if now == _charset.UNKNOWN8BIT:
                string = string.encode("ascii", "surrogateescape").decode("ascii", "replace")
            if texts:
                has_space = string and self._nonctext(string[0])
                if before not in (None, "us-ascii"):
                    if now in (None, "us-ascii") and not has_space:
                        texts.append(SPACE)
                        now = None
                elif now not in (None, "us-ascii") and not space_before:
                    texts.append(SPACE)
            space_before = string and self._nonctext(string[-1])
            before = now
            texts.append(string)
        return "".join(texts)

    def __eq__(self, other):
        return other == str(self)

    def append(self, s, charset=None, errors="strict"):
        """Append a string to the header."""
        if charset is None:
            charset = self._charset
        elif not isinstance(charset, Charset):
            charset = Charset(charset)
        if not isinstance(s, str):
            codec = charset.input_codec or "us-ascii"
            if codec == _charset.UNKNOWN8BIT:
                s = s.decode("us-ascii", "surrogateescape")
            else:
                s = s.decode(codec, errors)
        codec = charset.output_codec or "us-ascii"
        if codec != _charset.UNKNOWN8BIT:
            try:
                s.encode(codec, errors)
            except UnicodeEncodeError:
                if codec != "us-ascii":
                    raise
                charset = UTF8
        self._chunks.append((s, charset))

    def _nonctext(self, s):
        """Whether a character is white space or begins or ends a comment."""
        return s.isspace() or s in ("(", ")", "\\")

    def encode(self, splitchars=";, \t", maxlinelen=None, linesep="\n"):
        """Encode a message header into an RFC-compliant format."""
        self._normalize()
        if maxlinelen is None:
            maxlinelen = self._maxlinelen
        if maxlinelen == 0:
            maxlinelen = 1000000
        folder = _Folder(self._headerlen, maxlinelen, self._continuation_ws, splitchars)
        before = has_space = space_before = None
        for string, charset in self._chunks:
            if has_space is not None:
                has_space = string and self._nonctext(string[0])
                if before not in (None, "us-ascii"):
                    if not has_space or charset not in (None, "us-ascii"):
                        folder.add_transition()
                elif charset not in (None, "us-ascii") and not space_before:
                    folder.add_transition()
            space_before = string and self._nonctext(string[-1])
            before = charset
            has_space = False
            lines = string.splitlines()
            folder.feed("", lines[0] if lines else "", charset)
            for line in lines[1:]:
                folder.newline()
                text = line.lstrip()
                if charset.header_encoding is not None:
                    folder.feed(self._continuation_ws, " " + text, charset)
                else:
                    folder.feed(line[:len(line) - len(text)], text, charset)
            if len(lines) > 1:
                folder.newline()
        if self._chunks:
            folder.add_transition()
        value = folder.text(linesep)
        if _embedded_header.search(value):
            raise HeaderParseError("header value appears to contain an embedded header: {!r}".format(value))
        return value

    def _normalize(self):
        """Make one of neighbours of the same character set."""
        chunks = []
        for string, charset in self._chunks:
            if chunks and chunks[-1][1] == charset:
                chunks[-1][0].append(string)
            else:
                chunks.append(([string], charset))
        self._chunks = [(SPACE.join(strings), charset) for strings, charset in chunks]


class _Folder:
    """Breaks a value into lines: where one gets too long, at the best place of those that it has."""

    def __init__(self, headerlen, maxlen, continuation_ws, splitchars):
        self._maxlen = maxlen
        self._ws = continuation_ws
        self._splitchars = splitchars
        self._lines = []
        self._first = headerlen
        # Pairs of white space and what stands behind it.
        self._parts = []

    def _size(self):
        return self._first + sum(len(ws) + len(part) for ws, part in self._parts)

    def _line(self):
        return "".join(ws + part for ws, part in self._parts)

    def text(self, linesep):
        self.newline()
        return linesep.join(self._lines)

    def newline(self):
        if self._parts and self._parts[-1] == (" ", ""):
            self._parts.pop()
        if self._size() > 0:
            line = self._line()
            if self._lines and self._first == 0 and (not line or line.isspace()):
                self._lines[-1] += line
            else:
                self._lines.append(line)
        self._parts = []
        self._first = 0

    def add_transition(self):
        self._parts.append((" ", ""))

    def _room(self):
        yield self._maxlen - self._size()
        while True:
            yield self._maxlen - len(self._ws)

    def feed(self, ws, string, charset):
        if charset.header_encoding is None:
            parts = re.split("([" + FWS + "]+)", ws + string)
            if parts[0]:
                parts.insert(0, "")
            else:
                parts.pop(0)
            for i in range(0, len(parts) - 1, 2):
                self._append(parts[i], parts[i + 1])
            return
        lines = charset.header_encode_lines(string, self._room())
        if not lines:
            return
        if lines[0] is not None:
            self._append(ws, lines[0])
        if len(lines) > 1:
            self.newline()
            self._lines += [self._ws + line for line in lines[1:-1]]
            self._parts.append((self._ws, lines[-1]))

    def _split_place(self):
        """Before which part to break the line, by the first of the characters to split at that is found; 0: nowhere."""
        parts = self._parts
        for character in self._splitchars:
            for i in range(len(parts) - 1, 0, -1):
                if character.isspace() and parts[i][0][:1] == character:
                    return i
                if parts[i - 1][1][-1:] == character:
                    return i
        return 0

    def _append(self, ws, string):
        self._parts.append((ws, string))
        if self._size() <= self._maxlen:
            return
        place = self._split_place()
        if place:
            rest = self._parts[place:]
            del self._parts[place:]
            self._lines.append(self._line())
            self._parts, self._first = rest, 0
            return
        ws, part = self._parts.pop()
        if self._first > 0:
            # The name stays on a line by itself.
            self.newline()
            ws = ws or " "
        self._parts.append((ws, part))
`;
