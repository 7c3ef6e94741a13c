/** Addresses of the module ipaddress, and how they are read and written (RFC 791, 4291, 5952, 4007). */

export const ADDRESS_SOURCE = String.raw`
"""Addresses and networks of the Internet Protocol, versions 4 and 6."""
import functools as _functools

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """A Value Error related to the address."""


class NetmaskValueError(ValueError):
    """A Value Error related to the netmask."""


def _octet(text):
    if not text:
        raise ValueError("Empty octet not permitted")
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"Only decimal digits permitted in {text!r}")
    if len(text) > 3:
        raise ValueError(f"At most 3 characters permitted in {text!r}")
    if text[0] == "0" and text != "0":
        raise ValueError(f"Leading zeros are not permitted in {text!r}")
    value = int(text)
    if value > 255:
        raise ValueError(f"Octet {value} (> 255) not permitted")
    return value


def _parse_4(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    try:
        return int.from_bytes(map(_octet, octets), "big")
    except ValueError as error:
        raise AddressValueError(f"{error} in {text!r}") from None


def _text_4(number):
    return ".".join(map(str, number.to_bytes(4, "big")))


def _hextet(text):
    if not all(c in "0123456789abcdefABCDEF" for c in text):
        raise ValueError(f"Only hex digits permitted in {text!r}")
    if len(text) > 4:
        raise ValueError(f"At most 4 characters permitted in {text!r}")
    return int(text, 16)


def _parse_6(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    if len(text) > 45:
        shown = text if len(text) <= 100 else f"{text[:45]}({len(text) - 90} chars elided){text[-45:]}"
        raise AddressValueError(f"At most 45 characters expected in {shown!r}")
    parts = text.split(":", 9)
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in parts[-1]:
        try:
            low = IPv4Address(parts.pop())._ip
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
        parts += ["%x" % (low >> 16), "%x" % (low & 0xffff)]
    if len(parts) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    high, low = (parts[:gaps[0]], parts[gaps[0] + 1:]) if gaps else (parts, [])
    if not gaps and len(parts) != 8:
        raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
    if not parts[0]:
        if high[1:] or not gaps:
            raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        high = []
    if not parts[-1]:
        if low[:-1] or not gaps:
            raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        low = []
    left_out = 8 - len(high) - len(low)
    if gaps and left_out < 1:
        raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
    try:
        number = 0
        for part in high + ["0"] * left_out + low:
            number = number << 16 | _hextet(part)
        return number
    except ValueError as error:
        raise AddressValueError(f"{error} in {text!r}") from None


def _text_6(number):
    parts = ["%x" % (number >> shift & 0xffff) for shift in range(112, -1, -16)]
    # The longest run of zeros, the first among equals, is left out; a single zero is not.
    best = start = 0
    length = 1
    while start < 8:
        end = start
        while end < 8 and parts[end] == "0":
            end += 1
        if end - start > length:
            best, length = start, end - start
        start = end + 1
    if length == 1:
        return ":".join(parts)
    return ":".join(parts[:best]) + "::" + ":".join(parts[best + length:])


def _split_mask(address):
    """The part before the slash, and the one behind it or None."""
    parts = str(address).split("/")
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts[0], parts[1] if len(parts) == 2 else None


def _reverse_pointer_6(text):
    return ".".join(text[::-1].replace(":", "")) + ".ip6.arpa"


def _different_versions(a, b):
    return TypeError(f"{a} and {b} are not of the same version")


class _IPAddressBase:
    """The mother class."""

    __slots__ = ()

    @property
    def exploded(self):
        """Return the longhand version of the IP address as a string."""
        return self._exploded()

    @property
    def compressed(self):
        """Return the shorthand version of the IP address as a string."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name of the reverse DNS pointer for the IP address."""
        if self.version == 4:
            return ".".join(str(self).split(".")[::-1]) + ".in-addr.arpa"
        return _reverse_pointer_6(self.exploded)

    def __reduce__(self):
        return self.__class__, (str(self),)


@_functools.total_ordering
class _BaseAddress(_IPAddressBase):
    """A single address."""

    __slots__ = ()

    def _set(self, address):
        """Takes an int, bytes, or text."""
        version, bits = self.version, self.max_prefixlen
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{version} address")
            if address >> bits:
                raise AddressValueError(
                    f"{address} (>= 2**{bits}) is not permitted as an IPv{version} address")
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) != bits // 8:
                raise AddressValueError(f"{address!r} (len {len(address)} != {bits // 8}) is not permitted "
                                        f"as an IPv{version} address")
            self._ip = int.from_bytes(address, "big")
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = self._parse(text)

    def _parse(self, text):
        return _parse_4(text)

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self.version == other.version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        if self.version != other.version:
            raise _different_versions(self, other)
        return self._ip < other._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._ip + other)

    def __sub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._ip - other)

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __format__(self, fmt):
        if not fmt or fmt[-1] == "s":
            return format(str(self), fmt)
        kind = fmt[-1]
        if kind not in "bnXx" or fmt[:-1] not in ("", "#", "_", "#_"):
            return super().__format__(fmt)
        if kind == "n":
            kind = "b" if self.version == 4 else "x"
        width = self.max_prefixlen if kind == "b" else self.max_prefixlen // 4
        if "_" in fmt:
            width += width // 4 - 1
        if "#" in fmt:
            width += 2
        return format(self._ip, f"{fmt[:-1].replace('_', '')}0{width}{'_' if '_' in fmt else ''}{kind}")

    @property
    def packed(self):
        """The binary representation of this address."""
        return self._ip.to_bytes(self.max_prefixlen // 8, "big")

    def _is_in(self, networks):
        return any(self in network for network in networks)


class IPv4Address(_BaseAddress):
    """Represent and manipulate single IPv4 Addresses."""

    __slots__ = ("_ip", "__weakref__")
    version = 4
    max_prefixlen = IPV4LENGTH

    def __init__(self, address):
        self._set(address)

    def __str__(self):
        return _text_4(self._ip)

    def _exploded(self):
        return str(self)

    @property
    def is_reserved(self):
        """Whether the address is within the IETF reserved range."""
        return self._is_in(_ranges("reserved", 4))

    @property
    def is_private(self):
        """Whether the address is not globally reachable by IANA's registry."""
        return self._is_in(_ranges("private", 4)) and not self._is_in(_ranges("private_exceptions", 4))

    @property
    def is_global(self):
        """Whether the address is globally reachable by IANA's registry."""
        return not self._is_in(_ranges("shared", 4)) and not self.is_private

    @property
    def is_multicast(self):
        """Whether the address is reserved for multicast use."""
        return self._is_in(_ranges("multicast", 4))

    @property
    def is_unspecified(self):
        """Whether the address is unspecified (RFC 5735)."""
        return self._ip == 0

    @property
    def is_loopback(self):
        """Whether the address is a loopback address (RFC 3330)."""
        return self._is_in(_ranges("loopback", 4))

    @property
    def is_link_local(self):
        """Whether the address is reserved for link-local use (RFC 3927)."""
        return self._is_in(_ranges("link_local", 4))

    @property
    def ipv6_mapped(self):
        """The IPv4-mapped IPv6 address."""
        return IPv6Address(f"::ffff:{self}")


def _of_mapped(name, get):
    """A property that is that of the mapped IPv4 address where there is one."""
    def getter(self):
        mapped = self.ipv4_mapped
        return get(self) if mapped is None else getattr(mapped, name)
    return property(getter, doc=getattr(IPv4Address, name).__doc__)


class IPv6Address(_BaseAddress):
    """Represent and manipulate single IPv6 Addresses."""

    __slots__ = ("_ip", "_scope_id", "__weakref__")
    version = 6
    max_prefixlen = IPV6LENGTH

    def __init__(self, address):
        self._scope_id = None
        self._set(address)

    def _parse(self, text):
        address, mark, scope = text.partition("%")
        if mark:
            if not scope or "%" in scope:
                raise AddressValueError('Invalid IPv6 address: "%r"' % text)
            self._scope_id = scope
        return _parse_6(address)

    def __str__(self):
        mapped = self.ipv4_mapped
        text = _text_6(self._ip) if mapped is None else f"::ffff:{mapped}"
        return f"{text}%{self._scope_id}" if self._scope_id else text

    def _hextets(self):
        digits = "%032x" % self._ip
        return ":".join(digits[i:i + 4] for i in range(0, 32, 4))

    def _exploded(self):
        mapped = self.ipv4_mapped
        return self._hextets() if mapped is None else f"{self._hextets()[:30]}{mapped}"

    @property
    def reverse_pointer(self):
        """The name of the reverse DNS pointer for the IP address."""
        return _reverse_pointer_6(self._hextets())

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        return self._scope_id == getattr(other, "_scope_id", None)

    @property
    def scope_id(self):
        """The zone of the address (RFC 4007), or None."""
        return self._scope_id

    is_multicast = _of_mapped("is_multicast", lambda self: self._is_in(_ranges("multicast", 6)))
    is_reserved = _of_mapped("is_reserved", lambda self: self._is_in(_ranges("reserved", 6)))
    is_link_local = _of_mapped("is_link_local", lambda self: self._is_in(_ranges("link_local", 6)))
    is_private = _of_mapped("is_private", lambda self: (
        self._is_in(_ranges("private", 6)) and not self._is_in(_ranges("private_exceptions", 6))))
    is_global = _of_mapped("is_global", lambda self: not self.is_private)
    is_unspecified = _of_mapped("is_unspecified", lambda self: self._ip == 0)
    is_loopback = _of_mapped("is_loopback", lambda self: self._ip == 1)

    @property
    def is_site_local(self):
        """Whether the address is reserved for site-local use."""
        return self._is_in(_ranges("site_local", 6))

    @property
    def ipv4_mapped(self):
        """The IPv4 address that is mapped, or None."""
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def teredo(self):
        """The server and the client of a teredo address, or None."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)

    @property
    def sixtofour(self):
        """The IPv4 address in a 6to4 address, or None."""
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None
`;
