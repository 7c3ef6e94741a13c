/** The Python source of bz2. */
import { COMPRESSED_FILE } from "../compressed_file_source.ts";

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
    _recognized = property(lambda self: self._level != 0)

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


${COMPRESSED_FILE}

class BZ2File(_CompressedFile):
    """A file of bzip2-compressed data: reads and writes what it decompresses to."""

    _errors = OSError
    _new_decompressor = BZ2Decompressor

    def __init__(self, filename, mode="r", *, compresslevel=9):
        self._fp = None
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        self._level = compresslevel
        self._open(filename, mode)

    def _new_compressor(self):
        return BZ2Compressor(self._level)

    def readline(self, size=-1):
        """Read a line of uncompressed bytes from the file."""
        return super().readline(_integer(size))

    def readlines(self, size=-1):
        """Read a list of lines of uncompressed bytes from the file."""
        return super().readlines(_integer(size))


def _integer(size):
    if not isinstance(size, int):
        raise TypeError("Integer argument expected")
    return size


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Open a bzip2-compressed file in binary or text mode."""
    return _open_compressed(lambda mode: BZ2File(filename, mode, compresslevel=compresslevel),
                            mode, encoding, errors, newline)


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
