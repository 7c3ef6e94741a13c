/**
 * The Python sources of the packages xml.dom and xml.dom.minidom (Lib/xml/dom): the Document Object Model, levels 1 and 2, built
 * over xml.parsers.expat.
 *
 * Left out: xml.dom.pulldom, xml.dom.xmlbuilder's loading and filters, user data's handlers but for cloning, types of attributes
 * other than those that the internal subset declares as ID.
 */

export const DOM_SOURCE = String.raw`
"""W3C Document Object Model implementation for Python."""


class Node:
    """Class giving the NodeType constants."""

    __slots__ = ()
    ELEMENT_NODE = 1
    ATTRIBUTE_NODE = 2
    TEXT_NODE = 3
    CDATA_SECTION_NODE = 4
    ENTITY_REFERENCE_NODE = 5
    ENTITY_NODE = 6
    PROCESSING_INSTRUCTION_NODE = 7
    COMMENT_NODE = 8
    DOCUMENT_NODE = 9
    DOCUMENT_TYPE_NODE = 10
    DOCUMENT_FRAGMENT_NODE = 11
    NOTATION_NODE = 12


INDEX_SIZE_ERR, DOMSTRING_SIZE_ERR, HIERARCHY_REQUEST_ERR, WRONG_DOCUMENT_ERR = 1, 2, 3, 4
INVALID_CHARACTER_ERR, NO_DATA_ALLOWED_ERR, NO_MODIFICATION_ALLOWED_ERR, NOT_FOUND_ERR = 5, 6, 7, 8
NOT_SUPPORTED_ERR, INUSE_ATTRIBUTE_ERR, INVALID_STATE_ERR, SYNTAX_ERR = 9, 10, 11, 12
INVALID_MODIFICATION_ERR, NAMESPACE_ERR, INVALID_ACCESS_ERR, VALIDATION_ERR = 13, 14, 15, 16


class DOMException(Exception):
    """Abstract base class for DOM exceptions: those with a code of their own are raised."""

    def __init__(self, *args, **kw):
        if self.__class__ is DOMException:
            raise RuntimeError("DOMException should not be instantiated directly")
        Exception.__init__(self, *args, **kw)

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
    """Class giving the operation constants for UserDataHandler.handle()."""

    NODE_CLONED, NODE_IMPORTED, NODE_DELETED, NODE_RENAMED = 1, 2, 3, 4


XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/"
XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
EMPTY_NAMESPACE = None
EMPTY_PREFIX = None


def registerDOMImplementation(name, factory):
    """Register a factory of DOM implementations."""
    _registered[name] = factory


_registered = {}


def getDOMImplementation(name=None, features=()):
    """Return a suitable DOM implementation."""
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
"""Simple implementation of the Level 1 DOM, with namespaces and other features of Level 2."""

import io
import xml.dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XML_NAMESPACE, XMLNS_NAMESPACE, Node as _Constants

_PARENTS = {1, 5, 11}


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
        raise xml.dom.NoModificationAllowedErr("attempt to modify read-only attribute 'length'")

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
        made = NodeList()
        made.extend(other)
        return made

    __radd__ = __add__


_no_nodes = EmptyNodeList()


class Node(_Constants):
    """A node of a document."""

    namespaceURI = None
    parentNode = None
    ownerDocument = None
    nextSibling = None
    previousSibling = None
    prefix = EMPTY_PREFIX
    attributes = None
    nodeValue = None

    def __bool__(self):
        return True

    @property
    def firstChild(self):
        return self.childNodes[0] if self.childNodes else None

    @property
    def lastChild(self):
        return self.childNodes[-1] if self.childNodes else None

    @property
    def localName(self):
        return None

    def toxml(self, encoding=None, standalone=None):
        return self.toprettyxml("", "", encoding, standalone)

    def toprettyxml(self, indent="\t", newl="\n", encoding=None, standalone=None):
        if encoding is None:
            writer = io.StringIO()
        else:
            writer = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="xmlcharrefreplace", newline="\n")
        if self.nodeType == Node.DOCUMENT_NODE:
            self.writexml(writer, "", indent, newl, encoding, standalone)
        else:
            self.writexml(writer, "", indent, newl)
        if encoding is None:
            return writer.getvalue()
        return writer.detach().getvalue()

    def hasChildNodes(self):
        return bool(self.childNodes)

    def _check_child(self, node):
        if node.nodeType not in self._child_node_types:
            raise xml.dom.HierarchyRequestErr("%s cannot be child of %s" % (repr(node), repr(self)))

    def insertBefore(self, newChild, refChild):
        if newChild.nodeType == self.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(newChild.childNodes):
                self.insertBefore(child, refChild)
            return newChild
        self._check_child(newChild)
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        if refChild is None:
            self.appendChild(newChild)
            return newChild
        try:
            index = self.childNodes.index(refChild)
        except ValueError:
            raise xml.dom.NotFoundErr()
        self.childNodes.insert(index, newChild)
        newChild.nextSibling = refChild
        refChild.previousSibling = newChild
        newChild.previousSibling = self.childNodes[index - 1] if index else None
        if index:
            self.childNodes[index - 1].nextSibling = newChild
        newChild.parentNode = self
        return newChild

    def appendChild(self, node):
        if node.nodeType == self.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(node.childNodes):
                self.appendChild(child)
            return node
        self._check_child(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        _append_child(self, node)
        node.nextSibling = None
        return node

    def replaceChild(self, newChild, oldChild):
        if newChild.nodeType == self.DOCUMENT_FRAGMENT_NODE:
            after = oldChild.nextSibling
            self.removeChild(oldChild)
            return self.insertBefore(newChild, after)
        self._check_child(newChild)
        if newChild is oldChild:
            return None
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        try:
            index = self.childNodes.index(oldChild)
        except ValueError:
            raise xml.dom.NotFoundErr()
        self.childNodes[index] = newChild
        newChild.parentNode = self
        oldChild.parentNode = None
        newChild.nextSibling, newChild.previousSibling = oldChild.nextSibling, oldChild.previousSibling
        oldChild.nextSibling = oldChild.previousSibling = None
        if newChild.previousSibling:
            newChild.previousSibling.nextSibling = newChild
        if newChild.nextSibling:
            newChild.nextSibling.previousSibling = newChild
        return oldChild

    def removeChild(self, oldChild):
        try:
            self.childNodes.remove(oldChild)
        except ValueError:
            raise xml.dom.NotFoundErr()
        if oldChild.nextSibling is not None:
            oldChild.nextSibling.previousSibling = oldChild.previousSibling
        if oldChild.previousSibling is not None:
            oldChild.previousSibling.nextSibling = oldChild.nextSibling
        oldChild.nextSibling = oldChild.previousSibling = oldChild.parentNode = None
        return oldChild

    def normalize(self):
        """Make one of neighbouring texts, and none of empty ones."""
        kept = []
        for child in self.childNodes:
            if child.nodeType == Node.TEXT_NODE:
                if not child.data:
                    child.parentNode = child.nextSibling = child.previousSibling = None
                    continue
                if kept and kept[-1].nodeType == Node.TEXT_NODE:
                    kept[-1].data += child.data
                    child.parentNode = child.nextSibling = child.previousSibling = None
                    continue
            kept.append(child)
            if child.nodeType == Node.ELEMENT_NODE:
                child.normalize()
        for before, after in zip([None, *kept], [*kept, None]):
            if before is not None:
                before.nextSibling = after
            if after is not None:
                after.previousSibling = before
        self.childNodes[:] = kept

    def cloneNode(self, deep):
        return _clone(self, deep, self.ownerDocument or self)

    def isSupported(self, feature, version):
        return self.ownerDocument.implementation.hasFeature(feature, version)

    def isSameNode(self, other):
        return self is other

    def getInterface(self, feature):
        return self if self.isSupported(feature, None) else None

    def getUserData(self, key):
        return self.__dict__.get("_user_data", {}).get(key, (None,))[0]

    def setUserData(self, key, data, handler):
        kept = self.__dict__.setdefault("_user_data", {})
        old = kept.pop(key, (None,))[0]
        if data is not None:
            kept[key] = (data, handler)
        return old

    def _call_user_data_handler(self, operation, src, dst):
        for key, (data, handler) in list(self.__dict__.get("_user_data", {}).items()):
            if handler is not None:
                handler.handle(operation, key, data, src, dst)

    def unlink(self):
        """Take the document apart."""
        self.parentNode = self.ownerDocument = None
        if self.childNodes:
            for child in self.childNodes:
                child.unlink()
            self.childNodes = NodeList()
        self.previousSibling = self.nextSibling = None

    def __enter__(self):
        return self

    def __exit__(self, et, ev, tb):
        self.unlink()

    def _get_childNodes(self):
        return self.childNodes

    def _get_firstChild(self):
        return self.firstChild

    def _get_lastChild(self):
        return self.lastChild


def _append_child(self, node):
    children = self.childNodes
    if children:
        last = children[-1]
        node.previousSibling = last
        last.nextSibling = node
    children.append(node)
    node.parentNode = self


def _escape(text, attribute):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if attribute:
        text = text.replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
    return text


def _write_data(writer, text, attr):
    if text:
        writer.write(_escape(text, attr))


def _elements(parent, test, found):
    for node in parent.childNodes:
        if node.nodeType == Node.ELEMENT_NODE:
            if test(node):
                found.append(node)
            _elements(node, test, found)
    return found


def _by_name(parent, name):
    return _elements(parent, lambda node: name in ("*", node.tagName), NodeList())


def _by_name_ns(parent, uri, name):
    return _elements(parent, lambda node: name in ("*", node.localName) and uri in ("*", node.namespaceURI), NodeList())


def _split(qualifiedName):
    prefix, colon, local = qualifiedName.partition(":")
    return (prefix, local) if colon else (None, qualifiedName)


class DocumentFragment(Node):
    nodeType = Node.DOCUMENT_FRAGMENT_NODE
    nodeName = "#document-fragment"
    _child_node_types = (1, 3, 4, 5, 7, 8, 12)

    def __init__(self):
        self.childNodes = NodeList()


class Attr(Node):
    """An attribute: its value is its text, too."""

    nodeType = Node.ATTRIBUTE_NODE
    specified = False
    _is_id = False
    _child_node_types = (3, 5)

    def __init__(self, qName, namespaceURI=EMPTY_NAMESPACE, localName=None, prefix=None):
        self.ownerElement = None
        self._name = qName
        self.namespaceURI = namespaceURI
        self._prefix = prefix
        if localName is not None:
            self._localName = localName
        self.childNodes = NodeList()
        self.childNodes.append(Text())
        self._value = ""

    @property
    def localName(self):
        try:
            return self._localName
        except AttributeError:
            return self.nodeName.split(":", 1)[-1]

    @property
    def specified(self):
        return True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        self._name = value

    nodeName = name

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value
        self.childNodes[0].data = value

    nodeValue = value

    @property
    def prefix(self):
        return self._prefix

    @prefix.setter
    def prefix(self, prefix):
        if prefix == "xmlns" and self.namespaceURI and self.namespaceURI != XMLNS_NAMESPACE:
            raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix for the wrong namespace")
        self._prefix = prefix
        name = self.localName if prefix is None else f"{prefix}:{self.localName}"
        element = self.ownerElement
        if element is not None:
            element._attrs.pop(self._name, None)
            element._attrs[name] = self
        self._name = name

    @property
    def isId(self):
        return self._is_id

    def unlink(self):
        if self.ownerElement is not None:
            self.ownerElement._attrs.pop(self._name, None)
            self.ownerElement._attrsNS.pop((self.namespaceURI, self.localName), None)
            self.ownerElement = None
        Node.unlink(self)


class NamedNodeMap:
    """The attributes of an element, by name."""

    def __init__(self, attrs, attrsNS, ownerElement):
        self._attrs = attrs
        self._attrsNS = attrsNS
        self._ownerElement = ownerElement

    @property
    def length(self):
        return len(self._attrs)

    def item(self, index):
        try:
            return self[list(self._attrs)[index]]
        except IndexError:
            return None

    def items(self):
        return [(node.nodeName, node.value) for node in self._attrs.values()]

    def itemsNS(self):
        return [((node.namespaceURI, node.localName), node.value) for node in self._attrs.values()]

    def __contains__(self, key):
        return key in (self._attrs if isinstance(key, str) else self._attrsNS)

    def keys(self):
        return self._attrs.keys()

    def keysNS(self):
        return self._attrsNS.keys()

    def values(self):
        return self._attrs.values()

    def get(self, name, value=None):
        return self._attrs.get(name, value)

    def __len__(self):
        return len(self._attrs)

    def __eq__(self, other):
        return self._attrs is getattr(other, "_attrs", None)

    def __getitem__(self, name):
        return self._attrsNS[name] if isinstance(name, tuple) else self._attrs[name]

    def __setitem__(self, attname, value):
        if isinstance(value, str):
            node = self._attrs.get(attname)
            if node is None:
                node = Attr(attname)
                node.ownerDocument = self._ownerElement.ownerDocument
                self.setNamedItem(node)
            node.value = value
        elif isinstance(value, Attr):
            self.setNamedItem(value)
        else:
            raise TypeError("value must be a string or Attr object")

    def __delitem__(self, name):
        self[name].unlink()

    def getNamedItem(self, name):
        return self._attrs.get(name)

    def getNamedItemNS(self, namespaceURI, localName):
        return self._attrsNS.get((namespaceURI, localName))

    def removeNamedItem(self, name):
        node = self.getNamedItem(name)
        if node is None:
            raise xml.dom.NotFoundErr()
        del self._attrs[node.nodeName]
        self._attrsNS.pop((node.namespaceURI, node.localName), None)
        node.ownerElement = None
        return node

    def removeNamedItemNS(self, namespaceURI, localName):
        node = self.getNamedItemNS(namespaceURI, localName)
        if node is None:
            raise xml.dom.NotFoundErr()
        return self.removeNamedItem(node.nodeName)

    def setNamedItem(self, node):
        if not isinstance(node, Attr):
            raise xml.dom.HierarchyRequestErr("%s cannot be child of %s" % (repr(node), repr(self)))
        old = self._attrs.get(node.name)
        if old is not None:
            old.unlink()
        self._attrs[node.name] = node
        self._attrsNS[(node.namespaceURI, node.localName)] = node
        node.ownerElement = self._ownerElement
        return old

    setNamedItemNS = setNamedItem


AttributeList = NamedNodeMap


class Element(Node):
    nodeType = Node.ELEMENT_NODE
    schemaType = None
    _child_node_types = (1, 7, 8, 3, 4, 5)

    def __init__(self, tagName, namespaceURI=EMPTY_NAMESPACE, prefix=None, localName=None):
        self.tagName = self.nodeName = tagName
        self.prefix = prefix
        self.namespaceURI = namespaceURI
        if localName is not None:
            self._localName = localName
        self.childNodes = NodeList()
        self._attrs = {}
        self._attrsNS = {}

    @property
    def localName(self):
        try:
            return self._localName
        except AttributeError:
            return self.tagName.split(":", 1)[-1]

    @property
    def attributes(self):
        return NamedNodeMap(self._attrs, self._attrsNS, self)

    def unlink(self):
        for attr in list(self._attrs.values()):
            attr.unlink()
        self._attrs, self._attrsNS = {}, {}
        Node.unlink(self)

    def getAttribute(self, attname):
        """The value of an attribute, or the empty string."""
        node = self._attrs.get(attname)
        return "" if node is None else node.value

    def getAttributeNS(self, namespaceURI, localName):
        node = self._attrsNS.get((namespaceURI, localName))
        return "" if node is None else node.value

    def setAttribute(self, attname, value):
        node = self._attrs.get(attname)
        if node is None:
            node = Attr(attname)
            node.ownerDocument = self.ownerDocument
            node.value = value
            self.setAttributeNode(node)
        elif value != node.value:
            node.value = value

    def setAttributeNS(self, namespaceURI, qualifiedName, value):
        prefix, local = _split(qualifiedName)
        node = self._attrsNS.get((namespaceURI, local))
        if node is None:
            node = Attr(qualifiedName, namespaceURI, local, prefix)
            node.ownerDocument = self.ownerDocument
            node.value = value
            self.setAttributeNode(node)
            return
        if value != node.value:
            node.value = value
        if node.prefix != prefix:
            node.prefix = prefix

    def getAttributeNode(self, attrname):
        return self._attrs.get(attrname)

    def getAttributeNodeNS(self, namespaceURI, localName):
        return self._attrsNS.get((namespaceURI, localName))

    def setAttributeNode(self, attr):
        if attr.ownerElement not in (None, self):
            raise xml.dom.InuseAttributeErr("attribute node already owned")
        old = self._attrs.get(attr.name)
        if old is not None:
            self.removeAttributeNode(old)
        old_ns = self._attrsNS.get((attr.namespaceURI, attr.localName))
        if old_ns is not None and old_ns is not old:
            self.removeAttributeNode(old_ns)
        self._attrs[attr.name] = attr
        self._attrsNS[(attr.namespaceURI, attr.localName)] = attr
        attr.ownerElement = self
        if old is not attr:
            return old
        return old_ns if old_ns is not attr else None

    setAttributeNodeNS = setAttributeNode

    def removeAttribute(self, name):
        if name not in self._attrs:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(self._attrs[name])

    def removeAttributeNS(self, namespaceURI, localName):
        node = self._attrsNS.get((namespaceURI, localName))
        if node is None:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(node)

    def removeAttributeNode(self, node):
        if node is None or self._attrs.get(node.name) is not node:
            raise xml.dom.NotFoundErr()
        node.unlink()
        node.ownerDocument = self.ownerDocument
        return node

    removeAttributeNodeNS = removeAttributeNode

    def hasAttribute(self, name):
        return name in self._attrs

    def hasAttributeNS(self, namespaceURI, localName):
        return (namespaceURI, localName) in self._attrsNS

    def hasAttributes(self):
        return bool(self._attrs)

    def getElementsByTagName(self, name):
        return _by_name(self, name)

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return _by_name_ns(self, namespaceURI, localName)

    def setIdAttribute(self, name):
        self.setIdAttributeNode(self.getAttributeNode(name))

    def setIdAttributeNS(self, namespaceURI, localName):
        self.setIdAttributeNode(self.getAttributeNodeNS(namespaceURI, localName))

    def setIdAttributeNode(self, idAttr):
        if idAttr is None or not self.isSameNode(idAttr.ownerElement):
            raise xml.dom.NotFoundErr()
        idAttr._is_id = True

    def __repr__(self):
        return "<DOM Element: %s at %#x>" % (self.tagName, id(self))

    def writexml(self, writer, indent="", addindent="", newl=""):
        """Write an XML element to a file-like object."""
        writer.write(indent + "<" + self.tagName)
        for name, attr in self._attrs.items():
            writer.write(f' {name}="{_escape(attr.value, True)}"')
        if not self.childNodes:
            writer.write(f"/>{newl}")
            return
        writer.write(">")
        if len(self.childNodes) == 1 and self.childNodes[0].nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE):
            self.childNodes[0].writexml(writer, "", "", "")
        else:
            writer.write(newl)
            for node in self.childNodes:
                node.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write(f"</{self.tagName}>{newl}")


class Childless:
    """Mixin of nodes that have no children."""

    attributes = None
    childNodes = _no_nodes
    firstChild = lastChild = None

    def _refuse(self, *args):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes cannot have children")

    appendChild = insertBefore = _refuse

    def hasChildNodes(self):
        return False

    def removeChild(self, oldChild):
        raise xml.dom.NotFoundErr(self.nodeName + " nodes do not have children")

    def normalize(self):
        """There is nothing to do."""

    def replaceChild(self, newChild, oldChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")


class ProcessingInstruction(Childless, Node):
    nodeType = Node.PROCESSING_INSTRUCTION_NODE

    def __init__(self, target, data):
        self.target = target
        self.data = data

    @property
    def nodeValue(self):
        return self.data

    @nodeValue.setter
    def nodeValue(self, value):
        self.data = value

    @property
    def nodeName(self):
        return self.target

    @nodeName.setter
    def nodeName(self, value):
        self.target = value

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}<?{self.target} {self.data}?>{newl}")


class CharacterData(Childless, Node):
    def __init__(self):
        self.ownerDocument = self.parentNode = None
        self.previousSibling = self.nextSibling = None
        self.data = ""

    @property
    def length(self):
        return len(self.data)

    __len__ = length.fget

    @property
    def nodeValue(self):
        return self.data

    @nodeValue.setter
    def nodeValue(self, data):
        self.data = data

    def __repr__(self):
        data = self.data
        return '<DOM %s node "%r%s">' % (self.__class__.__name__, data[0:10], "..." if len(data) > 10 else "")

    def _check_offset(self, offset):
        if offset < 0:
            raise xml.dom.IndexSizeErr("offset cannot be negative")
        if offset >= len(self.data):
            raise xml.dom.IndexSizeErr("offset cannot be beyond end of data")

    def substringData(self, offset, count):
        self._check_offset(offset)
        if count < 0:
            raise xml.dom.IndexSizeErr("count cannot be negative")
        return self.data[offset:offset + count]

    def appendData(self, arg):
        self.data += arg

    def insertData(self, offset, arg):
        self._check_offset(offset)
        if arg:
            self.data = self.data[:offset] + arg + self.data[offset:]

    def deleteData(self, offset, count):
        self.replaceData(offset, count, "")

    def replaceData(self, offset, count, arg):
        self._check_offset(offset)
        if count < 0:
            raise xml.dom.IndexSizeErr("count cannot be negative")
        if count:
            self.data = self.data[:offset] + arg + self.data[offset + count:]


class Text(CharacterData):
    nodeType = Node.TEXT_NODE
    nodeName = "#text"
    attributes = None

    def splitText(self, offset):
        if offset < 0 or offset > len(self.data):
            raise xml.dom.IndexSizeErr("illegal offset value")
        made = self.__class__()
        made.data = self.data[offset:]
        made.ownerDocument = self.ownerDocument
        after = self.nextSibling
        if self.parentNode and self in self.parentNode.childNodes:
            if after is None:
                self.parentNode.appendChild(made)
            else:
                self.parentNode.insertBefore(made, after)
        self.data = self.data[:offset]
        return made

    def writexml(self, writer, indent="", addindent="", newl=""):
        _write_data(writer, "%s%s%s" % (indent, self.data, newl), False)

    def _neighbours(self):
        """The texts that stand beside this one, in order."""
        first = self
        kinds = (Node.TEXT_NODE, Node.CDATA_SECTION_NODE)
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

    def replaceWholeText(self, content):
        parent = self.parentNode
        for node in self._neighbours():
            if node is not self:
                parent.removeChild(node)
        if content:
            self.data = content
            return self
        parent.removeChild(self)
        return None

    @property
    def isWhitespaceInElementContent(self):
        return False


class Comment(CharacterData):
    nodeType = Node.COMMENT_NODE
    nodeName = "#comment"

    def __init__(self, data):
        CharacterData.__init__(self)
        self.data = data

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "--" in self.data:
            raise ValueError("'--' is not allowed in a comment node")
        writer.write(f"{indent}<!--{self.data}-->{newl}")


class CDATASection(Text):
    nodeType = Node.CDATA_SECTION_NODE
    nodeName = "#cdata-section"

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "]]>" in self.data:
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write(f"<![CDATA[{self.data}]]>")


class ReadOnlySequentialNamedNodeMap:
    """Entities or notations of a document type."""

    def __init__(self, seq=()):
        self._seq = seq

    def __len__(self):
        return len(self._seq)

    @property
    def length(self):
        return len(self._seq)

    def getNamedItem(self, name):
        for node in self._seq:
            if node.nodeName == name:
                return node
        return None

    def getNamedItemNS(self, namespaceURI, localName):
        for node in self._seq:
            if node.namespaceURI == namespaceURI and node.localName == localName:
                return node
        return None

    def __getitem__(self, name):
        node = self.getNamedItemNS(*name) if isinstance(name, tuple) else self.getNamedItem(name)
        if node is None:
            raise KeyError(name)
        return node

    def item(self, index):
        return self._seq[index] if 0 <= index < len(self._seq) else None

    def _refuse(self, *args):
        raise xml.dom.NoModificationAllowedErr("NamedNodeMap instance is read-only")

    removeNamedItem = removeNamedItemNS = setNamedItem = setNamedItemNS = _refuse


class Identified:
    """Mixin of nodes with identifiers."""

    publicId = systemId = None

    def _identified_mixin_init(self, publicId, systemId):
        self.publicId, self.systemId = publicId, systemId

    def _get_publicId(self):
        return self.publicId

    def _get_systemId(self):
        return self.systemId


class DocumentType(Identified, Childless, Node):
    nodeType = Node.DOCUMENT_TYPE_NODE
    nodeValue = None
    name = publicId = systemId = internalSubset = None

    def __init__(self, qualifiedName):
        self.entities = ReadOnlySequentialNamedNodeMap([])
        self.notations = ReadOnlySequentialNamedNodeMap([])
        if qualifiedName:
            self.name = _split(qualifiedName)[1]
        self.nodeName = self.name

    def cloneNode(self, deep):
        if self.ownerDocument is not None:
            return None
        made = DocumentType(None)
        made.name = made.nodeName = self.name
        return made

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write("<!DOCTYPE " + self.name)
        if self.publicId:
            writer.write(f"{newl}  PUBLIC '{self.publicId}'{newl}  '{self.systemId}'")
        elif self.systemId:
            writer.write(f"{newl}  SYSTEM '{self.systemId}'")
        if self.internalSubset is not None:
            writer.write(f" [{self.internalSubset}]")
        writer.write(">" + newl)


class Entity(Identified, Node):
    attributes = None
    nodeType = Node.ENTITY_NODE
    nodeValue = None
    actualEncoding = encoding = version = None

    def __init__(self, name, publicId, systemId, notation):
        self.nodeName = name
        self.notationName = notation
        self.childNodes = NodeList()
        self._identified_mixin_init(publicId, systemId)

    def _refuse(self, *args):
        raise xml.dom.HierarchyRequestErr("cannot change children of an entity node")

    appendChild = insertBefore = removeChild = replaceChild = _refuse


class Notation(Identified, Childless, Node):
    nodeType = Node.NOTATION_NODE
    nodeValue = None

    def __init__(self, name, publicId, systemId):
        self.nodeName = name
        self._identified_mixin_init(publicId, systemId)


class DOMImplementation:
    _features = {(name, version) for name in ("core", "xml") for version in ("1.0", "2.0", None)} | {
        ("ls-load", "3.0"), ("ls-load", None)}

    def hasFeature(self, feature, version):
        return (feature.lower(), version or None) in self._features

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        if doctype and doctype.parentNode is not None:
            raise xml.dom.WrongDocumentErr("doctype object owned by another DOM tree")
        document = Document()
        if not (namespaceURI is None and qualifiedName is None and doctype is None):
            if not qualifiedName:
                raise xml.dom.InvalidCharacterErr("Element with no name")
            prefix, _ = _split(qualifiedName)
            if prefix == "xml" and namespaceURI != XML_NAMESPACE:
                raise xml.dom.NamespaceErr("illegal use of 'xml' prefix")
            if prefix and not namespaceURI:
                raise xml.dom.NamespaceErr("illegal use of prefix without namespaces")
            if doctype:
                document.appendChild(doctype)
            document.appendChild(document.createElementNS(namespaceURI, qualifiedName))
        if doctype:
            doctype.parentNode = doctype.ownerDocument = document
        document.doctype = doctype
        document.implementation = self
        return document

    def createDocumentType(self, qualifiedName, publicId, systemId):
        made = DocumentType(qualifiedName)
        made.publicId, made.systemId = publicId, systemId
        return made

    def getInterface(self, feature):
        return self if self.hasFeature(feature, None) else None


class Document(Node):
    nodeType = Node.DOCUMENT_NODE
    nodeName = "#document"
    nodeValue = None
    attributes = None
    implementation = DOMImplementation()
    _child_node_types = (1, 7, 8, 10)
    doctype = documentURI = encoding = actualEncoding = standalone = version = errorHandler = None
    strictErrorChecking = False

    def __init__(self):
        self.doctype = None
        self.childNodes = NodeList()

    @property
    def documentElement(self):
        for node in self.childNodes:
            if node.nodeType == Node.ELEMENT_NODE:
                return node
        return None

    def appendChild(self, node):
        self._check_child(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        if node.nodeType == Node.ELEMENT_NODE and self.documentElement is not None:
            raise xml.dom.HierarchyRequestErr("two document elements disallowed")
        return Node.appendChild(self, node)

    def removeChild(self, oldChild):
        Node.removeChild(self, oldChild)
        if self.doctype is oldChild:
            self.doctype = None
        return oldChild

    def unlink(self):
        if self.doctype is not None:
            self.doctype.unlink()
            self.doctype = None
        Node.unlink(self)

    def cloneNode(self, deep):
        if not deep:
            return None
        clone = self.implementation.createDocument(None, None, None)
        clone.encoding, clone.standalone, clone.version = self.encoding, self.standalone, self.version
        for node in self.childNodes:
            made = _clone(node, deep, clone)
            clone.childNodes.append(made)
            if made.nodeType == Node.DOCUMENT_TYPE_NODE:
                clone.doctype = made
            made.parentNode = clone
        self._call_user_data_handler(xml.dom.UserDataHandler.NODE_CLONED, self, clone)
        return clone

    def _owned(self, node):
        node.ownerDocument = self
        return node

    def createDocumentFragment(self):
        return self._owned(DocumentFragment())

    def createElement(self, tagName):
        return self._owned(Element(tagName))

    def createTextNode(self, data):
        if not isinstance(data, str):
            raise TypeError("node contents must be a string")
        made = self._owned(Text())
        made.data = data
        return made

    def createCDATASection(self, data):
        if not isinstance(data, str):
            raise TypeError("node contents must be a string")
        made = self._owned(CDATASection())
        made.data = data
        return made

    def createComment(self, data):
        return self._owned(Comment(data))

    def createProcessingInstruction(self, target, data):
        return self._owned(ProcessingInstruction(target, data))

    def createAttribute(self, qName):
        made = self._owned(Attr(qName))
        made.value = ""
        return made

    def createElementNS(self, namespaceURI, qualifiedName):
        prefix, local = _split(qualifiedName)
        return self._owned(Element(qualifiedName, namespaceURI, prefix))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        prefix, local = _split(qualifiedName)
        return self._owned(Attr(qualifiedName, namespaceURI, local, prefix))

    def getElementById(self, id):
        for element in _by_name(self, "*"):
            for attr in element._attrs.values():
                if attr._is_id and attr.value == id:
                    return element
        return None

    def getElementsByTagName(self, name):
        return _by_name(self, name)

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return _by_name_ns(self, namespaceURI, localName)

    def isSupported(self, feature, version):
        return self.implementation.hasFeature(feature, version)

    def importNode(self, node, deep):
        if node.nodeType == Node.DOCUMENT_NODE:
            raise xml.dom.NotSupportedErr("cannot import document nodes")
        if node.nodeType == Node.DOCUMENT_TYPE_NODE:
            raise xml.dom.NotSupportedErr("cannot import document type nodes")
        return _clone(node, deep, self)

    def renameNode(self, n, namespaceURI, name):
        if n.ownerDocument is not self:
            raise xml.dom.WrongDocumentErr("cannot rename nodes from other documents")
        if n.nodeType not in (Node.ELEMENT_NODE, Node.ATTRIBUTE_NODE):
            raise xml.dom.NotSupportedErr("renameNode() only applies to element and attribute nodes")
        prefix, local = _split(name)
        if prefix == "xmlns" and namespaceURI != XMLNS_NAMESPACE:
            raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix")
        if n.nodeType == Node.ATTRIBUTE_NODE:
            element = n.ownerElement
            if element is not None:
                is_id = n._is_id
                element.removeAttributeNode(n)
            n._prefix, n._localName, n.namespaceURI, n._name = prefix, local, namespaceURI, name
            if element is not None:
                element.setAttributeNode(n)
                n._is_id = is_id
        else:
            n.prefix, n._localName, n.namespaceURI = prefix, local, namespaceURI
            n.tagName = n.nodeName = name
        return n

    def writexml(self, writer, indent="", addindent="", newl="", encoding=None, standalone=None):
        declarations = ""
        if encoding:
            declarations += f' encoding="{encoding}"'
        if standalone is not None:
            declarations += f' standalone="{"yes" if standalone else "no"}"'
        writer.write(f'<?xml version="1.0"{declarations or " "}?>{newl}')
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)


def _clone(node, deep, newOwnerDocument):
    """A copy of a node, for a document."""
    kind = node.nodeType
    operation = (xml.dom.UserDataHandler.NODE_CLONED if node.ownerDocument is newOwnerDocument
                 else xml.dom.UserDataHandler.NODE_IMPORTED)
    owner = newOwnerDocument
    if kind == Node.ELEMENT_NODE:
        made = owner.createElementNS(node.namespaceURI, node.nodeName)
        for attr in node._attrs.values():
            made.setAttributeNS(attr.namespaceURI, attr.nodeName, attr.value)
            copy = made.getAttributeNodeNS(attr.namespaceURI, attr.localName)
            copy._is_id = attr._is_id
    elif kind == Node.DOCUMENT_FRAGMENT_NODE:
        made = owner.createDocumentFragment()
    elif kind == Node.TEXT_NODE:
        made = owner.createTextNode(node.data)
    elif kind == Node.CDATA_SECTION_NODE:
        made = owner.createCDATASection(node.data)
    elif kind == Node.PROCESSING_INSTRUCTION_NODE:
        made = owner.createProcessingInstruction(node.target, node.data)
    elif kind == Node.COMMENT_NODE:
        made = owner.createComment(node.data)
    elif kind == Node.ATTRIBUTE_NODE:
        made = owner.createAttributeNS(node.namespaceURI, node.nodeName)
        made.value = node.value
        deep = False
    elif kind == Node.DOCUMENT_TYPE_NODE:
        made = owner.implementation.createDocumentType(node.name, node.publicId, node.systemId)
        made.ownerDocument = owner
        made.internalSubset = node.internalSubset
        made.entities, made.notations = node.entities, node.notations
        deep = False
    else:
        raise xml.dom.NotSupportedErr("Cannot clone node %s" % repr(node))
    if deep:
        for child in node.childNodes:
            made.appendChild(_clone(child, deep, owner))
    node._call_user_data_handler(operation, node, made)
    return made


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
        node.ownerDocument = self.document
        _append_child(self.here, node)

    in_doctype = False

    def declaration(self, version, encoding, standalone):
        self.document.version = version
        self.document.encoding = encoding
        if standalone >= 0:
            self.document.standalone = bool(standalone)

    def doctype(self, name, system, public, has_internal_subset):
        made = self.document.implementation.createDocumentType(name, public, system)
        made.ownerDocument = self.document
        _append_child(self.document, made)
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
            self._attach(element, attr, uri or "")
        self.pending = []
        for i in range(0, len(attributes), 2):
            uri, qname, prefix, local = self._parts(attributes[i])
            self._attach(element, Attr(qname, uri, local, prefix), attributes[i + 1])

    def _attach(self, element, attr, value):
        attr.value = value
        attr.ownerDocument = self.document
        attr.ownerElement = element
        attr._is_id = self.ids.get(element.tagName) == attr.name
        element._attrs[attr.name] = attr
        element._attrsNS[(attr.namespaceURI, attr.localName)] = attr

    def end(self, name):
        self.here = self.here.parentNode

    def text(self, data):
        if self.cdata:
            last = self.here.lastChild
            if last is not None and last.nodeType == Node.CDATA_SECTION_NODE and not self.new_cdata:
                last.data += data
            else:
                self.add(self.document.createCDATASection(data))
                self.new_cdata = False
            return
        last = self.here.lastChild
        if last is not None and last.nodeType == Node.TEXT_NODE:
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
    """Parse a file into a DOM by filename or file object."""
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
    """Parse a file into a DOM from a string."""
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
            _append_child(self.here, self.document._owned(node))

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
            if last is not None and last.nodeType == Node.TEXT_NODE:
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
    if features:
        if isinstance(features, str):
            from xml.dom import getDOMImplementation as find
            try:
                return find(features=features)
            except ImportError:
                return None
        for feature, version in features:
            if not Document.implementation.hasFeature(feature, version):
                return None
    return Document.implementation
`;
