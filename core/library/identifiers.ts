/**
 * The modules secrets and uuid. Left out: uuid's command line. There is no hardware and no command that could be asked
 * for its address: uuid.getnode() is random.
 */
import { defineModule } from "./index.ts";

const SECRETS = String.raw`
"""Generate cryptographically strong pseudo-random numbers suitable for managing secrets."""

import base64
import binascii
from hmac import compare_digest
from random import SystemRandom

__all__ = ["choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex",
           "token_urlsafe", "compare_digest"]

_system = SystemRandom()
randbits = _system.getrandbits
choice = _system.choice
DEFAULT_ENTROPY = 32


def randbelow(exclusive_upper_bound):
    """Return a random int in the range [0, n)."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _system.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Return a random byte string containing *nbytes* bytes."""
    return _system.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """Return a random text string, in hexadecimal."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """Return a random URL-safe text string, in Base64 encoding."""
    return base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
`;

const UUID = String.raw`
"""UUID objects (universally unique identifiers) according to RFC 4122/9562."""

import os
import random
import time
from enum import Enum

int_ = int
bytes_ = bytes
_MAC_DELIM = b":"
_MAC_OMITS_LEADING_ZEROES = False
RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = [
    "reserved for NCS compatibility", "specified in RFC 4122",
    "reserved for Microsoft compatibility", "reserved for future definition"]


class SafeUUID(Enum):
    safe = 0
    unsafe = -1
    unknown = None


class UUID:
    """Instances of the UUID class represent UUIDs as specified in RFC 4122."""

    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None,
                 *, is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be "
                            "given")
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "")
            hex = hex.strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = int_(hex, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            bytes = (bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:])
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = int_.from_bytes(bytes, "big")
        elif fields is not None:
            if len(fields) != 6:
                raise ValueError("fields is not a 6-tuple")
            for i, (value, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48))):
                if not 0 <= value < 1 << bits:
                    article = "an" if bits == 8 else "a"
                    raise ValueError(f"field {i + 1} out of range (need {article} {bits}-bit value)")
            a, b, c, d, e, f = fields
            int = a << 96 | b << 80 | c << 64 | d << 56 | e << 48 | f
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError("illegal version number")
            int = int & ~(0xC000 << 48) | 0x8000 << 48
            int = int & ~(0xF000 << 64) | version << 76
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", is_safe)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __getstate__(self):
        state = {"int": self.int}
        if self.is_safe != SafeUUID.unknown:
            # The plain value: older versions have no SafeUUID.
            state["is_safe"] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])
        safety = SafeUUID(state["is_safe"]) if "is_safe" in state else SafeUUID.unknown
        object.__setattr__(self, "is_safe", safety)

    @classmethod
    def _from_int(cls, value):
        # For values that are known to fit.
        made = object.__new__(cls)
        object.__setattr__(made, "int", value)
        object.__setattr__(made, "is_safe", SafeUUID.unknown)
        return made

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        x = self.hex
        return f"{x[:8]}-{x[8:12]}-{x[12:16]}-{x[16:20]}-{x[20:]}"

    bytes = property(lambda self: self.int.to_bytes(16, "big"))
    hex = property(lambda self: f"{self.int:032x}")
    urn = property(lambda self: "urn:uuid:" + str(self))
    time_low = property(lambda self: self.int >> 96)
    time_mid = property(lambda self: self.int >> 80 & 0xFFFF)
    time_hi_version = property(lambda self: self.int >> 64 & 0xFFFF)
    clock_seq_hi_variant = property(lambda self: self.int >> 56 & 0xFF)
    clock_seq_low = property(lambda self: self.int >> 48 & 0xFF)
    node = property(lambda self: self.int & 0xFFFFFFFFFFFF)
    clock_seq = property(lambda self: (self.clock_seq_hi_variant & 0x3F) << 8
                         | self.clock_seq_low)

    @property
    def bytes_le(self):
        b = self.bytes
        return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

    @property
    def fields(self):
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant,
                self.clock_seq_low, self.node)

    @property
    def time(self):
        version = self.version
        if version == 6:
            return self.time_low << 28 | self.time_mid << 12 | self.time_hi_version & 0xFFF
        if version == 7:
            return self.int >> 80
        return (self.time_hi_version & 0xFFF) << 48 | self.time_mid << 32 | self.time_low

    @property
    def variant(self):
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        if not self.int & 0x2000 << 48:
            return RESERVED_MICROSOFT
        return RESERVED_FUTURE

    @property
    def version(self):
        return self.int >> 76 & 0xF if self.variant == RFC_4122 else None


def _get_command_stdout(command, *args):
    # Guest code starts no processes: no command is ever found, as on a computer that has none of them.
    return None


def _prefer_universal(addresses):
    # The first address that a manufacturer gave (bit 41 is clear), else the first that is not 0.
    local = None
    for mac in addresses:
        if not mac & 1 << 41:
            return mac
        local = local or mac
    return local or None


def _find_mac_near_keyword(command, args, keywords, get_word_index):
    """Searches a command's output for a MAC address near a keyword."""
    stdout = _get_command_stdout(command, args)
    if stdout is None:
        return None

    def found():
        for line in stdout:
            words = line.lower().rstrip().split()
            for i, word in enumerate(words):
                if word in keywords:
                    try:
                        yield int_(words[get_word_index(i)].replace(_MAC_DELIM, b""), 16)
                    except (ValueError, IndexError):
                        # Virtual interfaces have longer numbers, with dashes.
                        continue

    return _prefer_universal(found())


def _parse_mac(word):
    parts = word.split(_MAC_DELIM)
    least = 1 if _MAC_OMITS_LEADING_ZEROES else 2
    if len(parts) != 6 or not all(least <= len(part) <= 2 for part in parts):
        return None
    try:
        return int_(b"".join(part.rjust(2, b"0") for part in parts), 16)
    except ValueError:
        return None


def _find_mac_under_heading(command, args, heading):
    """Looks for a MAC address under a heading in a command's output."""
    stdout = _get_command_stdout(command, args)
    if stdout is None:
        return None
    headings = stdout.readline().rstrip().split()
    if heading not in headings:
        return None
    column = headings.index(heading)
    rows = (line.split() for line in stdout)
    parsed = (_parse_mac(row[column]) for row in rows if column < len(row))
    return _prefer_universal(mac for mac in parsed if mac is not None)


def _ifconfig_getnode():
    """Get the hardware address on Unix by running ifconfig."""
    for args in ("", "-a", "-av"):
        mac = _find_mac_near_keyword("ifconfig", args, (b"hwaddr", b"ether", b"address:", b"lladdr"),
                                     lambda i: i + 1)
        if mac:
            return mac
    return None


def _ip_getnode():
    """Get the hardware address on Unix by running ip."""
    return _find_mac_near_keyword("ip", "link", [b"link/ether"], lambda i: i + 1)


def _arp_getnode():
    """Get the hardware address on Unix by running arp: there is no address of a network to look for."""
    return None


def _lanscan_getnode():
    """Get the hardware address on Unix by running lanscan."""
    return _find_mac_near_keyword("lanscan", "-ai", [b"lan0"], lambda i: 0)


def _netstat_getnode():
    """Get the hardware address on Unix by running netstat."""
    return _find_mac_under_heading("netstat", "-ian", b"Address")


# There is no extension module _uuid.
_generate_time_safe = _UuidCreate = None
_has_stable_extractable_node = False


def _unix_getnode():
    """Get the hardware address on Unix using the _uuid extension module."""
    return None


def _windll_getnode():
    """Get the hardware address on Windows using the _uuid extension module."""
    return None


def _random_getnode():
    """Get a random node ID."""
    # RFC 9562, 6.10: the multicast bit, which no network card's address has, is set.
    return int_.from_bytes(os.urandom(6)) | 1 << 40


_OS_GETTERS = [_ip_getnode, _ifconfig_getnode]
_GETTERS = [_unix_getnode] + _OS_GETTERS
_node = None


def getnode():
    """Get the hardware address as a 48-bit positive integer: a random one where no getter finds any."""
    global _node
    if _node is None:
        for getter in _GETTERS + [_random_getnode]:
            try:
                node = getter()
            except Exception:
                continue
            if node is not None and 0 <= node < 1 << 48:
                _node = node
                break
    return _node


def _timestamp(last):
    """100 ns since 1582-10-15, later than the last one."""
    stamp = time.time_ns() // 100 + 0x01B21DD213814000
    return stamp if last is None or stamp > last else last + 1


def _with_version(value, version):
    return UUID._from_int(value & ~(0xF000 << 64 | 0xC000 << 48) | version << 76 | 0x8000 << 48)


_last_timestamp = None


def uuid1(node=None, clock_seq=None):
    """Generate a UUID from a host ID, sequence number, and the current time."""
    if _generate_time_safe is not None and node is clock_seq is None:
        made, safety = _generate_time_safe()
        try:
            is_safe = SafeUUID(safety)
        except ValueError:
            is_safe = SafeUUID.unknown
        return UUID(bytes=made, is_safe=is_safe)
    global _last_timestamp
    _last_timestamp = stamp = _timestamp(_last_timestamp)
    if clock_seq is None:
        clock_seq = random.getrandbits(14)
    return UUID(fields=(stamp & 0xFFFFFFFF, stamp >> 32 & 0xFFFF, stamp >> 48 & 0xFFF,
                        clock_seq >> 8 & 0x3F, clock_seq & 0xFF,
                        getnode() if node is None else node), version=1)


def uuid3(namespace, name):
    """Generate a UUID from the MD5 hash of a namespace UUID and a name."""
    from hashlib import md5
    if isinstance(name, str):
        name = name.encode("utf-8")
    return _with_version(int_.from_bytes(md5(namespace.bytes + name).digest()), 3)


def uuid4():
    """Generate a random UUID."""
    return _with_version(int_.from_bytes(os.urandom(16)), 4)


def uuid5(namespace, name):
    """Generate a UUID from the SHA-1 hash of a namespace UUID and a name."""
    from hashlib import sha1
    if isinstance(name, str):
        name = name.encode("utf-8")
    return _with_version(int_.from_bytes(sha1(namespace.bytes + name).digest()[:16]), 5)


_last_timestamp_v6 = None


def uuid6(node=None, clock_seq=None):
    """Similar to uuid1() but where fields are ordered differently for improved DB locality."""
    global _last_timestamp_v6
    _last_timestamp_v6 = stamp = _timestamp(_last_timestamp_v6)
    if clock_seq is None:
        clock_seq = random.getrandbits(14)
    if node is None:
        node = getnode()
    value = (stamp >> 12 & 0xFFFFFFFFFFFF) << 80 | (stamp & 0xFFF) << 64
    return _with_version(value | (clock_seq & 0x3FFF) << 48 | node & 0xFFFFFFFFFFFF, 6)


_last_timestamp_v7 = None
_last_counter_v7 = 0


def _uuid7_get_counter_and_tail():
    # A counter of 42 bits, the highest of them clear, and 32 random bits.
    drawn = int_.from_bytes(os.urandom(10))
    return drawn >> 32 & 0x1FFFFFFFFFF, drawn & 0xFFFFFFFF


def uuid7():
    """Generate a UUID from a Unix timestamp in milliseconds and random bits."""
    # RFC 9562, 6.2, method 1: the counter goes on within a millisecond, and carries into the time.
    global _last_timestamp_v7, _last_counter_v7
    stamp, last = time.time_ns() // 1000000, _last_timestamp_v7
    if last is None or stamp > last:
        counter, tail = _uuid7_get_counter_and_tail()
    else:
        if stamp < last:
            stamp = last + 1
        counter = _last_counter_v7 + 1
        if counter >> 42:
            stamp += 1
            counter, tail = _uuid7_get_counter_and_tail()
        else:
            tail = int_.from_bytes(os.urandom(4))
    value = (stamp & 0xFFFFFFFFFFFF) << 80 | (counter >> 30 & 0xFFF) << 64
    made = _with_version(value | (counter & 0x3FFFFFFF) << 32 | tail, 7)
    _last_timestamp_v7, _last_counter_v7 = stamp, counter
    return made


def uuid8(a=None, b=None, c=None):
    """Generate a UUID from three custom blocks."""
    a = random.getrandbits(48) if a is None else a
    b = random.getrandbits(12) if b is None else b
    c = random.getrandbits(62) if c is None else c
    value = (a & 0xFFFFFFFFFFFF) << 80 | (b & 0xFFF) << 64 | c & 0x3FFFFFFFFFFFFFFF
    return _with_version(value, 8)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
NIL = UUID("00000000-0000-0000-0000-000000000000")
MAX = UUID("ffffffff-ffff-ffff-ffff-ffffffffffff")
`;

defineModule({ name: "secrets", source: SECRETS });
defineModule({ name: "uuid", source: UUID });
