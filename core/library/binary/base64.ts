/** The module base64. Left out: the functions for files (encode, decode), z85. */
import { defineModule } from "../index.ts";

const SOURCE = String.raw`
"""Base16, Base32, Base64 (RFC 3548), Base85 and Ascii85 data encodings"""

import binascii

__all__ = ["encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
           "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "z85encode", "z85decode",
           "a85encode", "a85decode", "standard_b64encode", "standard_b64decode",
           "urlsafe_b64encode", "urlsafe_b64decode"]

_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_BASE85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_"
           b"\x60{|}~")
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_TO_SAFE = bytes.maketrans(b"+/", b"-_")
_FROM_SAFE = bytes.maketrans(b"-_", b"+/")


def _decoding(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, bytes):
        return s
    try:
        return memoryview(s).tobytes()
    except (TypeError, NameError):
        raise TypeError("argument should be a bytes-like object or ASCII "
                        f"string, not {s.__class__.__name__!r}") from None


def _encoding(s):
    if isinstance(s, bytes):
        return s
    if isinstance(s, (str, int)):
        raise TypeError(f"a bytes-like object is required, not {type(s).__name__!r}")
    return bytes(s)


def b64encode(s, altchars=None):
    """Encode the bytes-like object s using Base64 and return a bytes object."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        if len(altchars) != 2:
            raise ValueError(f"invalid altchars: {altchars!r}")
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode the Base64 encoded bytes-like object or ASCII string s."""
    s = _decoding(s)
    if altchars is not None:
        altchars = _decoding(altchars)
        if len(altchars) != 2:
            raise ValueError(f"invalid altchars: {altchars!r}")
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode bytes-like object s using the standard Base64 alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode bytes encoded with the standard Base64 alphabet."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Encode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64encode(s).translate(_TO_SAFE)


def urlsafe_b64decode(s):
    """Decode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64decode(_decoding(s).translate(_FROM_SAFE))


def _b32encode(alphabet, s):
    s = _encoding(s)
    left = len(s) % 5
    if left:
        s += b"\0" * (5 - left)
    out = []
    for i in range(0, len(s), 5):
        group = int.from_bytes(s[i:i + 5], "big")
        for shift in range(35, -1, -5):
            out.append(alphabet[group >> shift & 31])
    encoded = bytes(out)
    pads = {0: 0, 1: 6, 2: 4, 3: 3, 4: 1}[left]
    return encoded[:-pads] + b"=" * pads if pads else encoded


def _b32decode(alphabet, s, casefold, map01):
    s = _decoding(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _decoding(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    pads = length - len(s)
    values = {c: i for i, c in enumerate(alphabet)}
    out = []
    for i in range(0, len(s), 8):
        group = 0
        quantum = s[i:i + 8]
        for c in quantum:
            if c not in values:
                raise binascii.Error("Non-base32 digit found")
            group = group << 5 | values[c]
        group <<= 5 * (8 - len(quantum))
        out.append(group.to_bytes(5, "big"))
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if pads and out:
        out[-1] = out[-1][:(43 - 5 * pads) // 8]
    return b"".join(out)


def b32encode(s):
    """Encode the bytes-like objects using base32 and return a bytes object."""
    return _b32encode(_BASE32, s)


def b32decode(s, casefold=False, map01=None):
    """Decode the base32 encoded bytes-like object or ASCII string s."""
    return _b32decode(_BASE32, s, casefold, map01)


def b32hexencode(s):
    """Encode the bytes-like objects using base32hex and return a bytes object."""
    return _b32encode(_BASE32HEX, s)


def b32hexdecode(s, casefold=False):
    """Decode the base32hex encoded bytes-like object or ASCII string s."""
    return _b32decode(_BASE32HEX, s, casefold, None)


def b16encode(s):
    """Encode the bytes-like object s using Base16 and return a bytes object."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode the Base16 encoded bytes-like object or ASCII string s."""
    s = _decoding(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def _groups(s):
    """Numbers of four bytes each, and how many zeros were added."""
    gap = -len(s) % 4
    s += b"\0" * gap
    return [int.from_bytes(s[i:i + 4], "big") for i in range(0, len(s), 4)], gap


def _five(number, digits):
    out = []
    for _ in range(5):
        number, digit = divmod(number, 85)
        out.append(digits[digit])
    return bytes(reversed(out))


def b85encode(b, pad=False):
    """Encode bytes-like object b in base85 format and return a bytes object."""
    groups, gap = _groups(_encoding(b))
    out = b"".join(_five(group, _BASE85) for group in groups)
    return out[:-gap] if gap and not pad else out


def b85decode(b):
    """Decode the base85-encoded bytes-like object or ASCII string b"""
    b = _decoding(b)
    values = {c: i for i, c in enumerate(_BASE85)}
    gap = -len(b) % 5
    b += b"~" * gap
    out = []
    for i in range(0, len(b), 5):
        number = 0
        for j, c in enumerate(b[i:i + 5]):
            if c not in values:
                raise ValueError(f"bad base85 character at position {i + j}")
            number = number * 85 + values[c]
        if number > 0xFFFFFFFF:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}")
        out.append(number.to_bytes(4, "big"))
    result = b"".join(out)
    return result[:-gap] if gap else result


_Z85 = (b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#")


def z85encode(s):
    """Encode bytes-like object b in z85 format and return a bytes object."""
    return b85encode(s).translate(bytes.maketrans(bytes(_BASE85), _Z85))


def z85decode(s):
    """Decode the z85-encoded bytes-like object or ASCII string b"""
    s = _decoding(s)
    # Digits of base85 that z85 does not have become digits of neither.
    only = bytes(c for c in bytes(_BASE85) if c not in _Z85)
    s = s.translate(bytes.maketrans(_Z85 + only, bytes(_BASE85) + bytes(len(only))))
    try:
        return b85decode(s)
    except ValueError as error:
        raise ValueError(error.args[0].replace("base85", "z85")) from None


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode bytes-like object b using Ascii85 and return a bytes object."""
    groups, gap = _groups(_encoding(b))
    digits = bytes(range(33, 118))
    out = []
    for group in groups:
        if group == 0:
            out.append(b"z")
        elif foldspaces and group == 0x20202020:
            out.append(b"y")
        else:
            out.append(_five(group, digits))
    if gap and not pad:
        if out[-1] == b"z":
            out[-1] = b"!!!!!"
        out[-1] = out[-1][:-gap]
    result = b"".join(out)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        chunks = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(chunks[-1]) + 2 > wrapcol:
            chunks.append(b"")
        result = b"\n".join(chunks)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """Decode the Ascii85 encoded bytes-like object or ASCII string b."""
    b = _decoding(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = []
    group = []
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                number = 0
                for digit in group:
                    number = number * 85 + digit
                if number > 0xFFFFFFFF:
                    raise ValueError("Ascii85 overflow")
                out.append(number.to_bytes(4, "big"))
                group = []
        elif c == 122:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(b"\0\0\0\0")
        elif foldspaces and c == 121:
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            out.append(b"\x20\x20\x20\x20")
        elif c not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(c)}")
    result = b"".join(out)
    gap = 4 - len(group)
    return result[:-gap] if gap else result


def encodebytes(s):
    """Encode a bytestring into a bytes object containing multiple lines of base-64 data."""
    s = _encoding(s)
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    """Decode a bytestring of base-64 data into a bytes object."""
    return binascii.a2b_base64(_encoding(s))
`;

defineModule({ name: "base64", source: SOURCE });
