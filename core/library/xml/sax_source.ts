/**
 * The Python sources of the package xml.sax (Lib/xml/sax): handlers, readers over xml.parsers.expat, and the tools of saxutils.
 *
 * Left out: documents at addresses of the network, external entities, which are not read, and validation.
 */

const EXCEPTIONS = String.raw`
"""Errors of readers and handlers."""


class SAXException(Exception):
    """What went wrong: a message, and the exception behind it if there is one."""

    def __init__(self, msg, exception=None):
        super().__init__(msg)
        self._msg, self._exception = msg, exception

    def __str__(self):
        return self._msg

    def __getitem__(self, ix):
        raise AttributeError("__getitem__")

    def getException(self):
        return self._exception

    def getMessage(self):
        return self._msg


class SAXParseException(SAXException):
    """A document that is not well-formed, or a warning about one, with where in it."""

    def __init__(self, msg, exception, locator):
        super().__init__(msg, exception)
        self._locator = locator
        # The locator moves on with its parser, so the place is asked for at once.
        self._place = (locator.getSystemId(), locator.getLineNumber(), locator.getColumnNumber())

    def __str__(self):
        place = ["<unknown>" if self.getSystemId() is None else self.getSystemId()]
        for number in (self.getLineNumber(), self.getColumnNumber()):
            place.append("?" if number is None else str(number))
        return "%s:%s:%s: %s" % (*place, self._msg)

    def getSystemId(self):
        return self._place[0]

    def getPublicId(self):
        return self._locator.getPublicId()

    def getLineNumber(self):
        return self._place[1]

    def getColumnNumber(self):
        return self._place[2]


class SAXNotRecognizedException(SAXException):
    """A feature or property is not known."""


class SAXNotSupportedException(SAXException):
    """A feature or property cannot be set so."""


class SAXReaderNotAvailable(SAXNotSupportedException):
    """There is no parser."""
`;

const HANDLER = String.raw`
"""What handlers of events have to have, with methods that do nothing, and the names of features and properties."""

import sys as _sys

version = "2.0beta"


def _methods(cls, body, *shapes):
    """Gives a class methods of one body, in which {name} and {given} stand for a method's name and parameters.

    A shape is the name and the parameters of a method, with spaces between.
    """
    lines = []
    for shape in shapes:
        name, *parameters = shape.split()
        given = ", ".join(parameters)
        lines.append(f"def {name}(self, {given}): " + body.format(name=name, given=given))
    made = {}
    exec("\n".join(lines), vars(_sys.modules[cls.__module__]), made)
    for name, method in made.items():
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)


# The events of a document's content, but for setDocumentLocator and ignorableWhitespace, which come with them.
_CONTENT = ("startDocument", "endDocument", "startPrefixMapping prefix uri", "endPrefixMapping prefix",
            "startElement name attrs", "endElement name", "startElementNS name qname attrs", "endElementNS name qname",
            "characters content", "processingInstruction target data", "skippedEntity name")
_DECLARATIONS = ("notationDecl name publicId systemId", "unparsedEntityDecl name publicId systemId ndata")
_ERRORS = ("error exception", "fatalError exception")


class ContentHandler:
    """Gets the events of a document's content; names of elements are pairs of namespace and local name in those with NS."""

    def __init__(self):
        self._locator = None


_methods(ContentHandler, "self._locator = {given}", "setDocumentLocator locator")
_methods(ContentHandler, "pass", "ignorableWhitespace whitespace", *_CONTENT)


class DTDHandler:
    """Gets the declarations of notations and of entities that are not parsed."""


_methods(DTDHandler, "pass", *_DECLARATIONS)


class LexicalHandler:
    """Gets comments, and where the DTD and sections of CDATA begin and end."""


_methods(LexicalHandler, "pass", "startCDATA", "endCDATA", "startDTD name public_id system_id", "endDTD", "comment content")


class EntityResolver:
    """Says where an external entity is to be read from."""


_methods(EntityResolver, "return systemId", "resolveEntity publicId systemId")


class ErrorHandler:
    """Raises errors and prints warnings."""


_methods(ErrorHandler, "raise {given}", *_ERRORS)
_methods(ErrorHandler, "print({given})", "warning exception")

_FEATURE, _PROPERTY = "http://xml.org/sax/features/", "http://xml.org/sax/properties/"
_OF_PYTHON = "http://www.python.org/sax/properties/"
feature_namespaces = _FEATURE + "namespaces"
feature_namespace_prefixes = _FEATURE + "namespace-prefixes"
feature_string_interning = _FEATURE + "string-interning"
feature_validation = _FEATURE + "validation"
feature_external_ges = _FEATURE + "external-general-entities"
feature_external_pes = _FEATURE + "external-parameter-entities"
all_features = [feature_namespaces, feature_namespace_prefixes, feature_string_interning, feature_validation,
                feature_external_ges, feature_external_pes]
property_lexical_handler = _PROPERTY + "lexical-handler"
property_declaration_handler = _PROPERTY + "declaration-handler"
property_dom_node = _PROPERTY + "dom-node"
property_xml_string = _PROPERTY + "xml-string"
property_encoding = _OF_PYTHON + "encoding"
property_interning_dict = _OF_PYTHON + "interning-dict"
all_properties = [property_lexical_handler, property_dom_node, property_declaration_handler,
                  property_xml_string, property_encoding, property_interning_dict]
`;

const XMLREADER = String.raw`
"""The interface of readers, which parse documents, and what goes with it: sources, places, and attributes of elements."""

from . import handler
from .handler import _methods
from ._exceptions import SAXNotRecognizedException, SAXNotSupportedException


def _accessors(cls, attribute, what, parameter):
    """Gives a class the methods get... and set... over an attribute."""
    _methods(cls, "return self." + attribute, "get" + what)
    _methods(cls, f"self.{attribute} = {parameter}", f"set{what} {parameter}")


def _streams(source):
    """The streams that a source has, the one of characters first."""
    return [stream for stream in (source.getCharacterStream(), source.getByteStream()) if stream is not None]


_TO_DO = 'raise NotImplementedError("This method must be implemented!")'


class XMLReader:
    """What parses a document and calls handlers."""

    def __init__(self):
        for attribute, what, parameter in _HANDLERS:
            setattr(self, attribute, getattr(handler, what)())


_HANDLERS = (("_cont_handler", "ContentHandler", "handler"), ("_dtd_handler", "DTDHandler", "handler"),
             ("_ent_handler", "EntityResolver", "resolver"), ("_err_handler", "ErrorHandler", "handler"))
for _each in _HANDLERS:
    _accessors(XMLReader, *_each)
for _kind, _get, _set in (("Feature", "getFeature name", "setFeature name state"),
                          ("Property", "getProperty name", "setProperty name value")):
    _methods(XMLReader, f"""raise SAXNotRecognizedException("{_kind} '%s' not recognized" % name)""", _get, _set)
_methods(XMLReader, 'raise SAXNotSupportedException("Locale support not implemented")', "setLocale locale")
_methods(XMLReader, _TO_DO, "parse source")


class IncrementalParser(XMLReader):
    """A reader that is fed."""

    def __init__(self, bufsize=2 ** 16):
        super().__init__()
        self._bufsize = bufsize

    def parse(self, source):
        from .saxutils import prepare_input_source
        ready = prepare_input_source(source)
        self.prepareParser(ready)
        read = _streams(ready)[0].read
        for piece in iter(lambda: read(self._bufsize) or None, None):
            self.feed(piece)
        self.close()


_methods(IncrementalParser, _TO_DO, "feed data", "close", "reset")
_methods(IncrementalParser, 'raise NotImplementedError("prepareParser must be overridden!")', "prepareParser source")


class Locator:
    """Says where an event is in its document."""


_methods(Locator, "return None", "getSystemId", "getPublicId")
_methods(Locator, "return -1", "getLineNumber", "getColumnNumber")


class InputSource:
    """What is to be read: names, an encoding, and a stream of bytes or characters."""

    def __init__(self, system_id=None):
        for attribute, what, parameter in _OF_SOURCE:
            setattr(self, attribute, system_id if what == "SystemId" else None)


_OF_SOURCE = [("_InputSource__" + _parameter, _what, _parameter) for _what, _parameter in (
    ("PublicId", "public_id"), ("SystemId", "system_id"), ("Encoding", "encoding"),
    ("ByteStream", "bytefile"), ("CharacterStream", "charfile"))]
for _each in _OF_SOURCE:
    _accessors(InputSource, *_each)


class AttributesImpl:
    """The attributes of an element, by name."""

    def __init__(self, attrs):
        self._attrs = attrs

    def __contains__(self, name):
        return name in self._attrs

    def copy(self):
        return type(self)(self._attrs)

    def _own_name(self, name):
        if name in self._attrs:
            return name
        raise KeyError(name)


_methods(AttributesImpl, "return len(self._attrs)", "__len__", "getLength")
_methods(AttributesImpl, "return self._attrs[name]", "__getitem__ name", "getValue name", "getValueByQName name")
_methods(AttributesImpl, "return self._attrs.get(name, alternative)", "get name alternative=None")
_methods(AttributesImpl, "return [*self._attrs]", "keys", "getNames", "getQNames")
_methods(AttributesImpl, "return [*self._attrs.{name}()]", "items", "values")
_methods(AttributesImpl, "return self._own_name(name)", "getQNameByName name", "getNameByQName name")
_methods(AttributesImpl, "return 'CDATA'", "getType name")


class AttributesNSImpl(AttributesImpl):
    """The attributes of an element, by pairs of namespace and name."""

    def __init__(self, attrs, qnames):
        super().__init__(attrs)
        self._qnames = qnames

    def copy(self):
        return type(self)(self._attrs, self._qnames)

    def getNameByQName(self, name):
        for pair in self._qnames:
            if self._qnames[pair] == name:
                return pair
        raise KeyError(name)


_methods(AttributesNSImpl, "return self._attrs[self.getNameByQName(name)]", "getValueByQName name")
_methods(AttributesNSImpl, "return self._qnames[name]", "getQNameByName name")
_methods(AttributesNSImpl, "return [*self._qnames.values()]", "getQNames")
`;

const SAXUTILS = String.raw`
"""Escaping of text, a writer and a filter of events, and what makes sources of files and paths."""

import codecs
import io
import os

from . import handler, xmlreader
from .handler import _methods

_REFERENCES = {"&": "&amp;", ">": "&gt;", "<": "&lt;"}
_OF_SPACE = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def _replaced(text, *tables):
    for table in tables:
        for old in table:
            text = text.replace(old, table[old])
    return text


def escape(data, entities={}):
    """Text with references for &, < and >, and then for what else the dict entities has."""
    return _replaced(data, _REFERENCES, entities or {})


def unescape(data, entities={}):
    """Text with what the references of escape stand for; &amp; is the last."""
    return _replaced(data, {"&lt;": "<", "&gt;": ">"}, entities or {}, {"&amp;": "&"})


def quoteattr(data, entities={}):
    """An attribute's value in quotes, which are single ones where that saves references."""
    text = _replaced(data, _REFERENCES, {**entities, **_OF_SPACE})
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"%s"' % text.replace('"', "&quot;")


class _Kept(io.BufferedIOBase):
    """A binary file over something with a method write, which stays open when this is closed."""

    def __init__(self, out):
        self.write = out.write
        # A writer of text asks these whether it begins a file, and so has to write a mark of byte order.
        for name in ("seekable", "tell"):
            if hasattr(out, name):
                setattr(self, name, getattr(out, name))

    def writable(self):
        return True


def _text_file(out, encoding):
    """A text file over what may be a binary one, or take only text."""
    if isinstance(out, (io.TextIOBase, codecs.StreamWriter, codecs.StreamReaderWriter)):
        return out
    return io.TextIOWrapper(_Kept(out), encoding, "xmlcharrefreplace", "\n", write_through=True)


class XMLGenerator(handler.ContentHandler):
    """Writes the document whose events it gets."""

    def __init__(self, out=None, encoding="iso-8859-1", short_empty_elements=False):
        handler.ContentHandler.__init__(self)
        if out is None:
            from sys import stdout as out
        out = _text_file(out, encoding)
        self._encoding, self._write, self._flush = encoding, out.write, out.flush
        # Prefixes by their namespaces: those in force, and below them those of the mappings around.
        self._prefixes = [{}]
        self._undeclared = []
        # Whether a start tag may still become one of an empty element, and whether it does now.
        self._short_empty_elements, self._pending_start_element = short_empty_elements, False

    def _finish_pending_start_element(self, endElement=False):
        pending, self._pending_start_element = self._pending_start_element, False
        if pending:
            self._write(">")

    def _qname(self, name):
        namespace, local = name[:2]
        if not namespace:
            return local
        # The one prefix that needs no mapping.
        known = namespace == "http://www.w3.org/XML/1998/namespace"
        prefix = "xml" if known else self._prefixes[-1][namespace]
        return f"{prefix}:{local}" if prefix else local

    def _begin(self, name, declarations, attrs):
        self._finish_pending_start_element()
        self._write("<" + name)
        for prefix, uri in declarations:
            self._write(f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"')
        for key, value in attrs:
            self._write(f" {key}={quoteattr(value)}")
        self._pending_start_element = bool(self._short_empty_elements)
        if not self._pending_start_element:
            self._write(">")

    def _end(self, name):
        pending, self._pending_start_element = self._pending_start_element, False
        self._write("/>" if pending else f"</{name}>")

    def _text(self, content, shown):
        if content:
            self._finish_pending_start_element()
            self._write(shown(content if isinstance(content, str) else str(content, self._encoding)))

    def startElementNS(self, name, qname, attrs):
        declarations, self._undeclared = self._undeclared, []
        self._begin(self._qname(name), declarations, [(self._qname(key), value) for key, value in attrs.items()])


_methods(XMLGenerator, """self._write(f'<?xml version="1.0" encoding="{{self._encoding}}"?>\\n')""", "startDocument")
_methods(XMLGenerator, "self._flush()", "endDocument")
_methods(XMLGenerator, "self._prefixes.append({{**self._prefixes[-1], uri: prefix}}); self._undeclared.append((prefix, uri))",
         "startPrefixMapping prefix uri")
_methods(XMLGenerator, "self._prefixes.pop()", "endPrefixMapping prefix")
_methods(XMLGenerator, "self._begin(name, (), attrs.items())", "startElement name attrs")
_methods(XMLGenerator, "self._end(name)", "endElement name")
_methods(XMLGenerator, "self._end(self._qname(name))", "endElementNS name qname")
_methods(XMLGenerator, "self._text(content, escape)", "characters content")
_methods(XMLGenerator, "self._text(content, str)", "ignorableWhitespace content")
_methods(XMLGenerator, "self._finish_pending_start_element(); self._write(f'<?{{target}} {{data}}?>')",
         "processingInstruction target data")


class XMLFilterBase(xmlreader.XMLReader):
    """Sits between a reader and the program's handlers, and passes events on."""

    def __init__(self, parent=None):
        xmlreader.XMLReader.__init__(self)
        self._parent = parent

    def parse(self, source):
        parent = self._parent
        for what in ("ContentHandler", "ErrorHandler", "EntityResolver", "DTDHandler"):
            getattr(parent, "set" + what)(self)
        parent.parse(source)


xmlreader._accessors(XMLFilterBase, "_parent", "Parent", "parent")
_methods(XMLFilterBase, "self._cont_handler.{name}({given})", "setDocumentLocator locator", "ignorableWhitespace chars",
         *handler._CONTENT)
_methods(XMLFilterBase, "self._dtd_handler.{name}({given})", *handler._DECLARATIONS)
_methods(XMLFilterBase, "self._err_handler.{name}({given})", "warning exception", *handler._ERRORS)
_methods(XMLFilterBase, "return self._ent_handler.{name}({given})", "resolveEntity publicId systemId")
_methods(XMLFilterBase, "self._parent.{name}({given})", "setLocale locale", "setFeature name state", "setProperty name value")
_methods(XMLFilterBase, "return self._parent.{name}({given})", "getFeature name", "getProperty name")


def _source_of_file(file):
    made = xmlreader.InputSource()
    put = made.setCharacterStream if isinstance(file.read(0), str) else made.setByteStream
    put(file)
    name = getattr(file, "name", None)
    if isinstance(name, str):
        made.setSystemId(name)
    return made


def prepare_input_source(source, base=""):
    """An InputSource with a stream that can be read, of one, a file, or a path."""
    path = os.fspath(source) if isinstance(source, os.PathLike) else source
    if isinstance(path, str):
        ready = xmlreader.InputSource(path)
    else:
        ready = _source_of_file(path) if hasattr(path, "read") else path
    if not xmlreader._streams(ready):
        there = os.path.join(os.path.dirname(os.path.normpath(base)), ready.getSystemId())
        ready.setSystemId(there)
        ready.setByteStream(open(there, "rb"))
    return ready
`;

const EXPATREADER = String.raw`
"""The reader over xml.parsers.expat."""

from xml.parsers import expat
from . import handler
from ._exceptions import (SAXException, SAXNotRecognizedException, SAXNotSupportedException, SAXParseException,
                          SAXReaderNotAvailable)
from .handler import _methods
from . import saxutils, xmlreader
from .xmlreader import AttributesImpl, AttributesNSImpl

version = "0.20"

# The features that are attributes of the parser, and those that are always off, with what is said when they are set.
_KEPT = {handler.feature_namespaces: "_namespaces", handler.feature_external_ges: "_external_ges"}
_REFUSED = {handler.feature_validation: "support validation",
            handler.feature_external_pes: "read external parameter entities",
            handler.feature_namespace_prefixes: "report namespace prefixes"}


class ExpatLocator(xmlreader.Locator):
    """Where the parser is."""

    def __init__(self, parser):
        self._ref = parser


_methods(ExpatLocator, "return self._ref._source.{name}()", "getSystemId", "getPublicId")
_methods(ExpatLocator, "return 1 if self._ref._parser is None else self._ref._parser.CurrentLineNumber", "getLineNumber")
_methods(ExpatLocator, "return None if self._ref._parser is None else self._ref._parser.CurrentColumnNumber",
         "getColumnNumber")


class ExpatParser(xmlreader.IncrementalParser, xmlreader.Locator):
    """A reader over expat."""

    def __init__(self, namespaceHandling=0, bufsize=2 ** 16 - 20):
        super().__init__(bufsize)
        self._namespaces, self._external_ges = namespaceHandling, 0
        self._parser = self._lexical = self._interning = None
        self._parsing = False
        self._source = xmlreader.InputSource()

    def getFeature(self, name):
        if name == handler.feature_string_interning:
            return self._interning is not None
        if name in _KEPT:
            return getattr(self, _KEPT[name])
        return 0 if name in _REFUSED else super().getFeature(name)

    def setFeature(self, name, state):
        if self._parsing:
            raise SAXNotSupportedException("Cannot set features while parsing")
        if name == handler.feature_string_interning:
            if not state:
                self._interning = None
            elif self._interning is None:
                self._interning = {}
        elif name in _KEPT:
            setattr(self, _KEPT[name], state)
        elif name not in _REFUSED:
            super().setFeature(name, state)
        elif state:
            raise SAXNotSupportedException("expat does not " + _REFUSED[name])

    def getProperty(self, name):
        if name == handler.property_xml_string:
            if not self._parser:
                raise SAXNotSupportedException("XML string cannot be returned when not parsing")
            return self._parser.GetInputContext()
        if name == handler.property_interning_dict:
            return self._interning
        return self._lexical if name == handler.property_lexical_handler else super().getProperty(name)

    def setProperty(self, name, value):
        if name == handler.property_xml_string:
            raise SAXNotSupportedException(f"Property '{name}' cannot be set")
        if name == handler.property_interning_dict:
            self._interning = value
        elif name != handler.property_lexical_handler:
            super().setProperty(name, value)
        else:
            self._lexical = value
            if self._parsing:
                self._attach_lexical()

    def setContentHandler(self, handler):
        super().setContentHandler(handler)
        if self._parsing:
            self._attach_content()

    def parse(self, source):
        self._source = ready = saxutils.prepare_input_source(source)
        try:
            self.reset()
            locator = ExpatLocator(self)
            self._cont_handler.setDocumentLocator(locator)
            super().parse(ready)
        finally:
            for stream in xmlreader._streams(ready):
                stream.close()

    def prepareParser(self, source):
        name = source.getSystemId()
        if name is not None:
            self._parser.SetBase(name)

    def feed(self, data, isFinal=False):
        if not self._parsing:
            self.reset()
            self._parsing = True
            self._cont_handler.startDocument()
        try:
            self._parser.Parse(data, isFinal)
        except expat.ExpatError as error:
            self._err_handler.fatalError(SAXParseException(expat.ErrorString(error.code), error, self))

    def flush(self):
        """Nothing is held back."""

    def close(self):
        if self._parser is not None and self._parsing:
            try:
                self.feed(b"", True)
                self._cont_handler.endDocument()
            finally:
                self._parsing = False

    def reset(self):
        apart = (" ",) if self._namespaces else ()
        self._parser = expat.ParserCreate(self._source.getEncoding(), *apart, intern=self._interning)
        callbacks = {"StartNamespaceDecl": "start_namespace_decl", "EndNamespaceDecl": "end_namespace_decl",
                     "NotationDecl": "notation_decl", "UnparsedEntityDecl": "unparsed_entity_decl",
                     "SkippedEntity": "skipped_entity_handler"}
        if apart:
            self._parser.namespace_prefixes = True
            callbacks |= {"StartElement": "start_element_ns", "EndElement": "end_element_ns"}
        else:
            callbacks |= {"StartElement": "start_element", "EndElement": "end_element"}
        for event, method in callbacks.items():
            setattr(self._parser, event + "Handler", getattr(self, method))
        self._attach_content()
        if self._lexical:
            self._attach_lexical()
        self._parsing = False

    def _attach_content(self):
        content = self._cont_handler
        self._parser.CharacterDataHandler = content.characters
        self._parser.ProcessingInstructionHandler = content.processingInstruction

    def _attach_lexical(self):
        lexical = self._lexical
        for event, name in (("Comment", "comment"), ("StartCdataSection", "startCDATA"), ("EndCdataSection", "endCDATA"),
                            ("EndDoctypeDecl", "endDTD")):
            setattr(self._parser, event + "Handler", lexical and getattr(lexical, name))
        self._parser.StartDoctypeDeclHandler = lexical and self.start_doctype_decl

    def _pair(self, name):
        """(namespace, local name), and the name as it stands in the document."""
        parts = name.split()
        if len(parts) == 1:
            return (None, name), name
        return tuple(parts[:2]), parts[1] if len(parts) == 2 else f"{parts[2]}:{parts[1]}"

    def start_element_ns(self, name, attrs):
        made, qnames = {}, {}
        for key, value in attrs.items():
            key, shown = self._pair(key)
            made[key], qnames[key] = value, shown
        self._cont_handler.startElementNS(self._pair(name)[0], None, AttributesNSImpl(made, qnames))


for _shape, _body in {
    "start_element name attrs": "_cont_handler.startElement(name, AttributesImpl(attrs))",
    "end_element name": "_cont_handler.endElement(name)",
    "end_element_ns name": "_cont_handler.endElementNS(self._pair(name)[0], None)",
    "start_namespace_decl prefix uri": "_cont_handler.startPrefixMapping(prefix, uri)",
    "end_namespace_decl prefix": "_cont_handler.endPrefixMapping(prefix)",
    "skipped_entity_handler name is_pe": "_cont_handler.skippedEntity('%' + name if is_pe else name)",
    "start_doctype_decl name sysid pubid has_internal_subset": "_lexical.startDTD(name, pubid, sysid)",
    "notation_decl name base sysid pubid": "_dtd_handler.notationDecl(name, pubid, sysid)",
    "unparsed_entity_decl name base sysid pubid notation_name":
        "_dtd_handler.unparsedEntityDecl(name, pubid, sysid, notation_name)",
}.items():
    _methods(ExpatParser, "self." + _body, _shape)
_methods(ExpatParser, "return self._source.{name}()", "getSystemId", "getPublicId")
_methods(ExpatParser, "return 1 if self._parser is None else self._parser.ErrorLineNumber", "getLineNumber")
_methods(ExpatParser, "return None if self._parser is None else self._parser.ErrorColumnNumber", "getColumnNumber")


def create_parser(*args, **kwargs):
    return ExpatParser(*args, **kwargs)
`;

const SAX = String.raw`
"""SAX: documents are read as events, which go to the methods of handlers."""

from ._exceptions import (SAXException, SAXNotRecognizedException, SAXNotSupportedException, SAXParseException,
                          SAXReaderNotAvailable)
from . import handler, xmlreader
from .handler import ErrorHandler, ContentHandler
from .xmlreader import InputSource

default_parser_list = ["xml.sax.expatreader"]


def make_parser(parser_list=()):
    """A reader of the first module that can be imported and makes one; those of parser_list are tried first."""
    import importlib
    for name in [*parser_list, *default_parser_list]:
        try:
            return importlib.import_module(name).create_parser()
        except (ImportError, SAXReaderNotAvailable):
            pass
    raise SAXReaderNotAvailable("No parsers found", None)


def _read(source, content, errors):
    reader = make_parser()
    reader.setContentHandler(content)
    reader.setErrorHandler(errors)
    reader.parse(source)


def parse(source, handler, errorHandler=ErrorHandler()):
    """Parse a file, a path or an InputSource."""
    _read(source, handler, errorHandler)


def parseString(string, handler, errorHandler=ErrorHandler()):
    """Parse a document in memory."""
    from io import BytesIO, StringIO
    document = InputSource()
    if isinstance(string, str):
        document.setCharacterStream(StringIO(string))
    else:
        document.setByteStream(BytesIO(string))
    _read(document, handler, ErrorHandler() if errorHandler is None else errorHandler)
`;

/** Sources of the modules of xml.sax by their names in it; the package's own is the one without a name. */
export const SAX_SOURCES: Readonly<Record<string, string>> = {
  "": SAX,
  _exceptions: EXCEPTIONS,
  expatreader: EXPATREADER,
  handler: HANDLER,
  saxutils: SAXUTILS,
  xmlreader: XMLREADER,
};
