/** The module zlib in Python: headers, checks and trailers of streams; what is deflated is in the natives' hands. */

export const SOURCE = String.raw`
"""Compression and decompression of data as zlib does it."""
from operator import index as _index

MAX_WBITS = 15
DEFLATED = 8
DEF_MEM_LEVEL = 8
DEF_BUF_SIZE = 16384
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.3.1"
Z_NO_COMPRESSION = 0
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_FILTERED = 1
Z_HUFFMAN_ONLY = 2
Z_RLE = 3
Z_FIXED = 4
Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH = 1
Z_SYNC_FLUSH = 2
Z_FULL_FLUSH = 3
Z_FINISH = 4
Z_BLOCK = 5
Z_TREES = 6

# So much is read and made in one step.
_STEP_IN = 65536
_STEP_OUT = 262144
# So much that is not deflated yet is kept until the end.
_KEPT = 16777216


class error(Exception):
    __module__ = "zlib"


def _bytes(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    try:
        return data if type(data) is bytes else bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}") from None


class _Compress:
    """Object returned by compressobj()."""

    def __new__(cls, *args):
        raise TypeError("cannot create 'zlib.Compress' instances")

    @staticmethod
    def _make(level, method, wbits, mem_level, strategy, zdict):
        raw, gzip = wbits < 0, wbits > 15
        window = -wbits if raw else wbits - 16 if gzip else wbits
        if (not -1 <= level <= 9 or method != DEFLATED or not 8 <= window <= 15 or window == 8 and raw
                or not 1 <= mem_level <= 9 or not 0 <= strategy <= 4):
            return None
        self = object.__new__(_Compress)
        self._level = 6 if level == -1 else level
        self._window = max(window, 9)
        self._mem_level = mem_level
        self._strategy = strategy
        self._kind = "raw" if raw else "gzip" if gzip else "zlib"
        # What may be referred to, and behind it what is not deflated yet.
        self._data = bytearray(zdict)
        self._start = len(zdict)
        self._bits = 1
        self._check = 0 if gzip else 1
        self._total = 0
        self._header = self._make_header(zdict)
        self._flushed = None
        self._finished = False
        return self

    def _make_header(self, zdict):
        level = self._level
        if self._kind == "raw":
            return b""
        weak = self._strategy >= Z_HUFFMAN_ONLY or level < 2
        if self._kind == "gzip":
            return b"\x1f\x8b\x08\0\0\0\0\0" + bytes([2 if level == 9 else 4 if weak else 0, 3])
        word = (self._window - 8 << 4 | DEFLATED) << 8
        word |= (0 if weak else 1 if level < 6 else 2 if level == 6 else 3) << 6
        if zdict:
            word |= 32
        word += 31 - word % 31
        header = word.to_bytes(2, "big")
        return header + adler32(zdict).to_bytes(4, "big") if zdict else header

    def compress(self, data, /):
        """Return compressed data, as far as they are complete."""
        data = _bytes(data)
        if self._finished:
            raise error("Error -2 while compressing data: inconsistent stream state")
        self._check = (crc32 if self._kind == "gzip" else adler32)(data, self._check)
        self._total += len(data)
        self._data += data
        if data:
            self._flushed = None
        header, self._header = self._header, b""
        if len(self._data) - self._start > _KEPT:
            return header + self._deflate(Z_NO_FLUSH)
        return header

    def flush(self, mode=Z_FINISH, /):
        """Return the rest of the compressed data."""
        if mode == Z_NO_FLUSH or self._finished:
            return b""
        if not 0 <= mode <= 6:
            raise error("Error -2 while flushing: inconsistent stream state")
        header, self._header = self._header, b""
        if mode == self._flushed and mode != Z_FINISH:
            return header
        self._flushed = mode
        result = header + self._deflate(Z_NO_FLUSH if mode >= Z_BLOCK else mode)
        if mode != Z_FINISH:
            return result
        self._finished = True
        self._data.clear()
        if self._kind == "zlib":
            return result + self._check.to_bytes(4, "big")
        if self._kind == "gzip":
            return (result + self._check.to_bytes(4, "little")
                    + (self._total & 0xffffffff).to_bytes(4, "little"))
        return result

    def _deflate(self, mode):
        result, self._bits = _deflate(self._data, self._start, self._level, self._window,
                                      self._mem_level, self._strategy, mode, self._bits)
        del self._data[:len(self._data) if mode == Z_FULL_FLUSH else -(1 << self._window)]
        self._start = len(self._data)
        return result

    def copy(self):
        """Return a copy of the compression object."""
        if self._finished:
            raise ValueError("Inconsistent stream state")
        other = object.__new__(_Compress)
        other.__dict__.update(self.__dict__, _data=self._data[:])
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


def _name(cls, name):
    cls.__name__ = cls.__qualname__ = name
    cls.__module__ = "zlib"


_name(_Compress, "Compress")


def compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,
                strategy=Z_DEFAULT_STRATEGY, zdict=None):
    """Return a compressor object."""
    made = _Compress._make(level, method, wbits, memLevel, strategy, b"" if zdict is None else _bytes(zdict))
    if made is None:
        raise ValueError("Invalid initialization option")
    return made


def compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS):
    """Return compressed data."""
    data = _bytes(data)
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    made = _Compress._make(level, DEFLATED, wbits, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, b"")
    if made is None:
        raise error("Bad compression level" if -16 < wbits < 32 else "Error -2 while compressing data: inconsistent stream state")
    return made.compress(data) + made.flush()


def _wrong(message):
    return error(f"Error -3 while decompressing data: {message}")


class _Decompress:
    """Object returned by decompressobj()."""

    def __new__(cls, *args):
        raise TypeError("cannot create 'zlib.Decompress' instances")

    @staticmethod
    def _make(wbits, zdict):
        kind = ("raw" if -15 <= wbits <= -8 else "zlib" if wbits == 0 or 8 <= wbits <= 15
                else "gzip" if wbits == 16 or 24 <= wbits <= 31 else "any" if wbits == 32 or 40 <= wbits <= 47
                else None)
        if kind is None:
            return None
        self = object.__new__(_Decompress)
        self.unused_data = b""
        self.unconsumed_tail = b""
        self.eof = False
        self._kind = kind
        self._window = abs(wbits) % 16 or 15
        self._zdict = zdict
        # Input that is not complete enough to be used.
        self._tail = b""
        self._state = _first_state(zdict) if kind == "raw" else None
        self._in_body = kind == "raw"
        self._in_trailer = False
        self._check = 0
        self._total = 0
        return self

    def decompress(self, data, /, max_length=0):
        """Return decompressed data, at most max_length bytes if that is not 0."""
        max_length = _index(max_length)
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        data = _bytes(data)
        if self.eof:
            self.unused_data += data
            return b""
        out = bytearray()
        rest = self._tail + data if self._tail else data
        self._tail = self.unconsumed_tail = b""
        at = 0
        if not self._in_body:
            at = self._read_header(rest)
            if at < 0:
                self._tail = rest
                return b""
            self._in_body = True
        if not self._in_trailer:
            at = self._inflate(rest, at, out, max_length)
        if self._in_trailer:
            self._read_trailer(rest[at:])
        elif max_length and len(out) >= max_length:
            # A byte of which some bits were used comes again, but not from outside.
            begun = 1 if self._state[2] else 0
            self._tail, self.unconsumed_tail = rest[at:at + begun], rest[at + begun:]
        else:
            self._tail = rest[at:]
        return bytes(out)

    def _inflate(self, data, at, out, most):
        view = memoryview(data)
        while True:
            room = min(_STEP_OUT, most - len(out)) if most else _STEP_OUT
            piece, used, done, self._state = _inflate(self._state, view[at:at + _STEP_IN], room, _wrong)
            at += used
            out += piece
            if self._kind != "raw":
                self._check = (crc32 if self._kind == "gzip" else adler32)(piece, self._check)
                self._total += len(piece)
            if done:
                self._in_trailer = True
                self._state = None
                return at
            if not piece and not used or most and len(out) >= most:
                return at

    def _read_header(self, data):
        """Where the deflated data begin; -1 when there is not enough of the header."""
        if self._kind == "any" and data:
            self._kind = "gzip" if data[0] == 0x1f and data[1:2] in (b"", b"\x8b") else "zlib"
        if self._kind == "gzip":
            return self._read_gzip_header(data)
        if len(data) < 2:
            return -1
        word = data[0] << 8 | data[1]
        if word % 31:
            raise _wrong("incorrect header check")
        if data[0] & 15 != DEFLATED:
            raise _wrong("unknown compression method")
        if (data[0] >> 4) + 8 > self._window:
            raise _wrong("invalid window size")
        self._check = 1
        if not word & 32:
            self._state = _first_state(b"")
            return 2
        if len(data) < 6:
            return -1
        if not self._zdict:
            raise error("Error 2 while decompressing data")
        if adler32(self._zdict) != int.from_bytes(data[2:6], "big"):
            raise error("Error -3 while setting zdict: invalid input data")
        self._state = _first_state(self._zdict)
        return 6

    def _read_gzip_header(self, data):
        magic = data[:2]
        if magic != b"\x1f\x8b"[:len(magic)]:
            raise _wrong("incorrect header check")
        if len(data) < 10:
            return -1
        if data[2] != DEFLATED:
            raise _wrong("unknown compression method")
        flags = data[3]
        if flags & 0xe0:
            raise _wrong("unknown header flags set")
        at = 10
        if flags & 4:
            at += 2 + int.from_bytes(data[10:12], "little")
        for flag in (8, 16):
            if flags & flag:
                at = data.find(b"\0", at) + 1
                if at == 0:
                    return -1
        if flags & 2:
            if len(data) >= at + 2 and crc32(data[:at]) & 0xffff != int.from_bytes(data[at:at + 2], "little"):
                raise _wrong("header crc mismatch")
            at += 2
        if len(data) < at:
            return -1
        self._state = _first_state(b"")
        return at

    def _read_trailer(self, rest):
        size = 0 if self._kind == "raw" else 4 if self._kind == "zlib" else 8
        if len(rest) < size:
            self._tail = rest
            return
        if self._kind == "zlib" and int.from_bytes(rest[:4], "big") != self._check:
            raise _wrong("incorrect data check")
        if self._kind == "gzip":
            if int.from_bytes(rest[:4], "little") != self._check:
                raise _wrong("incorrect data check")
            if int.from_bytes(rest[4:8], "little") != self._total & 0xffffffff:
                raise _wrong("incorrect length check")
        self.eof = True
        self.unused_data = rest[size:]

    def flush(self, length=DEF_BUF_SIZE, /):
        """Return decompressed data that were left."""
        if _index(length) <= 0:
            raise ValueError("length must be greater than zero")
        return self.decompress(self.unconsumed_tail)

    def copy(self):
        """Return a copy of the decompression object."""
        other = object.__new__(_Decompress)
        other.__dict__.update(self.__dict__)
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


_name(_Decompress, "Decompress")


def decompressobj(wbits=MAX_WBITS, zdict=b""):
    """Return a decompressor object."""
    made = _Decompress._make(wbits, _bytes(zdict))
    if made is None:
        raise ValueError("Invalid initialization option")
    return made


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    """Return decompressed data."""
    data = _bytes(data)
    if _index(bufsize) < 0:
        raise ValueError("bufsize must be non-negative")
    made = _Decompress._make(wbits, b"")
    if made is None:
        raise error("Error -2 while preparing to decompress data: inconsistent stream state")
    result = made.decompress(data)
    if not made.eof:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return result


class _ZlibDecompressor:
    """A decompressor that keeps the input which it has no room for."""

    __module__ = "zlib"

    def __init__(self, wbits=MAX_WBITS, zdict=b""):
        self._inflater = decompressobj(wbits, zdict)
        self.needs_input = True

    @property
    def eof(self):
        return self._inflater.eof

    @property
    def unused_data(self):
        return self._inflater.unused_data

    def decompress(self, data, max_length=-1):
        """Decompress data, and return at most max_length bytes if that is not negative."""
        if self.eof:
            raise EOFError("End of stream already reached")
        inflater = self._inflater
        data = inflater.unconsumed_tail + _bytes(data)
        if max_length == 0:
            inflater.unconsumed_tail = data
            result = b""
        else:
            result = inflater.decompress(data, max(max_length, 0))
        self.needs_input = not (self.eof or inflater.unconsumed_tail or 0 < max_length <= len(result))
        return result
`;
