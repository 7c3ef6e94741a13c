/** Networks and interfaces of the module ipaddress, and what it does with ranges of addresses. */

export const NETWORK_SOURCE = String.raw`
class _Masked:
    """What networks and interfaces have in common: a prefix."""

    __slots__ = ()

    @classmethod
    def _prefix_of(cls, mask):
        """The length of the prefix that a number or a text stands for."""
        bits = cls.max_prefixlen
        if isinstance(mask, int):
            prefix = mask
        elif mask.isascii() and mask.isdigit():
            prefix = int(mask)
        elif cls.version == 4:
            prefix = cls._prefix_of_pattern(mask)
        else:
            prefix = -1
        if not 0 <= prefix <= bits:
            raise NetmaskValueError(f"{mask!r} is not a valid netmask")
        return prefix

    @staticmethod
    def _prefix_of_pattern(mask):
        """Of a netmask, or a hostmask; -1 of what is neither."""
        try:
            number = _parse_4(mask)
        except AddressValueError:
            return -1
        for pattern in (number, number ^ 0xffffffff):
            zeros = 32 if pattern == 0 else (pattern & -pattern).bit_length() - 1
            if pattern >> zeros == (1 << 32 - zeros) - 1:
                return 32 - zeros
        return -1

    @classmethod
    def _parts(cls, address):
        """The address and the mask of what a network or an interface is made of."""
        if isinstance(address, (bytes, int)):
            return address, cls.max_prefixlen
        if isinstance(address, tuple):
            return address[0], address[1] if len(address) > 1 else cls.max_prefixlen
        text, mask = _split_mask(address)
        return text, cls.max_prefixlen if mask is None else mask

    def _mask(self):
        bits = self.max_prefixlen
        return (1 << bits) - (1 << bits - self._prefixlen)

    @property
    def hostmask(self):
        """The address with a one for each bit of hosts."""
        return self._address_class(self._mask() ^ (1 << self.max_prefixlen) - 1)

    @property
    def with_prefixlen(self):
        """The address with the length of its prefix."""
        return f"{self._first()}/{self._prefixlen}"

    @property
    def with_netmask(self):
        """The address with its netmask."""
        return f"{self._first()}/{self.netmask}"

    @property
    def with_hostmask(self):
        """The address with its hostmask."""
        return f"{self._first()}/{self.hostmask}"


@_functools.total_ordering
class _BaseNetwork(_Masked, _IPAddressBase):
    """A network: all addresses that begin alike."""

    def __init__(self, address, strict=True):
        text, mask = self._parts(address)
        first = self._address_class(text)
        self._prefixlen = self._prefix_of(mask)
        self.netmask = self._address_class(self._mask())
        if first._ip & self._mask() != first._ip:
            if strict:
                raise ValueError(f"{first}/{self._prefixlen} has host bits set")
            first = self._address_class(first._ip & self._mask())
        self.network_address = first

    def _first(self):
        return self.network_address

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        return f"{self.network_address}/{self._prefixlen}"

    def _exploded(self):
        return f"{self.network_address.exploded}/{self._prefixlen}"

    def _bounds(self):
        first = self.network_address._ip
        return first, first + (1 << self.max_prefixlen - self._prefixlen) - 1

    def hosts(self):
        """The addresses that hosts can have: not those of the network and of broadcasts."""
        first, last = self._bounds()
        spare = self.max_prefixlen - self._prefixlen
        if spare == 0:
            return iter([self._address_class(first)])
        if spare > 1:
            first += 1
            last -= self.version == 4
        return self._between(first, last)

    def _between(self, first, last):
        while first <= last:
            yield self._address_class(first)
            first += 1

    def __iter__(self):
        return self._between(*self._bounds())

    def __getitem__(self, n):
        first, last = self._bounds()
        at = first + n if n >= 0 else last + n + 1
        if not first <= at <= last:
            raise IndexError("address out of range")
        return self._address_class(at)

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        if self.version != other.version:
            raise _different_versions(self, other)
        return (self.network_address, self.netmask) < (other.network_address, other.netmask)

    def __eq__(self, other):
        try:
            return (self.version == other.version and self.network_address == other.network_address
                    and int(self.netmask) == int(other.netmask))
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash((int(self.network_address), int(self.netmask)))

    def __contains__(self, other):
        if self.version != other.version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & self._mask() == self.network_address._ip

    def overlaps(self, other):
        """Tell if self is partly contained in other."""
        return (self.network_address in other or self.broadcast_address in other
                or other.network_address in self or other.broadcast_address in self)

    @property
    def broadcast_address(self):
        """The last address."""
        return self._address_class(self._bounds()[1])

    @property
    def num_addresses(self):
        """Number of hosts in the current subnet."""
        return 1 << self.max_prefixlen - self._prefixlen

    @property
    def prefixlen(self):
        """The length of the prefix."""
        return self._prefixlen

    def address_exclude(self, other):
        """Remove an address from a larger block: the networks that are left."""
        if self.version != other.version:
            raise _different_versions(self, other)
        if not isinstance(other, _BaseNetwork):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        rest = self
        while rest._prefixlen < other._prefixlen:
            low, high = rest.subnets()
            rest, left = (low, high) if other.subnet_of(low) else (high, low)
            yield left

    def compare_networks(self, other):
        """-1, 0 or 1 by the network addresses, and by the netmasks of equal ones."""
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same type")
        mine = self._get_networks_key()
        others = other._get_networks_key()
        return -1 if mine < others else int(mine > others)

    def _get_networks_key(self):
        return self.version, self.network_address, self.netmask

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The subnets which join to make the current subnet."""
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        prefix = self._prefixlen + prefixlen_diff
        if prefix > self.max_prefixlen:
            raise ValueError(f"prefix length diff {prefix} is invalid for netblock {self}")
        first, last = self._bounds()
        step = 1 << self.max_prefixlen - prefix
        while first <= last:
            yield self.__class__((first, prefix))
            first += step

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The supernet containing the current network."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        prefix = self._prefixlen - prefixlen_diff
        if prefix < 0:
            raise ValueError("current prefixlen is %d, cannot have a prefixlen_diff of %d"
                             % (self._prefixlen, prefixlen_diff))
        return self.__class__((int(self.network_address), prefix), strict=False)

    @staticmethod
    def _is_subnet_of(a, b):
        try:
            if a.version != b.version:
                raise _different_versions(a, b)
            return b.network_address <= a.network_address and b.broadcast_address >= a.broadcast_address
        except AttributeError:
            raise TypeError(f"Unable to test subnet containment between {a} and {b}")

    def subnet_of(self, other):
        """Return True if this network is a subnet of other."""
        return self._is_subnet_of(self, other)

    def supernet_of(self, other):
        """Return True if this network is a supernet of other."""
        return self._is_subnet_of(other, self)

    def _is_in(self, networks):
        first, last = self.network_address, self.broadcast_address
        return any(first in network and last in network for network in networks)

    @property
    def is_private(self):
        """Whether the whole network is not globally reachable by IANA's registry."""
        first, last = self.network_address, self.broadcast_address
        return self._is_in(_ranges("private", self.version)) and not any(
            first in network or last in network for network in _ranges("private_exceptions", self.version))

    @property
    def is_global(self):
        """Whether the whole network is globally reachable by IANA's registry."""
        return not (self.version == 4 and self._is_in(_ranges("shared", 4))) and not self.is_private


def _of_both_ends(name):
    def getter(self):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)
    return property(getter, doc=getattr(IPv6Address, name).__doc__)


for _name in ("is_multicast", "is_reserved", "is_link_local", "is_unspecified", "is_loopback"):
    setattr(_BaseNetwork, _name, _of_both_ends(_name))
del _name


class IPv4Network(_BaseNetwork):
    """Represent and manipulate 32-bit IPv4 networks."""

    version = 4
    max_prefixlen = IPV4LENGTH
    _address_class = IPv4Address


class IPv6Network(_BaseNetwork):
    """Represent and manipulate 128-bit IPv6 networks."""

    version = 6
    max_prefixlen = IPV6LENGTH
    _address_class = IPv6Address
    is_site_local = _of_both_ends("is_site_local")


class _BaseInterface(_Masked):
    """An address with the network that it is in."""

    __slots__ = ()

    def _first(self):
        return self.ip

    def _make(self, address):
        text, mask = self._parts(address)
        super().__init__(text)
        self.network = self._network_class((text, mask), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    def __str__(self):
        return f"{super().__str__()}/{self._prefixlen}"

    def _exploded(self):
        return f"{self.ip.exploded}/{self._prefixlen}"

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        # An interface with an address: the network is unknown.
        return self.network == getattr(other, "network", None)

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return NotImplemented
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            # Interfaces come behind all addresses.
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    __reduce__ = _IPAddressBase.__reduce__


class IPv4Interface(_BaseInterface, IPv4Address):
    """An IPv4 address with its network."""

    _address_class = IPv4Address
    _network_class = IPv4Network

    def __init__(self, address):
        self._make(address)

    @property
    def ip(self):
        """The address without the network."""
        return IPv4Address(self._ip)


class IPv6Interface(_BaseInterface, IPv6Address):
    """An IPv6 address with its network."""

    _address_class = IPv6Address
    _network_class = IPv6Network

    def __init__(self, address):
        self._make(address)

    @property
    def ip(self):
        """The address without the network."""
        return IPv6Address(self._ip)

    @property
    def is_unspecified(self):
        """Whether the address and its network are unspecified."""
        return super().is_unspecified and self.network.is_unspecified

    @property
    def is_loopback(self):
        """Whether the address and its network are loopback addresses."""
        return super().is_loopback and self.network.is_loopback


# The special ranges of IANA's registries.
_RANGES = {
    "shared4": "100.64.0.0/10",
    "link_local4": "169.254.0.0/16",
    "loopback4": "127.0.0.0/8",
    "multicast4": "224.0.0.0/4",
    "reserved4": "240.0.0.0/4",
    "private4": "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.170/31 "
                "192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 "
                "255.255.255.255/32",
    "private_exceptions4": "192.0.0.9/32 192.0.0.10/32",
    "link_local6": "fe80::/10",
    "multicast6": "ff00::/8",
    "site_local6": "fec0::/10",
    "reserved6": "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 "
                 "e000::/4 f000::/5 f800::/6 fe00::/9",
    "private6": "::1/128 ::/128 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 "
                "3fff::/20 fc00::/7 fe80::/10",
    "private_exceptions6": "2001:1::1/128 2001:1::2/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28",
}


@_functools.cache
def _ranges(name, version):
    return [(IPv4Network if version == 4 else IPv6Network)(text) for text in _RANGES[f"{name}{version}"].split()]


def _either(address, classes, what, *args):
    for cls in classes:
        try:
            return cls(address, *args)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    """Take an IP string/int and return an object of the correct type."""
    return _either(address, (IPv4Address, IPv6Address), "address")


def ip_network(address, strict=True):
    """Take an IP string/int and return an object of the correct type."""
    return _either(address, (IPv4Network, IPv6Network), "network", strict)


def ip_interface(address):
    """Take an IP string/int and return an object of the correct type."""
    return _either(address, (IPv4Interface, IPv6Interface), "interface")


def v4_int_to_packed(address):
    """Represent an address as 4 packed bytes in network (big-endian) order."""
    try:
        return address.to_bytes(4)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4")


def v6_int_to_packed(address):
    """Represent an address as 16 packed bytes in network (big-endian) order."""
    try:
        return address.to_bytes(16)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6")


def summarize_address_range(first, last):
    """Summarize a network range given the first and last IP addresses."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
        raise TypeError("first and last must be IP addresses, not networks")
    if first.version != last.version:
        raise _different_versions(first, last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    if first.version not in (4, 6):
        raise ValueError("unknown IP version")
    network = IPv4Network if first.version == 4 else IPv6Network
    bits = first.max_prefixlen
    at, end = first._ip, last._ip + 1
    while at < end:
        aligned = bits if at == 0 else (at & -at).bit_length() - 1
        spare = min(aligned, (end - at).bit_length() - 1)
        yield network((at, bits - spare))
        at += 1 << spare


def collapse_addresses(addresses):
    """Collapse a list of IP objects: the fewest networks that have the same addresses."""
    given = []
    for address in addresses:
        if given and given[-1].version != address.version:
            raise _different_versions(address, given[-1])
        given.append(address)
    if not given:
        return iter(())
    network = IPv4Network if given[0].version == 4 else IPv6Network
    spans = []
    for address in given:
        if isinstance(address, _BaseNetwork):
            spans.append(address._bounds())
        else:
            try:
                prefix = address._prefixlen
            except AttributeError:
                prefix = address.max_prefixlen
            spans.append((address._ip, address._ip) if prefix == address.max_prefixlen else address.network._bounds())
    merged = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    cls = network._address_class
    return (net for first, last in merged for net in summarize_address_range(cls(first), cls(last)))


def get_mixed_type_key(obj):
    """Return a key suitable for sorting between networks and addresses."""
    if isinstance(obj, _BaseNetwork):
        return obj._get_networks_key()
    if isinstance(obj, _BaseAddress):
        return obj.version, obj
    return NotImplemented
`;
