/** The Python source of the files of bz2 and lzma, a part of both modules. */

export const COMPRESSED_FILE = String.raw`
class _CompressedFile(_io.BufferedIOBase):
    """A file of compressed streams: reads and writes what they decompress to.

    Its subclasses say which: _new_compressor, _new_decompressor, and the error of what is no stream.
    """

    def _open(self, filename, mode):
        self._fp = None
        self._closefp = False
        if mode in ("", "r", "rb"):
            mode = "rb"
        elif mode in ("w", "wb", "x", "xb", "a", "ab"):
            mode = mode[0] + "b"
        else:
            raise ValueError("Invalid mode: {!r}".format(mode))
        self.mode = "rb" if mode == "rb" else "wb"
        self._pos = 0
        if self.mode == "wb":
            self._compressor = self._new_compressor()
        if isinstance(filename, (str, bytes, _os.PathLike)):
            self._fp = _builtin_open(filename, mode)
            self._closefp = True
        elif hasattr(filename, "read") or hasattr(filename, "write"):
            self._fp = filename
        else:
            raise TypeError("filename must be a str, bytes, file or PathLike object")
        if self.mode == "rb":
            self._rewind()

    def _rewind(self):
        self._decompressor = self._new_decompressor()
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
                self._decompressor = self._new_decompressor()
                self._begun = True
            else:
                data = self._fp.read(65536)
                if not data:
                    raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            try:
                made = self._decompressor.decompress(data)
            except self._errors:
                if self._begun and not self._decompressor._recognized:
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


def _open_compressed(make, mode, encoding, errors, newline):
    "What a module's open() gives: the file that make() gives for a mode, or a text over it."
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    file = make(mode.replace("t", ""))
    if "t" in mode:
        return _io.TextIOWrapper(file, _io.text_encoding(encoding), errors, newline)
    return file
`;
