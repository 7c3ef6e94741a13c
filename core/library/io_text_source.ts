/**
 * The Python source of io's TextIOWrapper and IncrementalNewlineDecoder. Part of io, run when one of them is asked for.
 *
 * A text stream keeps decoded text as it stands in the file, and translates newlines when it hands some out; so tell() can
 * count the bytes of what was handed out. Its positions are plain offsets in bytes.
 */

export const TEXT_SOURCE = String.raw`
_CHUNK = 8192


def _plain_encoding(name):
    return name.lower().replace("_", "-").replace(" ", "-")


def _incomplete(data, encoding):
    # How many bytes at the end are the beginning of a character.
    if encoding in ("utf-8", "utf8", "u8"):
        for back in range(1, min(4, len(data) + 1)):
            byte = data[-back]
            if byte >= 0xc0:
                need = 2 if byte < 0xe0 else 3 if byte < 0xf0 else 4
                return back if back < need else 0
            if byte < 0x80:
                return 0
        return 0
    if encoding.startswith(("utf-16", "utf16")):
        odd = len(data) % 2
        last = data[len(data) - odd - 2:len(data) - odd]
        if len(last) == 2 and 0xd8 <= last[0 if encoding.endswith("be") else 1] < 0xdc:
            return odd + 2
        return odd
    if encoding.startswith(("utf-32", "utf32")):
        return len(data) % 4
    return 0


_MARKS = {"utf-16": ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")),
          "utf-32": ((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be")),
          "utf-8-sig": ((b"\xef\xbb\xbf", "utf-8"),)}


import sys as _sys
for _stream in (_sys.__stdin__, _sys.__stdout__):
    TextIOBase.register(type(_stream))
    BufferedIOBase.register(type(_stream.buffer))
del _stream


class _WrapperMeta(type(TextIOBase)):
    # The runtime's own streams are of a type of their own, and are told to be text wrappers.
    def __instancecheck__(cls, instance):
        return super().__instancecheck__(instance) or (
            cls is TextIOWrapper and type(instance) is type(_sys.__stdout__))


class TextIOWrapper(TextIOBase, metaclass=_WrapperMeta):
    """Character and line based layer over a BufferedIOBase object, buffer."""

    __module__ = "_io"
    _buffer = None

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        if newline is not None and not isinstance(newline, str):
            raise TypeError("TextIOWrapper() argument 'newline' must be str or None, not "
                            f"{type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        if encoding is None or encoding == "locale":
            encoding = "utf-8"
        if not isinstance(encoding, str):
            raise TypeError("TextIOWrapper() argument 'encoding' must be str or None, not "
                            f"{type(encoding).__name__}")
        b"x".decode(encoding, "ignore")
        if errors is None:
            errors = "strict"
        elif not isinstance(errors, str):
            raise TypeError("TextIOWrapper() argument 'errors' must be str or None, not "
                            f"{type(errors).__name__}")
        self._buffer = buffer
        self._encoding = encoding
        self._errors = errors
        self._line_buffering = line_buffering
        self._write_through = write_through
        self._set_newline(newline)
        self._codec = _plain_encoding(encoding)
        self._text = ""
        self._pos = 0
        self._base = 0
        self._rest = b""
        self._seen = 0
        self._plain = True
        self._writes = None
        self._reads = None
        self._marked = False
        self._located = False

    def _set_newline(self, newline):
        self._newline = newline
        self._universal = not newline
        self._translates = newline is None
        self._ending = newline or "\n"

    # --- attributes

    buffer = property(lambda self: self._open_buffer())
    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    line_buffering = property(lambda self: self._line_buffering)
    write_through = property(lambda self: self._write_through)
    name = property(lambda self: self._open_buffer().name)

    @property
    def newlines(self):
        return (None, "\r", "\n", ("\r", "\n"), "\r\n", ("\r", "\r\n"), ("\n", "\r\n"),
                ("\r", "\n", "\r\n"))[self._seen]

    @property
    def closed(self):
        return self._open_buffer().closed

    def _open_buffer(self):
        buffer = self._buffer
        if buffer is None:
            raise ValueError("underlying buffer has been detached")
        return buffer

    def __repr__(self):
        text = "<_io.TextIOWrapper"
        try:
            text += f" name={self.name!r}"
        except (AttributeError, ValueError):
            pass
        try:
            text += f" mode={self.mode!r}"
        except AttributeError:
            pass
        return text + f" encoding={self._encoding!r}>"

    def readable(self):
        return self._open_buffer().readable()

    def writable(self):
        return self._open_buffer().writable()

    def seekable(self):
        return self._open_buffer().seekable()

    def fileno(self):
        return self._open_buffer().fileno()

    def isatty(self):
        return self._open_buffer().isatty()

    def reconfigure(self, *, encoding=None, errors=None, newline=False, line_buffering=None,
                    write_through=None):
        """Reconfigure the text stream with new parameters."""
        if self._text and (encoding is not None or newline is not False):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream "
                                       "after the first read")
        if encoding is not None:
            self._encoding = "utf-8" if encoding == "locale" else encoding
            self._codec = _plain_encoding(self._encoding)
            self._errors = "strict" if errors is None else errors
        elif errors is not None:
            self._errors = errors
        if newline is not False:
            self._set_newline(newline)
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)

    # --- reading

    def _check_reads(self):
        if self._reads is None:
            self._checkClosed()
            if not self._buffer.readable():
                raise UnsupportedOperation("not readable")
            self._reads = True
        elif self._buffer.closed:
            raise ValueError("I/O operation on closed file.")

    def _more(self):
        # Decodes more text behind what is left; False at the end.
        buffer = self._buffer
        read1 = getattr(buffer, "read1", None)
        if not self._located:
            self._located = True
            try:
                self._base = buffer.tell()
            except OSError:
                self._base = None
        pos = self._pos
        if pos:
            if pos == len(self._text):
                self._base = None if self._base is None else self._base + self._width(self._text)
                self._text = ""
            else:
                if self._base is not None:
                    self._base += self._width(self._text[:pos])
                self._text = self._text[pos:]
            self._pos = 0
        while True:
            more = buffer.read(_CHUNK) if read1 is None else read1(_CHUNK)
            if not isinstance(more, bytes):
                if not isinstance(more, (bytearray, memoryview)):
                    raise TypeError("underlying read1() should have returned a bytes-like object, "
                                    f"not '{type(more).__name__}'")
                more = bytes(more)
            data = self._rest + more
            if not self._marked and self._codec in _MARKS and (len(data) >= 4 or not more):
                self._read_mark(data)
                if self._skipped:
                    data = data[self._skipped:]
                    if self._base is not None:
                        self._base += self._skipped
            if not more:
                self._rest = b""
                text = data.decode(self._codec, self._errors) if data else ""
                if not text:
                    return False
            else:
                keep = _incomplete(data, self._codec)
                if not self._marked and self._codec in _MARKS:
                    keep = len(data)
                self._rest = data[len(data) - keep:] if keep else b""
                text = (data[:-keep] if keep else data).decode(self._codec, self._errors)
                if text[-1:] == "\r" and self._universal and read1 is not None:
                    # Whether a line feed follows is to be seen.
                    ahead = read1(1)
                    text += ahead.decode("latin-1") if ahead in (b"\n", b"") else ""
                    if ahead not in (b"\n", b""):
                        self._rest = ahead + self._rest
            self._text += text
            if self._universal:
                self._note(text)
            if text:
                self._plain = self._newline == "\n" or (
                    self._universal and "\r" not in self._text)
                return True

    def _read_mark(self, data):
        self._marked = True
        self._skipped = 0
        for mark, codec in _MARKS[self._codec]:
            if data.startswith(mark):
                self._skipped = len(mark)
                self._codec = codec
                return
        self._codec = "utf-8" if self._codec == "utf-8-sig" else self._codec + "-le"

    def _width(self, text):
        return len(text.encode(self._codec, "surrogatepass" if self._errors == "strict" else self._errors))

    def _note(self, text):
        if "\r" in text:
            both = text.count("\r\n")
            self._seen |= (4 if both else 0) | (1 if text.count("\r") > both else 0)
            if text.count("\n") > both:
                self._seen |= 2
        elif "\n" in text:
            self._seen |= 2

    def _translated(self, text):
        if self._translates and "\r" in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def read(self, size=-1, /):
        self._check_reads()
        size = _size(size)
        if size < 0:
            parts = []
            while True:
                parts.append(self._text[self._pos:])
                self._pos = len(self._text)
                if not self._more():
                    break
            return self._translated("".join(parts))
        count = size
        while True:
            if len(self._text) - self._pos < count and self._more():
                continue
            end = self._pos + count
            part = self._text[self._pos:end]
            if self._translates and part[-1:] == "\r" and self._text[end:end + 1] == "\n":
                part += "\n"
                end += 1
            text = self._translated(part)
            if len(text) >= size or end >= len(self._text):
                self._pos = min(end, len(self._text))
                return text
            count += size - len(text)

    def _line_end(self, start):
        # Where the line ends that begins at self._pos, looked for from a place on; 0 when it does not.
        text = self._text
        if self._plain:
            return text.find("\n", start) + 1
        if not self._universal:
            at = text.find(self._ending, max(self._pos, start - 1))
            return at + len(self._ending) if at >= 0 else 0
        feed = text.find("\n", start)
        back = text.find("\r", start, len(text) if feed < 0 else feed)
        if back < 0:
            return feed + 1
        return back + 2 if text.startswith("\n", back + 1) else back + 1

    def readline(self, size=-1, /):
        self._check_reads()
        size = _size(size)
        searched = 0
        while True:
            end = self._line_end(self._pos + searched)
            if end:
                break
            searched = len(self._text) - self._pos
            if 0 <= size <= searched or not self._more():
                end = len(self._text)
                break
        pos = self._pos
        if 0 <= size < end - pos:
            end = pos + size
        self._pos = end
        return self._translated(self._text[pos:end])

    def __next__(self):
        if self._plain and not self._buffer.closed:
            pos = self._pos
            end = self._text.find("\n", pos) + 1
            if end:
                self._pos = end
                return self._text[pos:end]
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    # --- writing

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        buffer = self._open_buffer()
        if buffer.closed:
            raise ValueError("I/O operation on closed file.")
        if self._writes is None:
            if not buffer.writable():
                raise UnsupportedOperation("not writable")
            self._writes = True
        if self._text:
            self.seek(self.tell())
        count = len(text)
        newline = self._newline
        if newline and newline != "\n":
            text = text.replace("\n", newline)
        if self._codec in _MARKS:
            data = self._encode_first(text)
        else:
            data = text.encode(self._codec, self._errors)
        buffer.write(data)
        if self._line_buffering and "\n" in text:
            self.flush()
        return count

    def _encode_first(self, text):
        # A byte order mark stands at the beginning of the file only.
        try:
            begins = self._buffer.tell() == 0
        except OSError:
            begins = True
        mark, codec = _MARKS[self._codec][0]
        self._marked = True
        self._codec = codec
        return (mark if begins else b"") + text.encode(codec, self._errors)

    # --- position

    def flush(self):
        self._checkClosed()
        self._buffer.flush()

    def close(self):
        buffer = self._buffer
        if buffer is not None and not buffer.closed:
            try:
                self.flush()
            finally:
                buffer.close()
            self._text = ""
            self._pos = 0

    def detach(self):
        buffer = self._open_buffer()
        self.flush()
        self._buffer = None
        return buffer

    def tell(self):
        self._checkClosed()
        if not self.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if not self._text:
            return self._buffer.tell() - len(self._rest)
        return self._base + self._width(self._text[:self._pos])

    def seek(self, cookie, whence=0, /):
        self._checkClosed()
        buffer = self._buffer
        if not self.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            cookie = buffer.seek(0, 2)
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie!r}")
        buffer.seek(cookie)
        self._text = ""
        self._pos = 0
        self._rest = b""
        self._base = cookie
        self._located = True
        if cookie == 0:
            self._codec = _plain_encoding(self._encoding)
            self._marked = False
        return cookie

    def truncate(self, size=None, /):
        self.flush()
        if size is None:
            size = self.tell()
        return self._buffer.truncate(size)


class IncrementalNewlineDecoder:
    """Codec used when reading a file in universal newlines mode."""

    __module__ = "_io"

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder = decoder
        self._translate = translate
        self.errors = errors
        self._held = ""
        self._seen = 0

    def decode(self, input, final=False):
        text = input if self._decoder is None else self._decoder.decode(input, final)
        text = self._held + text
        self._held = ""
        if text.endswith("\r") and not final:
            text = text[:-1]
            self._held = "\r"
        both = text.count("\r\n")
        self._seen |= (4 if both else 0) | (1 if text.count("\r") > both else 0) | (
            2 if text.count("\n") > both else 0)
        if self._translate:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def reset(self):
        self._held = ""
        self._seen = 0
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        return (None, "\r", "\n", ("\r", "\n"), "\r\n", ("\r", "\r\n"), ("\n", "\r\n"),
                ("\r", "\n", "\r\n"))[self._seen]

`;

/** What that source defines. */
export const TEXT_NAMES = "TextIOWrapper IncrementalNewlineDecoder";
