/** The module binascii. */
import type { Value } from "../../heap/value.ts";
import { raiseTypeError } from "../../objects/errors.ts";
import { truth } from "../../objects/protocols/truth.ts";
import { bigIntOf, isInt, newInt } from "../../objects/values/numbers.ts";
import { defineModule } from "../index.ts";
import { bytesArgument, bytesResult, raiseMade } from "./bytes_arguments.ts";
import { crc32 } from "./checksums.ts";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Int8Array(256).fill(-1);
for (let i = 0; i < 64; i++) VALUES[DIGITS.charCodeAt(i)] = i;
const PAD = 0x3d;

function toBase64(data: Value, newline: Value): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  const line = newline === 0 || truth(newline) === 1;
  const length = Math.ceil(bytes.length / 3) * 4;
  const result = new Uint8Array(length + (line ? 1 : 0));
  for (let i = 0, at = 0; i < bytes.length; i += 3) {
    const group = bytes[i] << 16 | (bytes[i + 1] ?? 0) << 8 | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    result[at++] = DIGITS.charCodeAt(group >> 18);
    result[at++] = DIGITS.charCodeAt((group >> 12) & 63);
    result[at++] = left > 1 ? DIGITS.charCodeAt((group >> 6) & 63) : PAD;
    result[at++] = left > 2 ? DIGITS.charCodeAt(group & 63) : PAD;
  }
  if (line) result[length] = 10;
  return bytesResult(result);
}

function fromBase64(data: Value, strictGiven: Value, fail: Value): Value {
  const bytes = bytesArgument(data, true);
  if (bytes === null) return 0;
  const strict = truth(strictGiven) === 1;
  const result = new Uint8Array(Math.ceil(bytes.length / 4) * 3);
  let at = 0;
  let group = 0;
  let count = 0;
  let pads = 0;
  let digits = 0;
  if (strict && bytes.length > 0 && bytes[0] === PAD) {
    return raiseMade(fail, "Leading padding not allowed");
  }
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === PAD) {
      if (count >= 2 && count + ++pads >= 4) {
        if (strict && i + 1 < bytes.length) return raiseMade(fail, "Excess data after padding");
        return bytesResult(result.slice(0, at));
      }
      if (strict && count < 2) {
        return raiseMade(
          fail,
          count === 0 ? "Excess padding not allowed" : "Discontinuous padding not allowed",
        );
      }
      continue;
    }
    const value = VALUES[byte];
    if (value < 0) {
      if (strict) return raiseMade(fail, "Only base64 data is allowed");
      continue;
    }
    if (strict && pads > 0) return raiseMade(fail, "Discontinuous padding not allowed");
    pads = 0;
    digits++;
    group = (group << 6 | value) & 0xffffff;
    count++;
    if (count === 2) result[at++] = group >> 4;
    else if (count === 3) result[at++] = group >> 2;
    else if (count === 4) {
      result[at++] = group;
      count = 0;
    }
  }
  if (count !== 0) {
    return raiseMade(
      fail,
      count === 1
        ? `Invalid base64-encoded string: number of data characters (${digits}) cannot be 1 more ` +
          "than a multiple of 4"
        : "Incorrect padding",
    );
  }
  return bytesResult(result.slice(0, at));
}

/** CRC-CCITT: polynomial 0x1021, most significant bit first. */
function crcHqx(data: Value, start: Value): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  if (!isInt(start)) return raiseTypeError("an integer is required");
  let crc = Number(BigInt.asUintN(16, bigIntOf(start)));
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
    }
  }
  return newInt(crc);
}

const SOURCE = String.raw`
"""Conversion between binary data and ASCII"""


class Error(ValueError):
    __module__ = "binascii"


class Incomplete(Exception):
    __module__ = "binascii"


def b2a_base64(data, /, *, newline=True):
    """Base64-code line of data."""
    return _to_base64(data, newline)


def a2b_base64(data, /, *, strict_mode=False):
    """Decode a line of base64 data."""
    return _from_base64(data, strict_mode, Error)


def hexlify(data, sep=None, bytes_per_sep=1):
    """Hexadecimal representation of binary data."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data = bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    """Binary data of hexadecimal representation."""
    if isinstance(hexstr, str):
        if not hexstr.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        text = hexstr
    else:
        text = bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


a2b_hex = unhexlify
`;

/** uuencode and quoted-printable (Modules/binascii.c). */
const OLD_ENCODINGS = String.raw`
def _text_or_bytes(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    return bytes(memoryview(data))


def _only_bytes(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(memoryview(data))


def a2b_uu(data, /):
    """Decode a line of uuencoded data."""
    data = _text_or_bytes(data)
    if not data:
        raise Error("Missing length byte")
    length = (data[0] - 32) & 63
    out = bytearray()
    group = bits = 0
    at = 1
    while len(out) < length:
        c = data[at] if at < len(data) else 10
        at += 1
        if c in (10, 13) or at > len(data):
            # A line that ends early goes on with zeros.
            at = len(data) + 1
            value = 0
        elif not 32 <= c <= 96:
            raise Error("Illegal char")
        else:
            value = (c - 32) & 63
        group = group << 6 | value
        bits += 6
        if bits >= 8:
            bits -= 8
            out.append(group >> bits & 255)
            group &= (1 << bits) - 1
    for c in data[at:]:
        # Some encoders end lines with a check of any kind.
        if c not in (32, 96, 10, 13):
            raise Error("Trailing garbage")
    return bytes(out)


def b2a_uu(data, /, *, backtick=False):
    """Uuencode line of data."""
    data = _only_bytes(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")
    zero = 96 if backtick else 32
    out = bytearray([len(data) + 32 if data else zero])
    for i in range(0, len(data), 3):
        group = int.from_bytes(data[i:i + 3].ljust(3, b"\0"), "big")
        for shift in (18, 12, 6, 0):
            value = group >> shift & 63
            out.append(value + 32 if value else zero)
    out.append(10)
    return bytes(out)


_HEX = b"0123456789ABCDEFabcdef"


def a2b_qp(data, header=False):
    """Decode a string of qp-encoded data."""
    data = _text_or_bytes(data)
    out = bytearray()
    at = 0
    while at < len(data):
        c = data[at]
        at += 1
        if c == 95 and header:
            out.append(32)
        elif c != 61:
            out.append(c)
        elif at == len(data):
            break
        elif data[at] in (10, 13):
            # A soft end of a line.
            end = data.find(b"\n", at)
            at = len(data) if end < 0 else end + 1
        elif data[at] == 61:
            out.append(61)
            at += 1
        elif at + 1 < len(data) and data[at] in _HEX and data[at + 1] in _HEX:
            out.append(int(data[at:at + 2], 16))
            at += 2
        else:
            out.append(61)
    return bytes(out)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Encode a string using quoted-printable encoding."""
    data = _only_bytes(data)
    end_of_line = b"\r\n" if (at := data.find(b"\n")) > 0 and data[at - 1] == 13 else b"\n"
    soft = b"=" + end_of_line
    out = bytearray()
    width = at = 0
    size = len(data)
    while at < size:
        c = data[at]
        following = data[at + 1] if at + 1 < size else -1
        if (c > 126 or c == 61 or header and c == 95
                or c == 46 and width == 0 and following in (-1, 0, 10, 13)
                or not istext and c in (10, 13)
                or c in (9, 32) and following < 0
                or c < 33 and c not in (10, 13) and (quotetabs or c not in (9, 32))):
            if width + 3 >= 76:
                out += soft
                width = 0
            out += b"=%02X" % c
            width += 3
            at += 1
        elif istext and (c == 10 or c == 13 and following == 10):
            width = 0
            if out and out[-1] in (9, 32):
                out += b"=%02X" % out.pop()
            out += end_of_line
            at += 2 if c == 13 else 1
        else:
            if following not in (-1, 10) and width + 1 >= 76:
                out += soft
                width = 0
            width += 1
            out.append(95 if header and c == 32 else c)
            at += 1
    return bytes(out)
`;

defineModule({
  name: "binascii",
  functions: {
    _to_base64: ["data, newline, /", toBase64],
    _from_base64: ["data, strict, fail, /", fromBase64],
    crc_hqx: ["data, crc, /", crcHqx, "Compute CRC-CCITT incrementally."],
    crc32: ["data, crc=0, /", crc32, "Compute CRC-32 incrementally."],
  },
  source: SOURCE,
  lazySources: [{ names: "a2b_uu b2a_uu a2b_qp b2a_qp", source: OLD_ENCODINGS }],
});
