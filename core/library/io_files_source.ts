/**
 * The Python source of io's files: FileIO and the classes that buffer. Part of io, run when one of them is asked for.
 *
 * What is written goes to the file at once, so a program that reads a file back without closing it first finds what it wrote.
 */

export const FILES_SOURCE = String.raw`
import posix as _posix
import stat as _stat

_READ, _WRITE, _UPDATE, _CREATE, _TRUNCATE, _EXCLUSIVE, _APPEND = 0, 1, 2, 0o100, 0o1000, 0o200, 0o2000


class FileIO(RawIOBase):
    """Open a file.

    The mode can be 'r' (default), 'w', 'x' or 'a' for reading,
    writing, exclusive creation or appending."""

    __module__ = "_io"
    _fd = -1
    _owns = True

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if self._fd >= 0:
            self.close()
        self._closed = False
        if isinstance(file, float):
            raise TypeError("integer argument expected, got float")
        if isinstance(file, int) and file < 0:
            raise ValueError("negative file descriptor")
        if not isinstance(mode, str):
            raise TypeError(f"FileIO() argument 'mode' must be str, not {type(mode).__name__}")
        if not set(mode) <= set("xrwab+"):
            raise ValueError(f"invalid mode: {mode}")
        if sum(c in "rwax" for c in mode) != 1 or mode.count("+") > 1:
            raise ValueError("Must have exactly one of create/read/write/append mode and at most "
                             "one plus")
        self._created = "x" in mode
        self._appending = "a" in mode
        updating = "+" in mode
        self._reads = "r" in mode or updating
        self._writes = "r" not in mode or updating
        flags = _UPDATE if updating else _READ if self._reads else _WRITE
        if self._created:
            flags |= _EXCLUSIVE | _CREATE
        elif "w" in mode:
            flags |= _CREATE | _TRUNCATE
        elif self._appending:
            flags |= _APPEND | _CREATE
        self.name = file
        if isinstance(file, int):
            self._fd = file
            self._owns = closefd
            _posix._status(file)
        else:
            if not closefd:
                raise ValueError("Cannot use closefd=False with file name")
            if opener is None:
                self._fd = self._descriptor(file, flags)
            else:
                fd = opener(file, flags)
                if not isinstance(fd, int):
                    raise TypeError("expected integer from opener")
                if fd < 0:
                    raise ValueError(f"opener returned {fd}")
                self._fd = fd
        if _stat.S_ISDIR(_posix._status(self._fd)[0]):
            if self._owns:
                _posix.close(self._fd)
            self._fd = -1
            self._closed = True
            raise IsADirectoryError(21, "Is a directory", file)
        if self._appending:
            _posix.lseek(self._fd, 0, 2)

    @staticmethod
    def _descriptor(file, flags):
        try:
            return _posix.open(file, flags, 0o666)
        except OSError as error:
            if error.errno != 24:
                raise
        # Files that were let go without being closed.
        import gc
        gc.collect()
        return _posix.open(file, flags, 0o666)

    def __del__(self):
        if not self._closed and self._owns and self._fd > 2:
            self._closed = True
            _posix.close(self._fd)

    def __repr__(self):
        if self._closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self._owns}>"

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def _checkReads(self):
        self._check()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")

    def _checkWrites(self):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")

    def read(self, size=-1, /):
        self._checkReads()
        size = _size(size)
        return _posix._readall(self._fd) if size < 0 else _posix.read(self._fd, size)

    def readall(self):
        self._checkReads()
        return _posix._readall(self._fd)

    def readinto(self, buffer, /):
        self._checkReads()
        return _posix.readinto(self._fd, buffer)

    def write(self, data, /):
        self._checkWrites()
        return _posix.write(self._fd, data)

    def seek(self, pos, whence=0, /):
        self._check()
        return _posix.lseek(self._fd, pos, whence)

    def tell(self):
        self._check()
        return _posix.lseek(self._fd, 0, 1)

    def truncate(self, size=None, /):
        self._checkWrites()
        if size is None:
            size = self.tell()
        _posix.ftruncate(self._fd, size)
        return size

    def close(self):
        if self._closed:
            return
        self._closed = True
        if self._owns:
            _posix.close(self._fd)

    def seekable(self):
        self._check()
        return self._fd > 2

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def fileno(self):
        self._check()
        return self._fd

    def isatty(self):
        self._check()
        return _posix.isatty(self._fd)

    closefd = property(lambda self: self._owns)

    @property
    def mode(self):
        letter = "x" if self._created else "a" if self._appending else None
        if letter is not None:
            return letter + "b" + ("+" if self._reads else "")
        if self._reads:
            return "rb+" if self._writes else "rb"
        return "wb"


class _Buffered(BufferedIOBase):
    """What the classes that buffer another stream have in common."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw = raw
        self._size = buffer_size
        self._data = b""
        self._at = 0

    def _stream(self):
        raw = self._raw
        if raw is None:
            raise ValueError("raw stream has been detached")
        return raw

    def _open(self, what):
        if self.closed:
            raise ValueError(f"{what} of closed file")

    raw = property(_stream)
    name = property(lambda self: self._stream().name)
    mode = property(lambda self: self._stream().mode)

    @property
    def closed(self):
        return self._stream().closed

    def __repr__(self):
        kind = type(self)
        try:
            name = self.name
        except Exception:
            return f"<{kind.__module__}.{kind.__qualname__}>"
        return f"<{kind.__module__}.{kind.__qualname__} name={name!r}>"

    def flush(self):
        if self.closed:
            raise ValueError("flush of closed file")
        self._stream().flush()

    def close(self):
        raw = self._stream()
        if not raw.closed:
            try:
                self.flush()
            finally:
                raw.close()

    def detach(self):
        raw = self._stream()
        self.flush()
        self._raw = None
        return raw

    def fileno(self):
        return self._stream().fileno()

    def isatty(self):
        return self._stream().isatty()

    def seekable(self):
        return self._stream().seekable()

    def tell(self):
        self._open("tell")
        return self._stream().tell() - (len(self._data) - self._at)

    def seek(self, pos, whence=0, /):
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        self._open("seek")
        raw = self._stream()
        if not raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        if whence == 1:
            pos -= len(self._data) - self._at
        self._data = b""
        self._at = 0
        return raw.seek(pos, whence)

    def truncate(self, size=None, /):
        self._open("truncate")
        if not self.writable():
            raise UnsupportedOperation("truncate")
        if size is None:
            size = self.tell()
        return self._stream().truncate(size)


class BufferedReader(_Buffered):
    """Create a new buffered reader using the given readable raw IO object."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        _Buffered.__init__(self, raw, buffer_size)

    def readable(self):
        return self._stream().readable()

    def _fill(self):
        # Puts more bytes behind those that are left; False at the end.
        more = self._stream().read(self._size)
        if not more:
            return False
        self._data = self._data[self._at:] + more
        self._at = 0
        return True

    def read(self, size=-1, /):
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        self._open("read")
        at = self._at
        if size is None or size < 0:
            left = self._data[at:]
            self._data = b""
            self._at = 0
            raw = self._stream()
            readall = getattr(raw, "readall", None)
            rest = raw.read() if readall is None else readall()
            return left + (rest or b"")
        while len(self._data) - self._at < size and self._fill():
            pass
        at = self._at
        data = self._data[at:at + size]
        self._at = at + len(data)
        return data

    def read1(self, size=-1, /):
        self._open("read")
        if size < 0:
            size = self._size
        if size == 0:
            return b""
        if self._at == len(self._data) and not self._fill():
            return b""
        at = self._at
        data = self._data[at:at + size]
        self._at = at + len(data)
        return data

    def peek(self, size=0, /):
        self._open("peek")
        if self._at == len(self._data):
            self._fill()
        return self._data[self._at:]

    def readline(self, size=-1, /):
        self._open("readline")
        size = _size(size)
        searched = self._at
        while True:
            end = self._data.find(b"\n", searched) + 1
            if end:
                break
            left = len(self._data) - self._at
            if 0 <= size <= left or not self._fill():
                end = len(self._data)
                break
            searched = left
        at = self._at
        if 0 <= size < end - at:
            end = at + size
        self._at = end
        return self._data[at:end]

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class BufferedWriter(_Buffered):
    """A buffer for a writeable sequential RawIO object."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        _Buffered.__init__(self, raw, buffer_size)

    def writable(self):
        return self._stream().writable()

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self.closed:
            raise ValueError("write to closed file")
        raw = self._stream()
        if self._data:
            # Behind what was read, not behind what was read ahead.
            raw.seek(self.tell())
            self._data = b""
            self._at = 0
        count = raw.write(data)
        size = len(data) if type(data) is bytes else memoryview(data).nbytes
        while count is not None and count < size:
            more = raw.write(memoryview(data).cast("B")[count:])
            if not more:
                break
            count += more
        return size


class BufferedRandom(BufferedWriter, BufferedReader):
    """A buffered interface to random access streams."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        _Buffered.__init__(self, raw, buffer_size)


class BufferedRWPair(BufferedIOBase):
    """A buffered reader and writer object together."""

    __module__ = "_io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def readline(self, size=-1, /):
        return self.reader.readline(size)

    def write(self, data, /):
        return self.writer.write(data)

    def flush(self):
        self.writer.flush()

    def readable(self):
        return True

    def writable(self):
        return True

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


def _open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
         opener=None):
    """Open file and return a stream.  Raise OSError upon failure."""
    if not isinstance(file, int):
        file = _posix.fspath(file)
    for name, value in (("mode", mode), ("encoding", encoding), ("errors", errors),
                        ("newline", newline)):
        if not isinstance(value, str) and (value is not None or name == "mode"):
            kind = "str" if name == "mode" else "str or None"
            what = "None" if value is None else type(value).__name__
            raise TypeError(f"open() argument {name!r} must be {kind}, not {what}")
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in letters
    if "t" in letters and binary:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("xrwa")) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary:
        for name, value in (("an encoding", encoding), ("an errors", errors), ("a newline", newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {name} argument")
    updating = "+" in letters
    kind = "".join(letters & set("xrwa"))
    raw = FileIO(file, kind + ("+" if updating else ""), closefd, opener)
    stream = raw
    try:
        line_buffering = buffering == 1 or (buffering < 0 and raw._fd <= 2 and raw.isatty())
        if buffering < 0 or buffering == 1:
            buffering = DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if binary:
                return raw
            raise ValueError("can't have unbuffered text I/O")
        if updating:
            stream = BufferedRandom(raw, buffering)
        elif "r" in letters:
            stream = BufferedReader(raw, buffering)
        else:
            stream = BufferedWriter(raw, buffering)
        if binary:
            return stream
        text = TextIOWrapper(stream, encoding, errors, newline, line_buffering)
        text.mode = mode
        return text
    except BaseException:
        raw.close()
        raise


def open_code(path):
    """Opens the provided file with the intent to import the contents."""
    return _open(path, "rb")
`;

/** What that source defines. */
export const FILES_NAMES =
  "FileIO BufferedReader BufferedWriter BufferedRandom BufferedRWPair _open open_code";
