/**
 * The Python sources of socket, select, selectors, ssl, socketserver, http.client and http.server of a program that has no network: what packages
 * name, catch and compute with; what would reach another machine raises an OSError that says so.
 */

export const SOCKET_SOURCE = String.raw`
"""Names of sockets: there is no network behind them."""

import errno as _errno
from enum import IntEnum as _IntEnum
import os as _os

__all__ = ["socket", "create_connection", "create_server", "getaddrinfo", "gethostname", "error", "timeout",
           "gaierror", "herror", "SocketType", "has_ipv6", "getfqdn"]


def _kind(kind, **names):
    made = _IntEnum(kind, names, module=__name__)
    globals().update(made.__members__)
    __all__.extend(names)
    return made


AddressFamily = _kind("AddressFamily", AF_UNSPEC=0, AF_UNIX=1, AF_INET=2, AF_INET6=10, AF_PACKET=17)
SocketKind = _kind("SocketKind", SOCK_STREAM=1, SOCK_DGRAM=2, SOCK_RAW=3, SOCK_RDM=4, SOCK_SEQPACKET=5,
                   SOCK_NONBLOCK=2048, SOCK_CLOEXEC=524288)
MsgFlag = _kind("MsgFlag", MSG_OOB=1, MSG_PEEK=2, MSG_DONTROUTE=4, MSG_DONTWAIT=64, MSG_WAITALL=256, MSG_NOSIGNAL=16384)
AddressInfo = _kind("AddressInfo", AI_PASSIVE=1, AI_CANONNAME=2, AI_NUMERICHOST=4, AI_V4MAPPED=8, AI_ALL=16,
                    AI_ADDRCONFIG=32, AI_NUMERICSERV=1024)
SOL_SOCKET, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE = 1, 2, 3, 4, 6, 7, 8, 9
SO_LINGER, SO_REUSEPORT, SOMAXCONN = 13, 15, 4096
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 1, 6, 17, 41
IPV6_V6ONLY, TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT = 26, 1, 4, 5, 6
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7f000001, 0xffffffff
NI_NUMERICHOST, NI_NUMERICSERV = 1, 2
EAI_AGAIN, EAI_FAIL, EAI_FAMILY, EAI_NONAME, EAI_SERVICE = -3, -4, -6, -2, -8
EBADF, EAGAIN, EWOULDBLOCK = _errno.EBADF, _errno.EAGAIN, _errno.EWOULDBLOCK
has_ipv6 = False
error = OSError
timeout = TimeoutError


class herror(OSError):
    """An error of a host."""


class gaierror(OSError):
    """An error of an address."""


def _no_network(*args, **options):
    raise OSError(_errno.ENETDOWN, "guest code has no network")


class socket:
    """Would be a socket."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        _no_network()


SocketType = socket
create_connection = create_server = socketpair = fromfd = _no_network


def has_dualstack_ipv6():
    return False


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """The addresses of numbers; names have none."""
    if host is None:
        host = "127.0.0.1"
    try:
        inet_aton(host)
    except OSError:
        raise gaierror(EAI_NONAME, "Name or service not known: guest code has no network") from None
    kinds = [(1, 6), (2, 17), (3, 0)] if not type else [(type, {1: 6, 2: 17}.get(type, 0))]
    return [(AF_INET, SocketKind(kind), number, "", (host, int(port or 0))) for kind, number in kinds]


def gethostbyname(hostname):
    """The address of a host: of numbers and of this one."""
    if hostname in ("localhost", gethostname()):
        return "127.0.0.1"
    return getaddrinfo(hostname, 0)[0][4][0]


def gethostbyname_ex(hostname):
    return hostname, [], [gethostbyname(hostname)]


def gethostbyaddr(ip_address):
    raise herror(1, "Unknown host: guest code has no network")


def gethostname():
    """The name of this host."""
    return "localhost"


def getfqdn(name=""):
    return name.strip() if name and name != "0.0.0.0" else gethostname()


def getservbyname(servicename, protocolname=None):
    known = {"http": 80, "https": 443, "ftp": 21, "ssh": 22, "smtp": 25, "domain": 53, "pop3": 110, "imap2": 143}
    if servicename not in known:
        raise OSError("service/proto not found")
    return known[servicename]


_default_timeout = None


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    if timeout is not None and timeout < 0:
        raise ValueError("Timeout value out of range")
    _default_timeout = None if timeout is None else float(timeout)


def _swap(number, size):
    if number < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if number >> 8 * size:
        raise OverflowError(f"int larger than 0x{'f' * 2 * size} bytes")
    return int.from_bytes(number.to_bytes(size, "little"), "big")


def htons(x, /):
    """Convert a 16-bit unsigned integer from host to network byte order."""
    return _swap(x, 2)


def htonl(x, /):
    """Convert a 32-bit integer from host to network byte order."""
    return _swap(x, 4)


ntohs, ntohl = htons, htonl


def inet_aton(ip_addr, /):
    """The four bytes of an address."""
    try:
        parts = [int(part, 0 if part[:2].lower() == "0x" else 8 if part[:1] == "0" and len(part) > 1 else 10)
                 for part in ip_addr.split(".")]
        if not 1 <= len(parts) <= 4 or any(not 0 <= part < 256 for part in parts[:-1]):
            raise ValueError
        return bytes(parts[:-1]) + parts[-1].to_bytes(5 - len(parts), "big")
    except (ValueError, OverflowError):
        raise OSError("illegal IP address string passed to inet_aton") from None


def inet_ntoa(packed_ip, /):
    """The address of four bytes."""
    if len(packed_ip) != 4:
        raise OSError("packed IP wrong length")
    return ".".join(map(str, bytes(packed_ip)))


def inet_pton(address_family, ip_string, /):
    import ipaddress
    kinds = {AF_INET: ipaddress.IPv4Address, AF_INET6: ipaddress.IPv6Address}
    if address_family not in kinds:
        raise OSError(_errno.EAFNOSUPPORT, "Address family not supported by protocol")
    try:
        return kinds[address_family](ip_string).packed
    except ValueError:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(address_family, packed_ip, /):
    import ipaddress
    kinds = {AF_INET: (4, ipaddress.IPv4Address), AF_INET6: (16, ipaddress.IPv6Address)}
    if address_family not in kinds:
        raise ValueError("unknown address family %d" % address_family)
    size, kind = kinds[address_family]
    if len(packed_ip) != size:
        raise ValueError("invalid length of packed IP address string")
    return str(kind(bytes(packed_ip)))


def if_nameindex():
    return [(1, "lo")]
`;

export const SELECT_SOURCE = String.raw`
"""Waiting for files: there is nothing to wait for but the time."""

import errno as _errno
import time as _time

error = OSError
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32


def select(rlist, wlist, xlist, timeout=None, /):
    """Wait for the timeout; files to wait for there are none."""
    if list(rlist) or list(wlist) or list(xlist) or timeout is None:
        raise OSError(_errno.ENOSYS, "guest code has no network")
    _time.sleep(timeout)
    return [], [], []
`;

export const SELECTORS_SOURCE = String.raw`
"""Selectors module: there is nothing to register."""

from abc import ABCMeta, abstractmethod
from collections import namedtuple
import errno as _errno
import time as _time

EVENT_READ, EVENT_WRITE = 1, 2
SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])


class BaseSelector(metaclass=ABCMeta):
    """Selector abstract base class."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        raise NotImplementedError

    def close(self):
        """There is nothing to close."""

    def get_key(self, fileobj):
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError("Selector is closed")
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError("{!r} is not registered".format(fileobj)) from None

    @abstractmethod
    def get_map(self):
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class SelectSelector(BaseSelector):
    """A selector that nothing can be registered with."""

    def register(self, fileobj, events, data=None):
        raise OSError(_errno.ENOSYS, "guest code has no network")

    def unregister(self, fileobj):
        raise KeyError("{!r} is not registered".format(fileobj))

    def select(self, timeout=None):
        if timeout is None:
            raise OSError(_errno.ENOSYS, "guest code has no network")
        if timeout > 0:
            _time.sleep(timeout)
        return []

    def get_map(self):
        return {}


DefaultSelector = SelectSelector
`;

export const SSL_SOURCE = String.raw`
"""Names of TLS: there is no network behind them."""

import errno as _errno
from enum import IntEnum as _IntEnum, IntFlag as _IntFlag

OPENSSL_VERSION = "none"
OPENSSL_VERSION_INFO = (0, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0
HAS_SNI = HAS_ALPN = HAS_TLSv1_2 = HAS_TLSv1_3 = False
HAS_NEVER_CHECK_COMMON_NAME = True


class SSLError(OSError):
    """An error of TLS."""


class SSLZeroReturnError(SSLError):
    pass


class SSLWantReadError(SSLError):
    pass


class SSLWantWriteError(SSLError):
    pass


class SSLSyscallError(SSLError):
    pass


class SSLEOFError(SSLError):
    pass


class SSLCertVerificationError(SSLError, ValueError):
    pass


CertificateError = SSLCertVerificationError


class VerifyMode(_IntEnum):
    CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = 0, 1, 2


class TLSVersion(_IntEnum):
    MINIMUM_SUPPORTED = -2
    SSLv3 = 768
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


class Options(_IntFlag):
    OP_ALL = 0x80000050
    OP_NO_SSLv2 = 0
    OP_NO_SSLv3 = 0x2000000
    OP_NO_TLSv1 = 0x4000000
    OP_NO_TLSv1_1 = 0x10000000
    OP_NO_TLSv1_2 = 0x8000000
    OP_NO_TLSv1_3 = 0x20000000
    OP_NO_COMPRESSION = 0x20000
    OP_NO_TICKET = 0x4000


class _SSLMethod(_IntEnum):
    PROTOCOL_TLS = 2
    PROTOCOL_TLS_CLIENT = 16
    PROTOCOL_TLS_SERVER = 17
    PROTOCOL_TLSv1_2 = 5


class Purpose(_IntEnum):
    SERVER_AUTH, CLIENT_AUTH = 1, 2


PROTOCOL_SSLv23 = _SSLMethod.PROTOCOL_TLS
for _kind in (VerifyMode, Options, _SSLMethod):
    globals().update(_kind.__members__)


class SSLContext:
    """Would hold what connections have in common."""

    def __init__(self, protocol=None):
        raise OSError(_errno.ENETDOWN, "guest code has no network")


class SSLSocket:
    """Would be a socket with TLS."""


class SSLObject:
    """Would be TLS without a socket."""


create_default_context = _create_unverified_context = _create_default_https_context = SSLContext
`;

export const HTTP_CLIENT_SOURCE = String.raw`
"""HTTP/1.1 client library: names, errors and headers; no connection can be made."""

import email.message
import email.parser
import errno as _errno
import http as _http

__all__ = ["HTTPResponse", "HTTPConnection", "HTTPException", "NotConnected", "UnknownProtocol",
           "UnknownTransferEncoding", "UnimplementedFileMode", "IncompleteRead", "InvalidURL", "ImproperConnectionState",
           "CannotSendRequest", "CannotSendHeader", "ResponseNotReady", "BadStatusLine", "LineTooLong",
           "RemoteDisconnected", "error", "responses", "HTTPSConnection"]

HTTP_PORT, HTTPS_PORT = 80, 443
_MAXLINE = 65536
globals().update(_http.HTTPStatus.__members__)
responses = {status: status.phrase for status in _http.HTTPStatus.__members__.values()}


class HTTPMessage(email.message.Message):
    """Headers of a response."""


def parse_headers(fp, _class=HTTPMessage, *, _max_headers=None):
    """Parses only the headers of a file."""
    lines = []
    while True:
        line = fp.readline(_MAXLINE + 1)
        if len(line) > _MAXLINE:
            raise LineTooLong("header line")
        lines.append(line)
        if len(lines) > (_max_headers or 100):
            raise HTTPException("got more than 100 headers")
        if line in (b"\r\n", b"\n", b""):
            break
    return email.parser.Parser(_class=_class).parsestr(b"".join(lines).decode("iso-8859-1"))


class HTTPException(Exception):
    """What all errors of the protocol are."""


def _kinds(base, *names):
    """Make classes of those names that are nothing but a base's."""
    for name in names:
        globals()[name] = type(name, (base,), {"__module__": __name__})


_kinds(HTTPException, "ImproperConnectionState", "InvalidURL", "NotConnected", "UnimplementedFileMode",
       "UnknownTransferEncoding")
_kinds(ImproperConnectionState, "CannotSendHeader", "CannotSendRequest", "ResponseNotReady")


class LineTooLong(HTTPException):
    def __init__(self, line_type):
        super().__init__(f"got more than {_MAXLINE} bytes when reading {line_type}")


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        self.version = version
        self.args = (version,)


class BadStatusLine(HTTPException):
    def __init__(self, line):
        self.line = line or repr(line)
        self.args = (self.line,)


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *pos, **kw):
        self.line = repr("")
        ConnectionResetError.__init__(self, *pos, **kw)


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.expected, self.partial = expected, partial
        self.args = (partial,)

    __str__ = object.__str__

    def __repr__(self):
        more = "" if self.expected is None else ", %i more expected" % self.expected
        return "%s(%i bytes read%s)" % (self.__class__.__name__, len(self.partial), more)


error = HTTPException


class HTTPResponse:
    """Would be what a server answers."""


class HTTPConnection:
    """Would be a connection: it can be made, and not be used."""

    default_port = HTTP_PORT
    response_class = HTTPResponse

    def __init__(self, host, port=None, timeout=None, source_address=None, blocksize=8192, **options):
        name, colon, number = host.rpartition(":")
        if port is None and colon and number.isdigit():
            host, port = name, int(number)
        self.host, self.port = host, self.default_port if port is None else port
        self.timeout = timeout
        self.sock = None

    def connect(self):
        raise OSError(_errno.ENETDOWN, "guest code has no network")

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        self.connect()

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        self.connect()

    def getresponse(self):
        raise ResponseNotReady("Idle")

    def close(self):
        """There is nothing to close."""


class HTTPSConnection(HTTPConnection):
    """Would be a connection with TLS."""

    default_port = HTTPS_PORT
`;

export const SOCKETSERVER_SOURCE = String.raw`
"""Generic socket server classes: none can be made."""

import errno as _errno

__all__ = ["BaseServer", "TCPServer", "UDPServer", "ThreadingUDPServer", "ThreadingTCPServer", "BaseRequestHandler",
           "StreamRequestHandler", "DatagramRequestHandler", "ThreadingMixIn", "ForkingMixIn"]


class BaseServer:
    """Would wait for requests."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass, *args, **options):
        raise OSError(_errno.ENETDOWN, "guest code has no network")


class TCPServer(BaseServer):
    """Would be a server of connections."""


class UDPServer(TCPServer):
    """Would be a server of datagrams."""


class ThreadingMixIn:
    """Would do each request in a thread."""

    daemon_threads = False


class ForkingMixIn:
    """Would do each request in a process."""


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    pass


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    pass


class BaseRequestHandler:
    """What does a request: setup(), handle() and finish(), which programs define."""

    def __init__(self, request, client_address, server):
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        """Before the request."""

    def handle(self):
        """The request."""

    def finish(self):
        """After the request."""


class StreamRequestHandler(BaseRequestHandler):
    rbufsize, wbufsize, timeout, disable_nagle_algorithm = -1, 0, None, False


class DatagramRequestHandler(BaseRequestHandler):
    pass
`;

export const HTTP_SERVER_SOURCE = String.raw`
"""HTTP server classes: none can be made."""

import socketserver

__all__ = ["HTTPServer", "ThreadingHTTPServer", "BaseHTTPRequestHandler", "SimpleHTTPRequestHandler"]


class HTTPServer(socketserver.TCPServer):
    """Would be a server of HTTP."""

    allow_reuse_address = True


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """What does a request of HTTP: do_GET() and its like, which programs define."""

    server_version = "BaseHTTP/0.6"
    protocol_version = "HTTP/1.0"


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Would serve files of a folder."""
`;
