"""ipaddress: addresses, networks and interfaces of both versions, ranges, and what is refused."""
import ipaddress as ip
import pickle

for text in ("192.168.1.10", "8.8.8.8", "127.0.0.1", "224.0.0.1", "0.0.0.0", "255.255.255.255", "100.64.1.1", "169.254.0.9",
             "::1", "::", "2001:db8::8a2e:370:7334", "fe80::1", "::ffff:10.0.0.1", "ff02::1", "2002:c000:204::", "fec0::5",
             "2001:0:4136:e378:8000:63bf:3fff:fdd2", "1:0:0:2:0:0:0:3", "1:2:3:4:5:6:7:0", "2606:4700::1111"):
    a = ip.ip_address(text)
    print(repr(a), a.version, int(a), a.exploded, a.reverse_pointer[-30:], a.packed.hex())
    print("  ", [name for name in ("is_private", "is_global", "is_multicast", "is_loopback", "is_reserved", "is_unspecified",
                                   "is_link_local") if getattr(a, name)], f"{a:x} {a:#_X} {a:n}"[:90], f"{a:>45s}|")
six = ip.IPv6Address("2002:c000:204::")
print(six.sixtofour, ip.IPv6Address("::ffff:1.2.3.4").ipv4_mapped, ip.IPv6Address("2001:0:4136:e378:8000:63bf:3fff:fdd2").teredo,
      ip.IPv6Address("fe80::1%eth0").scope_id, ip.IPv4Address("1.2.3.4").ipv6_mapped, six.is_site_local)

net = ip.ip_network("192.168.0.0/22")
print(net, repr(net), net.netmask, net.hostmask, net.broadcast_address, net.num_addresses, net.prefixlen, net[5], net[-1],
      len(list(net.hosts())), ip.ip_address("192.168.3.7") in net, "x" if ip.ip_address("::1") in net else "y")
print(net.with_prefixlen, net.with_netmask, net.with_hostmask, list(net.subnets()), list(net.subnets(new_prefix=24))[1:3],
      net.supernet(), net.supernet(new_prefix=8), net.subnet_of(ip.ip_network("192.168.0.0/16")), net.is_private)
print([str(h) for h in ip.ip_network("10.0.0.0/30").hosts()], list(ip.ip_network("10.0.0.0/31").hosts()), list(ip.ip_network("10.0.0.1").hosts()),
      list(ip.ip_network("2001:db8::/126").hosts()), list(ip.IPv4Network(("10.0.0.0", "255.255.255.252"))), ip.IPv4Network("10.0.0.7/0.0.0.7", False))
print(list(map(str, net.address_exclude(ip.ip_network("192.168.1.0/24")))), net.overlaps(ip.ip_network("192.168.3.0/25")), net.compare_networks(ip.ip_network("10.0.0.0/8")))
print(list(map(str, ip.summarize_address_range(ip.IPv4Address("10.0.0.3"), ip.IPv4Address("10.0.1.4")))))
print(list(map(str, ip.collapse_addresses([ip.ip_network("10.0.1.0/24"), ip.ip_network("10.0.0.0/24"), ip.ip_address("10.0.2.0"), ip.ip_network("10.0.0.8/29")]))))
face = ip.ip_interface("192.168.1.10/24")
print(repr(face), face.ip, face.network, face.netmask, face.with_netmask, face == ip.IPv4Address("192.168.1.10"), ip.IPv6Interface("fe80::5/64").network)
mixed = [ip.ip_address("10.0.0.2"), ip.ip_network("10.0.0.0/8"), ip.ip_address("10.0.0.1"), ip.ip_address("::1"), ip.ip_network("::/8")]
print(sorted(mixed[:1] + mixed[2:3]), [str(x) for x in sorted((m for m in mixed if "/" not in str(m)), key=ip.get_mixed_type_key)], max(mixed[0], mixed[2]))
print(mixed[0] + 5, mixed[0] - 1, mixed[0] == ip.IPv4Address(0x0a000002), {mixed[0]: 1}[ip.IPv4Address(b"\x0a\0\0\x02")],
      pickle.loads(pickle.dumps(net)) == net, ip.v4_int_to_packed(1), ip.IPv4Address("1.1.1.1") == "1.1.1.1")
for make in (lambda: ip.ip_address("300.1.1.1"), lambda: ip.IPv4Address("300.1.1.1"), lambda: ip.IPv4Address("1.2.3"), lambda: ip.IPv4Address("01.2.3.4"),
             lambda: ip.IPv4Address("1.2.3.x"), lambda: ip.IPv4Address("1..2.3"), lambda: ip.IPv4Address(""), lambda: ip.IPv4Address("1.2.3.4/8"),
             lambda: ip.IPv4Address(-1), lambda: ip.IPv4Address(2**32), lambda: ip.IPv4Address(b"abc"), lambda: ip.IPv6Address("1::2::3"), lambda: ip.IPv6Address("12345::"),
             lambda: ip.IPv6Address("1:2"), lambda: ip.IPv6Address(":1:2:3:4:5:6:7"), lambda: ip.IPv6Address("1:2:3:4:5:6:7:"), lambda: ip.IPv6Address("1:2:3:4:5:6:7:8:9"),
             lambda: ip.IPv6Address("1:2:3:4:5:6:7::8"), lambda: ip.IPv6Address("g::"), lambda: ip.IPv6Address("::1.2.3"), lambda: ip.IPv6Address("::1%"), lambda: ip.IPv6Address(2**128),
             lambda: ip.ip_network("10.0.0.1/8"), lambda: ip.ip_network("10.0.0.0/33"), lambda: ip.IPv4Network("10.0.0.0/33"), lambda: ip.IPv4Network("10.0.0.0/255.0.255.0"),
             lambda: ip.IPv4Network("10.0.0.0/8/8"), lambda: ip.ip_interface("x"), lambda: net[5000], lambda: list(net.subnets(new_prefix=8)), lambda: net.supernet(new_prefix=30),
             lambda: list(net.subnets(prefixlen_diff=20)), lambda: net.subnet_of(ip.ip_network("::/8")), lambda: mixed[0] < mixed[3], lambda: mixed[0] < mixed[1],
             lambda: list(ip.summarize_address_range(mixed[0], mixed[2])), lambda: list(ip.collapse_addresses([mixed[0], mixed[3]])), lambda: mixed[0] + "a",
             lambda: f"{mixed[0]:d}", lambda: list(net.address_exclude(ip.ip_network("10.0.0.0/8"))), lambda: ip.IPv6Network("::/129"), lambda: ip.ip_address("10.0.0.255") + 2**32):
    try:
        print(make())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
