/** The Python sources of email.feedparser, email.parser and email itself: messages from text or bytes. */

export const FEEDPARSER_SOURCE = String.raw`
"""An email feed parser: it keeps what it is fed, and reads the message when it is closed."""

import re

from email import errors
from email._policybase import compat32

__all__ = ["FeedParser", "BytesFeedParser"]

NLCRE = re.compile(r"\r\n|\r|\n")
NLCRE_eol = re.compile(r"(\r\n|\r|\n)\Z")
_lines = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_header = re.compile(r"(From |[\041-\071\073-\176]*:|[\t ])")


def _without_end(text):
    """The text without the end of its last line."""
    match = NLCRE_eol.search(text)
    return text[:match.start()] if match else text


class FeedParser:
    """A feed-style parser of email."""

    def __init__(self, _factory=None, *, policy=compat32):
        self.policy = policy
        self._parts = []
        self._headersonly = False
        if _factory is None:
            if policy.message_factory is None:
                from email.message import Message
                _factory = Message
            else:
                _factory = policy.message_factory
        self._factory = _factory
        try:
            _factory(policy=policy)
            self._make = lambda: _factory(policy=policy)
        except TypeError:
            self._make = _factory

    def _set_headersonly(self):
        self._headersonly = True

    def feed(self, data):
        """Push more data into the parser."""
        self._parts.append(data)

    def close(self):
        """Parse all data and return the root message object."""
        lines = _lines.findall("".join(self._parts))
        self._parts = []
        root = self._message(lines, 0, len(lines), None)
        if root.get_content_maintype() == "multipart" and not root.is_multipart() and not self._headersonly:
            self.policy.handle_defect(root, errors.MultipartInvariantViolationDefect())
        return root

    def _message(self, lines, at, end, parent):
        """The message in lines[at:end]."""
        message = self._make()
        if parent is not None and parent.get_content_type() == "multipart/digest":
            message.set_default_type("message/rfc822")
        begin = at
        while at < end and _header.match(lines[at]):
            at += 1
        misplaced = at < end and not NLCRE.match(lines[at])
        if misplaced:
            self.policy.handle_defect(message, errors.MissingHeaderBodySeparatorDefect())
        elif at < end:
            at += 1
        stop = at if misplaced or at == end and not (at > begin and NLCRE.fullmatch(lines[at - 1])) else at - 1
        at = self._headers(message, lines, begin, stop, at)
        if self._headersonly:
            message.set_payload("".join(lines[at:end]))
        elif message.get_content_type() == "message/delivery-status":
            self._statuses(message, lines, at, end)
        elif message.get_content_maintype() == "message":
            message.attach(self._message(lines, at, end, message))
        elif message.get_content_maintype() == "multipart":
            self._multipart(message, lines, at, end)
        else:
            message.set_payload("".join(lines[at:end]))
        return message

    def _headers(self, message, lines, at, stop, body):
        """Read the headers of lines[at:stop]; where the body begins."""
        defect = self.policy.handle_defect
        name, source = "", []

        def finish():
            if name:
                message.set_raw(*self.policy.header_source_parse(source))

        for i in range(at, stop):
            line = lines[i]
            if line[0] in " \t":
                if name:
                    source.append(line)
                else:
                    defect(message, errors.FirstHeaderLineIsContinuationDefect(line))
                continue
            finish()
            name, source = "", []
            if line.startswith("From "):
                if i == at:
                    message.set_unixfrom(_without_end(line))
                elif i == stop - 1:
                    # It is the first line of the body.
                    return i
                else:
                    defect(message, errors.MisplacedEnvelopeHeaderDefect(line))
                continue
            colon = line.find(":")
            if colon == 0:
                defect(message, errors.InvalidHeaderDefect("Missing header name."))
                continue
            name, source = line[:colon], [line]
        finish()
        return body

    def _statuses(self, message, lines, at, end):
        """A delivery status is blocks of headers with empty lines between."""
        while at < end:
            stop = at
            while stop < end and not NLCRE.match(lines[stop]):
                stop += 1
            part = self._make()
            here = at
            while here < stop and _header.match(lines[here]):
                here += 1
            if here < stop:
                self.policy.handle_defect(part, errors.MissingHeaderBodySeparatorDefect())
            self._headers(part, lines, at, here, here)
            part.set_payload("".join(lines[here:stop]))
            message.attach(part)
            at = stop + 1

    def _multipart(self, message, lines, at, end):
        defect = self.policy.handle_defect
        boundary = message.get_boundary()
        if boundary is None:
            defect(message, errors.NoBoundaryInMultipartDefect())
            message.set_payload("".join(lines[at:end]))
            return
        if str(message.get("content-transfer-encoding", "8bit")).lower() not in ("7bit", "8bit", "binary"):
            defect(message, errors.InvalidMultipartContentTransferEncodingDefect())
        separator = "--" + boundary
        pattern = re.compile(re.escape(separator) + r"(--)?([ \t]*)(\r\n|\r|\n)?\Z")

        def next_boundary(at):
            while at < end:
                if lines[at].startswith(separator):
                    match = pattern.match(lines[at])
                    if match:
                        return at, match
                at += 1
            return end, None

        first, match = next_boundary(at)
        if match is None or match[1]:
            defect(message, errors.StartBoundaryNotFoundDefect())
            message.set_payload("".join(lines[at:first]))
            message.epilogue = ""
            return
        if first > at:
            message.preamble = "".join(lines[at:first - 1]) + _without_end(lines[first - 1])
        at = first
        while match is not None and not match[1]:
            # Several boundaries in a row are one.
            while at + 1 < end and lines[at + 1].startswith(separator) and (
                    again := pattern.match(lines[at + 1])) and not again[1]:
                at += 1
            stop, match = next_boundary(at + 1)
            part = self._message(lines, at + 1, stop, message)
            self._trim(part)
            message.attach(part)
            at = stop
        if match is None:
            defect(message, errors.CloseBoundaryNotFoundDefect())
            return
        epilogue = "".join(lines[at + 1:end])
        if match[3] or epilogue:
            # What ends the line of the boundary belongs to neither.
            first = NLCRE.match(epilogue)
            message.epilogue = epilogue[first.end():] if first and not match[3] else epilogue

    def _trim(self, part):
        """The end of a part's last line belongs to the boundary behind it."""
        last = part
        while last.is_multipart() and last.get_content_maintype() == "message" and last.get_payload():
            last = last.get_payload()[-1]
        if last.get_content_maintype() == "multipart" and last.epilogue is not None:
            last.epilogue = _without_end(last.epilogue) if last.epilogue else None
        elif last.get_content_maintype() != "multipart" or not last.is_multipart():
            text = last._payload
            if isinstance(text, str):
                last._payload = _without_end(text)


class BytesFeedParser(FeedParser):
    """Like FeedParser, but feed accepts bytes."""

    def feed(self, data):
        super().feed(data.decode("ascii", "surrogateescape"))
`;

export const PARSER_SOURCE = String.raw`
"""A parser of RFC 5322 and MIME email messages."""

from io import StringIO, TextIOWrapper

from email._policybase import compat32
from email.feedparser import BytesFeedParser, FeedParser

__all__ = ["Parser", "HeaderParser", "BytesParser", "BytesHeaderParser", "FeedParser", "BytesFeedParser"]


class Parser:
    """Parser of messages in text."""

    def __init__(self, _class=None, *, policy=compat32):
        self._class = _class
        self.policy = policy

    def parse(self, fp, headersonly=False):
        """Create a message structure from the data in a file."""
        parser = FeedParser(self._class, policy=self.policy)
        if headersonly:
            parser._set_headersonly()
        while data := fp.read(8192):
            parser.feed(data)
        return parser.close()

    def parsestr(self, text, headersonly=False):
        """Create a message structure from a string."""
        return self.parse(StringIO(text, newline=""), headersonly=headersonly)


class HeaderParser(Parser):
    """Parser that leaves the body as it is."""

    def parsestr(self, text, headersonly=True):
        return super().parsestr(text, True)

    def parse(self, fp, headersonly=True):
        return super().parse(fp, True)


class BytesParser:
    """Parser of messages in bytes."""

    def __init__(self, *args, **kw):
        self.parser = Parser(*args, **kw)

    def parse(self, fp, headersonly=False):
        """Create a message structure from the data in a binary file."""
        wrapper = TextIOWrapper(fp, encoding="ascii", errors="surrogateescape", newline="")
        try:
            return self.parser.parse(wrapper, headersonly)
        finally:
            wrapper.detach()

    def parsebytes(self, text, headersonly=False):
        """Create a message structure from a byte string."""
        return self.parser.parsestr(text.decode("ASCII", errors="surrogateescape"), headersonly)


class BytesHeaderParser(BytesParser):
    """Parser of bytes that leaves the body as it is."""

    def parsebytes(self, text, headersonly=True):
        return super().parsebytes(text, True)

    def parse(self, fp, headersonly=True):
        return super().parse(fp, True)
`;

export const EMAIL_SOURCE = String.raw`
"""A package for parsing, handling, and generating email messages."""

__all__ = ["base64mime", "charset", "encoders", "errors", "feedparser", "generator", "header", "iterators",
           "message", "message_from_file", "message_from_binary_file", "message_from_string",
           "message_from_bytes", "mime", "parser", "quoprimime", "utils"]


def message_from_string(s, *args, **kws):
    """Parse a string into a Message object model."""
    from email.parser import Parser
    return Parser(*args, **kws).parsestr(s)


def message_from_bytes(s, *args, **kws):
    """Parse a bytes string into a Message object model."""
    from email.parser import BytesParser
    return BytesParser(*args, **kws).parsebytes(s)


def message_from_file(fp, *args, **kws):
    """Read a file and parse its contents into a Message object model."""
    from email.parser import Parser
    return Parser(*args, **kws).parse(fp)


def message_from_binary_file(fp, *args, **kws):
    """Read a binary file and parse its contents into a Message object model."""
    from email.parser import BytesParser
    return BytesParser(*args, **kws).parse(fp)
`;
