/** The Python source of tarfile (Lib/tarfile.py; POSIX.1-1988 and -2001): archives of the formats ustar, pax and GNU are read, pax (the default), ustar and GNU written. */

export const TARFILE_SOURCE = String.raw`
"""Read from and write to tar format archives."""

from builtins import open as bltn_open
import copy
import io
import os
import re
import shutil
import stat
import struct
import sys
import time

__all__ = ["TarFile", "TarInfo", "is_tarfile", "TarError", "ReadError", "CompressionError", "StreamError",
           "ExtractError", "HeaderError", "ENCODING", "USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT", "DEFAULT_FORMAT",
           "open", "fully_trusted_filter", "data_filter", "tar_filter", "FilterError", "AbsoluteLinkError",
           "OutsideDestinationError", "SpecialFileError", "AbsolutePathError", "LinkOutsideDestinationError",
           "LinkFallbackError"]

NUL, BLOCKSIZE, RECORDSIZE = b"\0", 512, 10240
REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = (
    b"0", b"\0", b"1", b"2", b"3", b"4", b"5", b"6", b"7")
GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE, XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE = b"L", b"K", b"S", b"x", b"g", b"X"
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = PAX_FORMAT
REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
ENCODING = "utf-8"


class TarError(Exception):
    """What all errors of archives are."""


class HeaderError(TarError):
    """A block is not the header of a member."""


class ReadError(TarError):
    """The file is not an archive, or a damaged one."""


class StreamError(TarError):
    """An archive that is read as a stream cannot do this."""


class CompressionError(TarError):
    """There is no module for the compression, or it has failed."""


class ExtractError(TarError):
    """A member's attributes cannot be restored."""


class FilterError(TarError):
    """A filter refuses a member."""


class AbsolutePathError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"member {tarinfo.name!r} has an absolute path")


class OutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination")


class SpecialFileError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a special file")


class AbsoluteLinkError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a link to an absolute path")


class LinkOutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would link to {path!r}, which is outside the destination")


class LinkFallbackError(FilterError):
    """What a link stands for cannot be extracted in its place."""


def _checked(member, dest_path, for_data):
    changes = {}
    name = member.name
    if name.startswith(("/", os.sep)):
        name = changes["name"] = member.path.lstrip("/" + os.sep)
    if os.path.isabs(name):
        raise AbsolutePathError(member)
    dest = os.path.realpath(dest_path)
    target = os.path.realpath(os.path.join(dest, name))
    if os.path.commonpath([target, dest]) != dest:
        raise OutsideDestinationError(member, target)
    mode = member.mode
    if mode is not None:
        mode &= 0o755
        if for_data:
            if member.isreg() or member.islnk():
                if not mode & 0o100:
                    mode &= ~0o111
                mode |= 0o600
            elif member.isdir() or member.issym():
                mode = None
            else:
                raise SpecialFileError(member)
        if mode != member.mode:
            changes["mode"] = mode
    if for_data:
        for field in ("uid", "gid", "uname", "gname"):
            if getattr(member, field) is not None:
                changes[field] = None
        if member.islnk() or member.issym():
            if os.path.isabs(member.linkname):
                raise AbsoluteLinkError(member)
            folder = os.path.dirname(name) if member.issym() else ""
            link = os.path.realpath(os.path.join(dest, folder, member.linkname))
            if os.path.commonpath([link, dest]) != dest:
                raise LinkOutsideDestinationError(member, link)
    return changes


def fully_trusted_filter(member, dest_path):
    return member


def tar_filter(member, dest_path):
    changes = _checked(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path):
    changes = _checked(member, dest_path, True)
    return member.replace(**changes, deep=False) if changes else member


_FILTERS = {"fully_trusted": fully_trusted_filter, "tar": tar_filter, "data": data_filter}


def _text(field):
    return field.partition(NUL)[0].decode(ENCODING, "surrogateescape")


def _number(field):
    if field[0] in (0o200, 0o377):
        number = int.from_bytes(field[1:], "big")
        return number - (256 ** (len(field) - 1)) if field[0] == 0o377 else number
    try:
        return int(field.partition(NUL)[0].strip() or b"0", 8)
    except ValueError:
        raise HeaderError("invalid header")


def _field(number, size, format):
    number = int(number)
    if 0 <= number < 8 ** (size - 1):
        return b"%0*o" % (size - 1, number) + NUL
    if format == GNU_FORMAT and -256 ** (size - 1) <= number < 256 ** (size - 1):
        return (b"\x80" if number >= 0 else b"\xff") + (number % 256 ** (size - 1)).to_bytes(size - 1, "big")
    raise ValueError("overflow in number field")


def _padded(text, size):
    raw = text if isinstance(text, bytes) else text.encode(ENCODING, "surrogateescape")
    return raw[:size] + NUL * (size - len(raw))


def _blocks(payload):
    return payload + NUL * (-len(payload) % BLOCKSIZE)


class TarInfo:
    """What an archive says of a member."""

    def __init__(self, name=""):
        self.name = name
        self.mode = 0o644
        self.uid = self.gid = self.size = self.mtime = self.chksum = 0
        self.type = REGTYPE
        self.linkname = self.uname = self.gname = ""
        self.devmajor = self.devminor = 0
        self.offset = self.offset_data = 0
        self.pax_headers = {}
        self.sparse = None

    @property
    def path(self):
        """In pax headers, "name" is called "path"."""
        return self.name

    @path.setter
    def path(self, name):
        self.name = name

    @property
    def linkpath(self):
        """In pax headers, "linkname" is called "linkpath"."""
        return self.linkname

    @linkpath.setter
    def linkpath(self, linkname):
        self.linkname = linkname

    def __repr__(self):
        return "<%s %r at %#x>" % (self.__class__.__name__, self.name, id(self))

    def replace(self, *, deep=True, **changes):
        """Return a copy with the given attributes changed."""
        made = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in changes.items():
            setattr(made, name, value)
        return made

    def get_info(self):
        """Return the TarInfo's attributes as a dictionary."""
        info = {field: getattr(self, field) for field in (
            "name", "mode", "uid", "gid", "size", "mtime", "chksum", "type", "linkname", "uname", "gname",
            "devmajor", "devminor")}
        info["mode"] = (self.mode or 0) & 0o7777
        if info["type"] == DIRTYPE and not info["name"].endswith("/"):
            info["name"] += "/"
        return info

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors="surrogateescape"):
        """Return a tar header as a string of 512 byte blocks."""
        info = self.get_info()
        before = b""
        prefix = ""
        magic = b"ustar  \0" if format == GNU_FORMAT else b"ustar\x0000"
        if format == PAX_FORMAT:
            headers = dict(self.pax_headers)
            for field, key, size in (("name", "path", 100), ("linkname", "linkpath", 100), ("uname", "uname", 32),
                                     ("gname", "gname", 32)):
                if key in headers:
                    continue
                text = info[field] or ""
                if not text.isascii():
                    headers[key] = text
                elif len(text) > size:
                    headers[key] = text
            for field, size in (("uid", 8), ("gid", 8), ("size", 12), ("mtime", 12)):
                value = info[field] or 0
                if not 0 <= value < 8 ** (size - 1):
                    info[field] = 0
                    headers.setdefault(field, str(value))
                elif isinstance(value, float):
                    info[field] = int(round(value))
                    headers.setdefault(field, str(value))
            if headers:
                records = b""
                for key, value in headers.items():
                    body = key.encode() + b"=" + str(value).encode(ENCODING, "surrogateescape") + b"\n"
                    size = len(body) + 3
                    while size != len(str(size)) + 1 + len(body):
                        size = len(str(size)) + 1 + len(body)
                    records += b"%d %s" % (size, body)
                header = {"name": "././@PaxHeader", "type": XHDTYPE, "size": len(records)}
                before = self._header(header, "", magic, format) + _blocks(records)
            for field in ("name", "linkname", "uname", "gname"):
                info[field] = (info[field] or "").encode("ascii", "replace").decode()
        elif format == GNU_FORMAT:
            for field, kind in (("linkname", GNUTYPE_LONGLINK), ("name", GNUTYPE_LONGNAME)):
                raw = info[field].encode(encoding, errors)
                if len(raw) > 100:
                    header = {"name": "././@LongLink", "type": kind, "size": len(raw) + 1}
                    before += self._header(header, "", magic, format) + _blocks(raw + NUL)
        else:
            if len(info["linkname"].encode(encoding, errors)) > 100:
                raise ValueError("linkname is too long")
            if len(info["name"].encode(encoding, errors)) > 100:
                split = self._split(info["name"])
                if split is None:
                    raise ValueError("name is too long")
                prefix, info["name"] = split
        return before + self._header(info, prefix, magic, format)

    @staticmethod
    def _split(name):
        """(prefix, name) of a long name that ustar can hold, or None."""
        parts = name.split("/")
        for i in range(1, len(parts)):
            prefix, rest = "/".join(parts[:i]), "/".join(parts[i:])
            if len(prefix) <= 155 and len(rest) <= 100:
                return prefix, rest
        return None

    @staticmethod
    def _header(info, prefix, magic, format):
        kind = info.get("type", REGTYPE)
        device = kind in (CHRTYPE, BLKTYPE)
        majors = [_field(info.get(field, 0), 8, format) if device else NUL * 8 for field in ("devmajor", "devminor")]
        raw = b"".join([
            _padded(info.get("name", ""), 100), _field(info.get("mode", 0) & 0o7777, 8, format),
            _field(info.get("uid") or 0, 8, format), _field(info.get("gid") or 0, 8, format),
            _field(info.get("size", 0), 12, format), _field(info.get("mtime") or 0, 12, format), b"        ", kind,
            _padded(info.get("linkname", ""), 100), magic, _padded(info.get("uname") or "", 32),
            _padded(info.get("gname") or "", 32), *majors, _padded(prefix, 155)])
        raw += NUL * (BLOCKSIZE - len(raw))
        return raw[:148] + b"%06o\0" % sum(raw) + raw[155:]

    @classmethod
    def frombuf(cls, buf, encoding=ENCODING, errors="surrogateescape"):
        """Construct a TarInfo object from a 512 byte bytes object."""
        if len(buf) != BLOCKSIZE:
            raise HeaderError("truncated header")
        checksum = _number(buf[148:156])
        plain = sum(buf) - sum(buf[148:156]) + 256
        if checksum not in (plain, plain - 256 * sum(c > 127 for c in buf[:148] + buf[156:])):
            raise HeaderError("bad checksum")
        made = cls(_text(buf[:100]))
        made.mode, made.uid, made.gid = _number(buf[100:108]), _number(buf[108:116]), _number(buf[116:124])
        made.size, made.mtime, made.chksum = _number(buf[124:136]), _number(buf[136:148]), checksum
        made.type = buf[156:157]
        made.linkname, made.uname, made.gname = _text(buf[157:257]), _text(buf[265:297]), _text(buf[297:329])
        made.devmajor, made.devminor = _number(buf[329:337]), _number(buf[337:345])
        if made.type == AREGTYPE and made.name.endswith("/"):
            made.type = DIRTYPE
        if made.isdir():
            made.name = made.name.rstrip("/")
        prefix = _text(buf[345:500])
        if prefix and buf[257:263] == b"ustar\0":
            made.name = prefix + "/" + made.name
        return made

    def isreg(self):
        return self.type in REGULAR_TYPES

    isfile = isreg

    def isdir(self):
        return self.type == DIRTYPE

    def issym(self):
        return self.type == SYMTYPE

    def islnk(self):
        return self.type == LNKTYPE

    def ischr(self):
        return self.type == CHRTYPE

    def isblk(self):
        return self.type == BLKTYPE

    def isfifo(self):
        return self.type == FIFOTYPE

    def issparse(self):
        return self.sparse is not None

    def isdev(self):
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)


class TarFile:
    """A tar archive."""

    debug = 0
    dereference = ignore_zeros = False
    errorlevel = 1
    format = DEFAULT_FORMAT
    encoding, errors = ENCODING, None
    tarinfo = TarInfo
    extraction_filter = None
    OPEN_METH = {"tar": "taropen", "gz": "gzopen", "bz2": "bz2open", "xz": "xzopen"}

    def __init__(self, name=None, mode="r", fileobj=None, format=None, tarinfo=None, dereference=None,
                 ignore_zeros=None, encoding=None, errors="surrogateescape", pax_headers=None, debug=None,
                 errorlevel=None, copybufsize=None, stream=False):
        modes = {"r": "rb", "a": "r+b", "w": "wb", "x": "xb"}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode, self._mode = mode, modes[mode]
        self._extfileobj = fileobj is not None
        if fileobj is None:
            if mode == "a" and not os.path.exists(name):
                self.mode, self._mode = "w", "wb"
            fileobj = bltn_open(name, self._mode)
        elif name is None and isinstance(getattr(fileobj, "name", None), (str, bytes)):
            name = fileobj.name
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        for key, value in (("format", format), ("tarinfo", tarinfo), ("dereference", dereference),
                           ("ignore_zeros", ignore_zeros), ("encoding", encoding), ("debug", debug),
                           ("errorlevel", errorlevel)):
            if value is not None:
                setattr(self, key, value)
        self.errors = errors
        self.pax_headers = dict(pax_headers or {})
        self.members = []
        self._loaded = False
        self.closed = False
        self.offset = self.fileobj.tell()
        self.firstmember = None
        try:
            if self.mode == "r":
                self.firstmember = self.next()
            elif self.mode == "a":
                while self.next() is not None:
                    pass
                self.fileobj.seek(self.offset)
        except BaseException:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    @classmethod
    def open(cls, name=None, mode="r", fileobj=None, bufsize=RECORDSIZE, **kwargs):
        """Open a tar archive for reading, writing or appending; compressed ones by what stands behind the colon."""
        if not name and not fileobj:
            raise ValueError("nothing to open")
        mode = mode.replace("|", ":")
        kind, colon, compression = mode.partition(":")
        kind = kind or "r"
        if kind == "r" and compression in ("", "*") and not (colon and compression == ""):
            at = fileobj.tell() if fileobj is not None else None
            problems = []
            for compression in cls.OPEN_METH:
                try:
                    return getattr(cls, cls.OPEN_METH[compression])(name, "r", fileobj, **kwargs)
                except (ReadError, CompressionError) as error:
                    problems.append(f"- method {compression}: {error!r}")
                    if fileobj is not None:
                        fileobj.seek(at)
            raise ReadError("file could not be opened successfully:\n" + "\n".join(problems))
        compression = compression or "tar"
        if kind not in ("r", "w", "x", "a"):
            raise ValueError("undiscernible mode")
        if compression not in cls.OPEN_METH:
            raise CompressionError("unknown compression type %r" % compression)
        return getattr(cls, cls.OPEN_METH[compression])(name, kind, fileobj, **kwargs)

    @classmethod
    def taropen(cls, name, mode="r", fileobj=None, **kwargs):
        """Open uncompressed tar archive name for reading or writing."""
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def _wrapped(cls, name, mode, file, kind, kwargs):
        try:
            made = cls.taropen(name, mode, file, **kwargs)
        except (OSError, EOFError) as error:
            file.close()
            if mode == "r":
                raise ReadError(f"not a {kind} file") from error
            raise
        except BaseException:
            file.close()
            raise
        made._extfileobj = False
        return made

    @classmethod
    def gzopen(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """Open gzip compressed tar archive name for reading or writing."""
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from gzip import GzipFile
        return cls._wrapped(name, mode, GzipFile(name, mode + "b", compresslevel, fileobj), "gzip", kwargs)

    @classmethod
    def bz2open(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """Open bzip2 compressed tar archive name for reading or writing."""
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from bz2 import BZ2File
        return cls._wrapped(name, mode, BZ2File(fileobj or name, mode, compresslevel=compresslevel), "bzip2", kwargs)

    @classmethod
    def xzopen(cls, name, mode="r", fileobj=None, preset=None, **kwargs):
        """Open lzma compressed tar archive name for reading or writing."""
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from lzma import LZMAError, LZMAFile
        try:
            return cls._wrapped(name, mode, LZMAFile(fileobj or name, mode, preset=preset), "lzma", kwargs)
        except LZMAError as error:
            raise ReadError("not an lzma file") from error

    def _check(self, mode=None):
        if self.closed:
            raise OSError("%s is closed" % self.__class__.__name__)
        if mode is not None and self.mode not in mode:
            raise OSError("bad operation for mode %r" % self.mode)

    def close(self):
        """Close the archive: in write-mode, two zero blocks end it."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in "awx":
                self.fileobj.write(NUL * (BLOCKSIZE * 2))
                self.offset += BLOCKSIZE * 2
                self.fileobj.write(NUL * (-self.offset % RECORDSIZE))
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    def next(self):
        """Return the next member of the archive, or None."""
        self._check("ra")
        if self.firstmember is not None:
            member, self.firstmember = self.firstmember, None
            return member
        member = self._read_member({})
        if member is None:
            self._loaded = True
        else:
            self.members.append(member)
        return member

    def _read_member(self, headers, name=None, linkname=None):
        fileobj = self.fileobj
        start = self.offset
        while True:
            fileobj.seek(self.offset)
            buf = fileobj.read(BLOCKSIZE)
            if not buf:
                if start == self.offset == 0 and not self.members:
                    raise ReadError("empty file")
                return None
            if buf.count(NUL) == BLOCKSIZE:
                if self.ignore_zeros:
                    self.offset += BLOCKSIZE
                    continue
                return None
            try:
                member = self.tarinfo.frombuf(buf, self.encoding, self.errors)
            except HeaderError as error:
                if self.ignore_zeros:
                    self.offset += BLOCKSIZE
                    continue
                if self.offset == 0 or not self.members and not headers:
                    raise ReadError(str(error)) from None
                if str(error) == "truncated header":
                    raise ReadError(str(error)) from None
                return None
            break
        member.offset = self.offset
        self.offset += BLOCKSIZE
        member.offset_data = self.offset
        padded = (member.size + BLOCKSIZE - 1) // BLOCKSIZE * BLOCKSIZE
        if member.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE):
            data = fileobj.read(padded)[:member.size]
            self.offset += padded
            if member.type == GNUTYPE_LONGNAME:
                name = _text(data)
            elif member.type == GNUTYPE_LONGLINK:
                linkname = _text(data)
            else:
                found = self._records(data)
                if member.type == XGLTYPE:
                    self.pax_headers.update(found)
                else:
                    headers = {**headers, **found}
            following = self._read_member(headers, name, linkname)
            if following is None:
                raise ReadError("missing or bad subsequent header")
            following.offset = member.offset
            return following
        if name is not None:
            member.name = name.rstrip("/") if member.isdir() else name
        if linkname is not None:
            member.linkname = linkname
        for key, value in {**self.pax_headers, **headers}.items():
            field = {"path": "name", "linkpath": "linkname"}.get(key, key)
            if field in ("uid", "gid", "size", "mtime"):
                try:
                    value = float(value) if field == "mtime" else int(value)
                except ValueError:
                    value = 0
            elif field == "name":
                value = value.rstrip("/")
            elif field not in ("linkname", "uname", "gname"):
                continue
            setattr(member, field, value)
        member.pax_headers = {**self.pax_headers, **headers}
        if member.isreg() or member.type not in (LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE):
            self.offset += (member.size + BLOCKSIZE - 1) // BLOCKSIZE * BLOCKSIZE
        return member

    @staticmethod
    def _records(data):
        found = {}
        at = 0
        while at < len(data) and data[at] != 0:
            match = re.compile(rb"(\d{1,20}) ([^=]+)=").match(data, at)
            if match is None or int(match[1]) < 5 or at + int(match[1]) > len(data):
                raise ReadError("invalid header")
            end = at + int(match[1])
            found[match[2].decode(ENCODING, "surrogateescape")] = data[match.end():end - 1].decode(ENCODING, "surrogateescape")
            at = end
        return found

    def getmembers(self):
        """Return the members of the archive as a list of TarInfo objects."""
        self._check()
        if self.mode == "r":
            while not self._loaded:
                self.next()
        return self.members

    def getnames(self):
        """Return the members of the archive as a list of their names."""
        return [member.name for member in self.getmembers()]

    def getmember(self, name):
        """Return the TarInfo object for a member; of several of a name the last."""
        for member in reversed(self.getmembers()):
            if member.name.rstrip("/") == name.rstrip("/"):
                return member
        raise KeyError("filename %r not found" % name)

    def __iter__(self):
        yield from self.getmembers()

    def list(self, verbose=True, *, members=None):
        """Print a table of contents to sys.stdout."""
        for member in self.getmembers() if members is None else members:
            text = member.name + ("/" if member.isdir() else "")
            if verbose:
                kinds = {DIRTYPE: stat.S_IFDIR, SYMTYPE: stat.S_IFLNK, LNKTYPE: stat.S_IFREG, FIFOTYPE: stat.S_IFIFO}
                mode = stat.filemode(kinds.get(member.type, stat.S_IFREG) | member.mode)
                date = "%d-%02d-%02d %02d:%02d:%02d" % time.localtime(member.mtime)[:6]
                owner = "%s/%s" % (member.uname or member.uid, member.gname or member.gid)
                text = f"{mode} {owner} {member.size:10d} {date} {text}"
                if member.issym():
                    text += " -> " + member.linkname
                if member.islnk():
                    text += " link to " + member.linkname
            print(text + " " if verbose else text)

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        """Create a TarInfo object from the result of os.stat or equivalent on an existing file."""
        self._check("awx")
        if fileobj is not None:
            name = fileobj.name
        arcname = (name if arcname is None else arcname).replace(os.sep, "/").lstrip("/")
        if fileobj is not None:
            status = os.fstat(fileobj.fileno())
        else:
            status = os.stat(name) if self.dereference else os.lstat(name)
        made = self.tarinfo(arcname)
        made.tarfile = self
        made.mode, made.uid, made.gid, made.mtime = status.st_mode, status.st_uid, status.st_gid, status.st_mtime
        if stat.S_ISDIR(status.st_mode):
            made.type = DIRTYPE
        elif stat.S_ISLNK(status.st_mode):
            made.type, made.linkname = SYMTYPE, os.readlink(name)
        elif stat.S_ISREG(status.st_mode):
            made.size = status.st_size
        else:
            return None
        return made

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        """Add the file name to the archive, and what is in it when it is a folder."""
        self._check("awx")
        arcname = name if arcname is None else arcname
        member = self.gettarinfo(os.fspath(name), os.fspath(arcname))
        if member is None:
            return
        if filter is not None:
            member = filter(member)
            if member is None:
                return
        if member.isreg():
            with bltn_open(name, "rb") as file:
                self.addfile(member, file)
            return
        self.addfile(member)
        if member.isdir() and recursive:
            for entry in sorted(os.listdir(name)):
                self.add(os.path.join(name, entry), os.path.join(arcname, entry), recursive, filter=filter)

    def addfile(self, tarinfo, fileobj=None):
        """Add a member with the content of the file."""
        self._check("awx")
        if tarinfo.isreg() and tarinfo.size and fileobj is None:
            raise ValueError("fileobj not provided for non zero-size regular file")
        tarinfo = copy.copy(tarinfo)
        tarinfo.offset = self.offset
        header = tarinfo.tobuf(self.format, self.encoding, self.errors)
        self.fileobj.write(header)
        self.offset += len(header)
        tarinfo.offset_data = self.offset
        if fileobj is not None:
            left = tarinfo.size
            while left > 0:
                part = fileobj.read(min(left, 65536))
                if not part:
                    raise OSError("unexpected end of data")
                self.fileobj.write(part)
                left -= len(part)
            padding = -tarinfo.size % BLOCKSIZE
            self.fileobj.write(NUL * padding)
            self.offset += tarinfo.size + padding
        self.members.append(tarinfo)

    def extractfile(self, member):
        """A file of a member's content, or None for what has none."""
        self._check("r")
        if isinstance(member, str):
            member = self.getmember(member)
        if member.islnk() or member.issym():
            name = member.linkname
            if member.issym():
                name = "/".join(filter(None, (os.path.dirname(member.name), member.linkname)))
            return self.extractfile(self.getmember(os.path.normpath(name)))
        if not (member.isreg() or member.type not in (CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE)):
            return None
        return ExFileObject(self, member)

    def _filter(self, filter):
        if filter is None:
            filter = self.extraction_filter or data_filter
        if callable(filter):
            return filter
        try:
            return _FILTERS[filter]
        except KeyError:
            raise ValueError(f"filter {filter!r} not found") from None

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        """Extract all members from the archive to a folder."""
        for member in self.getmembers() if members is None else members:
            self.extract(member, path, filter=filter)

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        """Extract a member from the archive to a folder."""
        self._check("r")
        if isinstance(member, str):
            member = self.getmember(member)
        try:
            filtered = self._filter(filter)(member, path)
        except FilterError:
            if self.errorlevel > 0:
                raise
            return
        if filtered is None:
            return
        target = os.path.join(path, filtered.name)
        folder = os.path.dirname(target)
        if folder and not os.path.exists(folder):
            os.makedirs(folder, exist_ok=True)
        if filtered.isdir():
            os.makedirs(target, exist_ok=True)
        elif filtered.issym():
            if os.path.lexists(target):
                os.unlink(target)
            os.symlink(filtered.linkname, target)
        elif filtered.isdev():
            raise ExtractError("special files are not supported by system")
        else:
            with self.extractfile(member) as source, bltn_open(target, "wb") as file:
                shutil.copyfileobj(source, file)
        if set_attrs and not filtered.issym():
            if filtered.mode is not None:
                try:
                    os.chmod(target, filtered.mode & 0o7777)
                except OSError as error:
                    raise ExtractError("could not change mode") from error
            if filtered.mtime is not None:
                try:
                    os.utime(target, (filtered.mtime, filtered.mtime))
                except OSError as error:
                    raise ExtractError("could not change modification time") from error

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback):
        if type is None:
            self.close()
        else:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True


class _MemberFile(io.RawIOBase):
    """The part of an archive that is a member's content."""

    def __init__(self, archive, member):
        self._file = archive.fileobj
        self._start, self._size, self._at = member.offset_data, member.size, 0
        self.name = member.name

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self._at

    def seek(self, offset, whence=0):
        base = {0: 0, 1: self._at, 2: self._size}[whence]
        self._at = min(max(base + offset, 0), self._size)
        return self._at

    def readinto(self, buffer):
        size = min(len(buffer), self._size - self._at)
        self._file.seek(self._start + self._at)
        data = self._file.read(size)
        if len(data) < size:
            raise ReadError("unexpected end of data")
        buffer[:size] = data
        self._at += size
        return size


class ExFileObject(io.BufferedReader):
    """A member that is read."""

    def __init__(self, tarfile, tarinfo):
        super().__init__(_MemberFile(tarfile, tarinfo))


def is_tarfile(name):
    """Return True if name points to a tar archive that we are able to handle."""
    try:
        if hasattr(name, "read"):
            at = name.tell()
            try:
                open(fileobj=name)
            finally:
                name.seek(at)
        else:
            open(name).close()
        return True
    except TarError:
        return False


open = TarFile.open
`;
