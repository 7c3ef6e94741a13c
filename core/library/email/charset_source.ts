/** The Python sources of email.errors, email.base64mime, email.quoprimime, email.charset, email.encoders and email.iterators. */

export const ERRORS_SOURCE = String.raw`
"""What may be wrong: with the use of messages (errors, which are raised) and in a message (defects, kept with it)."""


def _kinds(*bases, **described):
    """Make a class with those bases of each name, with that description."""
    for name, description in described.items():
        globals()[name] = type(name, bases, {"__doc__": description, "__module__": __name__})


_kinds(Exception, MessageError="What all errors of the package are.")
_kinds(MessageError,
       MessageParseError="A message cannot be parsed.",
       CharsetError="There is no such character set, or it cannot be used.",
       HeaderWriteError="A header would not be read as it was written.")
_kinds(MessageParseError,
       HeaderParseError="A header cannot be parsed.",
       BoundaryError="A boundary has no end.")
_kinds(MessageError, TypeError, MultipartConversionError="This message cannot become one of several parts.")


class MessageDefect(ValueError):
    """What all defects are: a defect may tell its line."""

    def __init__(self, line=None):
        self.line = line
        if line is not None:
            super().__init__(line)


_kinds(MessageDefect,
       HeaderDefect="A defect of a header.",
       NoBoundaryInMultipartDefect="A multipart message does not tell its boundary.",
       StartBoundaryNotFoundDefect="The boundary that the header tells does not come.",
       CloseBoundaryNotFoundDefect="The boundary came, but not the one that closes.",
       FirstHeaderLineIsContinuationDefect="The headers begin with the continuation of one.",
       MisplacedEnvelopeHeaderDefect="A line of an envelope (From ...) stands among the headers.",
       MissingHeaderBodySeparatorDefect="A line among the headers has no colon: no empty line ended them.",
       MultipartInvariantViolationDefect="A multipart message has no parts.",
       InvalidMultipartContentTransferEncodingDefect="A multipart message is encoded as a whole.",
       UndecodableBytesDefect="Bytes of a header are not text.",
       InvalidBase64PaddingDefect="Base64 text ends with too few padding characters.",
       InvalidBase64CharactersDefect="Base64 text has characters that are not of its alphabet.",
       InvalidBase64LengthDefect="Base64 text has one character too many (its length is 1 modulo 4).")
MalformedHeaderDefect = MissingHeaderBodySeparatorDefect
_kinds(HeaderDefect,
       InvalidHeaderDefect="A header is not valid: the message tells why.",
       HeaderMissingRequiredValue="A header is empty that needs a value.",
       ObsoleteHeaderDefect="A header has a form that RFC 5322 calls obsolete.",
       NonASCIILocalPartDefect="An address has other than ASCII characters before its @.",
       InvalidDateDefect="A header's date cannot be understood.")


class NonPrintableDefect(HeaderDefect):
    """A header has control characters, or others that ASCII cannot print."""

    def __init__(self, non_printables):
        self.non_printables = non_printables
        super().__init__(non_printables)

    def __str__(self):
        return f"the following ASCII non-printables found in header: {self.non_printables}"
`;

export const BASE64MIME_SOURCE = String.raw`
"""Base64 content transfer encoding per RFCs 2045-2047."""

from base64 import b64encode
from binascii import a2b_base64, b2a_base64

__all__ = ["body_decode", "body_encode", "decode", "decodestring", "header_encode", "header_length"]


def header_length(bytearray):
    """Return the length of s when it is encoded with base64."""
    return (len(bytearray) + 2) // 3 * 4


def header_encode(header_bytes, charset="iso-8859-1"):
    """Encode a single header line with Base64 encoding in a given charset."""
    if not header_bytes:
        return ""
    if isinstance(header_bytes, str):
        header_bytes = header_bytes.encode(charset)
    return f"=?{charset}?b?{b64encode(header_bytes).decode('ascii')}?="


def body_encode(s, maxlinelen=76, eol="\n"):
    """Encode a string with base64, in lines of at most maxlinelen characters."""
    if not s:
        return ""
    at_once = maxlinelen * 3 // 4
    return "".join(b2a_base64(s[i:i + at_once], newline=False).decode("ascii") + eol
                   for i in range(0, len(s), at_once))


def decode(string):
    """Decode a raw base64 string, returning a bytes object."""
    if not string:
        return b""
    return a2b_base64(string.encode("raw-unicode-escape") if isinstance(string, str) else string)


body_decode = decodestring = decode
`;

export const QUOPRIMIME_SOURCE = String.raw`
"""Quoted-printable content transfer encoding per RFCs 2045-2047."""

import re
from string import ascii_letters, digits

__all__ = ["body_decode", "body_encode", "body_length", "decode", "decodestring", "header_decode",
           "header_encode", "header_length", "quote", "unquote"]

_HEADER_SAFE = frozenset(b"-!*+/" + ascii_letters.encode() + digits.encode())
_HEADER_MAP = {c: chr(c) if c in _HEADER_SAFE else "_" if c == 32 else f"={c:02X}" for c in range(256)}
_BODY_MAP = {c: chr(c) if 32 <= c <= 126 and c != 61 or c in b"\t\n\r" else f"={c:02X}" for c in range(256)}
_BODY_LENGTHS = {c: 1 if 32 <= c <= 126 and c != 61 or c == 9 else 3 for c in range(256)}


def header_check(octet):
    """Return True if the octet should be escaped with header quopri."""
    return _HEADER_MAP[octet] != chr(octet)


def body_check(octet):
    """Return True if the octet should be escaped with body quopri."""
    return _BODY_LENGTHS[octet] != 1


def header_length(bytearray):
    """Return a header quoted-printable encoding length."""
    return sum(len(_HEADER_MAP[octet]) for octet in bytearray)


def body_length(bytearray):
    """Return a body quoted-printable encoding length."""
    return sum(_BODY_LENGTHS[octet] for octet in bytearray)


def quote(c):
    return f"={ord(c):02X}"


def unquote(s):
    """Turn a string in the form =AB to the ASCII character with value 0xab"""
    return chr(int(s[1:3], 16))


def header_encode(header_bytes, charset="iso-8859-1"):
    """Encode a single header line with quoted-printable (like) encoding."""
    if not header_bytes:
        return ""
    return f"=?{charset}?q?{header_bytes.decode('latin-1').translate(_HEADER_MAP)}?="


_BODY_TABLE = {c: text for c, text in _BODY_MAP.items() if c not in b"\r\n"}


def body_encode(body, maxlinelen=76, eol="\n"):
    """Encode with quoted-printable, wrapping at maxlinelen characters."""
    if maxlinelen < 4:
        raise ValueError("maxlinelen must be at least 4")
    if not body:
        return body
    made = []
    room = maxlinelen - 1
    for line in body.translate(_BODY_TABLE).splitlines():
        start = 0
        last = len(line) - 1 - room
        while start < last:
            # An escape is not torn apart.
            stop = start + room
            if line[stop - 2] == "=":
                stop -= 1
                made.append(line[start:stop - 1] + "=")
                start = stop - 1
            elif line[stop - 1] == "=":
                made.append(line[start:stop - 1] + "=")
                start = stop - 1
            else:
                made.append(line[start:stop] + "=")
                start = stop
        # White space at the end of a line is escaped, on a line of its own where there is no room.
        if line and line[-1] in " \t":
            left = start - last
            if left >= 2:
                escaped = quote(line[-1])
            elif left == 1:
                escaped = line[-1] + "="
                made.append(line[start:-1] + escaped)
                start, line, escaped = 0, "", ""
            else:
                made.append(line[start:-1] + "=")
                start, escaped = len(line) - 1, quote(line[-1])
            made.append(line[start:-1] + escaped)
        else:
            made.append(line[start:])
    if body[-1] in "\r\n":
        made.append("")
    return eol.join(made)


def decode(encoded, eol="\n"):
    """Decode a quoted-printable string."""
    if not encoded:
        return encoded
    lines = []
    text = []
    for line in encoded.splitlines():
        line = line.rstrip()
        soft = line.endswith("=")
        if soft:
            line = line[:-1]
        text.append(re.sub("=[0-9a-fA-F]{2}", lambda match: unquote(match[0]), line))
        if not soft:
            lines.append("".join(text) + eol)
            text = []
    lines.append("".join(text))
    decoded = "".join(lines)
    if encoded[-1] not in "\r\n":
        decoded = decoded.removesuffix(eol)
    return decoded


body_decode = decodestring = decode


def header_decode(s):
    """Decode a string encoded with RFC 2045 MIME header 'Q' encoding."""
    return re.sub(r"=[a-fA-F0-9]{2}", lambda match: unquote(match[0]), s.replace("_", " "), flags=re.ASCII)
`;

export const CHARSET_SOURCE = String.raw`
__all__ = ["Charset", "add_alias", "add_charset", "add_codec"]

import email.base64mime
import email.quoprimime
from email import errors
from email.encoders import encode_7or8bit

QP = 1
BASE64 = 2
SHORTEST = 3
DEFAULT_CHARSET = "us-ascii"
UNKNOWN8BIT = "unknown-8bit"
EMPTYSTRING = ""
RFC2047_CHROME_LEN = 7

CHARSETS = {f"iso-8859-{i}": (QP, QP, None) for i in (1, 2, 3, 4, 9, 10, 13, 14, 15, 16)}
CHARSETS.update({
    "windows-1252": (QP, QP, None), "viscii": (QP, QP, None), "us-ascii": (None, None, None),
    "big5": (BASE64, BASE64, None), "gb2312": (BASE64, BASE64, None), "euc-jp": (BASE64, None, "iso-2022-jp"),
    "shift_jis": (BASE64, None, "iso-2022-jp"), "iso-2022-jp": (BASE64, None, None),
    "koi8-r": (BASE64, BASE64, None), "utf-8": (SHORTEST, BASE64, "utf-8")})
ALIASES = {"ascii": "us-ascii", "cp949": "ks_c_5601-1987", "euc_jp": "euc-jp", "euc_kr": "euc-kr"}
for _number, _part in enumerate((1, 2, 3, 4, 9, 10, 13, 14, 15, 16), 1):
    ALIASES[f"latin_{_number}"] = ALIASES[f"latin-{_number}"] = f"iso-8859-{_part}"
CODEC_MAP = {"gb2312": "eucgb2312_cn", "big5": "big5_tw", "us-ascii": None}


def add_charset(charset, header_enc=None, body_enc=None, output_charset=None):
    """Add character set properties to the global registry."""
    if body_enc == SHORTEST:
        raise ValueError("SHORTEST not allowed for body_enc")
    CHARSETS[charset] = (header_enc, body_enc, output_charset)


def add_alias(alias, canonical):
    """Add a character set alias."""
    ALIASES[alias] = canonical


def add_codec(charset, codecname):
    """Add a codec that map characters in the given charset to/from Unicode."""
    CODEC_MAP[charset] = codecname


def _encode(string, codec):
    if codec == UNKNOWN8BIT:
        return string.encode("ascii", "surrogateescape")
    return string.encode(codec)


class Charset:
    """Map character sets to their email properties."""

    def __init__(self, input_charset=DEFAULT_CHARSET):
        try:
            if isinstance(input_charset, str):
                input_charset.encode("ascii")
            else:
                input_charset = str(input_charset, "ascii")
        except UnicodeError:
            raise errors.CharsetError(input_charset)
        name = input_charset.lower()
        self.input_charset = name = ALIASES.get(name, name)
        self.header_encoding, self.body_encoding, output = CHARSETS.get(name, (SHORTEST, BASE64, None))
        output = output or name
        self.output_charset = ALIASES.get(output, output)
        self.input_codec = CODEC_MAP.get(name, name)
        self.output_codec = CODEC_MAP.get(self.output_charset, self.output_charset)

    def __repr__(self):
        return self.input_charset.lower()

    def __eq__(self, other):
        return str(self) == str(other).lower()

    def get_body_encoding(self):
        """Return the content-transfer-encoding used for body encoding."""
        assert self.body_encoding != SHORTEST
        if self.body_encoding == QP:
            return "quoted-printable"
        if self.body_encoding == BASE64:
            return "base64"
        return encode_7or8bit

    def get_output_charset(self):
        """Return the output character set."""
        return self.output_charset or self.input_charset

    def header_encode(self, string):
        """Header-encode a string by converting it first to bytes."""
        codec = self.output_codec or "us-ascii"
        header_bytes = _encode(string, codec)
        encoder = self._get_encoder(header_bytes)
        return string if encoder is None else encoder.header_encode(header_bytes, codec)

    def header_encode_lines(self, string, maxlengths):
        """Header-encode a string in lines that fit; a first line of None has no room for anything."""
        codec = self.output_codec or "us-ascii"
        encoder = self._get_encoder(_encode(string, codec))
        charset = self.get_output_charset()
        extra = len(charset) + RFC2047_CHROME_LEN
        lines = []
        current = []
        room = next(maxlengths) - extra
        for character in string:
            current.append(character)
            if encoder.header_length(_encode("".join(current), charset)) > room:
                current.pop()
                if lines or current:
                    lines.append(encoder.header_encode(_encode("".join(current), codec), codec))
                else:
                    lines.append(None)
                current = [character]
                room = next(maxlengths) - extra
        lines.append(encoder.header_encode(_encode("".join(current), codec), codec))
        return lines

    def _get_encoder(self, header_bytes):
        if self.header_encoding == BASE64:
            return email.base64mime
        if self.header_encoding == QP:
            return email.quoprimime
        if self.header_encoding == SHORTEST:
            in_base64 = email.base64mime.header_length(header_bytes)
            quoted = email.quoprimime.header_length(header_bytes)
            return email.base64mime if in_base64 < quoted else email.quoprimime
        return None

    def body_encode(self, string):
        """The body in the encoding for transfer that this character set prefers."""
        if not string:
            return string
        text = isinstance(string, str)
        octets = string.encode(self.output_charset) if text else string
        if self.body_encoding == BASE64:
            return email.base64mime.body_encode(octets)
        if self.body_encoding == QP:
            return email.quoprimime.body_encode(octets.decode("latin1"))
        return octets.decode("ascii") if text else octets
`;

export const ENCODERS_SOURCE = String.raw`
"""Encodings and related functions."""

from base64 import encodebytes as _bencode
from quopri import encodestring as _encodestring

__all__ = ["encode_7or8bit", "encode_base64", "encode_noop", "encode_quopri"]


def encode_base64(msg):
    """Encode the message's payload in Base64, and add its header."""
    msg.set_payload(str(_bencode(msg.get_payload(decode=True)), "ascii"))
    msg["Content-Transfer-Encoding"] = "base64"


def encode_quopri(msg):
    """Encode the message's payload in quoted-printable, and add its header."""
    msg.set_payload(_encodestring(msg.get_payload(decode=True), quotetabs=True).replace(b" ", b"=20"))
    msg["Content-Transfer-Encoding"] = "quoted-printable"


def encode_7or8bit(msg):
    """Set the Content-Transfer-Encoding header to 7bit or 8bit."""
    payload = msg.get_payload(decode=True)
    msg["Content-Transfer-Encoding"] = "7bit" if payload is None or payload.isascii() else "8bit"


def encode_noop(msg):
    """Do nothing."""
`;

export const ITERATORS_SOURCE = String.raw`
"""Various types of useful iterators and generators."""

import sys
from io import StringIO

__all__ = ["body_line_iterator", "typed_subpart_iterator", "walk"]


def walk(self):
    """Walk over the message tree, yielding each subpart depth-first."""
    yield self
    if self.is_multipart():
        for part in self.get_payload():
            yield from part.walk()


def body_line_iterator(msg, decode=False):
    """Iterate over the parts, returning string payloads line-by-line."""
    for part in msg.walk():
        payload = part.get_payload(decode=decode)
        if isinstance(payload, str):
            yield from StringIO(payload)


def typed_subpart_iterator(msg, maintype="text", subtype=None):
    """Iterate over the subparts with a given MIME type."""
    for part in msg.walk():
        if part.get_content_maintype() == maintype and subtype in (None, part.get_content_subtype()):
            yield part


def _structure(msg, fp=None, level=0, include_default=False):
    """A handy debugging aid"""
    fp = sys.stdout if fp is None else fp
    print(" " * (level * 4) + msg.get_content_type(), end="", file=fp)
    print(" [%s]" % msg.get_default_type() if include_default else "", file=fp)
    if msg.is_multipart():
        for part in msg.get_payload():
            _structure(part, fp, level + 1, include_default)
`;
