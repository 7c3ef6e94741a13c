/** The module gzip (RFC 1952) over zlib. Left out: its command line. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Reading and writing of gzip files."""
import builtins as _builtins
import io as _io
import os as _os
import time as _time
import zlib as _zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ = "rb"
WRITE = "wb"
READ_BUFFER_SIZE = 131072


class BadGzipFile(OSError):
    """Exception raised in some cases for invalid gzip files."""


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Open a gzip-compressed file in binary or text mode."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
    else:
        if encoding is not None:
            raise ValueError("Argument 'encoding' not supported in binary mode")
        if errors is not None:
            raise ValueError("Argument 'errors' not supported in binary mode")
        if newline is not None:
            raise ValueError("Argument 'newline' not supported in binary mode")
    binary_mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, _os.PathLike)):
        file = GzipFile(filename, binary_mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, binary_mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" in mode:
        return _io.TextIOWrapper(file, _io.text_encoding(encoding), errors, newline)
    return file


class GzipFile(_io.BufferedIOBase):
    """A gzip file as a file object."""

    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError("Invalid mode: {!r}".format(mode))
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = _builtins.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = _os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        self.name = filename
        self.fileobj = fileobj
        self._offset = 0
        if mode.startswith("r"):
            self.mode = "rb"
            self._ready = b""
            self._input = b""
            self._inflater = None
            self._ended = False
            self._members = 0
            self.mtime = None
        elif mode.startswith(("w", "a", "x")):
            self.mode = "wb"
            self.compress = _zlib.compressobj(compresslevel, _zlib.DEFLATED, -15, 8, 0)
            self._crc = 0
            self._write_mtime = mtime
            self._write_header(compresslevel)
        else:
            raise ValueError("Invalid mode: {!r}".format(mode))

    def __repr__(self):
        return f"<gzip {self.fileobj!r} {hex(id(self))}>"

    def _write_header(self, level):
        name = self.name
        try:
            if not isinstance(name, bytes):
                name = _os.path.basename(name).encode("latin-1")
            else:
                name = _os.path.basename(name)
            if name.endswith(b".gz"):
                name = name[:-3]
        except UnicodeEncodeError:
            name = b""
        mtime = self._write_mtime
        if mtime is None:
            mtime = _time.time()
        self.fileobj.write(b"\x1f\x8b\x08" + (b"\x08" if name else b"\0") + int(mtime).to_bytes(4, "little")
                           + (b"\x02" if level == 9 else b"\x04" if level == 1 else b"\0") + b"\xff")
        if name:
            self.fileobj.write(name + b"\0")

    def _check_open(self):
        if self.fileobj is None:
            raise ValueError("I/O operation on closed file")

    def _check_mode(self, mode, action):
        self._check_open()
        if self.mode != mode:
            import errno
            raise OSError(errno.EBADF, f"{action}() on {'write' if mode == 'rb' else 'read'}-only GzipFile object")

    @property
    def closed(self):
        return self.fileobj is None

    def readable(self):
        self._check_open()
        return self.mode == "rb"

    def writable(self):
        self._check_open()
        return self.mode == "wb"

    def seekable(self):
        return True

    def fileno(self):
        return self.fileobj.fileno()

    def write(self, data):
        self._check_mode("wb", "write")
        data = data if isinstance(data, (bytes, bytearray)) else memoryview(data).tobytes()
        if data:
            self.fileobj.write(self.compress.compress(data))
            self._crc = _zlib.crc32(data, self._crc)
            self._offset += len(data)
        return len(data)

    def _take(self, count):
        while len(self._input) < count:
            more = self.fileobj.read(READ_BUFFER_SIZE)
            if not more:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            self._input += more
        taken, self._input = self._input[:count], self._input[count:]
        return taken

    def _take_text(self):
        while self._take(1) != b"\0":
            pass

    def _begin_member(self):
        """Reads a header; False at the end of the file."""
        if self._members:
            # Zeros may fill a file up behind a member.
            while True:
                self._input = self._input.lstrip(b"\0")
                if self._input:
                    break
                self._input = self.fileobj.read(READ_BUFFER_SIZE)
                if not self._input:
                    return False
        elif not self._input:
            self._input = self.fileobj.read(READ_BUFFER_SIZE)
            if not self._input:
                return False
        magic = self._input[:2] if len(self._input) >= 2 else self._input + self.fileobj.read(1)
        if magic != b"\x1f\x8b":
            raise BadGzipFile("Not a gzipped file (%r)" % magic)
        header = self._take(10)
        if header[2] != 8:
            raise BadGzipFile("Unknown compression method")
        self.mtime = int.from_bytes(header[4:8], "little")
        flags = header[3]
        if flags & FEXTRA:
            self._take(int.from_bytes(self._take(2), "little"))
        if flags & FNAME:
            self._take_text()
        if flags & FCOMMENT:
            self._take_text()
        if flags & FHCRC:
            self._take(2)
        self._inflater = _zlib.decompressobj(-15)
        self._read_crc = self._size = 0
        return True

    def _fill(self):
        """Inflates more; False at the end of the file."""
        while not self._ended:
            if self._inflater is not None and self._inflater.eof:
                self._end_member()
            if self._inflater is None and not self._begin_member():
                self._ended = True
                break
            data = self._inflater.unconsumed_tail or self._input or self.fileobj.read(READ_BUFFER_SIZE)
            if not self._inflater.unconsumed_tail:
                self._input = b""
            piece = self._inflater.decompress(data, READ_BUFFER_SIZE)
            self._read_crc = _zlib.crc32(piece, self._read_crc)
            self._size += len(piece)
            if not data and not piece and not self._inflater.eof:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            if piece:
                self._ready = self._ready + piece if self._ready else piece
                return True
        return False

    def _end_member(self):
        self._input = self._inflater.unused_data
        crc, size = int.from_bytes(self._take(4), "little"), int.from_bytes(self._take(4), "little")
        if crc != self._read_crc:
            raise BadGzipFile("CRC check failed %s != %s" % (hex(crc), hex(self._read_crc)))
        if size != self._size & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        self._inflater = None
        self._members += 1

    def _give(self, count):
        given, self._ready = self._ready[:count], self._ready[count:]
        self._offset += len(given)
        return given

    def read(self, size=-1):
        self._check_mode("rb", "read")
        if size is None or size < 0:
            parts = [self._give(len(self._ready))]
            while self._fill():
                parts.append(self._give(len(self._ready)))
            return b"".join(parts)
        while len(self._ready) < size and self._fill():
            pass
        return self._give(size)

    def read1(self, size=-1):
        self._check_mode("rb", "read1")
        if not self._ready:
            self._fill()
        return self._give(len(self._ready) if size is None or size < 0 else size)

    def readinto(self, buffer):
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def peek(self, n):
        self._check_mode("rb", "peek")
        if not self._ready:
            self._fill()
        return self._ready

    def readline(self, size=-1):
        self._check_mode("rb", "readline")
        if size is None or size < 0:
            size = -1
        at = 0
        while (end := self._ready.find(b"\n", at)) < 0 and (size < 0 or len(self._ready) < size):
            at = len(self._ready)
            if not self._fill():
                break
        count = end + 1 if end >= 0 else len(self._ready)
        return self._give(count if size < 0 else min(count, size))

    def rewind(self):
        """Go back to the beginning of the file, which must be open for reading."""
        if self.mode != "rb":
            raise OSError("Can't rewind in write mode")
        self.fileobj.seek(0)
        self._ready = self._input = b""
        self._inflater = None
        self._ended = False
        self._members = self._offset = 0

    def tell(self):
        self._check_open()
        return self._offset

    def seek(self, offset, whence=0):
        self._check_open()
        if self.mode == "wb":
            if whence:
                if whence != 1:
                    raise ValueError("Seek from end not supported")
                offset += self._offset
            if offset < self._offset:
                raise OSError("Negative seek in write mode")
            while self._offset < offset:
                self.write(bytes(min(offset - self._offset, READ_BUFFER_SIZE)))
            return self._offset
        if whence == 1:
            offset += self._offset
        elif whence == 2:
            while self._fill():
                self._give(len(self._ready))
            self._give(len(self._ready))
            offset += self._offset
        elif whence != 0:
            raise ValueError(f"Invalid value for whence: {whence}")
        if offset < self._offset:
            self.rewind()
        while self._offset < offset and self.read(min(offset - self._offset, READ_BUFFER_SIZE)):
            pass
        return self._offset

    def flush(self, zlib_mode=_zlib.Z_SYNC_FLUSH):
        self._check_open()
        if self.mode == "wb":
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def close(self):
        file = self.fileobj
        if file is None:
            return
        try:
            if self.mode == "wb":
                file.write(self.compress.flush() + self._crc.to_bytes(4, "little")
                           + (self._offset & 0xffffffff).to_bytes(4, "little"))
        finally:
            self.fileobj = None
            mine, self.myfileobj = self.myfileobj, None
            if mine is not None:
                mine.close()


def compress(data, compresslevel=9, *, mtime=0):
    """Compress data in one shot and return the compressed string."""
    made = _zlib.compress(data, compresslevel, 31)
    if mtime is None:
        mtime = _time.time()
    return made[:4] + int(mtime).to_bytes(4, "little") + made[8:9] + b"\xff" + made[10:]


def decompress(data):
    """Decompress a gzip compressed string in one shot."""
    parts = []
    while data:
        inflater = _zlib.decompressobj(-15)
        part = inflater.decompress(_behind_header(data))
        trailer = inflater.unused_data
        if not inflater.eof or len(trailer) < 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        if int.from_bytes(trailer[:4], "little") != _zlib.crc32(part):
            raise BadGzipFile("CRC check failed")
        if int.from_bytes(trailer[4:8], "little") != len(part) & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        parts.append(part)
        data = trailer[8:].lstrip(b"\0")
    return b"".join(parts)


def _behind_header(data):
    file = GzipFile(fileobj=_io.BytesIO(data))
    file._begin_member()
    return file._input + file.fileobj.read()
`;

defineModule({ name: "gzip", source: SOURCE });
