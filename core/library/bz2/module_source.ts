/** The Python source of bz2. */

export const SOURCE = String.raw`
"""Interface to the libbzip2 compression library's format."""

from builtins import open as _builtin_open
import io as _io
import os as _os

__all__ = ["BZ2File", "BZ2Compressor", "BZ2Decompressor", "open", "compress", "decompress"]


class BZ2Compressor:
    """Compresses data that comes in pieces: all of it when it is flushed."""

    def __init__(self, compresslevel=9, /):
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        self._level = compresslevel
        self._parts = []

    def compress(self, data, /):
        """Provide data to the compressor object."""
        if self._parts is None:
            raise ValueError("Compressor has been flushed")
        self._parts.append(bytes(memoryview(data).cast("B")))
        return b""

    def flush(self):
        """Finish the compression process."""
        if self._parts is None:
            raise ValueError("Repeated call to flush()")
        parts, self._parts = self._parts, None
        return _compress(b"".join(parts), self._level)

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


class BZ2Decompressor:
    """Decompresses a stream that comes in pieces."""

    def __init__(self):
        self._input = b""
        self._place = self._level = self._combined = 0
        self._output = b""
        self.eof = False
        self.needs_input = True
        self.unused_data = b""

    def decompress(self, data, max_length=-1):
        """Decompress data, returning uncompressed data as bytes: at most max_length unless it is negative."""
        if self.eof:
            raise EOFError("End of stream already reached")
        self._input += bytes(memoryview(data).cast("B"))
        parts, size = [self._output], len(self._output)
        ended = False
        while max_length < 0 or size < max_length:
            found = _step(self._input, self._place, self._level, self._combined, OSError)
            if found is None:
                break
            output, place, self._level, self._combined, ended = found
            self._input = self._input[place >> 3:]
            self._place = place & 7
            parts.append(output)
            size += len(output)
            if ended:
                self.unused_data, self._input = self._input, b""
                break
        made = b"".join(parts)
        self._ended = ended or self._ended
        if max_length < 0:
            self._output = b""
        else:
            made, self._output = made[:max_length], made[max_length:]
        self.eof = self._ended and not self._output
        self.needs_input = not self.eof and (max_length < 0 or len(made) < max_length)
        return made

    _ended = False

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


class BZ2File(_io.BufferedIOBase):
    """A file of bzip2-compressed data: reads and writes what it decompresses to."""

    def __init__(self, filename, mode="r", *, compresslevel=9):
        self._fp = None
        self._closefp = False
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        if mode in ("", "r", "rb"):
            mode = "rb"
        elif mode in ("w", "wb", "x", "xb", "a", "ab"):
            mode = mode[0] + "b"
        else:
            raise ValueError("Invalid mode: %r" % (mode,))
        self.mode = "rb" if mode == "rb" else "wb"
        if isinstance(filename, (str, bytes, _os.PathLike)):
            self._fp = _builtin_open(filename, mode)
            self._closefp = True
        elif hasattr(filename, "read") or hasattr(filename, "write"):
            self._fp = filename
        else:
            raise TypeError("filename must be a str, bytes, file or PathLike object")
        self._pos = 0
        if self.mode == "rb":
            self._rewind()
        else:
            self._compressor = BZ2Compressor(compresslevel)

    def _rewind(self):
        self._decompressor = BZ2Decompressor()
        self._buffer = b""
        self._begun = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _more(self):
        """Some more bytes; none at the end of the last stream."""
        while True:
            if self._decompressor.eof:
                data = self._decompressor.unused_data or self._fp.read(65536)
                if not data:
                    return b""
                self._decompressor = BZ2Decompressor()
                self._begun = True
            else:
                data = self._fp.read(65536)
                if not data:
                    raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            try:
                made = self._decompressor.decompress(data)
            except OSError:
                if self._begun and self._decompressor._level == 0:
                    # What stands behind a stream and is none is passed over.
                    self._decompressor.eof = True
                    self._decompressor.unused_data = b""
                    return b""
                raise
            if made:
                return made

    def close(self):
        """Flush and close the file."""
        if self._fp is None:
            return
        try:
            if self.mode == "wb":
                self._fp.write(self._compressor.flush())
        finally:
            fp, self._fp = self._fp, None
            if self._closefp:
                fp.close()

    @property
    def closed(self):
        """True if this file is closed."""
        return self._fp is None

    @property
    def name(self):
        self._check()
        return self._fp.name

    def fileno(self):
        """Return the file descriptor for the underlying file."""
        self._check()
        return self._fp.fileno()

    def seekable(self):
        """Return whether the file supports seeking."""
        return self.readable() and self._fp.seekable()

    def readable(self):
        """Return whether the file was opened for reading."""
        self._check()
        return self.mode == "rb"

    def writable(self):
        """Return whether the file was opened for writing."""
        self._check()
        return self.mode == "wb"

    def _check_read(self):
        if not self.readable():
            raise _io.UnsupportedOperation("File not open for reading")

    def peek(self, n=0):
        """Return buffered data without advancing the file position."""
        self._check_read()
        if not self._buffer:
            self._buffer = self._more()
        return self._buffer

    def read(self, size=-1):
        """Read up to size uncompressed bytes from the file."""
        self._check_read()
        if size is None or size < 0:
            parts = [self._buffer]
            while part := self._more():
                parts.append(part)
            data, self._buffer = b"".join(parts), b""
        else:
            while len(self._buffer) < size and (part := self._more()):
                self._buffer += part
            data, self._buffer = self._buffer[:size], self._buffer[size:]
        self._pos += len(data)
        return data

    def read1(self, size=-1):
        """Read up to size uncompressed bytes, while trying to avoid making multiple reads from the file."""
        self._check_read()
        if not self._buffer:
            self._buffer = self._more()
        if size < 0:
            size = len(self._buffer)
        data, self._buffer = self._buffer[:size], self._buffer[size:]
        self._pos += len(data)
        return data

    def readinto(self, b):
        """Read bytes into b."""
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        """Read a line of uncompressed bytes from the file."""
        self._check_read()
        size = -1 if size is None else size
        while b"\n" not in self._buffer and (size < 0 or len(self._buffer) < size) and (part := self._more()):
            self._buffer += part
        end = self._buffer.find(b"\n") + 1 or len(self._buffer)
        return self.read(end if size < 0 else min(end, size))

    def write(self, data):
        """Write a byte string to the file."""
        if not self.writable():
            raise _io.UnsupportedOperation("File not open for writing")
        data = memoryview(data)
        self._compressor.compress(data)
        self._pos += data.nbytes
        return data.nbytes

    def seek(self, offset, whence=_io.SEEK_SET):
        """Change the file position."""
        self._check_read()
        if whence == _io.SEEK_CUR:
            offset += self._pos
        elif whence == _io.SEEK_END:
            while self.read(1 << 16):
                pass
            offset += self._pos
        elif whence != _io.SEEK_SET:
            raise ValueError("Invalid value for whence: {}".format(whence))
        if offset < self._pos:
            self._fp.seek(0)
            self._rewind()
            self._pos = 0
        while self._pos < offset and self.read(min(1 << 16, offset - self._pos)):
            pass
        return self._pos

    def tell(self):
        """Return the current file position."""
        self._check()
        return self._pos


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Open a bzip2-compressed file in binary or text mode."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    file = BZ2File(filename, mode.replace("t", ""), compresslevel=compresslevel)
    if "t" in mode:
        return _io.TextIOWrapper(file, _io.text_encoding(encoding), errors, newline)
    return file


def compress(data, compresslevel=9):
    """Compress a block of data."""
    compressor = BZ2Compressor(compresslevel)
    return compressor.compress(data) + compressor.flush()


def decompress(data):
    """Decompress a block of data: one stream or several."""
    parts = []
    while data:
        decompressor = BZ2Decompressor()
        try:
            part = decompressor.decompress(data)
        except OSError:
            if parts:
                break
            raise
        parts.append(part)
        if not decompressor.eof:
            raise ValueError("Compressed data ended before the end-of-stream marker was reached")
        data = decompressor.unused_data
    return b"".join(parts)
`;
