/** The Python source of email.headerregistry: headers as objects of their kinds (RFC 5322, 2045, 2047, 2231), and how they are folded. */

export const REGISTRY_SOURCE = String.raw`
"""Representing and manipulating email headers via custom objects."""

from types import MappingProxyType
import re
import urllib.parse

from email import base64mime, errors, quoprimime, utils
from email._parseaddr import AddrlistClass
from email.header import ecre as _encoded_word

_SPECIALS = set('()<>@,:;.\\"[]')
_word = re.compile(r"([ \t]*)([^ \t]+)")


class Address:
    """An address: who, a user's name and a domain."""

    def __init__(self, display_name="", username="", domain="", addr_spec=None):
        given = "".join(filter(None, (display_name, username, domain, addr_spec)))
        if "\r" in given or "\n" in given:
            raise ValueError("invalid arguments; address parts cannot contain CR or LF")
        if addr_spec is not None:
            if username or domain:
                raise TypeError("addrspec specified when username and/or domain also specified")
            username, domain = _split_spec(addr_spec)
        self._display_name, self._username, self._domain = display_name, username, domain

    @property
    def display_name(self):
        return self._display_name

    @property
    def username(self):
        return self._username

    @property
    def domain(self):
        return self._domain

    @property
    def addr_spec(self):
        """The username and the domain, quoted where they have to be."""
        name = self.username
        if set(name) & (_SPECIALS - {"."} | {" ", "\t"}) or not all(name.split(".")) and name:
            name = f'"{utils.quote(name)}"'
        if self.domain:
            return f"{name}@{self.domain}"
        return name or "<>"

    def __repr__(self):
        return "{}(display_name={!r}, username={!r}, domain={!r})".format(
            self.__class__.__name__, self.display_name, self.username, self.domain)

    def __str__(self):
        name = self.display_name
        if set(name) & _SPECIALS:
            name = f'"{utils.quote(name)}"'
        if name:
            return f"{name} <{'' if self.addr_spec == '<>' else self.addr_spec}>"
        return self.addr_spec

    def __eq__(self, other):
        if not isinstance(other, Address):
            return NotImplemented
        return (self.display_name, self.username, self.domain) == (
            other.display_name, other.username, other.domain)


def _split_spec(spec):
    """Username and domain of an address that a program gives, which must be sound."""
    name, at, domain = spec.rpartition("@")
    if not at:
        raise errors.InvalidHeaderDefect("addr-spec local part with no domain")
    if name[:1] == '"' and name[-1:] == '"' and len(name) > 1:
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    elif set(name) & (_SPECIALS - {"."} | {" ", "\t"}) or not all(name.split(".")):
        raise errors.InvalidHeaderDefect("local-part is not dot-atom, quoted-string, or obs-local-part")
    if not name.isascii():
        raise errors.NonASCIILocalPartDefect("local-part contains non-ASCII characters)")
    if not domain:
        raise errors.HeaderParseError("Missing domain")
    return name, domain


class Group:
    """A group of addresses; without a name it stands for a single address."""

    def __init__(self, display_name=None, addresses=None):
        self._display_name = display_name
        self._addresses = tuple(addresses) if addresses else ()

    @property
    def display_name(self):
        return self._display_name

    @property
    def addresses(self):
        return self._addresses

    def __repr__(self):
        return "{}(display_name={!r}, addresses={!r}".format(
            self.__class__.__name__, self.display_name, self.addresses)

    def __str__(self):
        if self.display_name is None and len(self.addresses) == 1:
            return str(self.addresses[0])
        name = self.display_name
        if name is not None and set(name) & _SPECIALS:
            name = f'"{utils.quote(name)}"'
        addresses = ", ".join(str(address) for address in self.addresses)
        return f"{name}:{' ' + addresses if addresses else ''};"

    def __eq__(self, other):
        if not isinstance(other, Group):
            return NotImplemented
        return self.display_name == other.display_name and self.addresses == other.addresses


def _decode_words(text, defects):
    """The text with its encoded words decoded; white space between two of them is left out."""
    if "=?" not in text:
        return text
    made, at = [], 0
    for match in _encoded_word.finditer(text):
        between = text[at:match.start()]
        if not (made and at and between.isspace()):
            made.append(between)
        charset, encoding, encoded = match.groups()
        charset = charset.partition("*")[0]
        raw = encoded.encode("ascii", "surrogateescape")
        if encoding in "qQ":
            raw = quoprimime.header_decode(encoded).encode("latin-1", "surrogateescape")
        else:
            try:
                raw = base64mime.decode(encoded + "===="[:-len(encoded) % 4])
            except ValueError:
                defects.append(errors.InvalidBase64CharactersDefect())
        try:
            made.append(raw.decode(charset))
        except UnicodeDecodeError:
            defects.append(errors.UndecodableBytesDefect(
                f"Encoded word contains bytes not decodable using {charset!r} charset"))
            made.append(raw.decode(charset, "surrogateescape"))
        except LookupError:
            defects.append(errors.CharsetError(f"Unknown charset {charset!r} in encoded word; decoded as unknown bytes"))
            made.append(raw.decode("ascii", "surrogateescape"))
        at = match.end()
    made.append(text[at:])
    return "".join(made)


def _encoded(text, charset="utf-8"):
    """An encoded word, in the shorter of the two encodings."""
    raw = text.encode("ascii", "surrogateescape") if charset == "unknown-8bit" else text.encode(charset)
    in_base64 = base64mime.header_length(raw)
    if quoprimime.header_length(raw) - in_base64 < 5:
        return quoprimime.header_encode(raw, charset)
    return base64mime.header_encode(raw, charset)


class _Part:
    """A part of a value that is kept on one line if it can be: of parts, or a text that cannot be broken."""

    def __init__(self, *parts, text="", may_encode=True, must_encode=False, keep=True, whole_line=False):
        self.must_encode = must_encode
        self.parts = parts
        self.whole_line = whole_line
        self.text = text if not parts else "".join(part.text for part in parts)
        self.may_encode = may_encode
        self.keep = keep


def _words(text):
    """White space and words of a text as parts."""
    parts = []
    end = 0
    for match in _word.finditer(text):
        if match[1]:
            parts.append(_Part(text=match[1], keep=False))
        parts.append(_Part(text=match[2], keep=False))
        end = match.end()
    if end < len(text):
        parts.append(_Part(text=text[end:], keep=False))
    return parts


class _Folding:
    """Folds a header: what does not fit is begun on a new line, or broken into its parts; what must be encoded is."""

    def __init__(self, policy):
        self.policy = policy
        self.room = policy.max_line_length or 2 ** 31
        self.lines = [""]
        self.last_word = None
        self.encoding = "utf-8" if policy.utf8 else "us-ascii"

    def _steal_space(self):
        """The white space at the end of the line, taken from it."""
        line = self.lines[-1]
        if line and line[-1] in " \t":
            self.lines[-1] = line[:-1]
            return line[-1]
        return ""

    def add(self, part, may_encode=True):
        """Add a part."""
        text = part.text
        if not text:
            return
        may_encode = may_encode and part.may_encode
        try:
            text.encode(self.encoding)
            plain = not part.must_encode and "\n" not in text and "\r" not in text
        except UnicodeEncodeError:
            plain = False
        if not plain and part.keep and part.whole_line:
            folding = _Folding(self.policy)
            for inner in part.parts:
                folding.add(inner)
            if len(folding.lines) == 1:
                if len(folding.lines[0]) > self.room - len(self.lines[-1]):
                    self.lines.append(self._steal_space())
                self.lines[-1] += folding.lines[0]
                self.last_word = None
                return
        if not plain and may_encode:
            if part.parts:
                for inner in part.parts:
                    self.add(inner)
            else:
                self._add_encoded(text)
            return
        if not plain and part.parts:
            for inner in part.parts:
                self.add(inner, may_encode)
            return
        if len(text) <= self.room - len(self.lines[-1]):
            self.lines[-1] += text
            return
        if part.keep and len(text) + 1 <= self.room:
            space = self._steal_space()
            if space or text[0] in " \t":
                self.lines.append(space + text)
                self.last_word = None
                return
        if part.parts:
            for inner in part.parts:
                self.add(inner, may_encode)
            return
        space = self._steal_space()
        if space or text[0] in " \t":
            if may_encode and len(text) + len(space) > self.room:
                self.lines[-1] += space
                self._add_encoded(text)
                return
            self.lines.append(space + text)
            self.last_word = None
        elif may_encode:
            self._add_encoded(text)
        else:
            self.lines[-1] += text

    def _add_encoded(self, text):
        lines = self.lines
        try:
            text.encode("utf-8")
            charset = "utf-8"
        except UnicodeEncodeError:
            charset = "unknown-8bit"
        if self.last_word is not None:
            text = _decode_words(lines[-1][self.last_word:] + text, [])
            lines[-1] = lines[-1][:self.last_word]
        elif text[0] in " \t":
            if len(lines[-1]) == self.room:
                lines.append(self._steal_space())
            lines[-1] += text[0]
            text = text[1:]
        after = ""
        if text and text[-1] in " \t":
            after, text = text[-1], text[:-1]
        begin = len(lines[-1]) if self.last_word is None else self.last_word
        chrome = len(charset) + 7
        if chrome + 1 >= self.room:
            raise errors.HeaderParseError("max_line_length is too small to fit an encoded word")
        while text:
            left = self.room - len(lines[-1])
            most = left - chrome
            if most <= 0:
                lines.append(self._steal_space() or " ")
                begin = len(lines[-1])
                continue
            piece = text[:most]
            word = _encoded(piece, charset)
            while (over := len(word) - left) > 0:
                piece = piece[:-1]
                if not piece:
                    break
                word = _encoded(piece, charset)
            if not piece:
                lines.append(self._steal_space() or " ")
                begin = len(lines[-1])
                continue
            lines[-1] += word
            text = text[len(piece):]
            if text:
                lines.append(" ")
                begin = len(lines[-1])
        lines[-1] += after
        self.last_word = begin

    def end_words(self):
        """What is encoded from here on is a word of its own."""
        self.last_word = None

    def add_parameter(self, name, value):
        """A parameter as RFC 2231 has it, in sections when it is long."""
        lines, room = self.lines, self.room
        if not lines[-1].rstrip().endswith(";"):
            lines[-1] += ";"
        charset, errors_ = self.encoding, "strict"
        try:
            value.encode(charset)
            plain = True
        except UnicodeEncodeError:
            plain = False
            charset = "utf-8"
            if utils._has_surrogates(value):
                charset, errors_ = "unknown-8bit", "surrogateescape"
        codec = "ascii" if charset == "unknown-8bit" else charset
        if plain:
            text = f'{name}="{utils.quote(value)}"'
        else:
            text = f"{name}*={charset}''{urllib.parse.quote(value, safe='', encoding=codec, errors=errors_)}"
        if len(lines[-1]) + len(text) + 1 < room:
            lines[-1] += " " + text
            return
        if len(text) + 2 <= room:
            lines.append(" " + text)
            return
        section, extra = 0, charset + "''"
        while value:
            chrome = len(name) + len(str(section)) + 3 + len(extra)
            if room <= chrome + 3:
                room = 78
            size = most = room - chrome - 2
            while len(encoded := urllib.parse.quote(value[:size], safe="", encoding=codec, errors=errors_)) > most:
                size -= 1
            lines.append(f" {name}*{section}*={extra}{encoded}")
            extra = ""
            section += 1
            value = value[size:]
            if value:
                lines[-1] += ";"


class BaseHeader(str):
    """Base class of header values: the decoded text, with what it tells as attributes."""

    def __new__(cls, name, value):
        kwds = {"defects": []}
        cls.parse(value, kwds)
        if utils._has_surrogates(kwds["decoded"]):
            kwds["decoded"] = utils._sanitize(kwds["decoded"])
        self = str.__new__(cls, kwds["decoded"])
        del kwds["decoded"]
        self.init(name, **kwds)
        return self

    def init(self, name, *, parse_tree=None, defects):
        self._name = name
        self._parse_tree = parse_tree
        self._defects = defects

    @property
    def name(self):
        return self._name

    @property
    def defects(self):
        return tuple(self._defects)

    def __reduce__(self):
        return _reconstruct, (self.__class__.__name__, self.__class__.__bases__, str(self)), self.__dict__

    def fold(self, *, policy):
        """The header in lines of the policy's length."""
        folding = _Folding(policy)
        folding.lines[0] = self.name + ":"
        self._fold(folding)
        return policy.linesep.join(folding.lines) + policy.linesep

    def _fold(self, folding):
        text = self._parse_tree
        if text:
            folding.lines[-1] += " "
            folding.add(_Part(*_words(text)))


def _reconstruct(name, bases, value):
    return type(name, bases, {})._reconstructed(value)


BaseHeader._reconstructed = classmethod(lambda cls, value: str.__new__(cls, value))


class UnstructuredHeader:
    max_count = None

    @classmethod
    def parse(cls, value, kwds):
        kwds["parse_tree"] = kwds["decoded"] = _decode_words(value, kwds["defects"])


class UniqueUnstructuredHeader(UnstructuredHeader):
    max_count = 1


class DateHeader:
    """A date: the attribute datetime is what it tells."""

    max_count = None

    @classmethod
    def parse(cls, value, kwds):
        if not value:
            kwds["defects"].append(errors.HeaderMissingRequiredValue())
            kwds["datetime"] = None
            kwds["decoded"] = kwds["parse_tree"] = ""
            return
        if isinstance(value, str):
            kwds["decoded"] = value
            try:
                value = utils.parsedate_to_datetime(value)
            except ValueError:
                kwds["defects"].append(errors.InvalidDateDefect("Invalid date value or format"))
                kwds["datetime"] = None
                kwds["parse_tree"] = kwds["decoded"]
                return
        kwds["datetime"] = value
        kwds["decoded"] = utils.format_datetime(kwds["datetime"])
        kwds["parse_tree"] = kwds["decoded"]

    def init(self, *args, **kw):
        self._datetime = kw.pop("datetime")
        super().init(*args, **kw)

    @property
    def datetime(self):
        return self._datetime


class UniqueDateHeader(DateHeader):
    max_count = 1


class _Addresses(AddrlistClass):
    """Reads a header's addresses, with their groups."""

    def __init__(self, field, defects):
        super().__init__(field)
        self.defects = defects

    def read(self):
        groups = []
        while self.pos < len(self.field):
            self.gotonext()
            if self._here() == ",":
                self.pos += 1
                self.defects.append(errors.ObsoleteHeaderDefect("empty element in address-list"))
                continue
            begin = self.pos
            self.commentlist = []
            phrase = self.getphraselist()
            self.gotonext()
            if self._here() == ":":
                self.pos += 1
                members = []
                while self.pos < len(self.field) and self._here() != ";":
                    members += self._one()
                    self.gotonext()
                self.pos += 1
                groups.append(Group(_decode_words(" ".join(phrase), self.defects), members))
                self.gotonext()
                if self._here() == ",":
                    self.pos += 1
                continue
            self.pos = begin
            groups += [Group(None, [address]) for address in self._one()]
        return groups

    def _one(self):
        at = self.pos
        found = self.getaddress()
        made = []
        for name, spec in found:
            if not spec and "<" in self.field[at:self.pos]:
                self.defects.append(errors.InvalidHeaderDefect("null addr-spec in angle-addr"))
            elif not spec:
                self.defects.append(errors.InvalidHeaderDefect("invalid address in address-list"))
                continue
            # A name that stands in parentheses behind the address is a comment here.
            phrase = name if "<" in self.field[at:self.pos] else ""
            user, sign, domain = spec.rpartition("@")
            if not sign:
                user, domain = domain, ""
                if spec:
                    self.defects.append(errors.InvalidHeaderDefect("addr-spec local part with no domain"))
            if user[:1] == '"' and user[-1:] == '"' and len(user) > 1:
                user = re.sub(r"\\(.)", r"\1", user[1:-1])
            elif " " in user:
                self.defects.append(errors.InvalidHeaderDefect(
                    "local-part is not dot-atom, quoted-string, or obs-local-part"))
            if not user.isascii():
                self.defects.append(errors.NonASCIILocalPartDefect("local-part contains non-ASCII characters)"))
            made.append(Address(_decode_words(phrase, self.defects), user, domain))
            made[-1]._quoted = self.field[at:].lstrip().startswith('"')
        return made


def _spec_part(spec, begin="", end=""):
    user, sign, domain = spec.rpartition("@")
    encode = not spec.isascii()
    texts = (begin, user, sign, domain, end) if sign else (begin, spec, end)
    return _Part(*(_Part(text=text, may_encode=encode, keep=False) for text in texts if text))


def _address_part(address):
    spec = address.addr_spec
    name = address.display_name
    if not name:
        return _spec_part(spec)
    if name.isascii() and (set(name) & _SPECIALS or getattr(address, "_quoted", False)):
        name = f'"{utils.quote(name)}"'
    angle = _spec_part("" if spec == "<>" else spec, "<", ">")
    words = _words(name)
    if not name.isascii():
        for word in words:
            word.must_encode = not _SPECIALS.isdisjoint(word.text)
    return _Part(_Part(*words, _Part(text=" ", keep=False)), angle)


class AddressHeader:
    """Addresses: the attributes groups and addresses are what it tells."""

    max_count = None

    @classmethod
    def parse(cls, value, kwds):
        defects = kwds["defects"]
        if isinstance(value, str):
            groups = _Addresses(value, defects).read()
        else:
            if not hasattr(value, "__iter__"):
                value = [value]
            groups = [Group(None, [item]) if not hasattr(item, "addresses") else item for item in value]
        kwds["groups"] = groups
        kwds["decoded"] = ", ".join(str(group) for group in groups)
        kwds["parse_tree"] = value if isinstance(value, str) else kwds["decoded"]

    def init(self, *args, **kw):
        self._groups = tuple(kw.pop("groups"))
        self._addresses = None
        super().init(*args, **kw)

    @property
    def groups(self):
        return self._groups

    @property
    def addresses(self):
        if self._addresses is None:
            self._addresses = tuple(address for group in self._groups for address in group.addresses)
        return self._addresses

    def _fold(self, folding):
        folding.lines[-1] += " "
        if not self._groups:
            folding.add(_Part(*_words(self._parse_tree)))
            return
        parts = []
        for number, group in enumerate(self._groups):
            one = []
            if number:
                one.append(_Part(text=" ", keep=False))
            if group.display_name is None and len(group.addresses) == 1:
                one.append(_address_part(group.addresses[0]))
            else:
                name = group.display_name or ""
                one += [_Part(*_words(name)) if name else _Part(), _Part(text=":", may_encode=False, keep=False)]
                for place, address in enumerate(group.addresses):
                    one += [_Part(text=", " if place else " ", may_encode=False, keep=False), _address_part(address)]
                one.append(_Part(text=";", may_encode=False, keep=False))
            last = number == len(self._groups) - 1
            parts.append(_Part(*one, whole_line=True))
            if not last:
                parts.append(_Part(text=",", may_encode=False, keep=False))
        whole = _Part(*parts)
        if len(whole.text) + len(folding.lines[-1]) <= folding.room and whole.text.isascii():
            folding.lines[-1] += whole.text
            return
        if whole.text.isascii() and len(whole.text) + 1 <= folding.room:
            folding.add(whole)
            return
        for part in parts:
            folding.end_words()
            folding.add(part)


class UniqueAddressHeader(AddressHeader):
    max_count = 1


class SingleAddressHeader(AddressHeader):
    @property
    def address(self):
        if len(self.addresses) != 1:
            raise ValueError("value of single address header {} is not a single address".format(self.name))
        return self.addresses[0]


class UniqueSingleAddressHeader(SingleAddressHeader):
    max_count = 1


class MIMEVersionHeader:
    """The version of MIME: the attributes version, major and minor."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds):
        defects = kwds["defects"]
        kwds["decoded"] = kwds["parse_tree"] = value
        kwds["major"] = kwds["minor"] = kwds["version"] = None
        text = re.sub(r"\([^()]*\)", " ", value).strip()
        if not text:
            defects.append(errors.HeaderMissingRequiredValue("Missing MIME version number (eg: 1.0)"))
            return
        match = re.match(r"(\d+)\s*\.\s*(\d+)", text)
        if match is None:
            found = text.split(".")[0].split()[0] if text else text
            defects.append(errors.InvalidHeaderDefect(
                "Expected MIME major version number but found {!r}".format(found)))
            return
        kwds["major"], kwds["minor"] = int(match[1]), int(match[2])
        kwds["version"] = f"{kwds['major']}.{kwds['minor']}"
        if text[match.end():].strip():
            defects.append(errors.InvalidHeaderDefect("Excess non-CFWS text after MIME version"))

    def init(self, *args, **kw):
        self._version, self._major, self._minor = kw.pop("version"), kw.pop("major"), kw.pop("minor")
        super().init(*args, **kw)

    @property
    def major(self):
        return self._major

    @property
    def minor(self):
        return self._minor

    @property
    def version(self):
        return self._version


def _read_parameters(text, defects):
    """Parameters behind a value, by name: sections of one joined, encoded ones decoded."""
    from email.message import _parseparam
    found = {}
    for part in _parseparam(text.removeprefix(";")):
        if not part:
            continue
        name, equals, value = part.partition("=")
        name = name.strip().lower()
        if not equals:
            defects.append(errors.InvalidHeaderDefect(f"Parameter contains name ({part}) but no value"))
            found.setdefault(name, []).append((None, "", False))
            continue
        match = re.fullmatch(r"([^*]+)(?:\*(\d+))?(\*)?", name)
        if value[:1] == '"':
            end = re.match(r'"((?:[^"\\]|\\.)*)"?', value, re.DOTALL)
            value = re.sub(r"\\(.)", r"\1", end[1])
            if "=?" in value:
                value = _decode_words(value, defects)
        else:
            value = re.sub(r"\([^()]*\)", "", value).strip()
            if " " in value:
                value, _, rest = value.partition(" ")
                defects.append(errors.InvalidHeaderDefect("parameter with invalid trailing text {!r}".format(rest)))
        if match is None:
            found.setdefault(name, []).append((None, value, False))
        else:
            number = None if match[2] is None else int(match[2])
            found.setdefault(match[1], []).append((number, value, match[3] is not None))
    params = {}
    for name, sections in found.items():
        if sections[0][0] is None and len(sections) > 1:
            defects.append(errors.InvalidHeaderDefect("duplicate parameter name; duplicate(s) ignored"))
            sections = sections[:1]
        sections.sort(key=lambda section: section[0] or 0)
        charset, raw, texts = None, [], []
        for place, (number, value, encoded) in enumerate(sections):
            if not encoded:
                texts.append(value)
                continue
            if place == 0 and value.count("'") >= 2:
                charset, _, value = value.split("'", 2)
            data = urllib.parse.unquote_to_bytes(value)
            try:
                texts.append(data.decode(charset or "us-ascii", "surrogateescape"))
            except LookupError:
                texts.append(data.decode("us-ascii", "surrogateescape"))
            if utils._has_surrogates(texts[-1]):
                defects.append(errors.UndecodableBytesDefect())
        params[name] = "".join(texts)
    return params


class ParameterizedMIMEHeader:
    """A value with parameters, in the attribute params."""

    max_count = 1

    def init(self, *args, **kw):
        self._params = kw.pop("params")
        super().init(*args, **kw)

    @property
    def params(self):
        return MappingProxyType(self._params)

    def _fold(self, folding):
        folding.lines[-1] += " "
        folding.add(_Part(text=self._parse_tree, may_encode=False))
        for name, value in self._params.items():
            folding.add_parameter(name, value)

    @staticmethod
    def _text(value, params):
        return value + "".join(f'; {name}="{utils.quote(text)}"' if text or name else "" for name, text in params.items())


class ContentTypeHeader(ParameterizedMIMEHeader):
    """A content type: maintype, subtype, content_type and params."""

    @classmethod
    def parse(cls, value, kwds):
        defects = kwds["defects"]
        kind, semicolon, rest = value.partition(";")
        kind = re.sub(r"\([^()]*\)", "", kind).strip()
        kwds["parse_tree"] = kind
        main, slash, sub = kind.partition("/")
        main, sub = main.strip().lower(), sub.strip().lower()
        if not kind:
            defects.append(errors.HeaderMissingRequiredValue("Missing content type specification"))
            main, sub = "text", "plain"
        elif not slash or not main or not sub or "/" in sub or " " in main or " " in sub:
            defects.append(errors.InvalidHeaderDefect("Invalid content type"))
            main, sub = "text", "plain"
        kwds["maintype"], kwds["subtype"] = main, sub
        kwds["params"] = _read_parameters(rest, defects) if semicolon else {}
        kwds["decoded"] = cls._text(kind, kwds["params"])

    def init(self, *args, **kw):
        self._maintype, self._subtype = kw.pop("maintype"), kw.pop("subtype")
        super().init(*args, **kw)

    @property
    def maintype(self):
        return self._maintype

    @property
    def subtype(self):
        return self._subtype

    @property
    def content_type(self):
        return self.maintype + "/" + self.subtype


class ContentDispositionHeader(ParameterizedMIMEHeader):
    """How a part is to be shown: content_disposition and params."""

    @classmethod
    def parse(cls, value, kwds):
        defects = kwds["defects"]
        kind, semicolon, rest = value.partition(";")
        kind = re.sub(r"\([^()]*\)", "", kind).strip()
        kwds["parse_tree"] = kind
        word = re.match(r"[^/\s]*", kind)[0]
        if not kind:
            defects.append(errors.HeaderMissingRequiredValue("Missing content disposition"))
        elif word != kind:
            defects.append(errors.InvalidHeaderDefect(
                "Only parameters are valid after content disposition, but found {!r}".format(
                    kind[len(word):] + semicolon + rest)))
        kwds["content_disposition"] = word.lower() if word else None
        kwds["params"] = _read_parameters(rest, defects) if semicolon else {}
        kwds["decoded"] = cls._text(kind, kwds["params"])

    def init(self, *args, **kw):
        self._content_disposition = kw.pop("content_disposition")
        super().init(*args, **kw)

    @property
    def content_disposition(self):
        return self._content_disposition


class ContentTransferEncodingHeader:
    """How the content is encoded: the attribute cte."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds):
        kwds["parse_tree"] = kwds["decoded"] = value
        words = re.sub(r"\([^()]*\)", " ", value).split()
        if not words:
            kwds["defects"].append(errors.HeaderMissingRequiredValue("Missing content transfer encoding"))
        elif len(words) > 1:
            kwds["defects"].append(errors.InvalidHeaderDefect("Extra text after content transfer encoding"))
        kwds["cte"] = words[0].lower() if words else "7bit"

    def init(self, *args, **kw):
        self._cte = kw.pop("cte")
        super().init(*args, **kw)

    @property
    def cte(self):
        return self._cte


class MessageIDHeader:
    """An identifier in angle brackets, which is never broken."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds):
        kwds["parse_tree"] = kwds["decoded"] = value
        if not re.fullmatch(r"\s*<[^<>@\s]+@[^<>@\s]+>\s*", value):
            kwds["defects"].append(errors.InvalidHeaderDefect("Invalid msg-id: {!r}".format(value)))

    def _fold(self, folding):
        folding.lines[-1] += " "
        folding.add(_Part(text=self._parse_tree, may_encode=False))


_default_header_map = {
    "subject": UniqueUnstructuredHeader, "date": UniqueDateHeader, "resent-date": DateHeader,
    "orig-date": UniqueDateHeader, "sender": UniqueSingleAddressHeader, "resent-sender": SingleAddressHeader,
    "to": UniqueAddressHeader, "resent-to": AddressHeader, "cc": UniqueAddressHeader,
    "resent-cc": AddressHeader, "bcc": UniqueAddressHeader, "resent-bcc": AddressHeader,
    "from": UniqueAddressHeader, "resent-from": AddressHeader, "reply-to": UniqueAddressHeader,
    "mime-version": MIMEVersionHeader, "content-type": ContentTypeHeader,
    "content-disposition": ContentDispositionHeader,
    "content-transfer-encoding": ContentTransferEncodingHeader, "message-id": MessageIDHeader}


class HeaderRegistry:
    """Makes header objects of the class that their names tell."""

    def __init__(self, base_class=BaseHeader, default_class=UnstructuredHeader, use_default_map=True):
        self.registry = dict(_default_header_map) if use_default_map else {}
        self.base_class = base_class
        self.default_class = default_class

    def map_to_type(self, name, cls):
        """Register cls as the specialized class for handling "name" headers."""
        self.registry[name.lower()] = cls

    def __getitem__(self, name):
        cls = self.registry.get(name.lower(), self.default_class)
        return type("_" + cls.__name__, (cls, self.base_class), {})

    def __call__(self, name, value):
        """Create a header instance for header 'name' from 'value'."""
        return self[name](name, value)
`;
