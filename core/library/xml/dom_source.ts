/**
 * The Python sources of the packages xml.dom and xml.dom.minidom (Lib/xml/dom): the Document Object Model, levels 1 and 2, built
 * over xml.parsers.expat.
 *
 * Left out: xml.dom.pulldom, xml.dom.xmlbuilder's loading and filters, user data's handlers but for cloning, types of attributes
 * other than those that the internal subset declares as ID.
 */

export const DOM_SOURCE = String.raw`
"""The Document Object Model: constants, errors and the register of implementations."""


class Node:
    """The numbers of the types of nodes."""

    __slots__ = ()
    ELEMENT_NODE, ATTRIBUTE_NODE, TEXT_NODE, CDATA_SECTION_NODE = 1, 2, 3, 4
    ENTITY_REFERENCE_NODE, ENTITY_NODE, PROCESSING_INSTRUCTION_NODE, COMMENT_NODE = 5, 6, 7, 8
    DOCUMENT_NODE, DOCUMENT_TYPE_NODE, DOCUMENT_FRAGMENT_NODE, NOTATION_NODE = 9, 10, 11, 12


INDEX_SIZE_ERR, DOMSTRING_SIZE_ERR, HIERARCHY_REQUEST_ERR, WRONG_DOCUMENT_ERR = 1, 2, 3, 4
INVALID_CHARACTER_ERR, NO_DATA_ALLOWED_ERR, NO_MODIFICATION_ALLOWED_ERR, NOT_FOUND_ERR = 5, 6, 7, 8
NOT_SUPPORTED_ERR, INUSE_ATTRIBUTE_ERR, INVALID_STATE_ERR, SYNTAX_ERR = 9, 10, 11, 12
INVALID_MODIFICATION_ERR, NAMESPACE_ERR, INVALID_ACCESS_ERR, VALIDATION_ERR = 13, 14, 15, 16


class DOMException(Exception):
    """Abstract base class for DOM exceptions: those with a code of their own are raised."""

    def __init__(self, *args, **kw):
        if type(self) is DOMException:
            raise RuntimeError("DOMException should not be instantiated directly")
        super().__init__(*args, **kw)

    def _get_code(self):
        return self.code


def _exception(name, code):
    globals()[name] = type(name, (DOMException,), {"code": code, "__module__": __name__})


for _name, _code in (("IndexSizeErr", 1), ("DomstringSizeErr", 2), ("HierarchyRequestErr", 3),
                     ("WrongDocumentErr", 4), ("InvalidCharacterErr", 5), ("NoDataAllowedErr", 6),
                     ("NoModificationAllowedErr", 7), ("NotFoundErr", 8), ("NotSupportedErr", 9),
                     ("InuseAttributeErr", 10), ("InvalidStateErr", 11), ("SyntaxErr", 12),
                     ("InvalidModificationErr", 13), ("NamespaceErr", 14), ("InvalidAccessErr", 15),
                     ("ValidationErr", 16)):
    _exception(_name, _code)


class UserDataHandler:
    """What may have happened to a node with data of the user's."""

    NODE_CLONED, NODE_IMPORTED, NODE_DELETED, NODE_RENAMED = 1, 2, 3, 4


EMPTY_PREFIX = EMPTY_NAMESPACE = None
XHTML_NAMESPACE, XMLNS_NAMESPACE, XML_NAMESPACE = (
    f"http://www.w3.org/{path}" for path in ("1999/xhtml", "2000/xmlns/", "XML/1998/namespace"))


def registerDOMImplementation(name, factory):
    """Register a factory of DOM implementations."""
    _registered[name] = factory


_registered = {}


def getDOMImplementation(name=None, features=()):
    """The implementation of that name, or one that has the features."""
    from xml.dom import minidom
    if name and name != "minidom":
        return _registered[name]()
    if isinstance(features, str):
        words = features.split()
        features = []
        for i, word in enumerate(words):
            if word[0] not in "0123456789":
                version = words[i + 1] if i + 1 < len(words) and words[i + 1][0] in "0123456789" else None
                features.append((word, version))
    implementation = minidom.getDOMImplementation()
    if all(implementation.hasFeature(*feature) for feature in features):
        return implementation
    raise ImportError("no suitable DOM implementation found")
`;

export const MINIDOM_SOURCE = String.raw`
"""A small Document Object Model: all of Level 1, and of Level 2 the namespaces and some more."""

import io
import xml.dom
from xml import dom as _dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XML_NAMESPACE, XMLNS_NAMESPACE, Node as _Constants

(_ELEMENT, _ATTRIBUTE, _TEXT, _CDATA, _REFERENCE, _ENTITY,
 _INSTRUCTION, _COMMENT, _DOCUMENT, _DOCTYPE, _FRAGMENT, _NOTATION) = range(1, 13)
_CONTENT = (_ELEMENT, _INSTRUCTION, _COMMENT, _TEXT, _CDATA, _REFERENCE)


class NodeList(list):
    """Nodes in order."""

    __slots__ = ()

    def item(self, index):
        return self[index] if 0 <= index < len(self) else None

    @property
    def length(self):
        return len(self)

    @length.setter
    def length(self, value):
        raise _dom.NoModificationAllowedErr("attempt to modify read-only attribute 'length'")

    def __add__(self, other):
        return NodeList(list.__add__(self, other))

    def __radd__(self, other):
        return NodeList(other + list(self))


class EmptyNodeList(tuple):
    """No nodes."""

    __slots__ = ()
    length = 0

    def item(self, index):
        return None

    def __add__(self, other):
        return NodeList(iter(other))

    __radd__ = __add__


_no_nodes = EmptyNodeList()


def _link(left, right):
    """Make neighbours of two siblings, either of which may be None: the end of the row."""
    if left is not None:
        left.nextSibling = right
    if right is not None:
        right.previousSibling = left


def _free(node):
    node.previousSibling = node.nextSibling = node.parentNode = None


def _withdraw(node):
    """Take a node from the place where it stands, if it stands anywhere."""
    home = node.parentNode
    if home is not None:
        home.removeChild(node)


def _attach(parent, node):
    """Put a node behind a parent's children, unchecked."""
    row = parent.childNodes
    if row:
        _link(row[-1], node)
    node.parentNode = parent
    row.append(node)


class Node(_Constants):
    """A node of a document."""

    parentNode = ownerDocument = nextSibling = previousSibling = None
    namespaceURI = attributes = nodeValue = None
    prefix = EMPTY_PREFIX

    def __bool__(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, et, ev, tb):
        self.unlink()

    @property
    def firstChild(self):
        return next(iter(self.childNodes), None)

    @property
    def lastChild(self):
        return self.childNodes[-1] if self.childNodes else None

    @property
    def localName(self):
        return None

    def hasChildNodes(self):
        return len(self.childNodes) > 0

    def isSameNode(self, other):
        return self is other

    # The tree.

    def _admit(self, node):
        """Take a node from where it is, as it may become a child of this one."""
        if node.nodeType not in self._child_node_types:
            raise _dom.HierarchyRequestErr(f"{node!r} cannot be child of {self!r}")
        _withdraw(node)

    def _place(self, node):
        try:
            return self.childNodes.index(node)
        except ValueError:
            raise _dom.NotFoundErr

    def appendChild(self, node):
        if node.nodeType == _FRAGMENT:
            for moved in list(node.childNodes):
                self.appendChild(moved)
        else:
            self._admit(node)
            _attach(self, node)
            node.nextSibling = None
        return node

    def insertBefore(self, newChild, refChild):
        if newChild.nodeType == _FRAGMENT:
            for moved in list(newChild.childNodes):
                self.insertBefore(moved, refChild)
            return newChild
        self._admit(newChild)
        if refChild is None:
            return self.appendChild(newChild)
        at = self._place(refChild)
        _link(self.childNodes[at - 1] if at else None, newChild)
        _link(newChild, refChild)
        self.childNodes[at:at] = [newChild]
        newChild.parentNode = self
        return newChild

    def removeChild(self, oldChild):
        del self.childNodes[self._place(oldChild)]
        _link(oldChild.previousSibling, oldChild.nextSibling)
        _free(oldChild)
        return oldChild

    def replaceChild(self, newChild, oldChild):
        if newChild.nodeType == _FRAGMENT:
            behind = oldChild.nextSibling
            self.removeChild(oldChild)
            return self.insertBefore(newChild, behind)
        if newChild is oldChild and newChild.nodeType in self._child_node_types:
            return None
        self._admit(newChild)
        at = self._place(oldChild)
        left, right = oldChild.previousSibling, oldChild.nextSibling
        _free(oldChild)
        _link(left, newChild)
        _link(newChild, right)
        newChild.parentNode, self.childNodes[at] = self, newChild
        return oldChild

    def normalize(self):
        """Make one of neighbouring texts, and none of empty ones."""
        kept, text = [], None
        for node in list(self.childNodes):
            if node.nodeType != _TEXT:
                text = None
                if node.nodeType == _ELEMENT:
                    node.normalize()
            elif text is None and node.data:
                text = node
            else:
                if node.data:
                    text.data += node.data
                _free(node)
                continue
            kept.append(node)
        for left, right in zip([None, *kept], [*kept, None]):
            _link(left, right)
        self.childNodes[:] = kept

    def unlink(self):
        """Take the document apart."""
        orphans = self.childNodes
        for orphan in orphans or ():
            orphan.unlink()
        if orphans:
            self.childNodes = NodeList()
        _free(self)
        self.ownerDocument = None

    def cloneNode(self, deep):
        return _clone(self, deep, self.ownerDocument or self)

    # The text.

    def toprettyxml(self, indent="\t", newl="\n", encoding=None, standalone=None):
        declared = (encoding, standalone) if self.nodeType == _DOCUMENT else ()
        if encoding is None:
            out = io.StringIO()
            self.writexml(out, "", indent, newl, *declared)
            return out.getvalue()
        out = io.TextIOWrapper(io.BytesIO(), encoding, "xmlcharrefreplace", "\n")
        self.writexml(out, "", indent, newl, *declared)
        octets = out.detach()
        return octets.getvalue()

    def toxml(self, encoding=None, standalone=None):
        return self.toprettyxml(indent="", newl="", encoding=encoding, standalone=standalone)

    # Features, and data of the program's own.

    def isSupported(self, feature, version):
        implementation = self.ownerDocument.implementation
        return implementation.hasFeature(feature, version)

    def getInterface(self, feature):
        return self if self.isSupported(feature, None) else None

    def setUserData(self, key, data, handler):
        kept = self.__dict__.setdefault("_user_data", {})
        before, _ = kept.pop(key, (None, None))
        if data is not None:
            kept[key] = data, handler
        return before

    def getUserData(self, key):
        kept = self.__dict__.get("_user_data") or {}
        return kept[key][0] if key in kept else None

    def _tell_handlers(self, operation, copy):
        for key, (data, handler) in list(self.__dict__.get("_user_data", {}).items()):
            if handler is not None:
                handler.handle(operation, key, data, self, copy)

    def _get_childNodes(self):
        return self.childNodes

    def _get_firstChild(self):
        return self.firstChild

    def _get_lastChild(self):
        return self.lastChild


def _escape(text, attribute):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if attribute:
        text = text.replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
    return text


def _split(qualifiedName):
    prefix, colon, local = qualifiedName.partition(":")
    return (prefix, local) if colon else (None, qualifiedName)


class _Searched:
    """What finds elements below a node, in the order of the document."""

    def _below(self, test):
        found = NodeList()

        def visit(parent):
            for node in parent.childNodes:
                if node.nodeType == _ELEMENT:
                    if test(node):
                        found.append(node)
                    visit(node)
        visit(self)
        return found

    def getElementsByTagName(self, name):
        return self._below(lambda element: name in ("*", element.tagName))

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return self._below(lambda element: localName in ("*", element.localName)
                           and namespaceURI in ("*", element.namespaceURI))


class DocumentFragment(Node):
    nodeName = "#document-fragment"
    nodeType = _FRAGMENT
    _child_node_types = (*_CONTENT, _NOTATION)

    def __init__(self):
        self.childNodes = NodeList()


class Attr(Node):
    """An attribute: its value is its text, too."""

    nodeType = _ATTRIBUTE
    ownerElement = None
    _is_id = False
    _child_node_types = (_TEXT, _REFERENCE)

    def __init__(self, qName, namespaceURI=EMPTY_NAMESPACE, localName=None, prefix=None):
        self._name, self._prefix, self._value = qName, prefix, ""
        if localName is not None:
            self._localName = localName
        self.ownerElement, self.namespaceURI = None, namespaceURI
        self.childNodes = NodeList([Text()])

    def _get_local(self):
        known = self.__dict__.get("_localName")
        return _split(self._name)[1] if known is None else known

    localName = property(_get_local)
    specified = False
    isId = property(lambda self: self._is_id)

    def _rename(self, name):
        self._name = name

    name = nodeName = property(lambda self: self._name, _rename)

    def _assign(self, value):
        self._value = value
        text = self.childNodes[0]
        text.data = value

    value = nodeValue = property(lambda self: self._value, _assign)

    @property
    def prefix(self):
        return self._prefix

    @prefix.setter
    def prefix(self, prefix):
        if prefix == "xmlns" and self.namespaceURI not in (None, "", XMLNS_NAMESPACE):
            raise _dom.NamespaceErr("illegal use of 'xmlns' prefix for the wrong namespace")
        local = self.localName
        owner, before = self.ownerElement, self._name
        self._prefix = prefix
        self._name = local if prefix is None else f"{prefix}:{local}"
        if owner is not None:
            owner._attrs.pop(before, None)
            owner._attrs[self._name] = self

    def unlink(self):
        owner, self.ownerElement = self.ownerElement, None
        if owner is not None:
            owner._attrs.pop(self._name, None)
            owner._attrsNS.pop(_key(self), None)
        super().unlink()


def _key(attr):
    """The name by which a map with namespaces knows an attribute."""
    return attr.namespaceURI, attr.localName


class NamedNodeMap:
    """The attributes of an element, by name."""

    def __init__(self, attrs, attrsNS, ownerElement):
        self._attrs, self._attrsNS, self._ownerElement = attrs, attrsNS, ownerElement

    # Reading as a map.

    def __len__(self):
        return len(self._attrs)

    length = property(__len__)

    def __contains__(self, key):
        return key in (self._attrs if isinstance(key, str) else self._attrsNS)

    def __eq__(self, other):
        return self._attrs is getattr(other, "_attrs", None)

    def __getitem__(self, name):
        return (self._attrsNS if isinstance(name, tuple) else self._attrs)[name]

    def item(self, index):
        names = list(self._attrs)
        try:
            return self[names[index]]
        except IndexError:
            return None

    def get(self, name, value=None):
        found = self._attrs.get(name)
        return value if found is None else found

    def keys(self):
        return self._attrs.keys()

    def values(self):
        return self._attrs.values()

    def items(self):
        return [(node.nodeName, node.value) for node in self.values()]

    def keysNS(self):
        return self._attrsNS.keys()

    def itemsNS(self):
        return [(_key(node), node.value) for node in self.values()]

    # Changing.

    def __setitem__(self, attname, value):
        if isinstance(value, Attr):
            self.setNamedItem(value)
            return
        if not isinstance(value, str):
            raise TypeError("value must be a string or Attr object")
        known = self._attrs.get(attname)
        if known is None:
            known = Attr(attname)
            known.ownerDocument = self._ownerElement.ownerDocument
            self.setNamedItem(known)
        known.value = value

    def __delitem__(self, name):
        self[name].unlink()

    def setNamedItem(self, node):
        if not isinstance(node, Attr):
            raise _dom.HierarchyRequestErr(f"{node!r} cannot be child of {self!r}")
        before = self._attrs.get(node.name)
        if before is not None:
            before.unlink()
        _own(self._ownerElement, self, node)
        return before

    setNamedItemNS = setNamedItem

    def getNamedItemNS(self, namespaceURI, localName):
        name = namespaceURI, localName
        return self._attrsNS.get(name)

    def getNamedItem(self, name):
        return self._attrs.get(name)

    def _drop(self, node):
        if node is None:
            raise _dom.NotFoundErr
        del self._attrs[node.nodeName]
        self._attrsNS.pop(_key(node), None)
        node.ownerElement = None
        return node

    def removeNamedItemNS(self, namespaceURI, localName):
        return self._drop(self.getNamedItemNS(namespaceURI, localName))

    def removeNamedItem(self, name):
        return self._drop(self.getNamedItem(name))


AttributeList = NamedNodeMap


def _own(element, maps, attr):
    """Enter an attribute of an element in both of its maps."""
    maps._attrs[attr.name] = maps._attrsNS[_key(attr)] = attr
    attr.ownerElement = element


class Element(_Searched, Node):
    nodeType = _ELEMENT
    schemaType = None
    _child_node_types = _CONTENT

    def __init__(self, tagName, namespaceURI=EMPTY_NAMESPACE, prefix=None, localName=None):
        self._attrs, self._attrsNS, self.childNodes = {}, {}, NodeList()
        self.nodeName = self.tagName = tagName
        self.prefix, self.namespaceURI = prefix, namespaceURI
        if localName is not None:
            self._localName = localName

    def __repr__(self):
        return f"<DOM Element: {self.tagName} at {id(self):#x}>"

    @property
    def localName(self):
        known = self.__dict__.get("_localName")
        return _split(self.tagName)[1] if known is None else known

    @property
    def attributes(self):
        return NamedNodeMap(attrs=self._attrs, attrsNS=self._attrsNS, ownerElement=self)

    # Attributes as nodes.

    def getAttributeNode(self, attrname):
        found = self._attrs.get(attrname)
        return found

    def getAttributeNodeNS(self, namespaceURI, localName):
        name = namespaceURI, localName
        return self._attrsNS.get(name)

    def setAttributeNode(self, attr):
        if attr.ownerElement is not None and attr.ownerElement is not self:
            raise _dom.InuseAttributeErr("attribute node already owned")
        named = self._attrs.get(attr.name)
        if named is not None:
            self.removeAttributeNode(named)
        spaced = self._attrsNS.get(_key(attr))
        if spaced is not None and spaced is not named:
            self.removeAttributeNode(spaced)
        _own(self, self, attr)
        replaced = spaced if named is attr else named
        return None if replaced is attr else replaced

    def removeAttributeNode(self, node):
        if node is None or self._attrs.get(node.name) is not node:
            raise _dom.NotFoundErr
        node.unlink()
        node.ownerDocument = self.ownerDocument
        return node

    removeAttributeNodeNS, setAttributeNodeNS = removeAttributeNode, setAttributeNode

    # Attributes as text.

    def getAttributeNS(self, namespaceURI, localName):
        found = self.getAttributeNodeNS(namespaceURI, localName)
        return found.value if found is not None else ""

    def getAttribute(self, attname):
        """The value of an attribute, or the empty string."""
        found = self._attrs.get(attname)
        return found.value if found is not None else ""

    def _enter(self, attr, value):
        attr.ownerDocument, attr.value = self.ownerDocument, value
        self.setAttributeNode(attr)

    def setAttributeNS(self, namespaceURI, qualifiedName, value):
        prefix, local = _split(qualifiedName)
        known = self.getAttributeNodeNS(namespaceURI, local)
        if known is None:
            self._enter(Attr(qualifiedName, namespaceURI, local, prefix), value)
        else:
            if value != known.value:
                known.value = value
            if prefix != known.prefix:
                known.prefix = prefix

    def setAttribute(self, attname, value):
        known = self._attrs.get(attname)
        if known is None:
            self._enter(Attr(attname), value)
        elif value != known.value:
            known.value = value

    def removeAttributeNS(self, namespaceURI, localName):
        self.removeAttributeNode(self.getAttributeNodeNS(namespaceURI, localName))

    def removeAttribute(self, name):
        self.removeAttributeNode(self._attrs.get(name))

    def hasAttributes(self):
        return len(self._attrs) > 0

    def hasAttributeNS(self, namespaceURI, localName):
        return self.getAttributeNodeNS(namespaceURI, localName) is not None

    def hasAttribute(self, name):
        return self._attrs.get(name) is not None

    # Attributes that identify.

    def setIdAttributeNode(self, idAttr):
        if idAttr is None or idAttr.ownerElement is not self:
            raise _dom.NotFoundErr
        idAttr._is_id = True

    def setIdAttributeNS(self, namespaceURI, localName):
        found = self.getAttributeNodeNS(namespaceURI, localName)
        self.setIdAttributeNode(found)

    def setIdAttribute(self, name):
        found = self.getAttributeNode(name)
        self.setIdAttributeNode(found)

    def unlink(self):
        for attr in [*self._attrs.values()]:
            attr.unlink()
        self._attrs, self._attrsNS = {}, {}
        super().unlink()

    def writexml(self, writer, indent="", addindent="", newl=""):
        """Write the element, and all below it."""
        writer.write(indent + "<" + self.tagName)
        for name, attr in self._attrs.items():
            writer.write(f' {name}="{_escape(attr.value, True)}"')
        row = self.childNodes
        if not row:
            writer.write(f"/>{newl}")
            return
        writer.write(">")
        if len(row) == 1 and row[0].nodeType in (_TEXT, _CDATA):
            row[0].writexml(writer, "", "", "")
        else:
            writer.write(newl)
            for node in row:
                node.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write(f"</{self.tagName}>{newl}")


class Childless:
    """Mixin of nodes that have no children."""

    childNodes = _no_nodes
    attributes = firstChild = lastChild = None

    def hasChildNodes(self):
        return False

    def normalize(self):
        """There is nothing to do."""

    def _refuse(self, *args):
        raise _dom.HierarchyRequestErr(self.nodeName + " nodes cannot have children")

    appendChild = insertBefore = _refuse

    def replaceChild(self, newChild, oldChild):
        raise _dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")

    def removeChild(self, oldChild):
        raise _dom.NotFoundErr(self.nodeName + " nodes do not have children")


def _alias(name):
    """A property that is another name of an attribute."""
    return property(lambda self: getattr(self, name), lambda self, value: setattr(self, name, value))


class ProcessingInstruction(Childless, Node):
    nodeType = _INSTRUCTION
    nodeName, nodeValue = _alias("target"), _alias("data")

    def __init__(self, target, data):
        self.data, self.target = data, target

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}<?{self.target} {self.data}?>{newl}")


class CharacterData(Childless, Node):
    nodeValue = _alias("data")

    def __init__(self):
        _free(self)
        self.ownerDocument = None
        self.data = ""

    def __len__(self):
        return len(self.data)

    length = property(__len__)

    def __repr__(self):
        more = "..." if len(self.data) > 10 else ""
        return f'<DOM {type(self).__name__} node "{self.data[:10]!r}{more}">'

    def _parts(self, offset, count=0):
        """The data before an offset, the units counted from there and the rest."""
        if offset < 0:
            problem = "offset cannot be negative"
        elif offset >= len(self.data):
            problem = "offset cannot be beyond end of data"
        elif count < 0:
            problem = "count cannot be negative"
        else:
            end = offset + count
            return self.data[:offset], self.data[offset:end], self.data[end:]
        raise _dom.IndexSizeErr(problem)

    def replaceData(self, offset, count, arg):
        before, _, after = self._parts(offset, count)
        if count:
            self.data = before + arg + after

    def deleteData(self, offset, count):
        self.replaceData(offset, count, "")

    def insertData(self, offset, arg):
        before, _, after = self._parts(offset)
        if arg:
            self.data = before + arg + after

    def appendData(self, arg):
        self.data += arg

    def substringData(self, offset, count):
        return self._parts(offset, count)[1]


class Text(CharacterData):
    nodeName = "#text"
    nodeType = _TEXT

    def _neighbours(self):
        """The texts that stand beside this one, in order."""
        first = self
        kinds = (_TEXT, _CDATA)
        while first.previousSibling is not None and first.previousSibling.nodeType in kinds:
            first = first.previousSibling
        found = []
        while first is not None and first.nodeType in kinds:
            found.append(first)
            first = first.nextSibling
        return found

    @property
    def wholeText(self):
        return "".join(node.data for node in self._neighbours())

    @property
    def isWhitespaceInElementContent(self):
        return False

    def replaceWholeText(self, content):
        home = self.parentNode
        for node in self._neighbours():
            if node is not self or not content:
                home.removeChild(node)
        if not content:
            return None
        self.data = content
        return self

    def splitText(self, offset):
        if not 0 <= offset <= len(self.data):
            raise _dom.IndexSizeErr("illegal offset value")
        rest = type(self)()
        rest.ownerDocument = self.ownerDocument
        whole = self.data
        rest.data = whole[offset:]
        home, behind = self.parentNode, self.nextSibling
        if home and self in home.childNodes:
            home.insertBefore(rest, behind)
        self.data = whole[:offset]
        return rest

    def writexml(self, writer, indent="", addindent="", newl=""):
        if written := f"{indent}{self.data}{newl}":
            writer.write(_escape(written, False))


class Comment(CharacterData):
    nodeName = "#comment"
    nodeType = _COMMENT

    def __init__(self, data):
        super().__init__()
        self.data = data

    def writexml(self, writer, indent="", addindent="", newl=""):
        if self.data.count("--"):
            raise ValueError("'--' is not allowed in a comment node")
        writer.write(f"{indent}<!--{self.data}-->{newl}")


class CDATASection(Text):
    nodeType, nodeName = _CDATA, "#cdata-section"

    def writexml(self, writer, indent="", addindent="", newl=""):
        if self.data.count("]]>"):
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write(f"<![CDATA[{self.data}]]>")


class ReadOnlySequentialNamedNodeMap:
    """Entities or notations of a document type."""

    def __init__(self, seq=()):
        self._seq = seq

    def __len__(self):
        return len(self._seq)

    length = property(__len__)

    def _first(self, test):
        return next(filter(test, self._seq), None)

    def getNamedItemNS(self, namespaceURI, localName):
        return self._first(lambda node: _key(node) == (namespaceURI, localName))

    def getNamedItem(self, name):
        return self._first(lambda node: node.nodeName == name)

    def __getitem__(self, name):
        found = self.getNamedItemNS(*name) if isinstance(name, tuple) else self.getNamedItem(name)
        if found is not None:
            return found
        raise KeyError(name)

    def item(self, index):
        return self._seq[index] if 0 <= index < len(self._seq) else None

    def _refuse(self, *args):
        raise _dom.NoModificationAllowedErr("NamedNodeMap instance is read-only")

    removeNamedItem = removeNamedItemNS = setNamedItem = setNamedItemNS = _refuse


class Identified:
    """Mixin of nodes with identifiers."""

    publicId = systemId = None

    def _get_systemId(self):
        return self.systemId

    def _get_publicId(self):
        return self.publicId


class DocumentType(Identified, Childless, Node):
    nodeType = _DOCTYPE
    name = internalSubset = None

    def __init__(self, qualifiedName):
        self.entities, self.notations = (ReadOnlySequentialNamedNodeMap([]) for _ in range(2))
        if qualifiedName:
            self.name = _split(qualifiedName)[1]
        self.nodeName = self.name

    def cloneNode(self, deep):
        if self.ownerDocument is None:
            copy = DocumentType(None)
            copy.nodeName = copy.name = self.name
            return copy
        return None

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write("<!DOCTYPE " + self.name)
        if self.publicId:
            writer.write(f"{newl}  PUBLIC '{self.publicId}'{newl}  '{self.systemId}'")
        elif self.systemId:
            writer.write(f"{newl}  SYSTEM '{self.systemId}'")
        subset = self.internalSubset
        writer.write(">" + newl if subset is None else f" [{subset}]>{newl}")


class Entity(Identified, Node):
    nodeType = _ENTITY
    encoding = actualEncoding = version = None

    def __init__(self, name, publicId, systemId, notation):
        self.childNodes = NodeList()
        self.publicId, self.systemId = publicId, systemId
        self.nodeName, self.notationName = name, notation

    def _refuse(self, *args):
        raise _dom.HierarchyRequestErr("cannot change children of an entity node")

    appendChild = insertBefore = removeChild = replaceChild = _refuse


class Notation(Identified, Childless, Node):
    nodeType = _NOTATION

    def __init__(self, name, publicId, systemId):
        self.nodeName, self.publicId, self.systemId = name, publicId, systemId


class DOMImplementation:
    _features = {(name, version) for name in ("core", "xml") for version in ("1.0", "2.0", None)} | {
        ("ls-load", "3.0"), ("ls-load", None)}

    def hasFeature(self, feature, version):
        return (feature.lower(), version or None) in self._features

    def getInterface(self, feature):
        return self if self.hasFeature(feature, None) else None

    def createDocumentType(self, qualifiedName, publicId, systemId):
        made = DocumentType(qualifiedName)
        made.publicId, made.systemId = publicId, systemId
        return made

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        if doctype and doctype.parentNode:
            raise _dom.WrongDocumentErr("doctype object owned by another DOM tree")
        made = Document()
        if any(given is not None for given in (namespaceURI, qualifiedName, doctype)):
            if not qualifiedName:
                raise _dom.InvalidCharacterErr("Element with no name")
            prefix, _ = _split(qualifiedName)
            if prefix == "xml" and namespaceURI != XML_NAMESPACE:
                raise _dom.NamespaceErr("illegal use of 'xml' prefix")
            if prefix and not namespaceURI:
                raise _dom.NamespaceErr("illegal use of prefix without namespaces")
            if doctype:
                made.appendChild(doctype)
            made.appendChild(made.createElementNS(namespaceURI, qualifiedName))
        if doctype:
            doctype.ownerDocument = doctype.parentNode = made
        made.implementation, made.doctype = self, doctype
        return made


def _checked(data):
    if isinstance(data, str):
        return data
    raise TypeError("node contents must be a string")


class Document(_Searched, Node):
    nodeName = "#document"
    nodeType = _DOCUMENT
    _child_node_types = (_ELEMENT, _INSTRUCTION, _COMMENT, _DOCTYPE)
    doctype = documentURI = encoding = actualEncoding = standalone = version = errorHandler = None
    strictErrorChecking, implementation = False, DOMImplementation()

    def __init__(self):
        self.doctype, self.childNodes = None, NodeList()

    @property
    def documentElement(self):
        return next((node for node in self.childNodes if node.nodeType == _ELEMENT), None)

    # Makers of nodes.

    def _owned(self, node, data=None):
        node.ownerDocument = self
        if data is not None:
            node.data = data
        return node

    def createElementNS(self, namespaceURI, qualifiedName):
        return self._owned(Element(qualifiedName, namespaceURI, _split(qualifiedName)[0]))

    def createElement(self, tagName):
        return self._owned(Element(tagName))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        prefix, local = _split(qualifiedName)
        return self._owned(Attr(qualifiedName, namespaceURI, local, prefix))

    def createAttribute(self, qName):
        made = self._owned(Attr(qName))
        made.value = ""
        return made

    def createCDATASection(self, data):
        return self._owned(CDATASection(), _checked(data))

    def createTextNode(self, data):
        return self._owned(Text(), _checked(data))

    def createProcessingInstruction(self, target, data):
        return self._owned(ProcessingInstruction(target, data))

    def createComment(self, data):
        return self._owned(Comment(data))

    def createDocumentFragment(self):
        return self._owned(DocumentFragment())

    # The tree.

    def appendChild(self, node):
        self._admit(node)
        if node.nodeType == _ELEMENT and self.documentElement is not None:
            raise _dom.HierarchyRequestErr("two document elements disallowed")
        return super().appendChild(node)

    def removeChild(self, oldChild):
        super().removeChild(oldChild)
        if oldChild is self.doctype:
            self.doctype = None
        return oldChild

    def unlink(self):
        doctype, self.doctype = self.doctype, None
        if doctype is not None:
            doctype.unlink()
        super().unlink()

    def getElementById(self, id):
        for element in self._below(lambda element: True):
            for attr in element._attrs.values():
                if attr._is_id and attr.value == id:
                    return element
        return None

    def isSupported(self, feature, version):
        implementation = self.implementation
        return implementation.hasFeature(feature, version)

    def cloneNode(self, deep):
        if not deep:
            return None
        copy = self.implementation.createDocument(None, None, None)
        for name in ("encoding", "standalone", "version"):
            setattr(copy, name, getattr(self, name))
        for child in self.childNodes:
            made = _clone(child, deep, copy)
            made.parentNode = copy
            copy.childNodes.append(made)
            if isinstance(made, DocumentType):
                copy.doctype = made
        self._tell_handlers(_dom.UserDataHandler.NODE_CLONED, copy)
        return copy

    def importNode(self, node, deep):
        refused = {_DOCUMENT: "document", _DOCTYPE: "document type"}.get(node.nodeType)
        if refused:
            raise _dom.NotSupportedErr(f"cannot import {refused} nodes")
        return _clone(node, deep, self)

    def renameNode(self, n, namespaceURI, name):
        if n.ownerDocument is not self:
            raise _dom.WrongDocumentErr("cannot rename nodes from other documents")
        kind = n.nodeType
        if kind != _ELEMENT and kind != _ATTRIBUTE:
            raise _dom.NotSupportedErr("renameNode() only applies to element and attribute nodes")
        prefix, local = _split(name)
        if prefix == "xmlns" and namespaceURI != XMLNS_NAMESPACE:
            raise _dom.NamespaceErr("illegal use of 'xmlns' prefix")
        if kind == _ELEMENT:
            n.prefix, n._localName, n.namespaceURI = prefix, local, namespaceURI
            n.nodeName = n.tagName = name
            return n
        owner, was_id = n.ownerElement, n._is_id
        if owner is not None:
            owner.removeAttributeNode(n)
        n._prefix, n._localName, n.namespaceURI, n._name = prefix, local, namespaceURI, name
        if owner is not None:
            owner.setAttributeNode(n)
            n._is_id = was_id
        return n

    def writexml(self, writer, indent="", addindent="", newl="", encoding=None, standalone=None):
        declarations = f' encoding="{encoding}"' if encoding else ""
        if standalone is not None:
            declarations += f' standalone="{"yes" if standalone else "no"}"'
        writer.write(f'<?xml version="1.0"{declarations or " "}?>{newl}')
        for child in self.childNodes:
            child.writexml(writer, indent, addindent, newl)


def _copy_element(owner, node):
    copy = owner.createElementNS(node.namespaceURI, node.nodeName)
    for attr in node._attrs.values():
        copy.setAttributeNS(attr.namespaceURI, attr.nodeName, attr.value)
        copy._attrsNS[_key(attr)]._is_id = attr._is_id
    return copy


def _copy_attribute(owner, node):
    copy = owner.createAttributeNS(node.namespaceURI, node.nodeName)
    copy.value = node.value
    return copy


def _copy_doctype(owner, node):
    copy = owner.implementation.createDocumentType(node.name, node.publicId, node.systemId)
    copy.entities, copy.notations = node.entities, node.notations
    return owner._owned(copy)


_COPIERS = {
    _ELEMENT: _copy_element,
    _ATTRIBUTE: _copy_attribute,
    _TEXT: lambda owner, node: owner.createTextNode(node.data),
    _CDATA: lambda owner, node: owner.createCDATASection(node.data),
    _INSTRUCTION: lambda owner, node: owner.createProcessingInstruction(node.target, node.data),
    _COMMENT: lambda owner, node: owner.createComment(node.data),
    _DOCTYPE: _copy_doctype,
    _FRAGMENT: lambda owner, node: owner.createDocumentFragment(),
}


def _clone(node, deep, owner):
    """A copy of a node, for a document."""
    copier = _COPIERS.get(node.nodeType)
    if copier is None:
        raise _dom.NotSupportedErr(f"Cannot clone node {node!r}")
    events = _dom.UserDataHandler
    operation = events.NODE_CLONED if node.ownerDocument is owner else events.NODE_IMPORTED
    copy = copier(owner, node)
    if deep and node.nodeType not in (_ATTRIBUTE, _DOCTYPE):
        for child in node.childNodes:
            copy.appendChild(_clone(child, deep, owner))
    node._tell_handlers(operation, copy)
    return copy


class _Builder:
    """Makes a document of what a parser tells."""

    def __init__(self, namespaces=True):
        from xml.parsers import expat
        self.document = Document()
        self.here = self.document
        self.cdata = False
        self.pending = []
        self.ids = {}
        self.parser = parser = expat.ParserCreate(namespace_separator=" " if namespaces else None, intern={})
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.specified_attributes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.CommentHandler = lambda data: self.add(self.document.createComment(data))
        parser.ProcessingInstructionHandler = lambda target, data: self.add(
            self.document.createProcessingInstruction(target, data))
        parser.StartCdataSectionHandler = self.start_cdata
        parser.EndCdataSectionHandler = self.end_cdata
        parser.StartDoctypeDeclHandler = self.doctype
        parser.EndDoctypeDeclHandler = self.end_doctype
        parser.XmlDeclHandler = self.declaration
        if namespaces:
            parser.StartNamespaceDeclHandler = lambda prefix, uri: self.pending.append((prefix, uri))

    def add(self, node):
        if self.in_doctype:
            return
        _attach(self.here, self.document._owned(node))

    in_doctype = False

    def declaration(self, version, encoding, standalone):
        made = self.document
        made.version, made.encoding = version, encoding
        if standalone >= 0:
            self.document.standalone = bool(standalone)

    def doctype(self, name, system, public, has_internal_subset):
        made = self.document.implementation.createDocumentType(name, public, system)
        made.ownerDocument = self.document
        _attach(self.document, made)
        self.document.doctype = made
        self.in_doctype = True
        if has_internal_subset:
            parser = self.parser
            source = parser._text[parser._at:]
            made.internalSubset = _subset_of(source)
            made.entities._seq = []
            made.notations._seq = []
            parser.EntityDeclHandler = self.entity
            parser.UnparsedEntityDeclHandler = lambda name, base, system, public, notation: self.entity(
                name, False, None, base, system, public, notation)
            parser.NotationDeclHandler = lambda name, base, system, public: made.notations._seq.append(
                self.document._owned(Notation(name, public, system)))
            parser.AttlistDeclHandler = self.attlist

    def end_doctype(self):
        self.in_doctype = False

    def entity(self, name, is_parameter, value, base, system, public, notation):
        if is_parameter:
            return
        made = self.document._owned(Entity(name, public, system, notation))
        if value is not None:
            made.childNodes.append(self.document.createTextNode(value))
        self.document.doctype.entities._seq.append(made)

    def attlist(self, element, name, kind, default, required):
        if kind == "ID":
            self.ids[element] = name

    def _parts(self, name):
        parts = name.split(" ")
        if len(parts) == 3:
            uri, local, prefix = parts
            return uri, f"{prefix}:{local}", prefix, local
        if len(parts) == 2:
            return parts[0], parts[1], EMPTY_PREFIX, parts[1]
        return EMPTY_NAMESPACE, name, EMPTY_PREFIX, name

    def start(self, name, attributes):
        uri, qname, prefix, local = self._parts(name)
        element = Element(qname, uri, prefix, local)
        self.add(element)
        self.here = element
        for prefix, uri in self.pending:
            if prefix:
                attr = Attr("xmlns:" + prefix, XMLNS_NAMESPACE, prefix, "xmlns")
            else:
                attr = Attr("xmlns", XMLNS_NAMESPACE, "xmlns", EMPTY_PREFIX)
            self._give(element, attr, uri or "")
        self.pending = []
        pairs = iter(attributes)
        for name, value in zip(pairs, pairs):
            uri, qname, prefix, local = self._parts(name)
            self._give(element, Attr(qname, uri, local, prefix), value)

    def _give(self, element, attr, value):
        attr.value, attr.ownerDocument = value, self.document
        attr._is_id = self.ids.get(element.tagName) == attr.name
        _own(element, element, attr)

    def end(self, name):
        self.here = self.here.parentNode

    def text(self, data):
        if self.cdata:
            last = self.here.lastChild
            if last is not None and last.nodeType == _CDATA and not self.new_cdata:
                last.data += data
            else:
                self.add(self.document.createCDATASection(data))
                self.new_cdata = False
            return
        last = self.here.lastChild
        if last is not None and last.nodeType == _TEXT:
            last.data += data
        else:
            self.add(self.document.createTextNode(data))

    def start_cdata(self):
        self.cdata = self.new_cdata = True

    def end_cdata(self):
        self.cdata = False


def _subset_of(source):
    """The text between the brackets of a document type."""
    begin = source.index("[") + 1
    quote, depth, i = "", 1, begin
    while i < len(source):
        c = source[i]
        if quote:
            if c == quote:
                quote = ""
        elif source.startswith("<!--", i):
            i = source.index("-->", i) + 2
        elif c in "'\"":
            quote = c
        elif c == "]":
            break
        i += 1
    return source[begin:i]


def _build(feed, namespaces=True):
    builder = _Builder(namespaces)
    feed(builder.parser)
    return builder.document


def parse(file, parser=None, bufsize=None):
    """The document that a file has, which is given by its path or opened."""
    if parser is not None:
        return _from_sax(parser, file)
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        with open(file, "rb") as opened:
            return _build(lambda expat: expat.ParseFile(opened))

    def feed(expat):
        while data := file.read(16384):
            expat.Parse(data)
        expat.Parse(b"", True)
    return _build(feed)


def parseString(string, parser=None):
    """The document that a text or bytes are."""
    if parser is not None:
        return _from_sax(parser, io.StringIO(string) if isinstance(string, str) else io.BytesIO(string))
    return _build(lambda expat: expat.Parse(string, True))


def _from_sax(parser, source):
    """A document of what a reader of xml.sax tells."""
    from xml.sax.handler import ContentHandler

    class Maker(ContentHandler):
        def __init__(self):
            self.document = self.here = Document()

        def add(self, node):
            _attach(self.here, self.document._owned(node))

        def startElement(self, name, attrs):
            element = Element(name)
            self.add(element)
            for key, value in attrs.items():
                element.setAttribute(key, value)
            self.here = element

        def endElement(self, name):
            self.here = self.here.parentNode

        def startElementNS(self, name, qname, attrs):
            element = Element(qname or name[1], name[0], _split(qname or name[1])[0], name[1])
            self.add(element)
            for key in attrs.getNames():
                element.setAttributeNS(key[0], attrs.getQNameByName(key), attrs[key])
            self.here = element

        endElementNS = lambda self, name, qname: self.endElement(name)

        def characters(self, content):
            last = self.here.lastChild
            if last is not None and last.nodeType == _TEXT:
                last.data += content
            else:
                self.add(self.document.createTextNode(content))

        def processingInstruction(self, target, data):
            self.add(self.document.createProcessingInstruction(target, data))

    maker = Maker()
    parser.setContentHandler(maker)
    parser.parse(source)
    return maker.document


def getDOMImplementation(features=None):
    ours = Document.implementation
    if isinstance(features, str) and features:
        from xml.dom import getDOMImplementation as find
        try:
            return find(features=features)
        except ImportError:
            return None
    return ours if all(ours.hasFeature(*wanted) for wanted in features or ()) else None
`;
