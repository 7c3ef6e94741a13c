/**
 * The Python sources of zipfile and zipfile's Path (Lib/zipfile; PKWARE's APPNOTE): archives with entries that are stored, deflated
 * or compressed by bzip2, of any size (zip64); encrypted ones of the old kind are read.
 */

export const ZIPFILE_SOURCE = String.raw`
"""Read and write ZIP files."""

import binascii
import io
import os
import shutil
import stat
import struct
import sys
import time

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA",
           "ZIP_ZSTANDARD", "is_zipfile", "ZipInfo", "ZipFile", "PyZipFile", "LargeZipFile", "Path"]


class BadZipFile(Exception):
    pass


class LargeZipFile(Exception):
    """Raised when writing a file that needs zip64 where it is not allowed."""


error = BadZipfile = BadZipFile

ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1
ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA, ZIP_ZSTANDARD = 0, 8, 12, 14, 93
DEFAULT_VERSION, ZIP64_VERSION, BZIP2_VERSION = 20, 45, 46
compressor_names = {0: "store", 1: "shrink", 2: "reduce", 3: "reduce", 4: "reduce", 5: "reduce", 6: "implode",
                    7: "tokenize", 8: "deflate", 9: "deflate64", 10: "implode", 12: "bzip2", 14: "lzma", 18: "terse",
                    19: "lz77", 93: "zstd", 97: "wavpack", 98: "ppmd"}

_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_ENCRYPTED, _DESCRIPTOR, _STRONG, _UTF8, _PATCHED = 0x1, 0x8, 0x40, 0x800, 0x20


def _expect_bytes(what, given):
    if not isinstance(given, bytes):
        raise TypeError(f"{what}: expected bytes, got {type(given).__name__}")


def _check_compression(compression):
    if compression == ZIP_STORED or compression == ZIP_DEFLATED:
        return
    if compression == ZIP_BZIP2:
        return
    if compression == ZIP_LZMA:
        raise RuntimeError("Compression requires the (missing) lzma module")
    if compression == ZIP_ZSTANDARD:
        raise RuntimeError("Compression requires the (missing) compression.zstd module")
    raise NotImplementedError("That compression method is not supported")


def _get_compressor(compress_type, compresslevel=None):
    if compress_type == ZIP_DEFLATED:
        import zlib
        return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION if compresslevel is None else compresslevel,
                                zlib.DEFLATED, -15)
    if compress_type == ZIP_BZIP2:
        import bz2
        return bz2.BZ2Compressor() if compresslevel is None else bz2.BZ2Compressor(compresslevel)
    return None


def _get_decompressor(compress_type):
    if compress_type == ZIP_STORED:
        return None
    if compress_type == ZIP_DEFLATED:
        import zlib
        return zlib.decompressobj(-15)
    if compress_type == ZIP_BZIP2:
        import bz2
        return bz2.BZ2Decompressor()
    _check_compression(compress_type)


def _end_record(file):
    """(entries, size, offset, comment, place of the record, bytes before the archive), or None."""
    try:
        file.seek(0, 2)
    except OSError:
        return None
    size = file.tell()
    if size < _END.size:
        return None
    begin = max(size - ZIP_MAX_COMMENT - _END.size, 0)
    file.seek(begin)
    data = file.read()
    at = data.rfind(b"PK\5\6")
    if at < 0 or len(data) - at < _END.size:
        return None
    _, disk, disk_cd, here, entries, cd_size, cd_offset, comment_size = _END.unpack_from(data, at)
    comment = data[at + _END.size:at + _END.size + comment_size]
    place = begin + at
    before = place
    if place >= _LOCATOR.size:
        file.seek(place - _LOCATOR.size)
        magic, locator_disk, offset64, disks = _LOCATOR.unpack(file.read(_LOCATOR.size))
        if magic == b"PK\6\7":
            if locator_disk != 0 or disks > 1:
                raise BadZipFile("zipfiles that span multiple disks are not supported")
            where = place - _LOCATOR.size - _END64.size
            file.seek(max(where, 0))
            record = file.read(_END64.size)
            if len(record) == _END64.size and record[:4] == b"PK\6\6":
                (_, _, _, _, _, _, here, entries, cd_size, cd_offset) = _END64.unpack(record)
                before = where
    return entries, cd_size, cd_offset, comment, place, before - cd_size - cd_offset


def is_zipfile(filename):
    """Quickly see if a file is a ZIP file by checking the magic number."""
    try:
        if hasattr(filename, "read"):
            at = filename.tell()
            found = _end_record(filename)
            filename.seek(at)
            return found is not None
        with open(filename, "rb") as file:
            return _end_record(file) is not None
    except (OSError, BadZipFile):
        return False


def _sanitize_filename(filename):
    filename = filename.partition("\0")[0]
    if os.sep != "/" and os.sep in filename:
        filename = filename.replace(os.sep, "/")
    return filename


class ZipInfo:
    """Class with attributes describing each file in the ZIP archive."""

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        self.filename = _sanitize_filename(filename)
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type = ZIP_STORED
        self.compress_level = None
        self.comment = b""
        self.extra = b""
        self.create_system = 3
        self.create_version = self.extract_version = DEFAULT_VERSION
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
        self.header_offset = 0
        self.CRC = 0
        self.compress_size = self.file_size = 0
        self._end_offset = None

    @property
    def _compresslevel(self):
        return self.compress_level

    @_compresslevel.setter
    def _compresslevel(self, value):
        self.compress_level = value

    def __repr__(self):
        parts = ["<%s filename=%r" % (self.__class__.__name__, self.filename)]
        if self.compress_type != ZIP_STORED:
            parts.append(" compress_type=%s" % compressor_names.get(self.compress_type, self.compress_type))
        high, low = self.external_attr >> 16, self.external_attr & 0xffff
        if high:
            parts.append(" filemode=%r" % stat.filemode(high))
        if low:
            parts.append(" external_attr=%#x" % low)
        is_dir = self.is_dir()
        if not is_dir or self.file_size:
            parts.append(" file_size=%r" % self.file_size)
        if (not is_dir or self.compress_size) and (
                self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            parts.append(" compress_size=%r" % self.compress_size)
        return "".join(parts) + ">"

    def _times(self):
        year, month, day, hour, minute, second = self.date_time[:6]
        return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day

    def _encoded(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | _UTF8

    def FileHeader(self, zip64=None):
        """Return the per-file header as a bytes object."""
        clock, date = self._times()
        if self.flag_bits & _DESCRIPTOR:
            crc = packed = size = 0
        else:
            crc, packed, size = self.CRC, self.compress_size, self.file_size
        extra = self.extra
        version = 0
        large = self.file_size > ZIP64_LIMIT or self.compress_size > ZIP64_LIMIT
        if zip64 is None:
            zip64 = large
        if zip64:
            extra += struct.pack("<HHQQ", 1, 16, size, packed)
        if large:
            if not zip64:
                raise LargeZipFile("Filesize would require ZIP64 extensions")
            size = packed = 0xffffffff
            version = ZIP64_VERSION
        elif zip64:
            size = packed = 0xffffffff
            version = ZIP64_VERSION
        if self.compress_type == ZIP_BZIP2:
            version = max(BZIP2_VERSION, version)
        self.extract_version = max(version, self.extract_version)
        self.create_version = max(version, self.create_version)
        name, flags = self._encoded()
        return _LOCAL.pack(b"PK\3\4", self.extract_version, self.reserved, flags, self.compress_type, clock, date,
                           crc, packed, size, len(name), len(extra)) + name + extra

    def _decodeExtra(self, filename_crc=None):
        extra = self.extra
        while len(extra) >= 4:
            kind, size = struct.unpack("<HH", extra[:4])
            if size + 4 > len(extra):
                raise BadZipFile("Corrupt extra field %04x (size=%d)" % (kind, size))
            if kind == 1:
                data = extra[4:size + 4]
                field = "File size"
                try:
                    if self.file_size in (0xffffffffffffffff, 0xffffffff):
                        self.file_size, = struct.unpack("<Q", data[:8])
                        data = data[8:]
                    if self.compress_size == 0xffffffff:
                        field = "Compress size"
                        self.compress_size, = struct.unpack("<Q", data[:8])
                        data = data[8:]
                    if self.header_offset == 0xffffffff:
                        field = "Header offset"
                        self.header_offset, = struct.unpack("<Q", data[:8])
                except struct.error:
                    raise BadZipFile(f"Corrupt zip64 extra field. {field} not found.") from None
            extra = extra[size + 4:]

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """Construct an appropriate ZipInfo for a file on the filesystem."""
        filename = os.fspath(filename)
        status = os.stat(filename)
        is_dir = stat.S_ISDIR(status.st_mode)
        date_time = time.localtime(status.st_mtime)[:6]
        if not strict_timestamps:
            # What the format can tell begins with 1980 and ends with 2107.
            date_time = min(max(date_time, (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 23, 59, 59))
        arcname = os.path.normpath(os.path.splitdrive(filename if arcname is None else arcname)[1])
        arcname = arcname.lstrip("/")
        made = cls(arcname + "/" if is_dir else arcname, date_time)
        made.external_attr = (status.st_mode & 0xffff) << 16
        if is_dir:
            made.file_size = 0
            made.external_attr |= 0x10
        else:
            made.file_size = status.st_size
        return made

    def _for_archive(self, archive):
        """Set what an archive says where the program says nothing."""
        if self.filename.endswith("/"):
            self.external_attr = 0o40775 << 16 | 0x10
        else:
            self.external_attr = 0o600 << 16
        self.compress_type = archive.compression
        self.compress_level = archive.compresslevel
        return self

    def is_dir(self):
        """Return True if this archive member is a directory."""
        return self.filename.endswith("/")


def _crc_table():
    table = []
    for number in range(256):
        for _ in range(8):
            number = number >> 1 ^ 0xEDB88320 if number & 1 else number >> 1
        table.append(number)
    return table


def _decrypter(password):
    """What decrypts bytes with PKWARE's old cipher."""
    table = _crc_table()
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(c):
        keys[0] = keys[0] >> 8 ^ table[(keys[0] ^ c) & 255]
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xffffffff
        keys[2] = keys[2] >> 8 ^ table[(keys[2] ^ keys[1] >> 24) & 255]

    for c in password:
        update(c)

    def decrypt(data):
        made = bytearray()
        for c in data:
            key = keys[2] | 2
            c ^= key * (key ^ 1) >> 8 & 255
            update(c)
            made.append(c)
        return bytes(made)
    return decrypt


class ZipExtFile(io.BufferedIOBase):
    """An entry that is read: see ZipFile.open()."""

    def __init__(self, archive, mode, zipinfo, start, pwd=None):
        self._archive = archive
        self._file = archive.fp
        self._info = zipinfo
        self._start = start
        self._pwd = pwd
        self.name = zipinfo.filename
        self.mode = mode
        self.newlines = None
        self._expected_crc = getattr(zipinfo, "CRC", None)
        self._rewind()

    def _rewind(self):
        self._at = self._start
        self._left = self._info.compress_size
        self._decompressor = _get_decompressor(self._info.compress_type)
        self._buffer = b""
        self._place = 0
        self._size_left = self._info.file_size
        self._crc = 0
        self._done = False
        self._decrypter = None
        if self._pwd is not None:
            self._decrypter = _decrypter(self._pwd)
            header = self._decrypter(self._raw(12))
            check = (self._info._times()[0] >> 8 if self._info.flag_bits & _DESCRIPTOR else self._info.CRC >> 24) & 255
            if header[11] != check:
                raise RuntimeError("Bad password for file %r" % self._info.orig_filename)

    def __repr__(self):
        about = "<%s.%s" % (self.__class__.__module__, self.__class__.__qualname__)
        if self.closed:
            return about + " [closed]>"
        about += " name=%r" % (self.name,)
        if self._info.compress_type != ZIP_STORED:
            about += " compress_type=%s" % compressor_names.get(self._info.compress_type, self._info.compress_type)
        return about + ">"

    def _raw(self, size):
        size = min(size, self._left)
        file = self._file
        file.seek(self._at)
        data = file.read(size)
        if len(data) < size:
            raise EOFError
        self._at += len(data)
        self._left -= len(data)
        return data

    def _more(self):
        """Some more bytes of the entry; none at its end, where they are checked."""
        while not self._done:
            data = self._raw(65536)
            if self._decrypter is not None:
                data = self._decrypter(data)
            if self._decompressor is None:
                made, self._done = data, self._left == 0
            else:
                made = self._decompressor.decompress(data) if data else b""
                self._done = self._decompressor.eof or self._left == 0
                if self._done and hasattr(self._decompressor, "flush"):
                    made += self._decompressor.flush()
            made = made[:self._size_left]
            self._size_left -= len(made)
            if self._size_left <= 0:
                self._done = True
            self._crc = binascii.crc32(made, self._crc)
            if self._done and self._expected_crc is not None and self._crc != self._expected_crc:
                raise BadZipFile("Bad CRC-32 for file %r" % self.name)
            if made:
                return made
        return b""

    def readable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return True

    def read(self, n=-1):
        """Read and return up to n bytes; all that is left by default."""
        if self.closed:
            raise ValueError("read from closed file.")
        if n is None or n < 0:
            parts = [self._buffer]
            while part := self._more():
                parts.append(part)
            data, self._buffer = b"".join(parts), b""
        else:
            while len(self._buffer) < n and (part := self._more()):
                self._buffer += part
            data, self._buffer = self._buffer[:n], self._buffer[n:]
        self._place += len(data)
        return data

    def read1(self, n=-1):
        """Read up to n bytes with at most one read of the file."""
        if not self._buffer:
            self._buffer = self._more()
        if n is None or n < 0:
            n = len(self._buffer)
        data, self._buffer = self._buffer[:n], self._buffer[n:]
        self._place += len(data)
        return data

    def peek(self, n=1):
        """Returns buffered bytes without advancing the position."""
        while len(self._buffer) < n and (part := self._more()):
            self._buffer += part
        return self._buffer[:512] if n < 512 else self._buffer

    def readline(self, limit=-1):
        """Read and return a line."""
        while b"\n" not in self._buffer and (limit < 0 or len(self._buffer) < limit) and (part := self._more()):
            self._buffer += part
        end = self._buffer.find(b"\n") + 1 or len(self._buffer)
        return self.read(end if limit < 0 else min(end, limit))

    def seekable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return True

    def seek(self, offset, whence=os.SEEK_SET):
        if self.closed:
            raise ValueError("seek on closed file.")
        if whence == os.SEEK_CUR:
            offset += self._place
        elif whence == os.SEEK_END:
            offset += self._info.file_size
        elif whence != os.SEEK_SET:
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        offset = min(max(offset, 0), self._info.file_size)
        if offset < self._place:
            self._rewind()
        while self._place < offset and self.read(min(65536, offset - self._place)):
            pass
        return self._place

    def tell(self):
        if self.closed:
            raise ValueError("tell on closed file.")
        return self._place

    def close(self):
        if not self.closed:
            super().close()
            self._archive._release()


class _ZipWriteFile(io.BufferedIOBase):
    """An entry that is written."""

    def __init__(self, archive, info, zip64):
        self._archive = archive
        self._zinfo = info
        self._zip64 = zip64
        self._compressor = _get_compressor(info.compress_type, info.compress_level)
        self._size = self._packed = self._crc = 0
        self.name = info.filename
        self.mode = "wb"

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        size = memoryview(data).nbytes
        self._size += size
        self._crc = binascii.crc32(data, self._crc)
        if self._compressor is not None:
            data = self._compressor.compress(data)
            self._packed += len(data)
        self._archive.fp.write(data)
        return size

    def close(self):
        if self.closed:
            return
        archive, info = self._archive, self._zinfo
        try:
            super().close()
            if self._compressor is not None:
                rest = self._compressor.flush()
                self._packed += len(rest)
                archive.fp.write(rest)
                info.compress_size = self._packed
            else:
                info.compress_size = self._size
            info.CRC = self._crc
            info.file_size = self._size
            if not self._zip64 and (info.file_size > ZIP64_LIMIT or info.compress_size > ZIP64_LIMIT):
                raise RuntimeError("File size too large, try using force_zip64")
            if info.flag_bits & _DESCRIPTOR:
                archive.fp.write(struct.pack("<LLQQ" if self._zip64 else "<LLLL", 0x08074b50, info.CRC,
                                             info.compress_size, info.file_size))
                archive.start_dir = archive.fp.tell()
            else:
                archive.start_dir = archive.fp.tell()
                archive.fp.seek(info.header_offset)
                archive.fp.write(info.FileHeader(self._zip64))
                archive.fp.seek(archive.start_dir)
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
        finally:
            archive._writing = False


class _Tellable:
    """Counts what is written to a file that cannot tell."""

    def __init__(self, fp):
        self.fp = fp
        self.offset = 0

    def write(self, data):
        n = self.fp.write(data)
        self.offset += n
        return n

    def tell(self):
        return self.offset

    def flush(self):
        self.fp.flush()

    def close(self):
        self.fp.close()


class ZipFile:
    """Class with methods to open, read, write, close, list zip files."""

    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
                 strict_timestamps=True, metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _check_compression(compression)
        self._allowZip64 = allowZip64
        self._didModify = False
        self.debug = 0
        self.NameToInfo = {}
        self.filelist = []
        self.compression = compression
        self.compresslevel = compresslevel
        self.mode = mode
        self.pwd = None
        self._comment = b""
        self._strict_timestamps = strict_timestamps
        self.metadata_encoding = metadata_encoding
        if metadata_encoding and mode != "r":
            raise ValueError("metadata_encoding is only supported for reading files")
        self._writing = False
        self._users = 1
        self._seekable = True
        if isinstance(file, os.PathLike):
            file = os.fspath(file)
        if isinstance(file, str):
            self._filePassed = 0
            self.filename = file
            if mode == "a":
                try:
                    self.fp = io.open(file, "r+b")
                except OSError:
                    self.fp = io.open(file, "w+b")
                    mode = "w"
            else:
                self.fp = io.open(file, {"r": "rb", "w": "w+b", "x": "x+b"}[mode])
        else:
            self._filePassed = 1
            self.fp = file
            self.filename = getattr(file, "name", None)
        try:
            if mode == "r":
                self._read_entries()
            elif mode in ("w", "x"):
                self._didModify = True
                try:
                    self.start_dir = self.fp.tell()
                    try:
                        self.fp.seek(self.start_dir)
                    except (AttributeError, OSError):
                        self._seekable = False
                except (AttributeError, OSError):
                    self.fp = _Tellable(self.fp)
                    self.start_dir = 0
                    self._seekable = False
            else:
                try:
                    self._read_entries()
                    self.fp.seek(self.start_dir)
                except BadZipFile:
                    self.fp.seek(0, 2)
                    self._didModify = True
                    self.start_dir = self.fp.tell()
        except BaseException:
            fp, self.fp = self.fp, None
            if not self._filePassed:
                fp.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        about = "<%s.%s" % (self.__class__.__module__, self.__class__.__qualname__)
        if self.fp is None:
            return about + " [closed]>"
        if self._filePassed:
            about += " file=%r" % self.fp
        elif self.filename is not None:
            about += " filename=%r" % self.filename
        return about + " mode=%r>" % self.mode

    def _read_entries(self):
        fp = self.fp
        try:
            end = _end_record(fp)
        except OSError:
            raise BadZipFile("File is not a zip file")
        if not end:
            raise BadZipFile("File is not a zip file")
        entries, size, offset, self._comment, place, before = end
        self.start_dir = offset + before
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        fp.seek(self.start_dir)
        data = fp.read(size)
        at = 0
        while at < size:
            if len(data) - at < _CENTRAL.size:
                raise BadZipFile("Truncated central directory")
            (magic, create_version, create_system, extract_version, reserved, flags, kind, clock, date, crc, packed,
             full, name_size, extra_size, comment_size, volume, internal, external, header) = _CENTRAL.unpack_from(data, at)
            if magic != b"PK\1\2":
                raise BadZipFile("Bad magic number for central directory")
            at += _CENTRAL.size
            raw = data[at:at + name_size]
            name = raw.decode("utf-8" if flags & _UTF8 else self.metadata_encoding or "cp437")
            info = ZipInfo(name)
            info.extra = data[at + name_size:at + name_size + extra_size]
            at += name_size + extra_size
            info.comment = data[at:at + comment_size]
            at += comment_size
            info.create_version, info.create_system = create_version, create_system
            info.extract_version, info.reserved, info.flag_bits = extract_version, reserved, flags
            if extract_version > 63:
                raise NotImplementedError("zip file version %.1f" % (extract_version / 10))
            info.compress_type, info.CRC, info.compress_size, info.file_size = kind, crc, packed, full
            info.volume, info.internal_attr, info.external_attr, info.header_offset = volume, internal, external, header
            info._raw_time = clock
            info.date_time = ((date >> 9) + 1980, date >> 5 & 15, date & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2)
            info._decodeExtra()
            info.header_offset += before
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info

    def namelist(self):
        """Return a list of file names in the archive."""
        return [info.filename for info in self.filelist]

    def infolist(self):
        """Return a list of class ZipInfo instances for files in the archive."""
        return self.filelist

    def printdir(self, file=None):
        """Print a table of contents for the zip file."""
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.filelist:
            date = "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6]
            print("%-46s %s %12d" % (info.filename, date, info.file_size), file=file)

    def testzip(self):
        """Read all the files and check the CRC."""
        for info in self.filelist:
            try:
                with self.open(info.filename, "r") as file:
                    while file.read(1 << 20):
                        pass
            except BadZipFile:
                return info.filename

    def getinfo(self, name):
        """Return the instance of ZipInfo given 'name'."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError("There is no item named %r in the archive" % name)
        return info

    def setpassword(self, pwd):
        """Let members be read with this password, where a call gives none."""
        if not pwd:
            self.pwd = None
            return
        _expect_bytes("pwd", pwd)
        self.pwd = pwd

    @property
    def comment(self):
        """The bytes that stand behind the directory."""
        return self._comment

    @comment.setter
    def comment(self, comment):
        _expect_bytes("comment", comment)
        if len(comment) > ZIP_MAX_COMMENT:
            import warnings
            warnings.warn("Archive comment is too long; truncating to %d bytes" % ZIP_MAX_COMMENT, stacklevel=2)
            comment = comment[:ZIP_MAX_COMMENT]
        self._comment = comment
        self._didModify = True

    def read(self, name, pwd=None):
        """Return file bytes for name."""
        with self.open(name, "r", pwd) as file:
            return file.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """Return file-like object for 'name'."""
        if mode not in {"r", "w"}:
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if not self.fp:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            info = name
        elif mode == "w":
            info = ZipInfo(name, time.localtime()[:6])
            info.compress_type = self.compression
            info.compress_level = self.compresslevel
        else:
            info = self.getinfo(name)
        if mode == "w":
            return self._open_to_write(info, force_zip64)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")
        fp = self.fp
        if self.mode != "r":
            fp.flush()
        fp.seek(info.header_offset)
        header = fp.read(_LOCAL.size)
        if len(header) != _LOCAL.size:
            raise BadZipFile("Truncated file header")
        fields = _LOCAL.unpack(header)
        if fields[0] != b"PK\3\4":
            raise BadZipFile("Bad magic number for file header")
        raw = fp.read(fields[10])
        start = info.header_offset + _LOCAL.size + fields[10] + fields[11]
        if info.flag_bits & _PATCHED:
            raise NotImplementedError("compressed patched data (flag bit 5)")
        if info.flag_bits & _STRONG:
            raise NotImplementedError("strong encryption (flag bit 6)")
        name = raw.decode("utf-8" if fields[3] & _UTF8 else self.metadata_encoding or "cp437")
        if name != info.orig_filename:
            raise BadZipFile("File name in directory %r and header %r differ." % (info.orig_filename, raw))
        if not info.flag_bits & _ENCRYPTED:
            pwd = None
        else:
            pwd = pwd or self.pwd
            if pwd and not isinstance(pwd, bytes):
                raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
            if not pwd:
                raise RuntimeError("File %r is encrypted, password required for extraction" % name)
        self._users += 1
        try:
            return ZipExtFile(self, "r", info, start, pwd)
        except BaseException:
            self._release()
            raise

    def _open_to_write(self, info, force_zip64=False):
        if force_zip64 and not self._allowZip64:
            raise ValueError("force_zip64 is True, but allowZip64 was False when opening the ZIP file.")
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. "
                             "Close the first handle before opening another.")
        info.compress_size = info.CRC = 0
        info.flag_bits = 0
        if not self._seekable:
            info.flag_bits |= _DESCRIPTOR
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        zip64 = force_zip64 or info.file_size * 1.05 > ZIP64_LIMIT
        if not self._allowZip64 and zip64:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        self._writecheck(info)
        self._didModify = True
        self.fp.write(info.FileHeader(zip64))
        self._writing = True
        return _ZipWriteFile(self, info, zip64)

    def extract(self, member, path=None, pwd=None):
        """Extract a member from the archive to the current working directory, or to path."""
        return self._extract_member(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """Extract all members from the archive."""
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract_member(member, path, pwd)

    def _extract_member(self, member, targetpath, pwd):
        if not isinstance(member, ZipInfo):
            member = self.getinfo(member)
        name = "/".join(part for part in member.filename.split("/") if part not in ("", ".", ".."))
        target = os.path.normpath(os.path.join(targetpath, name))
        folder = os.path.dirname(target)
        if folder and not os.path.exists(folder):
            os.makedirs(folder, exist_ok=True)
        if member.is_dir():
            if not os.path.isdir(target):
                os.mkdir(target)
            return target
        with self.open(member, pwd=pwd) as source, open(target, "wb") as file:
            shutil.copyfileobj(source, file)
        return target

    def _writecheck(self, info):
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn("Duplicate name: %r" % info.filename, stacklevel=3)
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        _check_compression(info.compress_type)
        if not self._allowZip64:
            needs = None
            if len(self.filelist) >= ZIP_FILECOUNT_LIMIT:
                needs = "Files count"
            elif info.file_size > ZIP64_LIMIT:
                needs = "Filesize"
            elif info.header_offset > ZIP64_LIMIT:
                needs = "Zipfile size"
            if needs:
                raise LargeZipFile(needs + " would require ZIP64 extensions")

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Put the bytes from filename into the archive under the name arcname."""
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            info.compress_size = info.CRC = 0
            self.mkdir(info)
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info.compress_level = self.compresslevel if compresslevel is None else compresslevel
        with open(filename, "rb") as source, self.open(info, "w") as target:
            shutil.copyfileobj(source, target, 1024 * 8)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Write a file into the archive: its contents are text or bytes."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        if isinstance(zinfo_or_arcname, ZipInfo):
            info = zinfo_or_arcname
        else:
            info = ZipInfo(zinfo_or_arcname, time.localtime()[:6])._for_archive(self)
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info.compress_level = compresslevel
        info.file_size = len(data)
        with self.open(info, mode="w") as target:
            target.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        """Creates a directory inside the zip archive."""
        if isinstance(zinfo_or_directory_name, ZipInfo):
            info = zinfo_or_directory_name
            if not info.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(zinfo_or_directory_name, str):
            name = zinfo_or_directory_name
            info = ZipInfo(name if name.endswith("/") else name + "/")
            info.compress_size = info.CRC = 0
            info.external_attr = ((0o40000 | mode) & 0xffff) << 16 | 0x10
            info.file_size = 0
        else:
            raise TypeError("Expected type str or ZipInfo")
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        self._writecheck(info)
        self._didModify = True
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info
        self.fp.write(info.FileHeader(False))
        self.start_dir = self.fp.tell()

    def __del__(self):
        self.close()

    def close(self):
        """Close the file, and for mode 'w', 'x' and 'a' write the ending records."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before closing the zip.")
        try:
            if self.mode in ("w", "x", "a") and self._didModify:
                if self._seekable:
                    self.fp.seek(self.start_dir)
                self._write_end()
        finally:
            self._closing, self.fp = self.fp, None
            self._release()

    def _release(self):
        # The file is closed when neither the archive nor an entry of it is open.
        self._users -= 1
        if self._users == 0 and not self._filePassed:
            self._closing.close()

    def _write_end(self):
        for info in self.filelist:
            clock, date = info._times()
            extra = []
            if info.file_size > ZIP64_LIMIT or info.compress_size > ZIP64_LIMIT:
                extra += [info.file_size, info.compress_size]
                full = packed = 0xffffffff
            else:
                full, packed = info.file_size, info.compress_size
            offset = info.header_offset
            if offset > ZIP64_LIMIT:
                extra.append(offset)
                offset = 0xffffffff
            more = info.extra
            version = 0
            if extra:
                more = struct.pack("<HH" + "Q" * len(extra), 1, 8 * len(extra), *extra) + more
                version = ZIP64_VERSION
            if info.compress_type == ZIP_BZIP2:
                version = max(BZIP2_VERSION, version)
            name, flags = info._encoded()
            self.fp.write(_CENTRAL.pack(
                b"PK\1\2", max(version, info.create_version), info.create_system, max(version, info.extract_version),
                info.reserved, flags, info.compress_type, clock, date, info.CRC, packed, full, len(name), len(more),
                len(info.comment), 0, info.internal_attr, info.external_attr, offset))
            self.fp.write(name + more + info.comment)
        end = self.fp.tell()
        count, size, offset = len(self.filelist), end - self.start_dir, self.start_dir
        if count > ZIP_FILECOUNT_LIMIT or offset > ZIP64_LIMIT or size > ZIP64_LIMIT:
            if not self._allowZip64:
                raise LargeZipFile("Files count would require ZIP64 extensions")
            self.fp.write(_END64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset))
            self.fp.write(_LOCATOR.pack(b"PK\6\7", 0, end, 1))
            count, size, offset = min(count, 0xFFFF), min(size, 0xFFFFFFFF), min(offset, 0xFFFFFFFF)
        self.fp.write(_END.pack(b"PK\5\6", 0, 0, count, count, size, offset, len(self._comment)))
        self.fp.write(self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()


class PyZipFile(ZipFile):
    """Would put modules and packages as bytecode into an archive."""

    def writepy(self, pathname, basename="", filterfunc=None):
        raise NotImplementedError("programs are not kept as bytecode")


class Path:
    """A path in an archive, with methods of pathlib's paths."""

    def __init__(self, root, at=""):
        self.root = root if isinstance(root, ZipFile) else ZipFile(root)
        self.at = at

    def _names(self):
        """All names, and those of folders that are only parts of others."""
        names = dict.fromkeys(self.root.namelist())
        for name in list(names):
            parent = name.rstrip("/").rpartition("/")[0]
            while parent:
                names.setdefault(parent + "/")
                parent = parent.rpartition("/")[0]
        return names

    def _resolved(self, at):
        return at + "/" if at and not at.endswith("/") and at not in self._names() and at + "/" in self._names() else at

    def __eq__(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return (self.root, self.at) == (other.root, other.at)

    def __hash__(self):
        return hash((self.root, self.at))

    def open(self, mode="r", *args, pwd=None, **kwargs):
        """Open this entry as text or binary."""
        if self.is_dir():
            raise IsADirectoryError(self)
        binary = "b" in mode
        if not self.exists() and mode[0] == "r":
            raise FileNotFoundError(self)
        stream = self.root.open(self.at, mode[0], pwd=pwd)
        if binary:
            if args or kwargs:
                raise ValueError("encoding args invalid for binary operation")
            return stream
        encoding = kwargs.pop("encoding", None) or (args[0] if args else None)
        return io.TextIOWrapper(stream, encoding or "utf-8", *args[1:], **kwargs)

    def _pure(self):
        import pathlib
        return pathlib.PurePosixPath(str(self.at)) if self.at else pathlib.Path(self.root.filename or "")

    @property
    def name(self):
        return self._pure().name

    @property
    def suffix(self):
        return self._pure().suffix

    @property
    def suffixes(self):
        return self._pure().suffixes

    @property
    def stem(self):
        return self._pure().stem

    @property
    def filename(self):
        import pathlib
        return pathlib.Path(self.root.filename).joinpath(self.at)

    def read_text(self, *args, **kwargs):
        with self.open("r", *args, **kwargs) as stream:
            return stream.read()

    def read_bytes(self):
        with self.open("rb") as stream:
            return stream.read()

    def is_dir(self):
        return not self.at or self.at.endswith("/")

    def is_file(self):
        return self.exists() and not self.is_dir()

    def exists(self):
        return not self.at or self.at in self._names()

    def is_symlink(self):
        return stat.S_ISLNK(self.root.getinfo(self.at).external_attr >> 16)

    def iterdir(self):
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        for name in self._names():
            if name.startswith(self.at) and name != self.at and "/" not in name[len(self.at):].rstrip("/"):
                yield self.__class__(self.root, name)

    def match(self, path_pattern):
        import pathlib
        return pathlib.PurePosixPath(self.at).match(path_pattern)

    def glob(self, pattern):
        """Paths below this one that match."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        import re
        kinds = {"**": ".*", "*": "[^/]*", "?": "[^/]"}
        matches = re.compile("".join(kinds.get(part) or (part if part[:1] == "[" else re.escape(part))
                                     for part in re.split(r"(\*\*|[*?]|\[[^]]+\])", pattern))).fullmatch
        for name in self._names():
            if name.startswith(self.at) and name != self.at and matches(name[len(self.at):].rstrip("/")):
                yield self.__class__(self.root, name)

    def rglob(self, pattern):
        return self.glob(f"**/{pattern}")

    def relative_to(self, other, *extra):
        import posixpath
        return posixpath.relpath(str(self), str(other.joinpath(*extra)))

    def __str__(self):
        import posixpath
        return posixpath.join(str(self.root.filename), self.at)

    def __repr__(self):
        return "{}({!r}, {!r})".format(self.__class__.__name__, self.root.filename or ":zipfile:", self.at)

    def joinpath(self, *other):
        import posixpath
        return self.__class__(self.root, self._resolved(posixpath.join(self.at, *other)))

    __truediv__ = joinpath

    @property
    def parent(self):
        if not self.at:
            return self.filename.parent
        parent = self.at.rstrip("/").rpartition("/")[0]
        return self.__class__(self.root, parent + "/" if parent else "")
`;
