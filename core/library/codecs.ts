/**
 * The module codecs, over str.encode and bytes.decode (Lib/codecs.py), which ask here for the codecs that they do not know.
 * idna prepares names with case folding and NFKC in place of the tables of RFC 3454.
 * Left out: error handlers in the place of the usual ones, and for UTF-16 and UTF-32; the codecs that are no encodings but for rot13, hex and base64.
 */
import { NONE } from "../heap/map.ts";
import type { Value } from "../heap/value.ts";
import { findEncoding } from "../objects/text/encodings.ts";
import { raiseTypeError, typeName } from "../objects/errors.ts";
import { isStr } from "../objects/kinds.ts";
import { bool } from "../objects/values/numbers.ts";
import { jsString, newStr } from "../objects/values/text.ts";
import { chargeWork } from "../objects/work.ts";
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Codecs by their names, streams that encode and decode, and handlers of errors."""

import builtins
import io as _io

__all__ = ["lookup", "encode", "decode", "open", "EncodedFile", "iterencode", "iterdecode", "getencoder",
           "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter",
           "BOM", "BOM_BE", "BOM_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE",
           "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder",
           "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder", "register",
           "register_error", "lookup_error", "utf_8_encode", "utf_8_decode", "strict_errors",
           "ignore_errors", "replace_errors"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE

_NAMES = {"utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "cp65001": "utf-8", "latin1": "iso8859-1",
          "latin-1": "iso8859-1", "iso-8859-1": "iso8859-1", "iso8859-1": "iso8859-1",
          "8859": "iso8859-1", "l1": "iso8859-1", "us-ascii": "ascii", "646": "ascii", "utf16": "utf-16",
          "utf32": "utf-32", "u16": "utf-16", "u32": "utf-32"}


class CodecInfo(tuple):
    """The four functions of a codec as a tuple, with its incremental classes and its name."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        info = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        info.encode, info.decode, info.streamreader, info.streamwriter = info
        info.name, info.incrementalencoder, info.incrementaldecoder = name, incrementalencoder, incrementaldecoder
        # None leaves it to the class.
        if _is_text_encoding is not None:
            info._is_text_encoding = _is_text_encoding
        return info

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


class Codec:
    """Encodes and decodes without a state in between."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes text that comes in parts."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class IncrementalDecoder:
    """Decodes bytes that come in parts."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """A decoder that keeps what could not be decoded yet."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        waiting = self.buffer + input
        text, done = self._buffer_decode(waiting, self.errors, final)
        self.buffer = waiting[done:]
        return text

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


def _rot13(text, errors="strict"):
    table = {}
    for first in (65, 97):
        for i in range(26):
            table[first + i] = first + (i + 13) % 26
    return text.translate(table)


def _other(name):
    # Codecs that are no encodings of text.
    import binascii
    if name in ("rot13", "rot-13"):
        return "rot13", _rot13, _rot13
    if name in ("hex", "hex-codec"):
        return "hex", lambda data, errors="strict": binascii.b2a_hex(data), (
            lambda data, errors="strict": binascii.a2b_hex(data))
    if name in ("base64", "base64-codec", "base-64"):
        import base64
        return "base64", lambda data, errors="strict": base64.encodebytes(data), (
            lambda data, errors="strict": base64.decodebytes(data))
    return None


def _adapt(delta, points, first):
    delta = delta // 700 if first else delta // 2
    delta += delta // points
    k = 0
    while delta > 455:
        delta //= 35
        k += 36
    return k + 36 * delta // (delta + 38)


def _digit(value):
    return "abcdefghijklmnopqrstuvwxyz0123456789"[value]


def _punycode_encode(text, errors="strict"):
    # RFC 3492, section 6.3.
    out = [c for c in text if c < "\x80"]
    done = basic = len(out)
    if basic:
        out.append("-")
    n, delta, bias = 128, 0, 72
    while done < len(text):
        m = min(ord(c) for c in text if ord(c) >= n)
        delta += (m - n) * (done + 1)
        n = m
        for c in text:
            if ord(c) < n:
                delta += 1
            elif ord(c) == n:
                q, k = delta, 36
                while True:
                    t = min(max(k - bias, 1), 26)
                    if q < t:
                        break
                    out.append(_digit(t + (q - t) % (36 - t)))
                    q = (q - t) // (36 - t)
                    k += 36
                out.append(_digit(q))
                bias = _adapt(delta, done + 1, done == basic)
                delta = 0
                done += 1
        delta += 1
        n += 1
    return "".join(out).encode("ascii")


def _punycode_decode(data, errors="strict"):
    # RFC 3492, section 6.2.
    if errors not in ("strict", "replace", "ignore"):
        raise UnicodeError(f"Unsupported error handling: {errors}")
    data = bytes(data)
    cut = data.rfind(b"-")
    base = data[:max(cut, 0)].decode("ascii", errors)
    rest = data[cut + 1:]
    out = list(base)
    n, i, bias, at = 128, 0, 72, 0
    while at < len(rest):
        start, w, k = i, 1, 36
        while True:
            if at >= len(rest):
                if errors == "strict":
                    raise UnicodeDecodeError("punycode", data, len(data), len(data), "incomplete punycode string")
                return "".join(out)
            c = rest[at]
            value = c - 97 if 97 <= c <= 122 else c - 65 if 65 <= c <= 90 else c - 22 if 48 <= c <= 57 else -1
            if value < 0:
                if errors == "strict":
                    place = cut + 1 + at
                    raise UnicodeDecodeError("punycode", data, place, place + 1,
                                             f"Invalid extended code point '{chr(c)}'")
                return "".join(out)
            at += 1
            i += value * w
            t = min(max(k - bias, 1), 26)
            if value < t:
                break
            w *= 36 - t
            k += 36
        bias = _adapt(i - start, len(out) + 1, start == 0)
        step, i = divmod(i, len(out) + 1)
        n += step
        if n > 0x10ffff:
            if errors == "strict":
                place = cut + at
                raise UnicodeDecodeError("punycode", data, place, place + 1, f"Invalid character U+{n:x}")
            n = ord("?")
        out.insert(i, chr(n))
        i += 1
    return "".join(out)


_DOTS = "\u3002\uff0e\uff61"


def _label_to_ascii(label):
    # RFC 3490, with case folding and NFKC for the tables of RFC 3454.
    if not label.isascii():
        label = _normalized(_normalized(label.replace("\xad", "")).casefold())
        if not all(c.isalnum() or c in "-" or not c.isprintable() or c > "\x7f" for c in label):
            raise UnicodeEncodeError("idna", label, 0, len(label), "Invalid character")
    if label.isascii():
        data = label.encode("ascii")
    else:
        if label.startswith("xn--"):
            raise UnicodeEncodeError("idna", label, 0, 4, "Label starts with ACE prefix")
        data = b"xn--" + _punycode_encode(label)
    if not 0 < len(data) < 64:
        raise UnicodeEncodeError("idna", label, 0, len(label), "label too long" if data else "label empty")
    return data


def _idna_encode(text, errors="strict"):
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    if not text:
        return b""
    for dot in _DOTS:
        text = text.replace(dot, ".")
    labels = text.split(".")
    end = b""
    if len(labels) > 1 and not labels[-1]:
        del labels[-1]
        end = b"."
    return b".".join(map(_label_to_ascii, labels)) + end


def _label_to_text(label):
    if not label[:4].lower() == b"xn--":
        return label.decode("ascii")
    text = _punycode_decode(label[4:])
    if _label_to_ascii(text).lower() != label.lower():
        raise UnicodeDecodeError("idna", label, 0, len(label), "IDNA does not round-trip")
    return text


def _idna_decode(data, errors="strict"):
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    return ".".join(_label_to_text(label) if label else "" for label in bytes(data).split(b"."))


_ENCODINGS = {"punycode": (_punycode_encode, _punycode_decode), "idna": (_idna_encode, _idna_decode)}


def _by_name(direction, value, encoding, errors):
    """str.encode and bytes.decode with an encoding that the interpreter does not know."""
    own = _ENCODINGS.get(encoding.lower())
    if own is not None:
        return own[direction == "decode"](value, errors)
    info = _searched(encoding)
    if info is None:
        if _other(encoding.lower().replace("_", "-")) is not None:
            raise LookupError(f"{encoding!r} is not a text encoding; use codecs.{direction}() to handle arbitrary codecs")
        raise LookupError(f"unknown encoding: {encoding}")
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"{encoding!r} is not a text encoding; use codecs.{direction}() to handle arbitrary codecs")
    result = info[direction == "decode"](value, errors)[0]
    wanted = bytes if direction == "encode" else str
    if not isinstance(result, wanted):
        raise TypeError(f"{encoding!r} {direction}r returned {type(result).__name__!r} instead of "
                        f"{wanted.__name__!r}; use codecs.{direction}() to {direction} to arbitrary types")
    return result


_infos = {}


def lookup(encoding, /):
    """The CodecInfo of an encoding; LookupError if none is known."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    key = encoding.lower().replace("_", "-").replace(" ", "-")
    info = _infos.get(key)
    if info is None:
        try:
            info = _make_info(key, encoding)
        except LookupError:
            info = _searched(encoding)
            if info is None:
                raise LookupError(f"unknown encoding: {encoding}") from None
        _infos[key] = info
    return info


def _make_info(key, encoding):
    other = _other(key)
    if other is not None:
        name, encode_one, decode_one = other
        return CodecInfo(lambda input, errors="strict": (encode_one(input), len(input)),
                         lambda input, errors="strict": (decode_one(input), len(input)),
                         name=name, _is_text_encoding=False)
    name = _table_name(key) or _NAMES.get(key, key)
    if key not in _ENCODINGS and not _is_known(key):
        raise LookupError(encoding)

    def encode(input, errors="strict"):
        return input.encode(key, errors), len(input)

    def decode(input, errors="strict"):
        return str(input, key, errors), len(input)

    class Encoder(IncrementalEncoder):
        _first = True

        def encode(self, input, final=False):
            data = input.encode(key, self.errors)
            if name in ("utf-16", "utf-32", "utf-8-sig") and input:
                if not self._first:
                    data = data[3 if name == "utf-8-sig" else 2 if name == "utf-16" else 4:]
                self._first = False
            return data

        def reset(self):
            self._first = True

    class Decoder(BufferedIncrementalDecoder):
        _codec = None

        def decode(self, input, final=False):
            data = self.buffer + bytes(input)
            codec = self._codec
            if codec is None and key in _io_marks():
                if len(data) < 4 and not final:
                    self.buffer = data
                    return ""
                codec = key.removesuffix("-sig") if key == "utf-8-sig" else key + "-le"
                for mark, with_mark in _io_marks()[key]:
                    if data.startswith(mark):
                        data = data[len(mark):]
                        codec = with_mark
                        break
            self._codec = codec = codec or key
            keep = 0 if final else _io_incomplete(data, codec)
            self.buffer = data[len(data) - keep:] if keep else b""
            return (data[:-keep] if keep else data).decode(codec, self.errors)

        def reset(self):
            self.buffer = b""
            self._codec = None

    class Reader(StreamReader):
        charset = key

    class Writer(StreamWriter):
        charset = key

    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name)


def _io_marks():
    _io.TextIOWrapper
    return _io._MARKS


def _io_incomplete(data, codec):
    _io.TextIOWrapper
    return _io._incomplete(data, codec)


class StreamWriter(Codec):
    """Encodes what is written to a stream."""

    charset = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._encoder = lookup(self.charset).incrementalencoder(errors)

    def write(self, object):
        self.stream.write(self._encoder.encode(object))

    def writelines(self, list):
        self.write("".join(list))

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        # At the start the text begins anew, with its mark if it has one.
        if not (offset or whence):
            self.reset()

    def reset(self):
        self._encoder.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.stream.close()


class StreamReader(Codec):
    """Decodes what is read from a stream."""

    charset = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._decoder = lookup(self.charset).incrementaldecoder(errors)
        self._text = ""

    def _more(self, size=8192):
        data = self.stream.read() if size < 0 else self.stream.read(size)
        text = self._decoder.decode(data, final=not data)
        self._text += text
        return bool(data)

    def read(self, size=-1, chars=-1, firstline=False):
        # size says how many bytes are read at a time; how many characters are wanted, too, where chars does not.
        size = -1 if size is None else size
        wanted = chars if chars >= 0 else size
        while (wanted < 0 or len(self._text) < wanted) and self._more(size):
            pass
        end = len(self._text) if wanted < 0 else wanted
        text, self._text = self._text[:end], self._text[end:]
        return text

    def readline(self, size=None, keepends=True):
        while True:
            lines = self._text.splitlines(True)
            if len(lines) > 1 or not self._more():
                break
        lines = self._text.splitlines(True)
        if not lines:
            return ""
        self._text = "".join(lines[1:])
        return lines[0] if keepends else lines[0].splitlines(False)[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self._decoder.reset()
        self._text = ""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.stream.close()


class StreamRecoder:
    """Translates between the encoding of a stream and that of what is written to it and read from it, in bytes."""

    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream, self.errors = stream, errors
        self.encode, self.decode = encode, decode
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def _outside(self, text):
        return self.encode(text, self.errors)[0]

    def read(self, size=-1):
        return self._outside(self.reader.read(size))

    def readline(self, size=None):
        return self._outside(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self._outside(self.reader.read()).splitlines(keepends=True)

    def __iter__(self):
        return self

    def __next__(self):
        return self._outside(next(self.reader))

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        self.write(b"".join(list))

    def reset(self):
        for side in (self.reader, self.writer):
            side.reset()

    def seek(self, offset, whence=0):
        for side in (self.reader, self.writer):
            side.seek(offset, whence)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stream.close()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __reduce_ex__(self, protocol):
        raise TypeError(f"can't serialize {type(self).__name__}")


class StreamReaderWriter:
    """Decodes what is read from a stream, and encodes what is written to it."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def write(self, data):
        return self.writer.write(data)

    def read(self, size=-1):
        return self.reader.read(size)

    def writelines(self, list):
        return self.writer.writelines(list)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        for side in (self.reader,) if offset or whence else (self.reader, self.writer):
            side.reset()

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def reset(self):
        for side in (self.reader, self.writer):
            side.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.stream.close()


def encode(obj, encoding="utf-8", errors="strict"):
    """What the encoder of an encoding makes of an object."""
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    """What the decoder of an encoding makes of an object."""
    return lookup(encoding).decode(obj, errors)[0]


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file whose text is in an encoding; without one, what the builtin open gives."""
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    info = lookup(encoding)
    stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    stream.encoding = encoding
    return stream


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A file in the second encoding that looks like one in the first: what is written and read is translated."""
    outer = lookup(data_encoding)
    inner = lookup(file_encoding or data_encoding)
    recoder = StreamRecoder(file, outer.encode, outer.decode, inner.streamreader, inner.streamwriter, errors)
    recoder.data_encoding, recoder.file_encoding = data_encoding, file_encoding or data_encoding
    return recoder


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def _incremental(kind, encoding):
    found = getattr(lookup(encoding), kind)
    if found is not None:
        return found
    raise LookupError(encoding)


def getincrementaldecoder(encoding):
    return _incremental("incrementaldecoder", encoding)


def getincrementalencoder(encoding):
    return _incremental("incrementalencoder", encoding)


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """The bytes of pieces of text, as they come; there are no empty ones."""
    one = getincrementalencoder(encoding)(errors, **kwargs)
    for text in iterator:
        if made := one.encode(text):
            yield made
    if rest := one.encode("", True):
        yield rest


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """The text of pieces of bytes, as they come; there are no empty ones."""
    one = getincrementaldecoder(encoding)(errors, **kwargs)
    for data in iterator:
        if made := one.decode(data):
            yield made
    if rest := one.decode(b"", True):
        yield rest


def register(search_function, /):
    """Register a codec search function: lookup() and the functions here ask it, str.encode and bytes.decode do not."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    """Ask a search function no more, and forget what was found."""
    if search_function in _searches:
        _searches.remove(search_function)
        _infos.clear()


_searches = []


def _searched(encoding):
    """What a registered function knows of an encoding, or None."""
    name = encoding.lower().replace(" ", "_").replace("-", "_")
    for search in _searches:
        found = search(name)
        if found is not None:
            return found
    return None


def strict_errors(error, /):
    """Raises the error."""
    raise error


def ignore_errors(error, /):
    """Leaves the part out."""
    return "", error.end


def replace_errors(error, /):
    """Writes a mark that something was there."""
    count = error.end - error.start
    return ("?" * count if isinstance(error, UnicodeEncodeError) else "�"), error.end


def xmlcharrefreplace_errors(error, /):
    """Writes numeric references of XML, when encoding alone."""
    if not isinstance(error, UnicodeEncodeError):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return "".join(f"&#{ord(c)};" for c in error.object[error.start:error.end]), error.end


def backslashreplace_errors(error, /):
    """Writes escapes with backslashes."""
    part = error.object[error.start:error.end]
    if isinstance(part, str):
        return part.encode("ascii", "backslashreplace").decode("ascii"), error.end
    return "".join(f"\\x{byte:02x}" for byte in part), error.end


_handlers = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
             "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors}
_registered = {}


def lookup_error(name, /):
    """The error handler of a name; LookupError if there is none."""
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


def register_error(errors, handler, /):
    """Register the error handler of a name; those of the usual names stay as they are."""
    if not isinstance(errors, str):
        raise TypeError(f"register_error() argument 1 must be str, not {type(errors).__name__}")
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = _registered[errors] = handler


def _handled(direction, value, encoding, errors):
    """What an encoding makes of a value with a registered handler, which is asked for each part that cannot be done."""
    handler = _handlers[errors]
    encoding_it = direction == "encode"
    parts, at, size = [], 0, len(value)
    while True:
        rest = value[at:] if at else value
        try:
            parts.append(rest.encode(encoding) if encoding_it else rest.decode(encoding))
            return (b"" if encoding_it else "").join(parts)
        except (UnicodeEncodeError if encoding_it else UnicodeDecodeError) as error:
            start = at + error.start
            if error.start:
                good = rest[:error.start]
                parts.append(good.encode(encoding) if encoding_it else good.decode(encoding))
            failure = type(error)(error.encoding, value, start, at + error.end, error.reason)
        answer = handler(failure)
        kinds = (str, bytes) if encoding_it else str
        if not (isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[0], kinds)
                and isinstance(answer[1], int)):
            raise TypeError("encoding error handler must return (str/bytes, int) tuple" if encoding_it
                            else "decoding error handler must return (str, int) tuple")
        made, at = answer
        if encoding_it and isinstance(made, str):
            try:
                made = made.encode(encoding)
            except UnicodeEncodeError:
                raise failure from None
        parts.append(made)
        if at < 0:
            at += size
        if not 0 <= at <= size:
            raise IndexError(f"position {at} from error handler out of bounds")


def _pair(encoding):
    def encode(input, errors="strict", /):
        return input.encode(encoding, errors or "strict"), len(input)

    def decode(input, errors="strict", final=True, /):
        return str(input, encoding, errors or "strict"), len(input)

    return encode, decode


utf_8_encode, utf_8_decode = _pair("utf-8")
ascii_encode, ascii_decode = _pair("ascii")
latin_1_encode, latin_1_decode = _pair("latin-1")
utf_16_encode, utf_16_decode = _pair("utf-16")
utf_32_encode, utf_32_decode = _pair("utf-32")
unicode_escape_encode, unicode_escape_decode = _pair("unicode_escape")
raw_unicode_escape_encode, raw_unicode_escape_decode = _pair("raw_unicode_escape")


def escape_encode(data, errors="strict", /):
    # With a double quote in it, repr leaves single quotes as they are, but for those.
    text = repr(b'"' + bytes(data))[3:-1].replace("\\'", "'").replace("'", "\\'")
    return text.encode(), len(data)


_ESCAPES = {"\\": 92, "'": 39, '"': 34, "a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}


def escape_decode(data, errors="strict", /):
    """What the escapes in the text of a bytes literal stand for, as bytes."""
    text = data if isinstance(data, str) else str(data, "latin-1")
    result = bytearray()
    at = 0
    while True:
        found = text.find("\\", at)
        if found < 0:
            result += text[at:].encode("latin-1")
            return bytes(result), len(data)
        result += text[at:found].encode("latin-1")
        letter = text[found + 1:found + 2]
        at = found + 2
        if not letter:
            raise ValueError("Trailing \\ in string")
        if letter in _ESCAPES:
            result.append(_ESCAPES[letter])
        elif letter in "01234567":
            while at < found + 4 and text[at:at + 1] in set("01234567"):
                at += 1
            result.append(int(text[found + 1:at], 8) & 255)
        elif letter == "x":
            digits = text[at:at + 2]
            if len(digits) == 2 and all(digit in "0123456789abcdefABCDEF" for digit in digits):
                result.append(int(digits, 16))
                at += 2
            elif errors == "strict":
                raise ValueError(f"invalid \\x escape at position {found}")
            else:
                if errors == "replace":
                    result += b"?"
                elif errors != "ignore":
                    raise ValueError(f"decoding error; unknown error handling code: {errors}")
                at += len(digits) - len(digits.lstrip("0123456789abcdefABCDEF"))
        elif letter != "\n":
            result += b"\\" + letter.encode("latin-1")
`;

/** The name that an encoding by table has in CPython; None for others. */
function tableName(name: Value): Value {
  const charmap = findEncoding(jsString(name))?.charmap ?? "";
  return charmap === "" ? NONE : newStr(charmap.replace("_", "-"));
}

/** A str in Unicode's form NFKC. */
function normalized(value: Value): Value {
  if (!isStr(value)) return raiseTypeError(`expected str, got ${typeName(value)}`);
  const text = jsString(value);
  return chargeWork(16 + text.length) ? newStr(text.normalize("NFKC")) : 0;
}

defineModule({
  name: "codecs",
  functions: {
    _table_name: ["name, /", tableName],
    _is_known: ["name, /", (name: Value) => bool(findEncoding(jsString(name)) !== null)],
    _normalized: ["text, /", normalized],
  },
  source: SOURCE,
});
