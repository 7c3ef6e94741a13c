/**
 * The module io: streams in memory here, files and text streams in the sources beside it.
 *
 * Left out: what BytesIO.getbuffer() gives is a copy, which cannot be written to; the warning about buffering=1 of a binary
 * file.
 */
import { defineModule } from "./index.ts";
import { TS_BUILTINS_DICT } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { dictGetStr } from "../objects/values/dict_table.ts";
import { internText } from "../objects/values/text.ts";
import { FILES_NAMES, FILES_SOURCE } from "./io_files_source.ts";
import { sealClasses } from "./native_class.ts";
import { TEXT_NAMES, TEXT_SOURCE } from "./io_text_source.ts";
import "./os/posix.ts";

const SOURCE = String.raw`
import abc

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO",
           "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair",
           "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET",
           "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "text_encoding",
           "IncrementalNewlineDecoder"]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 128 * 1024
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


def text_encoding(encoding, stacklevel=2, /):
    return "utf-8" if encoding is None else encoding


def _size(size, none=-1):
    if size is None:
        return none
    try:
        return size.__index__()
    except AttributeError:
        raise TypeError("argument should be integer or None, not "
                        f"{type(size).__name__!r}") from None


class IOBase(metaclass=abc.ABCMeta):
    """The abstract base class for all I/O classes."""

    __module__ = "io"
    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, offset, whence=0, /):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._unsupported("truncate")

    def flush(self):
        self._checkClosed()

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    @property
    def closed(self):
        return self._closed

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if msg is None else msg)

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *args):
        self.close()

    def fileno(self):
        self._unsupported("fileno")

    def isatty(self):
        self._checkClosed()
        return False

    def readline(self, size=-1, /):
        size = _size(size)
        line = []
        count = 0
        while size < 0 or count < size:
            part = self.read(1)
            if not part:
                break
            line.append(part)
            count += 1
            if part == b"\n":
                break
        return b"".join(line)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        if hint is None or hint <= 0:
            return list(self)
        total = 0
        lines = []
        for line in self:
            lines.append(line)
            total += len(line)
            if total > hint:
                break
        return lines

    def writelines(self, lines, /):
        self._checkClosed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Base class for raw binary I/O."""

    __module__ = "io"

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        data = bytearray(size)
        count = self.readinto(data)
        return None if count is None else bytes(data[:count])

    def readall(self):
        parts = []
        while data := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(data)
        return b"".join(parts)

    def readinto(self, buffer, /):
        self._unsupported("readinto")

    def write(self, data, /):
        self._unsupported("write")


class BufferedIOBase(IOBase):
    """Base class for buffered IO objects."""

    __module__ = "io"

    def read(self, size=-1, /):
        self._unsupported("read")

    def read1(self, size=-1, /):
        self._unsupported("read1")

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        data = self.read1(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def write(self, data, /):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")


class TextIOBase(IOBase):
    """Base class for text I/O."""

    __module__ = "io"

    def read(self, size=-1, /):
        self._unsupported("read")

    def write(self, text, /):
        self._unsupported("write")

    def readline(self, size=-1, /):
        self._unsupported("readline")

    def detach(self):
        self._unsupported("detach")

    encoding = None
    newlines = None
    errors = None


class _Memory:
    """What StringIO and BytesIO have in common: units in _value, and behind them what was
    written at the end meanwhile, in the list _parts."""

    def _whole(self):
        if self._parts:
            self._value += self._empty.join(self._parts)
            self._parts.clear()
        return self._value

    def _put(self, data):
        count = len(data)
        if count == 0:
            return
        if self._pos == self._length:
            self._parts.append(data)
            self._pos = self._length = self._length + count
            return
        value = self._whole()
        pos = self._pos
        if pos > self._length:
            value += self._zero * (pos - self._length)
        self._value = value[:pos] + data + value[pos + count:]
        self._length = len(self._value)
        self._pos = pos + count

    def getvalue(self):
        self._check()
        return self._whole()

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        value = self._whole()
        start = self._pos
        if start >= self._length:
            return self._empty
        end = self._length if size < 0 else min(self._length, start + size)
        self._pos = end
        return value[start:end]

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        value = self._whole()
        start = self._pos
        if start >= self._length:
            return self._empty
        end = self._line_end(value, start)
        if 0 <= size < end - start:
            end = start + size
        self._pos = end
        return value[start:end]

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self._pos
        size = _size(size)
        if size < 0:
            raise ValueError(f"{self._negative} size value {size}")
        if size < self._length:
            self._value = self._whole()[:size]
            self._length = size
        return size

    def close(self):
        self._closed = True
        self._parts = []
        self._value = self._empty
        self._length = 0

    def seekable(self):
        self._check()
        return True

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def flush(self):
        pass

    def __iter__(self):
        self._check()
        return self


class StringIO(_Memory, TextIOBase):
    """Text I/O implementation using an in-memory buffer.

    The initial_value argument sets the value of object.  The newline
    argument is like the one of TextIOWrapper's constructor."""

    __module__ = "_io"
    _empty = ""
    _zero = "\0"
    _negative = "Negative"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not "
                            f"{type(initial_value).__name__}")
        self._closed = False
        self._newline = newline
        self._plain = newline == "\n"
        self._value = ""
        self._parts = []
        self._length = self._pos = 0
        self._seen = 0
        if initial_value:
            StringIO.write(self, initial_value)
            self._pos = 0

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def write(self, text, /):
        if self._closed:
            raise ValueError("I/O operation on closed file")
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        count = len(text)
        if not self._plain:
            newline = self._newline
            if not newline:
                self._note(text)
                if newline is None:
                    text = text.replace("\r\n", "\n").replace("\r", "\n")
            elif newline != "\n":
                text = text.replace("\n", newline)
        if type(text) is not str:
            text = str.__str__(text)
        self._put(text)
        return count

    def _note(self, text):
        crlf = text.count("\r\n")
        if crlf:
            self._seen |= 4
        if text.count("\r") > crlf:
            self._seen |= 1
        if text.count("\n") > crlf:
            self._seen |= 2

    def _line_end(self, value, start):
        newline = self._newline
        if newline == "":
            line = value.find("\n", start)
            other = value.find("\r", start, len(value) if line < 0 else line)
            if other >= 0:
                return other + 2 if value.startswith("\n", other + 1) else other + 1
            return len(value) if line < 0 else line + 1
        newline = newline or "\n"
        end = value.find(newline, start)
        return len(value) if end < 0 else end + len(newline)

    def seek(self, pos, whence=0, /):
        self._check()
        pos = _size(pos)
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
        elif pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 1:
            pos = self._pos
        else:
            pos = self._length
        self._pos = pos
        return pos

    @property
    def newlines(self):
        self._check()
        return (None, "\r", "\n", ("\r", "\n"), "\r\n", ("\r", "\r\n"), ("\n", "\r\n"),
                ("\r", "\n", "\r\n"))[self._seen]

    @property
    def line_buffering(self):
        self._check()
        return False


class BytesIO(_Memory, BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    __module__ = "_io"
    _empty = b""
    _zero = b"\0"
    _negative = "negative"

    def __init__(self, initial_bytes=b""):
        self._closed = False
        self._parts = []
        self._value = b"" if initial_bytes is None else self._bytes(initial_bytes)
        self._length = len(self._value)
        self._pos = 0

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def _bytes(self, data):
        if type(data) is bytes:
            return data
        if isinstance(data, (str, int)):
            raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
        return bytes(data)

    def write(self, data, /):
        self._check()
        data = self._bytes(data)
        self._put(data)
        return len(data)

    def _line_end(self, value, start):
        end = value.find(b"\n", start)
        return len(value) if end < 0 else end + 1

    def read1(self, size=-1, /):
        return self.read(size)

    def readlines(self, size=None, /):
        lines = []
        total = 0
        while line := self.readline():
            lines.append(line)
            total += len(line)
            if size is not None and 0 < size <= total:
                break
        return lines

    def flush(self):
        self._check()

    def getbuffer(self):
        self._check()
        return memoryview(self._whole())

    def seek(self, pos, whence=0, /):
        self._check()
        pos = _size(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
        elif whence == 1:
            pos = max(0, pos + self._pos)
        elif whence == 2:
            pos = max(0, pos + self._length)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._pos = pos
        return pos

    def __getstate__(self):
        return (self.getvalue(), self._pos, None)


_seal(StringIO, BytesIO)
`;

/** What has read() or write() (Lib/io.py). */
const PROTOCOLS = `
class Reader(metaclass=abc.ABCMeta):
    """Protocol for simple I/O reader instances."""

    __slots__ = ()

    @abc.abstractmethod
    def read(self, size=..., /):
        """Read data from the input stream and return it."""

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Reader:
            return any("read" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


class Writer(metaclass=abc.ABCMeta):
    """Protocol for simple I/O writer instances."""

    __slots__ = ()

    @abc.abstractmethod
    def write(self, data, /):
        """Write *data* to the output stream and return the number of items written."""

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Writer:
            return any("write" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))
`;

defineModule({
  name: "io",
  attributes: () => ({ open: dictGetStr(H32[TS_BUILTINS_DICT >> 2], internText("open")) }),
  functions: { _seal: ["*classes", sealClasses] },
  source: SOURCE,
  hidesFrames: true,
  // In one piece: open makes what both define.
  lazySources: [
    { names: `${FILES_NAMES} ${TEXT_NAMES}`, source: TEXT_SOURCE + FILES_SOURCE },
    { names: "Reader Writer", source: PROTOCOLS },
  ],
});
