"""Sockets for tests: there are none."""

import unittest

HOST = HOSTv4 = "127.0.0.1"
HOSTv6 = "::1"
IPV6_ENABLED = False
has_gethostname = False


def _no_network(*args, **kwargs):
    raise unittest.SkipTest("needs a network")


find_unused_port = bind_port = bind_unix_socket = transient_internet = create_unix_domain_name = _no_network


def skip_unless_bind_unix_socket(test):
    return unittest.skip("needs a network")(test)


def skip_if_tcp_blackhole(test):
    return unittest.skip("needs a network")(test)
