/** The Python source of email.generator: messages to text or bytes. */

export const GENERATOR_SOURCE = String.raw`
"""Classes to generate plain text from a message object tree."""

from copy import deepcopy
from io import BytesIO, StringIO
import random
import re
import sys
import time

from email.errors import HeaderWriteError
from email.utils import _has_surrogates

__all__ = ["Generator", "DecodedGenerator", "BytesGenerator"]

NL = "\n"
NLCRE = re.compile(r"\r\n|\r|\n")
fcre = re.compile(r"^From ", re.MULTILINE)
NEWLINE_WITHOUT_FWSP = re.compile(r"\r\n[^ \t]|\r[^ \n\t]|\n[^ \t]")


class Generator:
    """Generates output from a Message object tree."""

    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, *, policy=None):
        if mangle_from_ is None:
            mangle_from_ = True if policy is None else policy.mangle_from_
        self._fp = outfp
        self._mangle_from_ = mangle_from_
        self.maxheaderlen = maxheaderlen
        self.policy = policy

    def write(self, s):
        self._fp.write(s)

    def flatten(self, msg, unixfrom=False, linesep=None):
        """Print the message object tree rooted at msg to the output file."""
        policy = msg.policy if self.policy is None else self.policy
        asked = {"linesep": linesep, "max_line_length": self.maxheaderlen}
        for setting, value in asked.items():
            if value is not None:
                policy = policy.clone(**{setting: value})
        self._NL = policy.linesep
        old_gen, old_msg = self.policy, msg.policy
        try:
            self.policy = msg.policy = policy
            if unixfrom:
                line = msg.get_unixfrom()
                if not line:
                    line = "From nobody " + time.ctime(time.time())
                self.write(line + self._NL)
            self._write(msg)
        finally:
            self.policy, msg.policy = old_gen, old_msg

    def clone(self, fp):
        """Clone this generator with the exact same options."""
        return self.__class__(fp, self._mangle_from_, None, policy=self.policy)

    def _new_buffer(self):
        return StringIO()

    def _write_lines(self, text):
        if text:
            self.write(self._NL.join(NLCRE.split(text)))

    def _write(self, msg):
        # The body first: writing it may make a boundary or another encoding, which headers tell of.
        before = self._fp
        try:
            self._munge_cte = None
            self._fp = body = self._new_buffer()
            self._dispatch(msg)
        finally:
            self._fp = before
            munged, self._munge_cte = self._munge_cte, None
        if munged:
            msg = deepcopy(msg)
            if msg.get("content-transfer-encoding") is None:
                msg["Content-Transfer-Encoding"] = munged[0]
            else:
                msg.replace_header("content-transfer-encoding", munged[0])
            msg.replace_header("content-type", munged[1])
        writer = getattr(msg, "_write_headers", None)
        if writer is None:
            self._write_headers(msg)
        else:
            writer(self)
        self._fp.write(body.getvalue())

    def _dispatch(self, msg):
        main, sub = msg.get_content_maintype(), msg.get_content_subtype()
        method = getattr(self, "_handle_" + f"{main}_{sub}".replace("-", "_"), None)
        if method is None:
            method = getattr(self, "_handle_" + main.replace("-", "_"), None) or self._writeBody
        method(msg)

    def _fold(self, name, value):
        return self.policy.fold(name, value)

    def _write_headers(self, msg):
        linesep = self.policy.linesep
        for name, value in msg.raw_items():
            folded = self._fold(name, value)
            if self.policy.verify_generated_headers:
                text = folded if isinstance(folded, str) else folded.decode("ascii", "surrogateescape")
                if not text.endswith(linesep):
                    raise HeaderWriteError(f"folded header does not end with {linesep!r}: {folded!r}")
                if NEWLINE_WITHOUT_FWSP.search(text.removesuffix(linesep)):
                    raise HeaderWriteError(f"folded header contains newline: {folded!r}")
            self._fp.write(folded)
        self.write(self._NL)

    def _handle_text(self, msg):
        payload = msg.get_payload()
        if payload is None:
            return
        if not isinstance(payload, str):
            raise TypeError("string payload expected: %s" % type(payload))
        if _has_surrogates(msg._payload):
            charset = msg.get_param("charset")
            if charset is not None:
                msg = deepcopy(msg)
                del msg["content-transfer-encoding"]
                msg.set_payload(msg._payload, charset)
                payload = msg.get_payload()
                self._munge_cte = (msg["content-transfer-encoding"], msg["content-type"])
        if self._mangle_from_:
            payload = fcre.sub(">From ", payload)
        self._write_lines(payload)

    _writeBody = _handle_text

    def _body_of(self, part):
        made = self._new_buffer()
        self.clone(made).flatten(part, unixfrom=False, linesep=self._NL)
        return made.getvalue()

    def _text_of(self, made):
        return made

    def _handle_multipart(self, msg):
        subparts = msg.get_payload()
        if subparts is None:
            subparts = []
        elif isinstance(subparts, str):
            self.write(subparts)
            return
        elif not isinstance(subparts, list):
            subparts = [subparts]
        bodies = [self._body_of(part) for part in subparts]
        boundary = msg.get_boundary()
        if not boundary:
            boundary = self._make_boundary(self._NL.join(map(self._text_of, bodies)))
            msg.set_boundary(boundary)
        if msg.preamble is not None:
            preamble = fcre.sub(">From ", msg.preamble) if self._mangle_from_ else msg.preamble
            self._write_lines(preamble)
            self.write(self._NL)
        self.write("--" + boundary + self._NL)
        if bodies:
            self._fp.write(bodies.pop(0))
        for body in bodies:
            self.write(self._NL + "--" + boundary + self._NL)
            self._fp.write(body)
        self.write(self._NL + "--" + boundary + "--" + self._NL)
        if msg.epilogue is not None:
            self._write_lines(fcre.sub(">From ", msg.epilogue) if self._mangle_from_ else msg.epilogue)

    def _handle_multipart_signed(self, msg):
        # What is signed must not be folded anew.
        policy = self.policy
        self.policy = policy.clone(max_line_length=0)
        try:
            self._handle_multipart(msg)
        finally:
            self.policy = policy

    def _handle_message_delivery_status(self, msg):
        blocks = []
        for part in msg.get_payload():
            text = self._text_of(self._body_of(part))
            lines = text.split(self._NL)
            if lines and lines[-1] == "":
                lines.pop()
            blocks.append(self._NL.join(lines))
        self.write(self._NL.join(blocks))

    def _handle_message(self, msg):
        payload = msg._payload
        if isinstance(payload, list):
            self._fp.write(self._body_of(payload[0]))
        else:
            self.write(payload)

    @classmethod
    def _make_boundary(cls, text=None):
        """A line that does not stand in the text."""
        boundary = "=" * 15 + "%019d" % random.randrange(sys.maxsize) + "=="
        if text is None:
            return boundary
        made, counter = boundary, 0
        while re.search("^--" + re.escape(made) + "(--)?\r?$", text, re.MULTILINE):
            made = boundary + "." + str(counter)
            counter += 1
        return made


class BytesGenerator(Generator):
    """Generates a bytes version of a Message object tree."""

    def write(self, s):
        self._fp.write(s.encode("ascii", "surrogateescape"))

    def _new_buffer(self):
        return BytesIO()

    def _text_of(self, made):
        return made.decode("ascii", "surrogateescape")

    def _fold(self, name, value):
        return self.policy.fold_binary(name, value)

    def _handle_text(self, msg):
        if msg._payload is None:
            return
        if _has_surrogates(msg._payload) and self.policy.cte_type != "7bit":
            text = fcre.sub(">From ", msg._payload) if self._mangle_from_ else msg._payload
            self._write_lines(text)
        else:
            super()._handle_text(msg)

    _writeBody = _handle_text


_FMT = "[Non-text (%(type)s) part of message omitted, filename %(filename)s]"


class DecodedGenerator(Generator):
    """Generates a text representation of a message: parts that are no text are told of only."""

    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, fmt=None, *, policy=None):
        Generator.__init__(self, outfp, mangle_from_, maxheaderlen, policy=policy)
        self._fmt = _FMT if fmt is None else fmt

    def _dispatch(self, msg):
        for part in msg.walk():
            main = part.get_content_maintype()
            if main == "text":
                print(part.get_payload(decode=False), file=self)
            elif main != "multipart":
                print(self._fmt % {
                    "type": part.get_content_type(), "maintype": main, "subtype": part.get_content_subtype(),
                    "filename": part.get_filename("[no filename]"),
                    "description": part.get("Content-Description", "[no description]"),
                    "encoding": part.get("Content-Transfer-Encoding", "[no encoding]")}, file=self)
`;
