/** The module wave: sound in files of RIFF/WAVE, uncompressed (Multimedia Programming Interface and Data Specifications 1.0). */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Reads and writes WAV files of uncompressed samples."""

from builtins import open as _open
from collections import namedtuple as _namedtuple
import os as _os
import struct as _struct

__all__ = ["open", "Error", "Wave_read", "Wave_write"]

WAVE_FORMAT_PCM = 0x0001
WAVE_FORMAT_EXTENSIBLE = 0xFFFE
_PCM_GUID = bytes.fromhex("0100000000001000800000aa00389b71")

_wave_params = _namedtuple("_wave_params", "nchannels sampwidth framerate nframes comptype compname")


class Error(Exception):
    pass


def _byteswap(data, width):
    """Samples of so many bytes with these in the other order."""
    made = bytearray(len(data))
    for place in range(width):
        made[place::width] = data[width - 1 - place::width]
    return bytes(made)


def _without_marks(name, message):
    """A method for marks, which files of this kind have not: raises an Error, or gives None."""

    def method(self, *args):
        import warnings
        place = f"{self.__class__.__name__}.{name}"
        warnings._deprecated(place, f"{place!r} is deprecated and slated for removal in Python {{remove}}",
                             remove=(3, 15))
        if message is not None:
            raise Error(message)

    method.__name__ = name
    return method


class _Wave:
    """What readers and writers share: the parameters, and the file, which is closed when it was opened here."""

    _file = None
    _owned = None

    getmarkers = _without_marks("getmarkers", None)
    getmark = _without_marks("getmark", "no marks")

    def _begin(self, f, mode):
        if isinstance(f, (str, bytes, _os.PathLike)):
            f = self._owned = _open(f, mode)
        self._file = f

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def _release(self):
        self._file = None
        owned, self._owned = self._owned, None
        if owned is not None:
            owned.close()

    def _frame_size(self):
        return self._nchannels * self._sampwidth


class Wave_read(_Wave):
    """Reads the sound of a file."""

    def __init__(self, f):
        self._begin(f, "rb")
        try:
            self.initfp(self._file)
        except BaseException:
            self._release()
            raise

    def __del__(self):
        self.close()

    def initfp(self, file):
        self._file = file
        self._soundpos = 0
        self._data = None
        if self._exactly(8)[:4] != b"RIFF":
            raise Error("file does not start with RIFF id")
        if file.read(4) != b"WAVE":
            raise Error("not a WAVE file")
        described = False
        while self._data is None:
            head = file.read(8)
            if len(head) < 8:
                break
            name, size = _struct.unpack("<4sL", head)
            if name == b"fmt ":
                self._read_format(self._exactly(size))
                described = True
            elif name == b"data":
                if not described:
                    raise Error("data chunk before fmt chunk")
                self._nframes = size // self._frame_size()
                self._size = size
                self._data = self._place()
                break
            else:
                file.read(size)
            file.read(size & 1)
        if not described or self._data is None:
            raise Error("fmt chunk and/or data chunk missing")

    def _exactly(self, count):
        found = self._file.read(count)
        if len(found) < count:
            raise EOFError
        return found

    def _place(self):
        "Where the samples begin; None where the file cannot tell."
        try:
            return self._file.tell()
        except (AttributeError, OSError):
            return -1

    def _read_format(self, chunk):
        if len(chunk) < 16:
            raise EOFError
        kind, self._nchannels, self._framerate, _, _, bits = _struct.unpack("<HHLLHH", chunk[:16])
        if kind == WAVE_FORMAT_EXTENSIBLE:
            if len(chunk) < 40:
                raise EOFError
            if chunk[24:40] != _PCM_GUID:
                raise Error("unknown extended format")
        elif kind != WAVE_FORMAT_PCM:
            raise Error(f"unknown format: {kind!r}")
        self._sampwidth = (bits + 7) // 8
        if not self._sampwidth:
            raise Error("bad sample width")
        if not self._nchannels:
            raise Error("bad # of channels")

    def getfp(self):
        return self._file

    def rewind(self):
        self.setpos(0)

    def close(self):
        self._release()

    def tell(self):
        return self._soundpos

    def getnchannels(self):
        return self._nchannels

    def getnframes(self):
        return self._nframes

    def getsampwidth(self):
        return self._sampwidth

    def getframerate(self):
        return self._framerate

    def getcomptype(self):
        return "NONE"

    def getcompname(self):
        return "not compressed"

    def getparams(self):
        return _wave_params(self._nchannels, self._sampwidth, self._framerate, self._nframes, "NONE", "not compressed")

    def setpos(self, pos):
        if pos < 0 or pos > self._nframes:
            raise Error("position not in range")
        if self._file is not None:
            self._file.seek(self._data + pos * self._frame_size())
        self._soundpos = pos

    def readframes(self, nframes):
        """The bytes of the next frames, as many as there are."""
        left = self._nframes - self._soundpos
        count = left if nframes < 0 else min(nframes, left)
        if count <= 0:
            return b""
        data = self._file.read(count * self._frame_size())
        self._soundpos += len(data) // self._frame_size()
        return data


class Wave_write(_Wave):
    """Writes sound to a file, whose head is mended when it is closed."""

    def __init__(self, f):
        self._begin(f, "wb")
        self.initfp(self._file)

    def initfp(self, file):
        self._file = file
        self._nchannels = self._sampwidth = self._framerate = 0
        # Frames as announced; bytes that were written, and as the head says.
        self._nframes = self._written = self._told = 0
        self._head = None

    def __del__(self):
        self.close()

    def _set(self, name, value, good, message):
        if self._head is not None:
            raise Error("cannot change parameters after starting to write")
        if not good:
            raise Error(message)
        setattr(self, name, value)

    def _get(self, name, message):
        value = getattr(self, name)
        if not value:
            raise Error(message)
        return value

    def setnchannels(self, nchannels):
        self._set("_nchannels", nchannels, nchannels >= 1, "bad # of channels")

    def getnchannels(self):
        return self._get("_nchannels", "number of channels not set")

    def setsampwidth(self, sampwidth):
        self._set("_sampwidth", sampwidth, 1 <= sampwidth <= 4, "bad sample width")

    def getsampwidth(self):
        return self._get("_sampwidth", "sample width not set")

    def setframerate(self, framerate):
        self._set("_framerate", int(round(framerate)), framerate > 0, "bad frame rate")

    def getframerate(self):
        return self._get("_framerate", "frame rate not set")

    def setnframes(self, nframes):
        self._set("_nframes", nframes, True, "")

    def getnframes(self):
        return self.tell()

    def setcomptype(self, comptype, compname):
        self._set("_comptype", comptype, comptype in ("NONE",), "unsupported compression type")
        self._compname = compname

    setmark = _without_marks("setmark", "setmark() not supported")
    _comptype = "NONE"
    _compname = "not compressed"

    def getcomptype(self):
        return self._comptype

    def getcompname(self):
        return self._compname

    def setparams(self, params):
        channels, width, rate, frames, kind, name = params
        for set, value in ((self.setnchannels, channels), (self.setsampwidth, width), (self.setframerate, rate),
                           (self.setnframes, frames)):
            set(value)
        self.setcomptype(kind, name)

    def getparams(self):
        if not self._nchannels or not self._sampwidth or not self._framerate:
            raise Error("not all parameters set")
        return _wave_params(self._nchannels, self._sampwidth, self._framerate, self._nframes, self._comptype,
                            self._compname)

    def tell(self):
        size = self._frame_size()
        return self._written // size if size else 0

    def writeframesraw(self, data):
        """Write frames, leaving the head of the file as it is."""
        view = memoryview(data).cast("B")
        self._need_head(view.nbytes)
        self._file.write(view)
        self._written += view.nbytes

    def writeframes(self, data):
        """Write frames, and mend the head of the file."""
        self.writeframesraw(data)
        if self._told != self._written:
            self._mend()

    def close(self):
        """Mend the head of the file, and close it when it was opened here."""
        if self._file is None:
            return
        try:
            self._need_head(0)
            if self._told != self._written:
                self._mend()
            self._file.flush()
        finally:
            self._release()

    def _need_head(self, size):
        if self._head is not None:
            return
        for value, message in ((self._nchannels, "# channels not specified"),
                               (self._sampwidth, "sample width not specified"),
                               (self._framerate, "sampling rate not specified")):
            if not value:
                raise Error(message)
        frame = self._frame_size()
        self._told = (self._nframes or size // frame) * frame
        try:
            self._head = self._file.tell()
        except (AttributeError, OSError):
            self._head = -1
        self._file.write(_struct.pack("<4sL4s4sLHHLLHH4sL", b"RIFF", 36 + self._told, b"WAVE", b"fmt ", 16,
                                      WAVE_FORMAT_PCM, self._nchannels, self._framerate, self._framerate * frame,
                                      frame, self._sampwidth * 8, b"data", self._told))

    def _mend(self):
        self._told = self._written
        end = self._file.tell()
        for place, size in ((4, 36 + self._written), (40, self._written)):
            self._file.seek(self._head + place)
            self._file.write(_struct.pack("<L", size))
        self._file.seek(end)


def open(f, mode=None):
    """Open a file for reading ("rb") or writing ("wb") sound."""
    if mode is None:
        mode = getattr(f, "mode", "rb")
    if mode in ("r", "rb"):
        return Wave_read(f)
    if mode in ("w", "wb"):
        return Wave_write(f)
    raise Error("mode must be 'r', 'rb', 'w', or 'wb'")
`;

defineModule({ name: "wave", source: SOURCE });
