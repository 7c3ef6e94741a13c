/** The Python sources of email._parseaddr and email.utils: addresses and dates as mail writes them (RFC 5322, leniently), and parameters of RFC 2231. */

export const PARSEADDR_SOURCE = String.raw`
"""Email address and date parsing."""

import time

__all__ = ["mktime_tz", "parsedate", "parsedate_tz", "quote"]

_MONTHS = ("jan feb mar apr may jun jul aug sep oct nov dec january february march april may june july august "
           "september october november december").split()
_DAYS = "mon tue wed thu fri sat sun".split()
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -400, "ADT": -300, "EST": -500, "EDT": -400, "CST": -600,
          "CDT": -500, "MST": -700, "MDT": -600, "PST": -800, "PDT": -700}


def parsedate_tz(data):
    """Convert a date string to a time tuple with the zone's offset in seconds; None when it is no date."""
    found = _parsedate_tz(data)
    if not found:
        return None
    if found[9] is None:
        found[9] = 0
    return tuple(found)


def _parsedate_tz(data):
    words = data.split() if data else None
    if not words:
        return None
    if words[0].endswith(",") or words[0].lower() in _DAYS:
        del words[0]
    else:
        words[0] = words[0][words[0].rfind(",") + 1:]
    if len(words) == 3:
        # RFC 850 dates have dashes.
        parts = words[0].split("-")
        if len(parts) == 3:
            words = parts + words[1:]
    if len(words) == 4:
        last = words[3]
        i = last.find("+")
        if i == -1:
            i = last.find("-")
        words[3:] = [last[:i], last[i:]] if i > 0 else [last, ""]
    if len(words) < 5:
        return None
    day, month, year, clock, zone = words[:5]
    if not (day and month and year):
        return None
    month = month.lower()
    if month not in _MONTHS:
        day, month = month, day.lower()
        if month not in _MONTHS:
            return None
    month = _MONTHS.index(month) % 12 + 1
    day = day.removesuffix(",")
    if year.find(":") > 0:
        year, clock = clock, year
    year = year.removesuffix(",")
    if not year:
        return None
    if not year[0].isdigit():
        year, zone = zone, year
    if clock[-1:] == ",":
        clock = clock[:-1]
    times = clock.split(":")
    if len(times) == 1 and "." in clock:
        times = clock.split(".")
    if len(times) not in (2, 3):
        return None
    try:
        year, day, hour, minute, second = map(int, (year, day, *times, 0)[:5])
    except ValueError:
        return None
    if year < 100:
        year += 1900 if year > 68 else 2000
    offset = None
    zone = zone.upper()
    if zone in _ZONES:
        offset = _ZONES[zone]
    else:
        try:
            offset = int(zone)
        except ValueError:
            pass
        if offset == 0 and zone.startswith("-"):
            offset = None
    if offset:
        sign = -1 if offset < 0 else 1
        offset = sign * (abs(offset) // 100 * 3600 + abs(offset) % 100 * 60)
    return [year, month, day, hour, minute, second, 0, 1, -1, offset]


def parsedate(data):
    """Convert a time string to a time tuple."""
    found = parsedate_tz(data)
    return found[:9] if isinstance(found, tuple) else found


def mktime_tz(data):
    """Turn a 10-tuple as returned by parsedate_tz() into a POSIX timestamp."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    import calendar
    return calendar.timegm(data) - data[9]


def quote(str):
    """Prepare string to be used in a quoted string."""
    return str.replace("\\", "\\\\").replace('"', '\\"')


_SPECIALS = '()<>@,:;."[]'
_SPACE = " \t\r\n"


class AddrlistClass:
    """Reads addresses from a header's text from left to right, forgiving what it can."""

    def __init__(self, field):
        self.field = field
        self.pos = 0
        self.commentlist = []

    def _here(self):
        return self.field[self.pos:self.pos + 1]

    def gotonext(self):
        """Skip white space and comments, which are kept."""
        skipped = []
        while (c := self._here()) and (c in _SPACE or c == "("):
            if c == "(":
                self.commentlist.append(self.getcomment())
            else:
                if c not in "\n\r":
                    skipped.append(c)
                self.pos += 1
        return "".join(skipped)

    def getaddrlist(self):
        """All addresses, as pairs of a name and an address."""
        result = []
        while self.pos < len(self.field):
            one = self.getaddress()
            result += one or [("", "")]
        return result

    def getaddress(self):
        """The next address, or those of a group."""
        self.commentlist = []
        self.gotonext()
        begin, comments = self.pos, self.commentlist[:]
        phrase = self.getphraselist()
        self.gotonext()
        found = []
        c = self._here()
        if c and c in ".@":
            # The phrase was the beginning of the address.
            self.pos, self.commentlist = begin, comments
            address = self.getaddrspec()
            found = [(" ".join(self.commentlist), address)]
        elif c == ":":
            self.pos += 1
            while self.pos < len(self.field):
                self.gotonext()
                if self._here() == ";":
                    self.pos += 1
                    break
                found += self.getaddress()
        elif c == "<":
            address = self.getrouteaddr()
            name = " ".join(phrase)
            if self.commentlist:
                name += " (" + " ".join(self.commentlist) + ")"
            found = [(name, address)]
        elif phrase:
            found = [(" ".join(self.commentlist), phrase[0])]
        elif c and c in _SPECIALS:
            self.pos += 1
        self.gotonext()
        if self._here() == ",":
            self.pos += 1
        return found

    def getrouteaddr(self):
        """The address in angle brackets; a route before it is skipped."""
        self.pos += 1
        expect_route = False
        address = ""
        self.gotonext()
        while c := self._here():
            if expect_route:
                self.getdomain()
                expect_route = False
            elif c == ">":
                self.pos += 1
                break
            elif c == "@":
                self.pos += 1
                expect_route = True
            elif c == ":":
                self.pos += 1
            else:
                address = self.getaddrspec()
                self.pos += 1
                break
            self.gotonext()
        return address

    def getaddrspec(self):
        """An address of RFC 2822: a local part, and a domain behind @."""
        parts = []
        self.gotonext()
        while c := self._here():
            keep_space = True
            if c == ".":
                if parts and not parts[-1].strip():
                    parts.pop()
                parts.append(".")
                self.pos += 1
                keep_space = False
            elif c == '"':
                parts.append('"%s"' % quote(self.getquote()))
            elif c in _SPECIALS:
                if parts and not parts[-1].strip():
                    parts.pop()
                break
            else:
                parts.append(self.getatom())
            space = self.gotonext()
            if keep_space and space:
                parts.append(space)
        if self._here() != "@":
            return "".join(parts)
        parts.append("@")
        self.pos += 1
        self.gotonext()
        domain = self.getdomain()
        # Without a domain it is no address.
        return "".join(parts) + domain if domain else ""

    def getdomain(self):
        """A domain of an address."""
        parts = []
        while c := self._here():
            if c in _SPACE:
                self.pos += 1
            elif c == "(":
                self.commentlist.append(self.getcomment())
            elif c == "[":
                parts.append("[%s]" % self.getdelimited("[", "]\r", False))
            elif c == ".":
                self.pos += 1
                parts.append(".")
            elif c == "@":
                # Two of them are an attempt to hide the true domain: no address at all.
                return ""
            elif c in _SPECIALS:
                break
            else:
                parts.append(self.getatom())
        return "".join(parts)

    def getdelimited(self, beginchar, endchars, allowcomments=True):
        """The text between two characters."""
        if self._here() != beginchar:
            return ""
        parts = [""]
        quoted = False
        self.pos += 1
        while c := self._here():
            if quoted:
                parts.append(c)
                quoted = False
            elif c in endchars:
                self.pos += 1
                break
            elif allowcomments and c == "(":
                parts.append(self.getcomment())
                continue
            elif c == "\\":
                quoted = True
            else:
                parts.append(c)
            self.pos += 1
        return "".join(parts)

    def getquote(self):
        return self.getdelimited('"', '"\r', False)

    def getcomment(self):
        """The text of a comment, with what comments are in it."""
        parts, depth = [], 0
        while c := self._here():
            self.pos += 1
            if c == "\\":
                parts.append(self._here())
                self.pos += 1
                continue
            if c == "(":
                depth += 1
                if depth == 1:
                    continue
                continue
            if c == ")":
                depth -= 1
                if depth == 0:
                    break
                continue
            if c == "\r":
                break
            parts.append(c)
        return "".join(parts)

    def getdomainliteral(self):
        return "[%s]" % self.getdelimited("[", "]\r", False)

    def getatom(self, atomends=_SPECIALS + _SPACE):
        begin = self.pos
        while (c := self._here()) and c not in atomends:
            self.pos += 1
        return self.field[begin:self.pos]

    def getphraselist(self):
        """Words that may be the name before an address."""
        words = []
        while c := self._here():
            if c in _SPACE:
                self.pos += 1
            elif c == '"':
                words.append(self.getquote())
            elif c == "(":
                self.commentlist.append(self.getcomment())
            elif c != "." and c in _SPECIALS:
                break
            else:
                words.append(self.getatom(_SPECIALS.replace(".", "") + _SPACE))
        return words


class AddressList(AddrlistClass):
    """Addresses of a header, which can be added and subtracted as sets."""

    def __init__(self, field):
        super().__init__(field)
        self.addresslist = self.getaddrlist() if field else []

    def __len__(self):
        return len(self.addresslist)

    def __getitem__(self, index):
        return self.addresslist[index]

    def __add__(self, other):
        made = AddressList(None)
        made.addresslist = self.addresslist + [one for one in other.addresslist if one not in self.addresslist]
        return made

    def __sub__(self, other):
        made = AddressList(None)
        made.addresslist = [one for one in self.addresslist if one not in other.addresslist]
        return made
`;

export const UTILS_SOURCE = String.raw`
"""Miscellaneous utilities."""

import datetime
import re
import time
import urllib.parse

from email._parseaddr import AddressList as _AddressList
from email._parseaddr import _parsedate_tz, mktime_tz, parsedate, parsedate_tz, quote
from email.charset import Charset

__all__ = ["collapse_rfc2231_value", "decode_params", "decode_rfc2231", "encode_rfc2231", "formataddr",
           "formatdate", "format_datetime", "getaddresses", "make_msgid", "mktime_tz", "parseaddr", "parsedate",
           "parsedate_tz", "parsedate_to_datetime", "quote", "unquote", "localtime"]

COMMASPACE = ", "
EMPTYSTRING = ""
CRLF = "\r\n"
TICK = "'"
_specials = re.compile(r'[][\\()<>@,:;".]')
_escapes = re.compile(r'[\\"]')
supports_strict_parsing = True


def _has_surrogates(s):
    """Whether the text holds bytes that were no ASCII."""
    try:
        s.encode()
        return False
    except UnicodeEncodeError:
        return True


def _sanitize(string):
    return string.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def formataddr(pair, charset="utf-8"):
    """The inverse of parseaddr(): a name and an address as a header's value."""
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    try:
        name.encode("ascii")
    except UnicodeEncodeError:
        if isinstance(charset, str):
            charset = Charset(charset)
        return f"{charset.header_encode(name)} <{address}>"
    quotes = '"' if _specials.search(name) else ""
    return f"{quotes}{_escapes.sub(r'\\\g<0>', name)}{quotes} <{address}>"


def _outside_quotes(text):
    """The characters that are not in quoted strings, with those that quote them."""
    quoted = False
    i = 0
    while i < len(text):
        c = text[i]
        if c == "\\":
            i += 2
            continue
        if c == '"':
            quoted = not quoted
        elif not quoted:
            yield c
        i += 1


def _check_parenthesis(addr):
    depth = 0
    for c in _outside_quotes(addr):
        if c == "(":
            depth += 1
        elif c == ")":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def _checked(values):
    return [value if _check_parenthesis(value) else "('', '')" for value in values]


def getaddresses(fieldvalues, *, strict=True):
    """Return a list of (REALNAME, EMAIL) pairs, ('', '') alone where the values are not sound."""
    if not strict:
        return _AddressList(COMMASPACE.join(str(value) for value in fieldvalues)).addresslist
    values = _checked([str(value) for value in fieldvalues])
    addresses = [("", "") if "[" in address else (name, address)
                 for name, address in _AddressList(COMMASPACE.join(values)).addresslist]
    expected = sum(1 + sum(c == "," for c in _outside_quotes(value)) for value in values)
    return addresses if len(addresses) == expected else [("", "")]


def parseaddr(addr, *, strict=True):
    """Parse an address into its name and its address parts; ('', '') when it is none."""
    if not strict:
        addresses = _AddressList(addr).addresslist
        return addresses[0] if addresses else ("", "")
    if isinstance(addr, list):
        addr = addr[0]
    if not isinstance(addr, str):
        return ("", "")
    addresses = _AddressList(_checked([addr])[0]).addresslist
    if len(addresses) != 1 or "[" in addresses[0][1]:
        return ("", "")
    return addresses[0]


def _format_timetuple_and_zone(timetuple, zone):
    return "%s, %02d %s %04d %02d:%02d:%02d %s" % (
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][timetuple[6]], timetuple[2],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][timetuple[1] - 1],
        timetuple[0], timetuple[3], timetuple[4], timetuple[5], zone)


def formatdate(timeval=None, localtime=False, usegmt=False):
    """Returns a date string as specified by RFC 2822."""
    if timeval is None:
        timeval = time.time()
    moment = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        moment = moment.astimezone()
        usegmt = False
    elif not usegmt:
        moment = moment.replace(tzinfo=None)
    return format_datetime(moment, usegmt)


def format_datetime(dt, usegmt=False):
    """Turn a datetime into a date string as specified in RFC 2822."""
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError("usegmt option requires a UTC datetime")
        zone = "GMT"
    else:
        zone = "-0000" if dt.tzinfo is None else dt.strftime("%z")
    return _format_timetuple_and_zone(dt.timetuple(), zone)


def make_msgid(idstring=None, domain=None):
    """Returns a string suitable for RFC 2822 compliant Message-ID."""
    import os
    import random
    idstring = "" if idstring is None else "." + idstring
    return "<%d.%d.%d%s@%s>" % (int(time.time() * 100), os.getpid(), random.getrandbits(64), idstring,
                                "localhost" if domain is None else domain)


def parsedate_to_datetime(data):
    """The date of a header as a datetime, naive where the zone is -0000."""
    found = _parsedate_tz(data)
    if found is None:
        raise ValueError('Invalid date value or format "%s"' % str(data))
    *numbers, offset = found
    try:
        if offset is None:
            return datetime.datetime(*numbers[:6])
        return datetime.datetime(*numbers[:6], tzinfo=datetime.timezone(datetime.timedelta(seconds=offset)))
    except OverflowError as error:
        raise ValueError(f'Invalid date value or format "{data}"') from error


def unquote(str):
    """Remove quotes from a string."""
    if len(str) > 1:
        if str.startswith('"') and str.endswith('"'):
            return str[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if str.startswith("<") and str.endswith(">"):
            return str[1:-1]
    return str


def decode_rfc2231(s):
    """Decode string according to RFC 2231: character set, language and text."""
    parts = s.split(TICK, 2)
    return parts if len(parts) > 2 else (None, None, s)


def encode_rfc2231(s, charset=None, language=None):
    """Encode string according to RFC 2231."""
    s = urllib.parse.quote(s, safe="", encoding=charset or "ascii")
    if charset is None and language is None:
        return s
    return "%s'%s'%s" % (charset, language or "", s)


_continuation = re.compile(r"(?P<name>\w+)\*((?P<num>[0-9]+)\*?)?", re.ASCII)


def decode_params(params):
    """Decode parameters list according to RFC 2231: a list of pairs of name and value."""
    decoded = [params[0]]
    parts = {}
    for name, value in params[1:]:
        encoded = name.endswith("*")
        value = unquote(value)
        if match := re.fullmatch(r"(\w+)\*(?:([0-9]+)\*?)?", name, re.ASCII):
            number = match[2]
            parts.setdefault(match[1], []).append((None if number is None else int(number), value, encoded))
        else:
            decoded.append((name, '"%s"' % quote(value)))
    for name, continuations in parts.items():
        continuations.sort(key=lambda part: -1 if part[0] is None else part[0])
        extended = any(encoded for _, _, encoded in continuations)
        value = "".join(urllib.parse.unquote(text, encoding="latin-1") if encoded else text
                        for _, text, encoded in continuations)
        value = quote(value)
        if extended:
            charset, language, value = decode_rfc2231(value)
            decoded.append((name, (charset, language, '"%s"' % value)))
        else:
            decoded.append((name, '"%s"' % value))
    return decoded


def collapse_rfc2231_value(value, errors="replace", fallback_charset="us-ascii"):
    """A parameter's value, as get_param() returns it, as text."""
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, language, text = value
    if charset is None:
        charset = fallback_charset
    try:
        return str(bytes(text, "raw-unicode-escape"), charset, errors)
    except LookupError:
        return unquote(text)


def localtime(dt=None):
    """Return local time as an aware datetime object."""
    return (datetime.datetime.now() if dt is None else dt).astimezone()
`;
