/** The Python source of lzma: the containers around what the coder and the decoder do, and the files. */
import { COMPRESSED_FILE } from "../compressed_file_source.ts";

export const SOURCE = String.raw`
"""Interface to the liblzma compression library's formats."""

from binascii import crc32 as _crc32
from builtins import open as _builtin_open
import io as _io
import os as _os
from operator import index as _index

FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = range(4)
CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256, CHECK_ID_MAX, CHECK_UNKNOWN = 0, 1, 4, 10, 15, 16
FILTER_LZMA1, FILTER_LZMA2, FILTER_DELTA = 0x4000000000000001, 0x21, 3
FILTER_X86, FILTER_POWERPC, FILTER_IA64, FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC = range(4, 10)
MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 3, 4, 18, 19, 20
MODE_FAST, MODE_NORMAL = 1, 2
PRESET_DEFAULT, PRESET_EXTREME = 6, 1 << 31

__all__ = [name for name in globals() if name.startswith(("FORMAT_", "CHECK_", "FILTER_", "MF_", "MODE_", "PRESET_"))]
__all__ += ["LZMACompressor", "LZMADecompressor", "LZMAFile", "LZMAError", "open", "compress", "decompress",
            "is_check_supported"]


class LZMAError(Exception):
    """Call to liblzma failed."""


_OPTIONS = "Invalid or unsupported options"
_CORRUPT = "Corrupt input data"
_UNKNOWN = "Input format not supported by decoder"

# Each check's bytes, and what makes them.
_CHECKS = {
    CHECK_NONE: lambda data: b"",
    CHECK_CRC32: lambda data: _crc32(data).to_bytes(4, "little"),
    CHECK_CRC64: lambda data: _crc64(data).to_bytes(8, "little"),
    CHECK_SHA256: lambda data: _sha256(data),
}
_CHECK_SIZES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64]


def _sha256(data):
    from hashlib import sha256
    return sha256(data).digest()


def is_check_supported(check_id):
    """Test whether the given integrity check is supported."""
    return check_id in _CHECKS


# --- filters

# What the code of each machine is aligned to.
_ALIGNMENTS = [1, 4, 16, 4, 2, 4]
_DICTIONARIES = [18, 20, 21, 22, 22, 23, 23, 24, 25, 26]


def _preset_options(preset):
    """What a preset stands for."""
    preset = _index(preset)
    if preset < 0:
        raise ValueError("Cannot convert negative int")
    if preset >= 1 << 32:
        raise OverflowError("Value too large for uint32_t type")
    level = preset & 31
    if level > 9 or preset & ~(31 | PRESET_EXTREME):
        raise LZMAError(_OPTIONS)
    extreme = bool(preset & PRESET_EXTREME)
    return {"dict_size": 1 << _DICTIONARIES[level], "lc": 3, "lp": 0, "pb": 2,
            "nice_len": 273 if extreme else (32, 48, 64)[min(level // 3, 2)],
            "depth": 256 if extreme else 4 << level}


def _filter_id(filter):
    try:
        number = filter["id"]
    except KeyError:
        raise ValueError('Filter specifier must have an "id" entry') from None
    if number not in (FILTER_LZMA1, FILTER_LZMA2, FILTER_DELTA, *range(FILTER_X86, FILTER_SPARC + 1)):
        raise ValueError(f"Invalid filter ID: {number}")
    return number


def _options_of(filter):
    """(id, options) of a filter: all of them, checked."""
    number = _filter_id(filter)
    given = {name: value for name, value in filter.items() if name != "id"}
    if number == FILTER_DELTA:
        if given.keys() - {"dist"}:
            raise ValueError("Invalid filter specifier for delta filter")
        distance = given.get("dist", 1)
        if not 1 <= distance <= 256:
            raise LZMAError(_OPTIONS)
        return number, {"dist": distance}
    if number not in (FILTER_LZMA1, FILTER_LZMA2):
        if given.keys() - {"start_offset"}:
            raise ValueError("Invalid filter specifier for BCJ filter")
        start = given.get("start_offset", 0)
        if start % _ALIGNMENTS[number - FILTER_X86]:
            raise LZMAError(_OPTIONS)
        return number, {"start_offset": start}
    options = _preset_options(given.pop("preset", PRESET_DEFAULT))
    if given.keys() - {*options, "mode", "mf"}:
        raise ValueError("Invalid filter specifier for LZMA filter")
    options.update(given)
    if not (0 <= options["lc"] <= 4 and 0 <= options["lp"] <= 4 and options["lc"] + options["lp"] <= 4
            and 0 <= options["pb"] <= 4 and 2 <= options["nice_len"] <= 273
            and 4096 <= options["dict_size"] <= 3 << 29):
        raise LZMAError(_OPTIONS)
    options["depth"] = options["depth"] or 32
    return number, options


def _chain_of(filters, containers):
    """The filters of a chain with their options; the last one, and it alone, is one that compresses."""
    if not 1 <= len(filters) <= 4:
        raise LZMAError("Internal error")
    chain = [_options_of(filter) for filter in filters]
    if any(number in (FILTER_LZMA1, FILTER_LZMA2) for number, _ in chain[:-1]) or chain[-1][0] not in containers:
        raise LZMAError(_OPTIONS)
    return chain


def _packed_parameters(options):
    return (options["pb"] * 5 + options["lp"]) * 9 + options["lc"]


def _encode_filter_properties(filter, /):
    """Return a bytes object encoding the options (properties) of the filter."""
    number, options = _options_of(filter)
    if number == FILTER_DELTA:
        return bytes([options["dist"] - 1])
    if "start_offset" in options:
        start = options["start_offset"]
        return start.to_bytes(4, "little") if start else b""
    size = options["dict_size"]
    if number == FILTER_LZMA1:
        return bytes([_packed_parameters(options)]) + size.to_bytes(4, "little")
    return bytes([next(code for code in range(41) if _dictionary_size(code) >= size)])


def _dictionary_size(code):
    return 0xFFFFFFFF if code == 40 else (2 | code & 1) << code // 2 + 11


def _decode_filter_properties(filter_id, encoded_props, /):
    """Return a dict describing the options that the bytes of a filter encode."""
    props = bytes(encoded_props)
    if filter_id == FILTER_DELTA and len(props) == 1:
        return {"id": filter_id, "dist": props[0] + 1}
    if filter_id == FILTER_LZMA2 and len(props) == 1 and props[0] <= 40:
        return {"id": filter_id, "dict_size": _dictionary_size(props[0])}
    if filter_id == FILTER_LZMA1 and len(props) == 5 and props[0] <= 224:
        rest, lc = divmod(props[0], 9)
        pb, lp = divmod(rest, 5)
        if lc + lp <= 4:
            return {"id": filter_id, "lc": lc, "lp": lp, "pb": pb, "dict_size": int.from_bytes(props[1:], "little")}
    if FILTER_X86 <= filter_id <= FILTER_SPARC and len(props) in (0, 4):
        start = int.from_bytes(props, "little")
        return {"id": filter_id, "start_offset": start} if start else {"id": filter_id}
    raise LZMAError(_OPTIONS)


def _filtered(data, filter, sign):
    number, options = filter
    if number == FILTER_DELTA:
        return _delta(data, options["dist"], sign)
    return _branches(data, number, options["start_offset"], sign)


def _encoded(data, chain):
    for filter in chain[:-1]:
        data = _filtered(data, filter, 1)
    number, options = chain[-1]
    return _encode(data, number == FILTER_LZMA2, options["depth"], options["nice_len"],
                   options["lc"], options["lp"], options["pb"], options["dict_size"])


def _undone(data, chain):
    for filter in reversed(chain[:-1]):
        data = _filtered(data, filter, -1)
    return data


# --- .xz

_XZ_MAGIC = b"\xfd7zXZ\0"
_XZ_END = b"YZ"


def _variable(number):
    """A number of seven bits a byte."""
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    made.append(number)
    return bytes(made)


def _with_crc(data):
    return data + _crc32(data).to_bytes(4, "little")


def _padded(data):
    return data + bytes(-len(data) % 4)


def _xz_stream(data, chain, check):
    flags = bytes([0, check])
    made = [_XZ_MAGIC + flags + _crc32(flags).to_bytes(4, "little")]
    records = []
    if data:
        filters = b""
        for number, options in chain:
            props = _encode_filter_properties({"id": number, **options})
            filters += _variable(number) + _variable(len(props)) + props
        head = _padded(bytes([0, len(chain) - 1]) + filters)
        head = _with_crc(bytes([len(head) // 4]) + head[1:])
        packed = _encoded(data, chain)
        mark = _CHECKS[check](data)
        made += [head, _padded(packed), mark]
        records.append((len(head) + len(packed) + len(mark), len(data)))
    index = b"\0" + _variable(len(records))
    for sizes in records:
        index += b"".join(map(_variable, sizes))
    index = _with_crc(_padded(index))
    tail = (len(index) // 4 - 1).to_bytes(4, "little") + flags
    made += [index, _crc32(tail).to_bytes(4, "little"), tail, _XZ_END]
    return b"".join(made)


class LZMACompressor:
    """Compresses data that comes in pieces: all of it when it is flushed."""

    def __init__(self, format=FORMAT_XZ, check=-1, preset=None, filters=None):
        if preset is not None and filters is not None:
            raise ValueError("Cannot specify both preset and filter chain")
        format, check = _index(format), _index(check)
        if format not in (FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW):
            raise ValueError(f"Invalid container format: {format}")
        if format != FORMAT_XZ and check not in (-1, CHECK_NONE):
            raise ValueError("Integrity checks are only supported by FORMAT_XZ")
        if format == FORMAT_RAW and filters is None:
            raise ValueError("Must specify filters for FORMAT_RAW")
        self._format = format
        self._check = CHECK_CRC64 if check == -1 else check
        if format == FORMAT_XZ and self._check not in _CHECKS:
            raise LZMAError("Unsupported integrity check" if 0 <= check <= CHECK_ID_MAX else "Internal error")
        if filters is None:
            number = FILTER_LZMA1 if format == FORMAT_ALONE else FILTER_LZMA2
            filters = [{"id": number, "preset": PRESET_DEFAULT if preset is None else preset}]
        ends = {FORMAT_XZ: {FILTER_LZMA2}, FORMAT_ALONE: {FILTER_LZMA1}, FORMAT_RAW: {FILTER_LZMA1, FILTER_LZMA2}}
        self._chain = _chain_of(filters, ends[format])
        if format == FORMAT_ALONE and len(self._chain) > 1:
            raise ValueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter")
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
        data, self._parts = b"".join(self._parts), None
        if self._format == FORMAT_XZ:
            return _xz_stream(data, self._chain, self._check)
        made = _encoded(data, self._chain)
        if self._format == FORMAT_ALONE:
            number, options = self._chain[0]
            made = _encode_filter_properties({"id": number, **options}) + b"\xff" * 8 + made
        return made

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


class LZMADecompressor:
    """Decompresses a stream that comes in pieces."""

    def __init__(self, format=FORMAT_AUTO, memlimit=None, filters=None):
        format = _index(format)
        if format not in (FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW):
            raise ValueError(f"Invalid container format: {format}")
        if format == FORMAT_RAW:
            if memlimit is not None:
                raise ValueError("Cannot specify memory limit with FORMAT_RAW")
            if filters is None:
                raise ValueError("Must specify filters for FORMAT_RAW")
            self._chain = _chain_of(filters, {FILTER_LZMA1, FILTER_LZMA2})
        elif filters is not None:
            raise ValueError("Cannot specify filters except with FORMAT_RAW")
        self._format = format
        self._most = memlimit
        self.check = CHECK_NONE if format in (FORMAT_ALONE, FORMAT_RAW) else CHECK_UNKNOWN
        self.eof = False
        self.needs_input = True
        self.unused_data = b""
        self._recognized = False
        self._input = b""
        self._output = b""
        self._parts = []
        self._ended = False
        self._failure = None
        self._work = self._stream()

    def decompress(self, data, max_length=-1):
        """Decompress data, returning uncompressed data as bytes: at most max_length unless it is negative."""
        if self.eof:
            raise EOFError("Already at end of stream")
        self._input += bytes(memoryview(data).cast("B"))
        if not self._ended:
            if self._failure is not None:
                raise LZMAError(*self._failure.args)
            try:
                next(self._work)
            except StopIteration:
                self._ended = True
                self.unused_data, self._input = self._input, b""
            except LZMAError as error:
                self._failure = error
                raise
        made = self._output + b"".join(self._parts)
        self._parts.clear()
        self._output = b""
        if max_length >= 0:
            made, self._output = made[:max_length], made[max_length:]
        self.eof = self._ended and not self._output
        self.needs_input = not self.eof and (max_length < 0 or len(made) < max_length)
        return made

    # What follows are generators, which yield where they need more of the input.

    def _take(self, count):
        while len(self._input) < count:
            yield
        taken, self._input = self._input[:count], self._input[count:]
        return taken

    def _stream(self):
        kind = self._format
        if kind == FORMAT_RAW:
            self._recognized = True
            yield from self._decoded(self._chain, -1)
            return
        if kind == FORMAT_AUTO:
            while not self._input:
                yield
            kind = FORMAT_XZ if self._input[0] == _XZ_MAGIC[0] else FORMAT_ALONE
        if kind == FORMAT_XZ:
            yield from self._xz()
        else:
            self.check = CHECK_NONE
            yield from self._alone()

    def _alone(self):
        # What is none is found to be so by its first bytes.
        head = yield from self._take(1)
        _alone_options(head + bytes(4))
        options = _alone_options(head + (yield from self._take(4)))
        dictionary = options["dict_size"]
        # A power of two, or one and a half of it, as all coders write them; no file holds a quarter of a tebibyte.
        high = dictionary.bit_length() - 1
        if dictionary not in (0, 0xFFFFFFFF, 1 << max(high, 0), 3 << max(high - 1, 0)):
            raise LZMAError(_UNKNOWN)
        size = int.from_bytes((yield from self._take(8)), "little")
        unknown = size == (1 << 64) - 1
        if not unknown and size >= 1 << 38:
            raise LZMAError(_UNKNOWN)
        self._recognized = True
        self._limit(dictionary)
        options["dict_size"] = max(dictionary, 4096)
        yield from self._decoded([(FILTER_LZMA1, options)], -1 if unknown else size)

    def _limit(self, dictionary):
        if self._most is not None and dictionary + (1 << 15) > self._most:
            raise LZMAError("Memory usage limit exceeded")

    def _decoded(self, chain, size):
        """Decodes what one block or stream holds. @returns how many bytes it was, and what they give"""
        number, options = chain[-1]
        chunked = number == FILTER_LZMA2
        tried = False
        parameters = [options.get(name, 0) for name in ("lc", "lp", "pb")]
        place = 0
        while True:
            if chunked:
                place = _behind_chunks(self._input, place)
            if not chunked or place < 0 or not tried and self._input:
                tried = True
                found = _decode(self._input, 0, chunked, *parameters, options["dict_size"], size, LZMAError)
                if found is not None:
                    break
            yield
        data, end = found
        self._input = self._input[end:]
        data = _undone(data, chain)
        self._parts.append(data)
        return end, data

    def _xz(self):
        head = yield from self._take(12)
        if head[:6] != _XZ_MAGIC:
            raise LZMAError(_UNKNOWN)
        self._recognized = True
        flags = head[6:8]
        if head[8:] != _crc32(flags).to_bytes(4, "little"):
            raise LZMAError(_CORRUPT)
        if flags[0] or flags[1] > CHECK_ID_MAX:
            raise LZMAError(_OPTIONS)
        self.check = flags[1]
        records = []
        while True:
            first = yield from self._take(1)
            if first == b"\0":
                break
            records.append((yield from self._block(first)))
        size = yield from self._index(records)
        tail = yield from self._take(12)
        if tail[:4] != _crc32(tail[4:10]).to_bytes(4, "little") or tail[10:] != _XZ_END:
            raise LZMAError(_CORRUPT)
        if tail[8:10] != flags or (int.from_bytes(tail[4:8], "little") + 1) * 4 != size:
            raise LZMAError(_CORRUPT)

    def _block(self, first):
        head = first + (yield from self._take(first[0] * 4 + 3))
        if head != _with_crc(head[:-4]):
            raise LZMAError(_CORRUPT)
        fields = _Fields(head[:-4], 2)
        flags = head[1]
        if flags & 0x3C:
            raise LZMAError(_OPTIONS)
        packed_size = fields.number() if flags & 0x40 else None
        data_size = fields.number() if flags & 0x80 else None
        filters = []
        for _ in range((flags & 3) + 1):
            number = fields.number()
            props = fields.take(fields.number())
            if not FILTER_DELTA <= number <= FILTER_SPARC and number != FILTER_LZMA2:
                raise LZMAError(_OPTIONS)
            filters.append(_decode_filter_properties(number, props))
        if any(fields.rest()):
            raise LZMAError(_OPTIONS)
        chain = _chain_of(filters, {FILTER_LZMA2})
        self._limit(chain[-1][1]["dict_size"])
        packed, data = yield from self._decoded(chain, -1)
        padding = yield from self._take(-packed % 4)
        mark = yield from self._take(_CHECK_SIZES[self.check])
        made = _CHECKS.get(self.check)
        if any(padding) or made is not None and mark != made(data):
            raise LZMAError(_CORRUPT)
        if packed_size not in (None, packed) or data_size not in (None, len(data)):
            raise LZMAError(_CORRUPT)
        return len(head) + packed + len(mark), len(data)

    def _index(self, records):
        """Reads the index behind its first byte. @returns its size"""
        content = b"\0"
        for expected in (len(records), *(size for sizes in records for size in sizes)):
            encoded = _variable(expected)
            if (yield from self._take(len(encoded))) != encoded:
                raise LZMAError(_CORRUPT)
            content += encoded
        padding = yield from self._take(-len(content) % 4)
        content = _with_crc(content + padding)
        if any(padding) or (yield from self._take(4)) != content[-4:]:
            raise LZMAError(_CORRUPT)
        return len(content)

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


def _alone_options(head):
    try:
        return _decode_filter_properties(FILTER_LZMA1, head)
    except LZMAError:
        raise LZMAError(_UNKNOWN) from None


class _Fields:
    """What the header of a block holds, one after the other."""

    def __init__(self, data, place):
        self._data = data
        self._place = place

    def take(self, count):
        taken = self._data[self._place:self._place + count]
        if len(taken) != count:
            raise LZMAError(_CORRUPT)
        self._place += count
        return taken

    def number(self):
        value = 0
        for shift in range(0, 63, 7):
            byte = self.take(1)[0]
            value |= (byte & 127) << shift
            if byte < 128:
                return value
        raise LZMAError(_CORRUPT)

    def rest(self):
        return self._data[self._place:]


def _behind_chunks(data, place):
    """-1 when all chunks of a stream of LZMA2 are there, or something is wrong; else the place of the first that is not."""
    while place < len(data):
        control = data[place]
        if control == 0 or 2 < control < 128:
            return -1
        if control < 128:
            if len(data) < place + 3:
                return place
            size = 3 + (data[place + 1] << 8) + data[place + 2] + 1
        else:
            if len(data) < place + 5:
                return place
            size = 5 + (control >= 0xC0) + (data[place + 3] << 8) + data[place + 4] + 1
        if place + size > len(data):
            return place
        place += size
    return place

${COMPRESSED_FILE}

class LZMAFile(_CompressedFile):
    """A file of data compressed by LZMA: reads and writes what it decompresses to."""

    _errors = LZMAError

    def __init__(self, filename=None, mode="r", *, format=None, check=-1, preset=None, filters=None):
        self._fp = None
        if mode in ("r", "rb"):
            if check != -1:
                raise ValueError("Cannot specify an integrity check when opening a file for reading")
            if preset is not None:
                raise ValueError("Cannot specify a preset compression level when opening a file for reading")
            self._options = {"format": FORMAT_AUTO if format is None else format, "filters": filters}
            self._new_decompressor()
        else:
            self._options = {"format": FORMAT_XZ if format is None else format, "check": check, "preset": preset,
                             "filters": filters}
        self._open(filename, mode or None)

    def _new_decompressor(self):
        return LZMADecompressor(**self._options)

    def _new_compressor(self):
        return LZMACompressor(**self._options)


def open(filename, mode="rb", *, format=None, check=-1, preset=None, filters=None,
         encoding=None, errors=None, newline=None):
    """Open an LZMA-compressed file in binary or text mode."""
    return _open_compressed(lambda mode: LZMAFile(filename, mode, format=format, check=check, preset=preset,
                                                  filters=filters),
                            mode, encoding, errors, newline)


def compress(data, format=FORMAT_XZ, check=-1, preset=None, filters=None):
    """Compress a block of data."""
    compressor = LZMACompressor(format, check, preset, filters)
    return compressor.compress(data) + compressor.flush()


def decompress(data, format=FORMAT_AUTO, memlimit=None, filters=None):
    """Decompress a block of data: one stream or several."""
    parts = []
    while True:
        decompressor = LZMADecompressor(format, memlimit, filters)
        try:
            part = decompressor.decompress(data)
        except LZMAError:
            if parts:
                break
            raise
        if not decompressor.eof:
            raise LZMAError("Compressed data ended before the end-of-stream marker was reached")
        parts.append(part)
        data = decompressor.unused_data
        if not data:
            break
    return b"".join(parts)
`;
