/** The Python sources of the package email.mime: messages of the usual types, made in one step. */

const BASE = String.raw`
"""What the messages of email.mime have in common."""

import email.policy
from email import message

__all__ = ["MIMEBase"]


class MIMEBase(message.Message):
    """A message of a type, with the headers that tell it."""

    def __init__(self, _maintype, _subtype, *, policy=None, **_params):
        if policy is None:
            policy = email.policy.compat32
        message.Message.__init__(self, policy=policy)
        self.add_header("Content-Type", f"{_maintype}/{_subtype}", **_params)
        self["MIME-Version"] = "1.0"
`;

const NONMULTIPART = String.raw`
"""Base class for MIME type messages that are not multipart."""

from email import errors
from email.mime.base import MIMEBase

__all__ = ["MIMENonMultipart"]


class MIMENonMultipart(MIMEBase):
    """Base class for MIME non-multipart type messages."""

    def attach(self, payload):
        raise errors.MultipartConversionError("Cannot attach additional subparts to non-multipart/*")
`;

const MULTIPART = String.raw`
"""Base class for MIME multipart/* type messages."""

from email.mime.base import MIMEBase

__all__ = ["MIMEMultipart"]


class MIMEMultipart(MIMEBase):
    """Base class for MIME multipart/* type messages."""

    def __init__(self, _subtype="mixed", boundary=None, _subparts=None, *, policy=None, **_params):
        MIMEBase.__init__(self, "multipart", _subtype, policy=policy, **_params)
        self._payload = []
        if _subparts:
            for part in _subparts:
                self.attach(part)
        if boundary:
            self.set_boundary(boundary)
`;

const TEXT = String.raw`
"""Messages that are a text."""

from email.mime.nonmultipart import MIMENonMultipart

__all__ = ["MIMEText"]


class MIMEText(MIMENonMultipart):
    """A text, of type text/plain or another text/*."""

    def __init__(self, _text, _subtype="plain", _charset=None, *, policy=None):
        if _charset is None:
            _charset = "us-ascii" if _text.isascii() else "utf-8"
        MIMENonMultipart.__init__(self, "text", _subtype, policy=policy, charset=str(_charset))
        self.set_payload(_text, _charset)
`;

const MESSAGE = String.raw`
"""Messages that hold a message."""

from email import message
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ["MIMEMessage"]


class MIMEMessage(MIMENonMultipart):
    """A message as the content of another."""

    def __init__(self, _msg, _subtype="rfc822", *, policy=None):
        MIMENonMultipart.__init__(self, "message", _subtype, policy=policy)
        if not isinstance(_msg, message.Message):
            raise TypeError("Argument is not an instance of Message")
        message.Message.attach(self, _msg)
        self.set_default_type("message/rfc822")
`;

const APPLICATION = String.raw`
"""Class representing application/* type MIME documents."""

from email import encoders
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ["MIMEApplication"]


class MIMEApplication(MIMENonMultipart):
    """Class for generating application/* MIME documents."""

    def __init__(self, _data, _subtype="octet-stream", _encoder=encoders.encode_base64, *, policy=None, **_params):
        if _subtype is None:
            raise TypeError("Invalid application MIME subtype")
        MIMENonMultipart.__init__(self, "application", _subtype, policy=policy, **_params)
        self.set_payload(_data)
        _encoder(self)
`;

/** What tells the types of images by their beginnings. */
const IMAGE_KIND = String.raw`
def _what(data):
    if data[6:10] in (b"JFIF", b"Exif") or data[:4] == b"\xff\xd8\xff\xdb":
        return "jpeg"
    if data.startswith(b"\211PNG\r\n\032\n"):
        return "png"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    if data[:2] in (b"MM", b"II"):
        return "tiff"
    if data.startswith(b"\001\332"):
        return "rgb"
    if len(data) >= 3 and data[0] == 80 and data[2] in b" \t\n\r" and data[1] in b"14":
        return "pbm"
    if len(data) >= 3 and data[0] == 80 and data[2] in b" \t\n\r" and data[1] in b"25":
        return "pgm"
    if len(data) >= 3 and data[0] == 80 and data[2] in b" \t\n\r" and data[1] in b"36":
        return "ppm"
    if data.startswith(b"\x59\xA6\x6A\x95"):
        return "rast"
    if data.startswith(b"#define "):
        return "xbm"
    if data.startswith(b"BM"):
        return "bmp"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"\x76\x2f\x31\x01"):
        return "exr"
    return None
`;

/** What tells the types of sounds by their beginnings. */
const AUDIO_KIND = String.raw`
def _what(data):
    if data.startswith(b"FORM") and data[8:12] in (b"AIFC", b"AIFF"):
        return "x-aiff"
    if data.startswith(b".snd"):
        return "basic"
    if data.startswith(b"RIFF") and data[8:16] == b"WAVEfmt ":
        return "x-wav"
    return None
`;

function mediaSource(kind: string, data: string, tellKind: string): string {
  const name = `MIME${kind[0].toUpperCase()}${kind.slice(1)}`;
  return `
"""Class representing ${kind}/* type MIME documents."""

from email import encoders
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ["${name}"]

${tellKind}

class ${name}(MIMENonMultipart):
    """Class for generating ${kind}/* type MIME documents."""

    def __init__(self, ${data}, _subtype=None, _encoder=encoders.encode_base64, *, policy=None, **_params):
        if _subtype is None:
            _subtype = _what(${data})
            if _subtype is None:
                raise TypeError("Could not ${
    kind === "image" ? "guess image" : "find audio"
  } MIME subtype")
        MIMENonMultipart.__init__(self, "${kind}", _subtype, policy=policy, **_params)
        self.set_payload(${data})
        _encoder(self)
`;
}

/** Sources of the modules of email.mime by their names in it. */
export const MIME_SOURCES: Readonly<Record<string, string>> = {
  application: APPLICATION,
  audio: mediaSource("audio", "_audiodata", AUDIO_KIND),
  base: BASE,
  image: mediaSource("image", "_imagedata", IMAGE_KIND),
  message: MESSAGE,
  multipart: MULTIPART,
  nonmultipart: NONMULTIPART,
  text: TEXT,
};
