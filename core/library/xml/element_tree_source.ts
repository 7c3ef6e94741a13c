/** The Python source of xml.etree.ElementTree (Lib/xml/etree/ElementTree.py) with a parser of its own (XML 1.0, namespaces). */

export const ELEMENT_TREE_SOURCE = String.raw`
"""Lightweight XML support for Python."""

import io
import re
import sys

__all__ = ["Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent",
           "iselement", "iterparse", "parse", "ParseError", "PI", "ProcessingInstruction", "QName",
           "SubElement", "tostring", "tostringlist", "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser",
           "XMLPullParser", "register_namespace"]

VERSION = "1.3.0"


class ParseError(SyntaxError):
    """An error when parsing an XML document: code, and position as line and column."""


def iselement(element):
    """Return True if *element* appears to be an Element."""
    return hasattr(element, "tag")


class Element:
    """An XML element: tag, text, tail, attrib, and its children."""

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"attrib must be dict, not {attrib.__class__.__name__}")
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = None
        self.tail = None
        self._children = []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib):
        """Create a new element with the same type."""
        return self.__class__(tag, attrib)

    def __copy__(self):
        new = self.makeelement(self.tag, self.attrib)
        new.text = self.text
        new.tail = self.tail
        new._children = self._children[:]
        return new

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings
        warnings.warn("Testing an element's truth value will always return True in future versions.  Use "
                      "specific 'len(elem)' or 'elem is not None' test instead.", DeprecationWarning, 2)
        return len(self._children) != 0

    def __getitem__(self, index):
        return self._children[index]

    def __setitem__(self, index, element):
        for one in element if isinstance(index, slice) else [element]:
            self._check(one)
        self._children[index] = element

    def __delitem__(self, index):
        del self._children[index]

    def __iter__(self):
        return iter(self._children)

    def _check(self, one):
        if not isinstance(one, Element):
            raise TypeError(f"expected an Element, not {type(one).__name__}")

    def append(self, subelement, /):
        """Add *subelement* to the end of this element."""
        if not isinstance(subelement, Element):
            raise TypeError("append() argument 1 must be xml.etree.ElementTree.Element, not "
                            f"{type(subelement).__name__}")
        self._children.append(subelement)

    def extend(self, elements, /):
        """Append subelements from a sequence."""
        for one in elements:
            self._check(one)
            self._children.append(one)

    def insert(self, index, subelement, /):
        """Insert *subelement* at position *index*."""
        self._check(subelement)
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        """Remove matching subelement."""
        for i, child in enumerate(self._children):
            if child is subelement:
                del self._children[i]
                return
        raise ValueError("Element.remove(x): element not found")

    def find(self, path, namespaces=None):
        """Find first matching element by tag name or path."""
        return next(_iterfind(self, path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        """Find text for first matching element by tag name or path."""
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""

    def findall(self, path, namespaces=None):
        """Find all matching subelements by tag name or path."""
        return list(_iterfind(self, path, namespaces))

    def iterfind(self, path, namespaces=None):
        """Find all matching subelements by tag name or path."""
        return _iterfind(self, path, namespaces)

    def clear(self):
        """Reset element."""
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        """Get element attribute."""
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        """Set element attribute."""
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        """Create tree iterator."""
        if tag == "*":
            tag = None
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if tag is None or element.tag == tag:
                yield element
            waiting.extend(reversed(element._children))

    def itertext(self):
        """Create text iterator."""
        tag = self.tag
        if not isinstance(tag, str) and tag is not None:
            return
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail


def SubElement(parent, tag, attrib={}, **extra):
    """Subelement factory which creates an element instance, and appends it to an existing parent."""
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    """Comment element factory."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """Processing Instruction element factory."""
    element = Element(ProcessingInstruction)
    element.text = target if not text else f"{target} {text}"
    return element


PI = ProcessingInstruction


class QName:
    """Qualified name wrapper."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, QName) else other)

    def __lt__(self, other):
        return self.text < (other.text if isinstance(other, QName) else other)

    def __le__(self, other):
        return self.text <= (other.text if isinstance(other, QName) else other)

    def __gt__(self, other):
        return self.text > (other.text if isinstance(other, QName) else other)

    def __ge__(self, other):
        return self.text >= (other.text if isinstance(other, QName) else other)


# --- paths

_path_token = re.compile(r"('[^']*'|\"[^\"]*\")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+")


def _tokens(pattern, namespaces):
    default = namespaces.get("") if namespaces else None
    attribute = False
    for match in _path_token.finditer(pattern):
        sign, tag = match.group(2), match.group(3)
        quoted = match.group(1)
        if quoted is not None:
            yield "'", quoted[1:-1]
            continue
        if tag and tag[0] != "{":
            if ":" in tag:
                prefix, name = tag.split(":", 1)
                try:
                    if not namespaces:
                        raise KeyError
                    yield "", f"{{{namespaces[prefix]}}}{name}"
                except KeyError:
                    raise SyntaxError(f"prefix {prefix!r} not found in prefix map") from None
            elif default and not attribute:
                yield "", f"{{{default}}}{tag}"
            else:
                yield "", tag
            attribute = False
        elif sign or tag:
            yield sign or "", tag or ""
            attribute = sign == "@"


def _matches(element, tag):
    name = element.tag
    if not isinstance(name, str):
        return tag == "*" and False
    if tag == "*" or tag == "{*}*":
        return True
    if tag.startswith("{*}"):
        return name == tag[3:] or name.endswith(tag[2:]) and name.startswith("{")
    if tag.startswith("{}"):
        return not name.startswith("{") and (tag == "{}*" or name == tag[2:])
    if tag.endswith("}*"):
        return name.startswith(tag[:-1])
    return name == tag


def _iterfind(root, path, namespaces=None):
    if namespaces is None and not re.search(r"[/*\[@.]", re.sub(r"\{[^}]*\}", "", path)):
        return iter([child for child in root if child.tag == path])
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = list(_tokens(path, namespaces))
    parents = {}

    def parent_of(element):
        if not parents:
            for one in root.iter():
                for child in one:
                    parents[child] = one
        return parents.get(element)

    found = [root]
    i = 0
    first = True
    while i < len(tokens):
        sign, tag = tokens[i]
        if sign == "/" and not first:
            i += 1
            if i >= len(tokens):
                raise SyntaxError("invalid path")
            sign, tag = tokens[i]
        first = False
        if sign == "[":
            i, found = _predicate(tokens, i + 1, found, parent_of)
            continue
        if sign == "//":
            i += 1
            if i >= len(tokens) or tokens[i][0] not in ("", "*") :
                raise SyntaxError("invalid descendant")
            wanted = "*" if tokens[i][0] == "*" else tokens[i][1]
            found = [one for element in found for one in element.iter()
                     if one is not element and (wanted == "*" or _matches(one, wanted))]
        elif sign == "..":
            seen = []
            for element in found:
                parent = parent_of(element)
                if parent is not None and not any(parent is one for one in seen):
                    seen.append(parent)
            found = seen
        elif sign == ".":
            pass
        elif sign == "*":
            found = [child for element in found for child in element]
        elif sign == "":
            found = [child for element in found for child in element if _matches(child, tag)]
        else:
            raise SyntaxError("invalid path")
        i += 1
    return iter(found)


def _predicate(tokens, i, found, parent_of):
    signature = []
    values = []
    while True:
        if i >= len(tokens):
            raise SyntaxError("invalid predicate")
        sign, value = tokens[i]
        i += 1
        if sign == "]":
            break
        signature.append(sign or "-")
        values.append(value)
    kind = "".join(signature)
    if kind == "@-":
        return i, [one for one in found if one.get(values[1]) is not None]
    if kind in ("@-='", "@-!='"):
        if kind[2] == "=":
            return i, [one for one in found if one.get(values[1]) == values[-1]]
        return i, [one for one in found if (value := one.get(values[1])) is not None and value != values[-1]]
    if kind == "-" and not re.match(r"\-?\d+$", values[0]):
        return i, [one for one in found if one.find(values[0]) is not None]
    if kind in (".='", ".!='"):
        same = kind == ".='"
        return i, [one for one in found if ("".join(one.itertext()) == values[-1]) == same]
    if kind in ("-='", "-!='") and not re.match(r"\-?\d+$", values[0]):
        same = kind == "-='"
        return i, [one for one in found
                   if any(("".join(child.itertext()) == values[-1]) == same for child in one.findall(values[0]))]
    if kind == "-" or kind in ("-()", "-()-"):
        if kind == "-":
            index = int(values[0]) - 1
            if index < 0:
                raise SyntaxError("XPath position >= 1 expected")
        else:
            if values[0] != "last":
                raise SyntaxError("unsupported function")
            try:
                index = int(values[2]) - 1 if kind == "-()-" else -1
            except ValueError:
                raise SyntaxError("unsupported expression") from None
            if index > -2 and kind == "-()-":
                raise SyntaxError("XPath offset from last() must be negative")
        result = []
        for one in found:
            parent = parent_of(one)
            if parent is None:
                continue
            same = [child for child in parent if child.tag == one.tag]
            try:
                if same[index] is one:
                    result.append(one)
            except IndexError:
                pass
        return i, result
    raise SyntaxError("invalid predicate")


# --- parsing

_INVALID = frozenset(map(chr, {*range(32), *range(0xd800, 0xe000), 0xfffe, 0xffff} - {9, 10, 13}))
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NAME = r"[:A-Za-z_\u00c0-\U0010ffff][-.:\w\u00b7]*"
_name = re.compile(_NAME)
_attribute = re.compile(rf"\s+({_NAME})\s*=\s*(\"[^<\"]*\"|'[^<']*')")
_reference = re.compile(rf"&(?:#(\d+)|#x([0-9a-fA-F]+)|({_NAME}));")


class TreeBuilder:
    """Generic element structure builder."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None,
                 insert_comments=False, insert_pis=False):
        self._data = []
        self._elem = []
        self._last = None
        self._tail = False
        self._root = None
        self._factory = Element if element_factory is None else element_factory
        self._comment_factory = Comment if comment_factory is None else comment_factory
        self._pi_factory = ProcessingInstruction if pi_factory is None else pi_factory
        self.insert_comments = insert_comments
        self.insert_pis = insert_pis

    def close(self):
        """Flush builder buffers and return toplevel document Element."""
        assert len(self._elem) == 0, "missing end tags"
        assert self._root is not None, "missing toplevel element"
        return self._root

    def _flush(self):
        if self._data:
            if self._last is not None:
                text = "".join(self._data)
                if self._tail:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._data = []

    def data(self, data, /):
        """Add text to current element."""
        self._data.append(data)

    def start(self, tag, attrs, /):
        """Open new element and return it."""
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._elem:
            self._elem[-1].append(element)
        elif self._root is None:
            self._root = element
        self._elem.append(element)
        self._tail = False
        return element

    def end(self, tag, /):
        """Close and return current Element."""
        self._flush()
        self._last = self._elem.pop()
        self._tail = True
        return self._last

    def comment(self, text, /):
        """Create a comment using the comment_factory."""
        return self._single(self._comment_factory, self.insert_comments, text)

    def pi(self, target, text=None, /):
        """Create a processing instruction using the pi_factory."""
        return self._single(self._pi_factory, self.insert_pis, target, text)

    def _single(self, factory, insert, *args):
        element = factory(*args)
        if insert:
            self._flush()
            self._last = element
            if self._elem:
                self._elem[-1].append(element)
            self._tail = True
        return element


class XMLParser:
    """Element structure builder for XML source data."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self.entity = {}
        self.version = "Whipsnake"
        self._encoding = encoding
        self._parts = []

    def feed(self, data, /):
        """Feed encoded data to parser."""
        self._parts.append(data)

    def flush(self):
        pass

    def close(self):
        """Finish feeding data to parser and return element structure."""
        if self._parts and isinstance(self._parts[0], str):
            text = "".join(self._parts)
        else:
            text = self._decode(b"".join(bytes(part) for part in self._parts))
        self._parse(text.replace("\r\n", "\n").replace("\r", "\n"))
        close = getattr(self.target, "close", None)
        return None if close is None else close()

    def _decode(self, data):
        encoding = self._encoding
        if encoding is None:
            if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                encoding = "utf-16"
            else:
                match = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"']([-A-Za-z0-9._]+)", data)
                encoding = match.group(1).decode() if match else "utf-8"
                if encoding.lower() in ("utf-8", "utf8"):
                    encoding = "utf-8-sig"
        return data.decode(encoding)

    def _fail(self, text, at, message, code):
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1)
        error = ParseError(f"{message}: line {line}, column {column}")
        error.code = code
        error.position = line, column
        raise error

    def _expand(self, text, at, value, attribute=False):
        def one(match):
            decimal, hexadecimal, name = match.groups()
            if decimal or hexadecimal:
                try:
                    character = chr(int(decimal) if decimal else int(hexadecimal, 16))
                    if character in _INVALID:
                        raise ValueError
                    return character
                except (ValueError, OverflowError):
                    self._fail(text, at, "reference to invalid character number", 14)
            if name in _ENTITIES:
                return _ENTITIES[name]
            if name in self.entity:
                return self.entity[name]
            self._fail(text, at + match.start(), "undefined entity", 11)

        if attribute:
            value = value.translate({9: " ", 10: " "})
        if "&" not in value:
            return value
        plain = _reference.sub("", value)
        if "&" in plain:
            self._fail(text, at + value.find("&") + 1, "not well-formed (invalid token)", 4)
        return _reference.sub(one, value)

    def _parse(self, text):
        target = self.target
        start = getattr(target, "start", None)
        end = getattr(target, "end", None)
        data = getattr(target, "data", None)
        comment = getattr(target, "comment", None)
        pi = getattr(target, "pi", None)
        start_ns = getattr(target, "start_ns", None)
        stack = []
        spaces = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        done = False
        at = 1 if text.startswith("\ufeff") else 0
        size = len(text)
        while at < size:
            if text[at] != "<":
                stop = text.find("<", at)
                if stop < 0:
                    stop = size
                piece = text[at:stop]
                if not stack:
                    strange = re.search(r"\S", piece)
                    if strange:
                        if done:
                            self._fail(text, at + strange.start(), "junk after document element", 9)
                        self._fail(text, at + strange.start(), "syntax error", 2)
                else:
                    if "]]>" in piece:
                        self._fail(text, at + piece.index("]]>"), "not well-formed (invalid token)", 4)
                    if data is not None:
                        data(self._expand(text, at, piece))
                at = stop
            elif text.startswith("<!--", at):
                stop = text.find("-->", at + 4)
                if stop < 0:
                    self._fail(text, at, "unclosed token", 5)
                if "--" in text[at + 4:stop]:
                    self._fail(text, text.index("--", at + 4), "not well-formed (invalid token)", 4)
                if comment is not None:
                    comment(text[at + 4:stop])
                at = stop + 3
            elif text.startswith("<![CDATA[", at) and stack:
                stop = text.find("]]>", at)
                if stop < 0:
                    self._fail(text, at, "unclosed CDATA section", 20)
                if data is not None:
                    data(text[at + 9:stop])
                at = stop + 3
            elif text.startswith("<?", at):
                stop = text.find("?>", at)
                if stop < 0:
                    self._fail(text, at, "unclosed token", 5)
                name, _, rest = text[at + 2:stop].partition(" ")
                if name.lower() == "xml":
                    if at != 0 and text[:at].strip("\ufeff"):
                        self._fail(text, at, "XML or text declaration not at start of entity", 30)
                elif pi is not None:
                    pi(name, rest.lstrip() or None)
                at = stop + 2
            elif text.startswith("<!DOCTYPE", at) and not stack and not done:
                at = self._doctype(text, at)
            elif text.startswith("</", at):
                match = _name.match(text, at + 2)
                if match is None:
                    self._fail(text, at + 2, "not well-formed (invalid token)", 4)
                name = match.group()
                stop = match.end()
                while text[stop:stop + 1].isspace():
                    stop += 1
                if text[stop:stop + 1] != ">":
                    self._fail(text, stop, "not well-formed (invalid token)" if stop < size else "unclosed token", 4)
                if not stack or stack[-1][0] != name:
                    self._fail(text, at + 2, "mismatched tag", 7)
                _, tag = stack.pop()
                spaces.pop()
                if end is not None:
                    end(tag)
                done = not stack
                at = stop + 1
            else:
                if done:
                    self._fail(text, at, "junk after document element", 9)
                at = self._start_tag(text, at, stack, spaces, start, end, start_ns)
                done = not stack
        if stack:
            self._fail(text, size, "no element found" if not stack else "no element found", 3)
        if not done:
            self._fail(text, size, "no element found", 3)

    def _doctype(self, text, at):
        i = at + 9
        depth = 0
        while i < len(text):
            c = text[i]
            if c == "[":
                depth += 1
            elif c == "]":
                depth -= 1
            elif c in "'\"":
                i = text.find(c, i + 1)
                if i < 0:
                    break
            elif c == ">" and depth == 0:
                for name, value in re.findall(rf"<!ENTITY\s+({_NAME})\s+[\"']([^\"']*)[\"']\s*>", text[at:i]):
                    if "&" in value:
                        continue
                    self.entity.setdefault(name, value)
                return i + 1
            i += 1
        self._fail(text, at, "unclosed token", 5)

    def _start_tag(self, text, at, stack, spaces, start, end, start_ns):
        match = _name.match(text, at + 1)
        if match is None:
            self._fail(text, at + 1, "not well-formed (invalid token)" if at + 1 < len(text) else "unclosed token", 4)
        name = match.group()
        i = match.end()
        attributes = {}
        while found := _attribute.match(text, i):
            key, value = found.groups()
            if key in attributes:
                self._fail(text, found.start(1), "duplicate attribute", 8)
            attributes[key] = self._expand(text, found.start(2) + 1, value[1:-1], True)
            i = found.end()
        while text[i:i + 1].isspace():
            i += 1
        empty = text.startswith("/>", i)
        if not empty and text[i:i + 1] != ">":
            self._fail(text, i, "not well-formed (invalid token)" if i < len(text) else "unclosed token", 4)
        space = spaces[-1]
        declared = {key: value for key, value in attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
        if declared:
            space = dict(space)
            for key, uri in declared.items():
                prefix = "" if key == "xmlns" else key[6:]
                space[prefix] = uri
                if start_ns is not None:
                    start_ns(prefix, uri)
                del attributes[key]

        def full(name, is_tag):
            prefix, colon, local = name.partition(":")
            if colon:
                if prefix not in space:
                    self._fail(text, at, "unbound prefix", 27)
                return f"{{{space[prefix]}}}{local}"
            return f"{{{space['']}}}{name}" if is_tag and space.get("") else name

        tag = full(name, True)
        attributes = {full(key, False): value for key, value in attributes.items()}
        if start is not None:
            start(tag, attributes)
        if empty:
            if end is not None:
                end(tag)
            return i + 2
        stack.append((name, tag))
        spaces.append(space)
        return i + 1


class XMLPullParser:
    """Parses what it is fed, and gives the events when it is closed."""

    def __init__(self, events=None, *, _parser=None):
        self._events = []
        self._wanted = ("end",) if events is None else tuple(events)
        builder = TreeBuilder()
        outer = self

        class Target:
            def start(self, tag, attrs):
                outer._add("start", builder.start(tag, attrs))

            def end(self, tag):
                outer._add("end", builder.end(tag))

            def data(self, text):
                builder.data(text)

            def comment(self, text):
                outer._add("comment", builder.comment(text))

            def pi(self, target, text=None):
                outer._add("pi", builder.pi(target, text))

            def start_ns(self, prefix, uri):
                outer._add("start-ns", (prefix, uri))

            def close(self):
                return builder.close()

        self._parser = XMLParser(target=Target())
        self.root = None

    def _add(self, kind, value):
        if kind in self._wanted:
            self._events.append((kind, value))

    def feed(self, data):
        self._parser.feed(data)

    def close(self):
        self.root = self._parser.close()

    def read_events(self):
        while self._events:
            yield self._events.pop(0)


def XML(text, parser=None):
    """Parse XML document from string constant."""
    if parser is None:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def fromstringlist(sequence, parser=None):
    """Parse XML document from sequence of string fragments."""
    if parser is None:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    """Parse XML document from string constant: the tree, and its elements by id."""
    tree = XML(text, parser)
    return tree, {key: element for element in tree.iter() if (key := element.get("id"))}


def parse(source, parser=None):
    """Parse XML document into element tree."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def iterparse(source, events=None, parser=None):
    """Incrementally parse XML document into ElementTree: events as they are found."""
    pull = XMLPullParser(events)
    opened = None
    if not hasattr(source, "read"):
        opened = source = open(source, "rb")
    try:
        pull.feed(source.read())
    finally:
        if opened is not None:
            opened.close()

    class Events:
        root = None

        def __init__(self):
            self._found = None

        def __iter__(self):
            return self

        def __next__(self):
            if self._found is None:
                pull.close()
                self.root = pull.root
                self._found = pull.read_events()
            return next(self._found)

        def close(self):
            pass

    return Events()


class ElementTree:
    """An XML element hierarchy."""

    def __init__(self, element=None, file=None):
        if element is not None and not iselement(element):
            raise TypeError(f"expected an Element, not {type(element).__name__}")
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        """Return root element of this tree."""
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        """Load external XML document into element tree."""
        if not hasattr(source, "read"):
            with open(source, "rb") as file:
                return self.parse(file, parser)
        if parser is None:
            parser = XMLParser()
        parser.feed(source.read())
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        """Create and return tree iterator for the root element."""
        return self._root.iter(tag)

    def _relative(self, path):
        return "." + path if path[:1] == "/" else path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None,
              method=None, *, short_empty_elements=True):
        """Write element tree to a file as XML."""
        if method is None:
            method = "xml"
        if method not in ("xml", "html", "text"):
            raise ValueError(f"unknown method {method!r}")
        if encoding is None:
            encoding = "us-ascii"
        as_text = encoding.lower() == "unicode"
        text = ""
        declared = "utf-8" if as_text else encoding
        if method == "xml" and (xml_declaration or (xml_declaration is None and not as_text
                                                    and encoding.lower() not in ("utf-8", "us-ascii"))):
            text = f"<?xml version='1.0' encoding='{declared}'?>\n"
        if method == "text":
            text += "".join(self._root.itertext())
        else:
            names, spaces = _namespaces(self._root, default_namespace)
            parts = []
            _serialize(parts, self._root, names, spaces, short_empty_elements, method)
            text += "".join(parts)
        data = text if as_text else text.encode(encoding, "xmlcharrefreplace")
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(data)
            return
        mode = {"mode": "w", "encoding": "utf-8", "errors": "xmlcharrefreplace"} if as_text else {"mode": "wb"}
        with open(file_or_filename, **mode) as file:
            file.write(data)


_namespace_map = {"http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
                  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
                  "http://schemas.xmlsoap.org/wsdl/": "wsdl", "http://www.w3.org/2001/XMLSchema": "xs",
                  "http://www.w3.org/2001/XMLSchema-instance": "xsi", "http://purl.org/dc/elements/1.1/": "dc"}


def register_namespace(prefix, uri):
    """Register a namespace prefix."""
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for key, value in list(_namespace_map.items()):
        if key == uri or value == prefix:
            del _namespace_map[key]
    _namespace_map[uri] = prefix


def _wrong(text):
    raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")


def _namespaces(root, default):
    names = {None: None}
    spaces = {}
    if default:
        spaces[default] = ""

    def add(name):
        if name[:1] != "{":
            if default:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            names[name] = name
            return
        uri, tag = name[1:].rsplit("}", 1)
        prefix = spaces.get(uri)
        if prefix is None:
            prefix = _namespace_map.get(uri) or f"ns{len(spaces)}"
            if prefix != "xml":
                spaces[uri] = prefix
        names[name] = f"{prefix}:{tag}" if prefix else tag

    for element in root.iter():
        tag = element.tag
        if isinstance(tag, QName):
            tag = tag.text
        if isinstance(tag, str):
            if tag not in names:
                add(tag)
        elif tag is not None and tag is not Comment and tag is not PI:
            _wrong(tag)
        for key, value in element.items():
            for name in (key.text if isinstance(key, QName) else key,
                         value.text if isinstance(value, QName) else None):
                if name is not None and name not in names:
                    if not isinstance(name, str):
                        _wrong(name)
                    add(name)
        if isinstance(element.text, QName) and element.text.text not in names:
            add(element.text.text)
    return names, spaces


def _escape_text(text):
    try:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    except (TypeError, AttributeError):
        _wrong(text)


def _escape_attribute(text):
    text = _escape_text(text).replace('"', "&quot;")
    return text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


_VOID = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link",
         "meta", "param", "source", "track", "wbr"}
HTML_EMPTY = _VOID


def _serialize(parts, element, names, spaces, short, method):
    tag = element.tag
    if tag is Comment:
        parts.append(f"<!--{element.text if method == 'xml' else _escape_text(element.text)}-->")
    elif tag is ProcessingInstruction:
        parts.append(f"<?{element.text if method == 'xml' else _escape_text(element.text)}?>")
    else:
        name = names[tag.text if isinstance(tag, QName) else tag]
        text = element.text
        if isinstance(text, QName):
            text = names[text.text]
        if name is None:
            if text:
                parts.append(_escape_text(text))
            for child in element:
                _serialize(parts, child, names, None, short, method)
        else:
            parts.append("<" + name)
            if spaces:
                for uri, prefix in sorted(spaces.items(), key=lambda entry: entry[1]):
                    parts.append(f' xmlns{":" + prefix if prefix else ""}="{_escape_attribute(uri)}"')
            for key, value in element.items():
                if isinstance(key, QName):
                    key = key.text
                value = names[value.text] if isinstance(value, QName) else _escape_attribute(value)
                parts.append(f' {names[key]}="{value}"')
            if method == "html":
                parts.append(">")
                lower = name.lower()
                if text:
                    parts.append(text if lower in ("script", "style") else _escape_text(text))
                for child in element:
                    _serialize(parts, child, names, None, short, method)
                if lower not in _VOID:
                    parts.append(f"</{name}>")
            elif text or len(element) or not short:
                parts.append(">")
                if text:
                    parts.append(_escape_text(text))
                for child in element:
                    _serialize(parts, child, names, None, short, method)
                parts.append(f"</{name}>")
            else:
                parts.append(" />")
    if element.tail:
        parts.append(_escape_text(element.tail))


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    """Generate string representation of XML element."""
    stream = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration,
                               default_namespace=default_namespace, method=method,
                               short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, **kwargs):
    """Generate string representation of XML element, as a list."""
    return [tostring(element, encoding, method, **kwargs)]


def dump(elem):
    """Write element tree or element structure to sys.stdout."""
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding="unicode")
    tail = elem.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    """Indent an XML document by inserting newlines and indentation space after elements."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if not len(tree):
        return

    def fill(element, level):
        inner = "\n" + (level + 1) * space
        if not element.text or not element.text.strip():
            element.text = inner
        for child in element:
            if len(child):
                fill(child, level + 1)
            if not child.tail or not child.tail.strip():
                child.tail = inner
        if not child.tail.strip():
            child.tail = "\n" + level * space

    fill(tree, level)
`;
