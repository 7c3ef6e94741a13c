/**
 * The Python source of xml.parsers.expat (Modules/pyexpat.c over libexpat): a parser of XML 1.0 that calls handlers as far as it has
 * read. It has general entities of the internal subset, defaults of attributes and namespaces, and does not validate.
 *
 * Left out: external entities are told to ExternalEntityRefHandler and not parsed further by the parser itself
 * (ExternalEntityParserCreate), parameter entities are not expanded, UseForeignDTD and limits against amplification do nothing:
 * the runtime's own limits are what stops those.
 */

export const EXPAT_SOURCE = String.raw`
"""Interface to the Expat non-validating XML parser."""

import codecs as _codecs
import re as _re
import sys as _sys
from types import ModuleType as _ModuleType

EXPAT_VERSION = "expat_2.7.1"
version_info = (2, 7, 1)
native_encoding = "UTF-8"
features = [("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1)]
XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE, XML_PARAM_ENTITY_PARSING_ALWAYS = 0, 1, 2

_MESSAGES = {
    1: ("NO_MEMORY", "out of memory"), 2: ("SYNTAX", "syntax error"), 3: ("NO_ELEMENTS", "no element found"),
    4: ("INVALID_TOKEN", "not well-formed (invalid token)"), 5: ("UNCLOSED_TOKEN", "unclosed token"),
    6: ("PARTIAL_CHAR", "partial character"), 7: ("TAG_MISMATCH", "mismatched tag"),
    8: ("DUPLICATE_ATTRIBUTE", "duplicate attribute"),
    9: ("JUNK_AFTER_DOC_ELEMENT", "junk after document element"),
    10: ("PARAM_ENTITY_REF", "illegal parameter entity reference"), 11: ("UNDEFINED_ENTITY", "undefined entity"),
    12: ("RECURSIVE_ENTITY_REF", "recursive entity reference"), 13: ("ASYNC_ENTITY", "asynchronous entity"),
    14: ("BAD_CHAR_REF", "reference to invalid character number"),
    15: ("BINARY_ENTITY_REF", "reference to binary entity"),
    16: ("ATTRIBUTE_EXTERNAL_ENTITY_REF", "reference to external entity in attribute"),
    17: ("MISPLACED_XML_PI", "XML or text declaration not at start of entity"),
    18: ("UNKNOWN_ENCODING", "unknown encoding"), 19: ("INCORRECT_ENCODING", "encoding specified in XML declaration is incorrect"),
    20: ("UNCLOSED_CDATA_SECTION", "unclosed CDATA section"),
    21: ("EXTERNAL_ENTITY_HANDLING", "error in processing external entity reference"),
    22: ("NOT_STANDALONE", "document is not standalone"), 26: ("FEATURE_REQUIRES_XML_DTD", "requested feature requires XML_DTD support in Expat"),
    27: ("UNBOUND_PREFIX", "unbound prefix"), 33: ("SUSPENDED", "parser suspended"), 36: ("FINISHED", "parsing finished")}

errors = _ModuleType("xml.parsers.expat.errors", "Constants used to describe error conditions.")
errors.codes = {text: code for code, (_, text) in _MESSAGES.items()}
errors.messages = {code: text for code, (_, text) in _MESSAGES.items()}
for _name, _text in _MESSAGES.values():
    setattr(errors, "XML_ERROR_" + _name, _text)
model = _ModuleType("xml.parsers.expat.model", "Constants used to interpret content model information.")
for _number, _name in enumerate("EMPTY ANY MIXED NAME CHOICE SEQ".split(), 1):
    setattr(model, "XML_CTYPE_" + _name, _number)
for _number, _name in enumerate("NONE OPT REP PLUS".split()):
    setattr(model, "XML_CQUANT_" + _name, _number)
_sys.modules["xml.parsers.expat.errors"] = errors
_sys.modules["xml.parsers.expat.model"] = model


class ExpatError(Exception):
    """What is wrong with a document: code, lineno and offset."""

    __module__ = "xml.parsers.expat"


error = ExpatError


def ErrorString(code, /):
    """Returns string error for given number."""
    return errors.messages.get(code)


_NAME = r"[^\W\d][\w.:·-]*"
_name = _re.compile(_NAME)
_attribute = _re.compile(rf"\s+({_NAME})\s*=\s*(\"[^<\"]*\"|'[^<']*')")
_reference = _re.compile(rf"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|({_NAME}));")
_invalid = _re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_tag_end = _re.compile(r"""(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_declaration = _re.compile(r"""<\?xml\s+version\s*=\s*["']([\w.:-]+)["'](?:\s+encoding\s*=\s*["']([A-Za-z][\w.-]*)["'])?"""
                           r"""(?:\s+standalone\s*=\s*["'](yes|no)["'])?\s*\?>""")
_literal = r"""(?:"[^"]*"|'[^']*')"""
_external = _re.compile(rf"\s*(?:SYSTEM\s+({_literal})|PUBLIC\s+({_literal})(?:\s+({_literal}))?)")
_PREDEFINED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_XML = "http://www.w3.org/XML/1998/namespace"

_HANDLERS = ("StartElementHandler EndElementHandler ProcessingInstructionHandler CharacterDataHandler "
             "UnparsedEntityDeclHandler NotationDeclHandler StartNamespaceDeclHandler EndNamespaceDeclHandler "
             "CommentHandler StartCdataSectionHandler EndCdataSectionHandler DefaultHandler "
             "DefaultHandlerExpand NotStandaloneHandler ExternalEntityRefHandler StartDoctypeDeclHandler "
             "EndDoctypeDeclHandler EntityDeclHandler XmlDeclHandler ElementDeclHandler AttlistDeclHandler "
             "SkippedEntityHandler").split()


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """Return a new XML parser object."""
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError("namespace_separator must be at most one character, omitted, or None")
    return xmlparser(encoding, namespace_separator, intern)


class xmlparser:
    """An XML parser: it calls the handlers that are set for what it has read."""

    __module__ = "pyexpat"

    def __init__(self, encoding, separator, intern):
        self._encoding = encoding
        self._separator = separator
        self.intern = {} if intern is None else intern
        for name in _HANDLERS:
            setattr(self, name, None)
        self.buffer_text = False
        self.buffer_size = 8192
        self.ordered_attributes = False
        self.specified_attributes = False
        self.namespace_prefixes = False
        self.ErrorCode = 0
        self._base = None
        self._decoder = None
        self._raw = b""
        self._text = ""
        self._at = 0
        # How much of the document was read and dropped: characters, lines, and the column that the text begins in.
        self._dropped = self._line = self._column = 0
        self._finished = False
        self._stack = []
        self._spaces = [{"xml": _XML}]
        self._begun = self._done = self._seen_doctype = False
        self._cdata = False
        self._entities = {}
        self._expanding = []
        # What was being read where an entity's text began to be.
        self._outer = []
        self._defaults = {}
        self._pieces = []
        self._standalone = None

    @property
    def buffer_used(self):
        return sum(map(len, self._pieces))

    def SetBase(self, base, /):
        """Set the base URL for the parser."""
        self._base = base

    def GetBase(self):
        """Return base URL string for the parser."""
        return self._base

    def GetInputContext(self):
        """Return the untranslated text of the input that caused the current event."""
        return self._text[self._at:].encode()

    def SetParamEntityParsing(self, flag, /):
        """Would control parsing of parameter entities: they are not parsed."""
        return 1

    def UseForeignDTD(self, flag=True, /):
        """Would allow a DTD from elsewhere."""

    def SetReparseDeferralEnabled(self, enabled, /):
        """Nothing is deferred."""

    def GetReparseDeferralEnabled(self):
        return False

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        """Create a parser for parsing an external entity based on the information passed to a handler."""
        made = xmlparser(encoding, self._separator, self.intern)
        for name in (*_HANDLERS, "buffer_text", "ordered_attributes", "specified_attributes", "namespace_prefixes"):
            setattr(made, name, getattr(self, name))
        made._entities = self._entities
        made._defaults = self._defaults
        made._fragment = True
        return made

    _fragment = False

    def _place(self, at):
        """Line from 1 on, and column, of a place in the text."""
        if self._outer:
            # In the text of an entity it is where the entity is referred to.
            text, at, _, line, column = self._outer[0]
        else:
            text, line, column = self._text, self._line, self._column
        before = text[:at]
        lines = before.count("\n")
        if lines:
            return line + lines + 1, at - before.rfind("\n") - 1
        return line + 1, column + at

    @property
    def CurrentLineNumber(self):
        return self._place(self._at)[0]

    @property
    def CurrentColumnNumber(self):
        return self._place(self._at)[1]

    @property
    def CurrentByteIndex(self):
        text, at = self._outer[0][:2] if self._outer else (self._text, self._at)
        return self._dropped + len(text[:at].encode())

    ErrorLineNumber = CurrentLineNumber
    ErrorColumnNumber = CurrentColumnNumber
    ErrorByteIndex = CurrentByteIndex

    def _fail(self, code, at=None):
        if at is None or self._outer:
            at = self._at
        self._at = at
        line, column = self._place(at)
        error = ExpatError(f"{errors.messages[code]}: line {line}, column {column}")
        error.code, error.lineno, error.offset = code, line, column
        self.ErrorCode = code
        raise error

    def Parse(self, data, isfinal=False, /):
        """Parse XML data."""
        if self._finished:
            self._fail(36)
        if isinstance(data, str):
            if self._decoder is None:
                self._decoder = _codecs.getincrementaldecoder("utf-8")("surrogatepass")
            text = data
        else:
            text = self._decode(bytes(data), isfinal)
        if text.endswith("\r") and not isfinal:
            self._raw_end, text = "\r", text[:-1]
        else:
            self._raw_end = ""
        text = getattr(self, "_kept_end", "") + text
        self._kept_end = self._raw_end
        self._drop()
        self._text += text.replace("\r\n", "\n").replace("\r", "\n")
        self._finished = bool(isfinal)
        self._read()
        if isfinal:
            self._flush()
            if self._stack or not (self._done or self._fragment):
                self._fail(20 if self._cdata else 3, len(self._text))
        return 1

    def ParseFile(self, file, /):
        """Parse XML data from file-like object."""
        while True:
            data = file.read(65536)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError("read() did not return a bytes object (type=%.400s)" % type(data).__name__)
            if not data:
                return self.Parse(b"", True)
            self.Parse(data)

    def _decode(self, data, isfinal):
        if self._decoder is None:
            self._raw += data
            if len(self._raw) < 4 and not isfinal:
                return ""
            data, self._raw = self._raw, b""
            encoding = self._encoding
            if encoding is None:
                if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                    encoding = "utf-16"
                elif data[:4] == b"<\0?\0":
                    encoding = "utf-16-le"
                elif data[:4] == b"\0<\0?":
                    encoding = "utf-16-be"
                else:
                    head, end, _ = data.partition(b">")
                    if data.startswith(b"<?xml") and not end and not isfinal:
                        self._raw = data
                        return ""
                    match = _re.search(rb"<\?xml[^>]*encoding\s*=\s*[\"']([-A-Za-z0-9._]+)", head)
                    encoding = match[1].decode() if match else "utf-8"
            if encoding.lower() in ("utf-8", "utf8"):
                encoding = "utf-8-sig" if data[:3] == b"\xef\xbb\xbf" else "utf-8"
            try:
                self._decoder = _codecs.getincrementaldecoder(encoding)()
            except LookupError:
                self._fail(18, max(data.find(encoding.encode()), 0))
        try:
            return self._decoder.decode(data, isfinal)
        except UnicodeDecodeError as error:
            self._text += error.object[:error.start].decode("latin-1")
            self._fail(4, len(self._text))

    def _drop(self):
        """Forget what was read of the text."""
        at = self._at
        if at:
            line, column = self._place(at)
            self._dropped += len(self._text[:at].encode())
            self._line, self._column = line - 1, column
            self._text = self._text[at:]
            self._at = 0

    def _flush(self):
        if self._pieces:
            text = "".join(self._pieces)
            self._pieces = []
            if self.CharacterDataHandler is not None:
                self.CharacterDataHandler(text)

    def _default(self, text):
        handler = self.DefaultHandlerExpand or self.DefaultHandler
        if handler is not None:
            self._flush()
            handler(text)

    def _characters(self, text):
        if not text:
            return
        if self.CharacterDataHandler is None:
            self._default(text)
        elif self.buffer_text:
            self._pieces.append(text)
        else:
            for line in text.splitlines(True) if "\n" in text else (text,):
                if line == "\n" or not line.endswith("\n"):
                    self.CharacterDataHandler(line)
                else:
                    self.CharacterDataHandler(line[:-1])
                    self.CharacterDataHandler("\n")

    def _read(self):
        """Read all that is complete."""
        while self._at < len(self._text):
            before = self._at
            if not self._step():
                if self._finished and self._at == before:
                    self._incomplete()
                return

    def _incomplete(self):
        text, at = self._text, self._at
        if self._cdata:
            self._fail(20)
        if text.startswith("<![CDATA[", at):
            self._fail(20)
        self._fail(5)

    def _step(self):
        """Read what stands next; False when it is not complete."""
        text, at = self._text, self._at
        if self._cdata:
            return self._step_cdata(text, at)
        if text[at] != "<":
            return self._step_text(text, at)
        # What a token is may not be known yet.
        rest = text[at:at + 9]
        if not self._finished and len(rest) < 9 and any(
                kind.startswith(rest) for kind in ("<!--", "<![CDATA[", "<!DOCTYPE", "<?xml", "</")):
            return False
        if rest.startswith("<!--"):
            end = text.find("-->", at + 4)
            inner = text[at + 4:end] if end >= 0 else ""
            double = text.find("--", at + 4)
            if double >= 0 and double + 2 < len(text) and text[double + 2] != ">":
                self._fail(4, double + 2)
            if end < 0:
                return False
            self._check(inner, at + 4)
            if self.CommentHandler is not None:
                self._flush()
                self.CommentHandler(inner)
            else:
                self._default(text[at:end + 3])
            self._at = end + 3
            return True
        if rest.startswith("<?"):
            return self._step_instruction(text, at)
        if rest.startswith("<![CDATA[") and self._stack:
            if self.StartCdataSectionHandler is not None:
                self._flush()
                self.StartCdataSectionHandler()
            else:
                self._default("<![CDATA[")
            self._cdata = True
            self._at = at + 9
            return True
        if rest.startswith("<!DOCTYPE") and not self._begun and not self._seen_doctype:
            return self._step_doctype(text, at)
        if rest.startswith("</"):
            return self._step_end(text, at)
        if rest[1:2] == "!":
            self._fail(4 if self._stack else 2, at + 2 if self._stack else at)
        return self._step_start(text, at)

    def _check(self, text, at):
        match = _invalid.search(text)
        if match:
            self._fail(4, at + match.start())

    def _step_cdata(self, text, at):
        end = text.find("]]>", at)
        stop = end
        if end < 0:
            # The end of the section may go on in what comes.
            stop = len(text) - (2 if text.endswith("]]") else text.endswith("]"))
        if stop > at:
            self._check(text[at:stop], at)
            self._characters(text[at:stop])
            self._at = stop
        if end < 0:
            return False
        self._cdata = False
        if self.EndCdataSectionHandler is not None:
            self._flush()
            self.EndCdataSectionHandler()
        else:
            self._default("]]>")
        self._at = end + 3
        return True

    def _step_text(self, text, at):
        end = text.find("<", at)
        complete = end >= 0 or self._finished
        if end < 0:
            end = len(text)
        if not self._stack and not self._fragment:
            strange = _re.compile(r"[^ \t\n]").search(text, at, end)
            if strange:
                if strange[0] == "\ufeff" and strange.start() == 0 and not self._begun:
                    self._at = 1
                    return True
                self._fail(9 if self._done else 2, strange.start())
            self._default(text[at:end])
            self._at = end
            return True
        if not complete:
            # A reference or the end of a section may go on in what comes.
            ampersand = text.rfind("&", at, end)
            if ampersand >= 0 and ";" not in text[ampersand:end]:
                end = ampersand
            while end > at and text[end - 1] == "]":
                end -= 1
            if end == at:
                return False
        wrong = text.find("]]>", at, end)
        if wrong >= 0:
            self._fail(4, wrong + 2)
        self._check(text[at:end], at)
        self._content(text, at, end)
        self._at = end
        return True

    def _content(self, text, at, end):
        """Text with references."""
        while at < end:
            ampersand = text.find("&", at, end)
            if ampersand < 0:
                self._characters(text[at:end])
                return
            self._characters(text[at:ampersand])
            match = _reference.match(text, ampersand, end)
            if match is None:
                self._fail(4, ampersand + 1)
            if not self._expanding:
                self._at = ampersand
            if match[3] is None:
                self._characters(self._character(match, ampersand))
            else:
                self._entity(match[3], ampersand)
            at = match.end()

    def _character(self, match, at):
        try:
            character = chr(int(match[1]) if match[1] else int(match[2], 16))
        except (ValueError, OverflowError):
            self._fail(14, at)
        if _invalid.match(character) or "\ud800" <= character <= "\udfff":
            self._fail(14, at)
        return character

    def _entity(self, name, at):
        if name in _PREDEFINED:
            self._characters(_PREDEFINED[name])
            return
        if name not in self._entities:
            if self._seen_external and not self._standalone:
                if self.SkippedEntityHandler is not None:
                    self._flush()
                    self.SkippedEntityHandler(name, False)
                else:
                    self._default(f"&{name};")
                return
            self._fail(11, at)
        value, system, public, notation = self._entities[name]
        if name in self._expanding:
            self._fail(12, at)
        if notation is not None:
            self._fail(15, at)
        if value is None:
            self._flush()
            if self.ExternalEntityRefHandler is None:
                self._default(f"&{name};")
            elif not self.ExternalEntityRefHandler(name, self._base, system, public):
                self._fail(21, at)
            return
        if self.DefaultHandler is not None and self.DefaultHandlerExpand is None:
            self._flush()
            self.DefaultHandler(f"&{name};")
            return
        self._outer.append((self._text, self._at, self._finished, self._line, self._column))
        depth = len(self._stack)
        self._expanding.append(name)
        self._text, self._at, self._finished = value, 0, True
        try:
            while self._at < len(value):
                if not self._step():
                    self._incomplete()
        finally:
            self._text, self._at, self._finished, self._line, self._column = self._outer.pop()
            self._expanding.pop()
        if len(self._stack) != depth:
            self._fail(13, at)

    _seen_external = False

    def _step_instruction(self, text, at):
        end = text.find("?>", at)
        if end < 0:
            return False
        if text.startswith("<?xml", at) and not text[at + 5].isalnum() and text[at + 5] not in "-_.:":
            if self._begun or at or self._dropped or self._expanding:
                self._fail(9 if self._done and not self._stack else 17, at)
            match = _declaration.fullmatch(text, at, end + 2)
            if match is None:
                self._fail(4, at + 6)
            self._standalone = match[3] == "yes"
            if self.XmlDeclHandler is not None:
                self.XmlDeclHandler(match[1], match[2], -1 if match[3] is None else int(match[3] == "yes"))
            else:
                self._default(text[at:end + 2])
        else:
            match = _name.match(text, at + 2)
            if match is None:
                self._fail(4, at + 2)
            data = text[match.end():end]
            if data and not data[0].isspace():
                self._fail(4, match.end())
            if match[0].lower() == "xml":
                self._fail(17, at)
            if self.ProcessingInstructionHandler is not None:
                self._flush()
                self.ProcessingInstructionHandler(match[0], data.lstrip())
            else:
                self._default(text[at:end + 2])
        self._at = end + 2
        return True

    def _step_start(self, text, at):
        if self._done and not self._stack and not self._fragment:
            self._fail(9)
        match = _name.match(text, at + 1)
        if match is None:
            if at + 1 >= len(text):
                return False
            self._fail(4, at + 1)
        end = _tag_end.match(text, match.end())
        if end is None:
            stray = _re.compile(r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*<""").match(text, match.end())
            if stray:
                self._fail(4, stray.end() - 1)
            return False
        name = self._intern(match[0])
        i = match.end()
        attributes = {}
        while found := _attribute.match(text, i):
            key, value = found.groups()
            if key in attributes:
                self._fail(8, found.start(1))
            attributes[self._intern(key)] = self._attribute_value(value[1:-1], found.start(2) + 1)
            i = found.end()
        specified = len(attributes)
        while text[i].isspace():
            i += 1
        empty = text.startswith("/>", i)
        if not empty and text[i] != ">":
            # A name and what follows it are skipped up to what is wrong.
            odd = _re.compile(rf"(?:{_NAME}\s*(?:=\s*)?)?").match(text, i)
            self._fail(4, odd.end())
        self._check(text[at:i], at)
        for key, (value, kind) in self._defaults.get(name, {}).items():
            if kind != "CDATA" and key in attributes:
                attributes[key] = " ".join(attributes[key].split(" ")).strip() if " " in attributes[key] else attributes[key]
            if value is not None:
                attributes.setdefault(key, value)
        if self.specified_attributes and len(attributes) > specified:
            attributes = dict(list(attributes.items())[:specified])
        if self.StartElementHandler is not None or self.StartNamespaceDeclHandler is not None:
            self._flush()
        self._begun = True
        prefixes = []
        shown = name
        if self._separator is not None:
            shown, attributes, prefixes = self._bind(name, attributes, at)
        if self.StartElementHandler is not None:
            given = attributes
            if self.ordered_attributes:
                given = [text for pair in attributes.items() for text in pair]
            self.StartElementHandler(shown, given)
        else:
            self._default(text[at:i + (2 if empty else 1)])
        self._stack.append((name, shown, prefixes))
        if empty:
            self._at = i + 2
            self._end()
        else:
            self._at = i + 1
        return True

    def _intern(self, name):
        return self.intern.setdefault(name, name)

    def _bind(self, name, attributes, at):
        """Names with the URIs of their prefixes."""
        spaces = self._spaces[-1]
        prefixes = []
        for key in [key for key in attributes if key == "xmlns" or key.startswith("xmlns:")]:
            uri = attributes.pop(key)
            prefix = key[6:]
            if spaces is self._spaces[-1]:
                spaces = dict(spaces)
            if not uri and prefix:
                self._fail(27, at)
            spaces[prefix] = uri
            prefixes.append(prefix)
            if self.StartNamespaceDeclHandler is not None:
                self.StartNamespaceDeclHandler(prefix or None, uri or None)
        self._spaces.append(spaces)

        def full(name, is_tag):
            prefix, colon, local = name.partition(":")
            if not colon:
                uri = spaces.get("") if is_tag else None
                return f"{uri}{self._separator}{name}" if uri else name
            if prefix not in spaces:
                self._fail(27, at)
            made = f"{spaces[prefix]}{self._separator}{local}"
            return f"{made}{self._separator}{prefix}" if self.namespace_prefixes else made

        made = {}
        for key, value in attributes.items():
            key = full(key, False)
            if key in made:
                self._fail(8, at)
            made[key] = value
        return full(name, True), made, prefixes

    def _attribute_value(self, value, at):
        self._check(value, at)
        value = value.translate({9: " ", 10: " "})
        if "&" not in value:
            return value
        plain = _reference.sub("", value)
        if "&" in plain:
            self._fail(4, at + value.find("&") + 1)

        def one(match):
            if match[3] is None:
                return self._character(match, at + match.start())
            name = match[3]
            if name in _PREDEFINED:
                return _PREDEFINED[name]
            if name not in self._entities:
                self._fail(11, at + match.start())
            text, system, public, notation = self._entities[name]
            if text is None:
                self._fail(16, at + match.start())
            if name in self._expanding:
                self._fail(12, at + match.start())
            if "<" in text:
                self._fail(4, at + match.start())
            self._expanding.append(name)
            try:
                return self._attribute_value(text, at)
            finally:
                self._expanding.pop()

        return _reference.sub(one, value)

    def _step_end(self, text, at):
        end = text.find(">", at)
        if end < 0:
            return False
        match = _name.match(text, at + 2)
        if match is None:
            self._fail(4, at + 2)
        rest = text[match.end():end].lstrip()
        if rest:
            self._fail(4, end - len(rest))
        if not self._stack or self._stack[-1][0] != match[0]:
            if not self._stack:
                self._fail(9 if self._done else 4, at if self._done else at + 1)
            self._fail(7, at + 2)
        self._end(text[at:end + 1])
        self._at = end + 1
        return True

    def _end(self, source=""):
        _, shown, prefixes = self._stack.pop()
        if self.EndElementHandler is not None:
            self._flush()
            self.EndElementHandler(shown)
        elif source:
            self._default(source)
        if self._separator is not None:
            self._spaces.pop()
            if self.EndNamespaceDeclHandler is not None:
                for prefix in reversed(prefixes):
                    self.EndNamespaceDeclHandler(prefix or None)
        self._done = not self._stack

    def _step_doctype(self, text, at):
        i, depth = at + 9, 0
        while i < len(text):
            c = text[i]
            if c == "[":
                depth += 1
            elif c == "]":
                depth -= 1
            elif c in "'\"":
                i = text.find(c, i + 1)
                if i < 0:
                    return False
            elif text.startswith("<!--", i):
                i = text.find("-->", i)
                if i < 0:
                    return False
                i += 2
            elif text.startswith("<?", i):
                i = text.find("?>", i)
                if i < 0:
                    return False
            elif c == ">" and depth == 0:
                break
            i += 1
        else:
            return False
        self._seen_doctype = True
        match = _re.compile(rf"\s+({_NAME})").match(text, at + 9)
        if match is None:
            self._fail(2, at + 9)
        external = _external.match(text, match.end())
        system = public = None
        j = match.end()
        if external:
            system = external[1] or external[3]
            public = external[2]
            j = external.end()
            self._seen_external = True
        while text[j].isspace():
            j += 1
        subset = text[j] == "["
        if not subset and j != i:
            self._fail(2, j)
        if self.StartDoctypeDeclHandler is not None:
            self.StartDoctypeDeclHandler(match[1], system and system[1:-1], public and " ".join(public[1:-1].split()), int(subset))
        else:
            self._default(text[at:i + 1])
        if subset:
            self._subset(text, j + 1, text.rfind("]", j, i))
        if self.EndDoctypeDeclHandler is not None:
            self.EndDoctypeDeclHandler()
        self._at = i + 1
        return True

    def _subset(self, text, at, end):
        """Declarations of the internal subset."""
        while at < end:
            if text[at].isspace():
                at += 1
                continue
            self._at = at
            if text.startswith("<!--", at):
                stop = text.find("-->", at)
                if self.CommentHandler is not None:
                    self.CommentHandler(text[at + 4:stop])
                at = stop + 3
                continue
            if text.startswith("<?", at):
                stop = text.find("?>", at)
                name, _, data = text[at + 2:stop].partition(" ")
                if self.ProcessingInstructionHandler is not None:
                    self.ProcessingInstructionHandler(name, data.lstrip())
                at = stop + 2
                continue
            if text[at] == "%":
                stop = text.find(";", at)
                if stop < 0:
                    self._fail(4, at)
                self._seen_external = True
                if self.SkippedEntityHandler is not None:
                    self.SkippedEntityHandler(text[at + 1:stop], True)
                at = stop + 1
                continue
            match = _re.compile(r"<!(ENTITY|ELEMENT|ATTLIST|NOTATION)\s+").match(text, at)
            stop = _tag_end.match(text, at + 1)
            if match is None or stop is None:
                self._fail(4 if text.startswith("<!", at) else 2, at)
            getattr(self, "_declare_" + match[1].lower())(text[match.end():stop.end() - 1].strip(), at)
            at = stop.end()

    def _declare_entity(self, text, at):
        match = _re.match(rf"(%\s+)?({_NAME})\s+(.*)", text, _re.DOTALL)
        if match is None:
            self._fail(4, at)
        parameter, name, rest = bool(match[1]), match[2], match[3]
        value = system = public = notation = None
        if rest[0] in "'\"":
            value = rest[1:-1]
            value = _re.sub(r"&#(?:([0-9]+)|x([0-9a-fA-F]+));",
                            lambda found: self._character(found, at), value)
        else:
            external = _external.match(rest)
            if external is None:
                self._fail(4, at)
            system = (external[1] or external[3])[1:-1]
            public = external[2] and external[2][1:-1]
            data = _re.match(rf"\s+NDATA\s+({_NAME})", rest[external.end():])
            notation = data and data[1]
        if not parameter:
            self._entities.setdefault(name, (value, system, public, notation))
        if notation and self.UnparsedEntityDeclHandler is not None:
            self.UnparsedEntityDeclHandler(name, self._base, system, public, notation)
        elif self.EntityDeclHandler is not None:
            self.EntityDeclHandler(name, int(parameter), value, self._base, system, public, notation)

    def _declare_notation(self, text, at):
        match = _re.match(rf"({_NAME})", text)
        external = match and _external.match(text, match.end())
        if not external:
            self._fail(4, at)
        if self.NotationDeclHandler is not None:
            system = external[1] or external[3]
            self.NotationDeclHandler(match[1], self._base, system and system[1:-1], external[2] and external[2][1:-1])

    def _declare_attlist(self, text, at):
        match = _re.match(rf"({_NAME})", text)
        if match is None:
            self._fail(4, at)
        element, rest = match[1], text[match.end():]
        one = _re.compile(rf"\s*({_NAME})\s+(NOTATION\s*\([^)]*\)|\([^)]*\)|[A-Z]+)\s+"
                          rf"(?:#(REQUIRED|IMPLIED)|(#FIXED\s+)?({_literal}))")
        i = 0
        while found := one.match(rest, i):
            name, kind, word, fixed, default = found.groups()
            i = found.end()
            kind = _re.sub(r"\s+", "", kind)
            if default is not None:
                default = self._attribute_value(default[1:-1], at)
            self._defaults.setdefault(element, {}).setdefault(name, (default, kind))
            if self.AttlistDeclHandler is not None:
                self.AttlistDeclHandler(element, name, kind, default, int(word == "REQUIRED" or fixed is not None))
        if rest[i:].strip():
            self._fail(4, at)

    def _declare_element(self, text, at):
        match = _re.match(rf"({_NAME})\s+(.*)", text, _re.DOTALL)
        if match is None:
            self._fail(4, at)
        if self.ElementDeclHandler is not None:
            self.ElementDeclHandler(match[1], self._model(_re.sub(r"\s+", "", match[2]), at))

    def _model(self, text, at):
        if text == "EMPTY":
            return (1, 0, None, ())
        if text == "ANY":
            return (2, 0, None, ())
        tokens = _re.findall(rf"#PCDATA|{_NAME}|[(),|?*+]", text)
        place = 0

        def quantity():
            nonlocal place
            if place < len(tokens) and tokens[place] in "?*+":
                place += 1
                return "?*+".index(tokens[place - 1]) + 1
            return 0

        def group():
            nonlocal place
            place += 1
            parts, kind = [], 6
            while place < len(tokens) and tokens[place] != ")":
                token = tokens[place]
                if token == "(":
                    parts.append(group())
                elif token in "|,":
                    kind = 5 if token == "|" and kind == 6 else kind
                    place += 1
                elif token == "#PCDATA":
                    kind = 3
                    place += 1
                else:
                    place += 1
                    parts.append((4, quantity(), token, ()))
            place += 1
            return (kind, quantity(), None, tuple(parts))

        if not tokens or tokens[0] != "(":
            self._fail(4, at)
        return group()


XMLParserType = xmlparser
`;
