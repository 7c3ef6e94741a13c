/** The module pprint (Lib/pprint.py), in Python. */
import { MAPPINGPROXY_TYPE } from "../objects/well_known.ts";
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
import collections as _collections
import sys as _sys
from types import SimpleNamespace as _SimpleNamespace

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Format a Python object into a pretty-printed representation."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object"""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Version of repr() which can handle recursive data structures."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Determine if saferepr(object) is readable by eval()."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Determine if object requires a recursive representation."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    "Orders objects that cannot be compared by their types and addresses."

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(t):
    return _safe_key(t[0]), _safe_key(t[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        """Handle pretty printing operations onto a stream using a set of configured parameters."""
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream.write, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text, whether it can be read back, whether it is recursive) of an object; subclasses may change it."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    # Writers of one kind of object each: write(text), the column they stand in, how many characters must follow on
    # the last line, the ids of what is around, and how deep they are in it.

    def _format(self, object, write, indent, allowance, context, level):
        key = id(object)
        if key in context:
            write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            writer = _writers.get(type(object).__repr__)
            if writer is None and _is_plain_dataclass(object):
                writer = PrettyPrinter._dataclass
            if writer is not None:
                context[key] = 1
                writer(self, object, write, indent, allowance, context, level + 1)
                del context[key]
                return
        write(text)

    def _open(self, write, text):
        write(text)
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")

    def _pairs(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        between = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            write(text)
            write(": ")
            self._format(value, write, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                write(between)

    def _fields(self, items, write, indent, allowance, context, level):
        between = ",\n" + " " * indent
        last = len(items) - 1
        for i, (name, value) in enumerate(items):
            write(name)
            write("=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, write, indent + len(name) + 1, allowance if i == last else 1, context, level)
            if i != last:
                write(between)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        new_line = ",\n" + " " * indent
        between = ""
        width = whole = self._width - indent + 1
        items = list(items)
        end = len(items) - 1
        for i, item in enumerate(items):
            if i == end:
                whole -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                wanted = len(text) + 2
                if width < wanted:
                    width = whole
                    if between:
                        between = new_line
                if width >= wanted:
                    width -= wanted
                    write(between)
                    between = ", "
                    write(text)
                    continue
            write(between)
            between = new_line
            self._format(item, write, indent, allowance if i == end else 1, context, level)

    def _dict(self, object, write, indent, allowance, context, level):
        self._open(write, "{")
        if object:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else list(object.items())
            self._pairs(items, write, indent, allowance + 1, context, level)
        write("}")

    def _ordered_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _list(self, object, write, indent, allowance, context, level):
        write("[")
        self._items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _tuple(self, object, write, indent, allowance, context, level):
        write("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _set(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        cls = object.__class__
        if cls is set:
            write("{")
            end = "}"
        else:
            write(cls.__name__ + "({")
            end = "})"
            indent += len(cls.__name__) + 1
        self._items(sorted(object, key=_safe_key), write, indent, allowance + len(end), context, level)
        write(end)

    def _str(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        width = self._width - indent
        chunks = []
        lines = object.splitlines(True)
        for i, line in enumerate(lines):
            text = repr(line)
            last_line = i == len(lines) - 1
            if len(text) <= width - (allowance if last_line else 0):
                chunks.append(text)
                continue
            words = _words(line)
            current = ""
            for j, word in enumerate(words):
                room = width - (allowance if last_line and j == len(words) - 1 else 0)
                if len(repr(current + word)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(chunks))
        if level == 1:
            write(")")

    def _bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        inner = level == 1
        if inner:
            indent += 1
            allowance += 1
            write("(")
        write(("\n" + " " * indent).join(_byte_lines(object, self._width - indent, allowance)))
        if inner:
            write(")")

    def _bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    def _mappingproxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _namespace(self, object, write, indent, allowance, context, level):
        cls = object.__class__
        name = "namespace" if cls is _SimpleNamespace else cls.__name__
        write(name + "(")
        self._fields(list(object.__dict__.items()), write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _dataclass(self, object, write, indent, allowance, context, level):
        from dataclasses import fields
        name = object.__class__.__name__
        items = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        write(name + "(")
        self._fields(items, write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _defaultdict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        indent += len(name) + 1
        factory = self._repr(object.default_factory, context, level)
        write(f"{name}({factory},\n{' ' * indent}")
        self._dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _counter(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        self._open(write, name + "({")
        self._pairs(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _chain_map(self, object, write, indent, allowance, context, level):
        if not len(object.maps):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        indent += len(name) + 1
        last = len(object.maps) - 1
        for i, one in enumerate(object.maps):
            self._format(one, write, indent, allowance + 1 if i == last else 1, context, level)
            write(")" if i == last else ",\n" + " " * indent)

    def _deque(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "([")
        indent += len(name) + 1
        if object.maxlen is None:
            self._items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._items(object, write, indent, 2, context, level)
            write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")

    def _user_data(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)

    def _safe_repr(self, object, context, maxlevels, level):
        typ = type(object)
        if typ in _scalars:
            return repr(object), True, False
        r = getattr(typ, "__repr__", None)
        if issubclass(typ, int) and r is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        if issubclass(typ, dict) and r is dict.__repr__:
            kind, whole = "dict", "{%s}"
        elif issubclass(typ, list) and r is list.__repr__:
            kind, whole = "list", "[%s]"
        elif issubclass(typ, tuple) and r is tuple.__repr__:
            kind, whole = "tuple", "(%s,)" if len(object) == 1 else "(%s)"
        else:
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if not object:
            return whole % "", True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return whole % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable = True
        recursive = False
        parts = []
        level += 1
        if kind == "dict":
            for k, v in sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items():
                key_text, key_readable, key_recursive = self.format(k, context, maxlevels, level)
                text, value_readable, value_recursive = self.format(v, context, maxlevels, level)
                parts.append(f"{key_text}: {text}")
                readable = readable and key_readable and value_readable
                recursive = recursive or key_recursive or value_recursive
        else:
            for item in object:
                text, item_readable, item_recursive = self.format(item, context, maxlevels, level)
                parts.append(text)
                readable = readable and item_readable
                recursive = recursive or item_recursive
        del context[key]
        return whole % ", ".join(parts), readable, recursive


def _words(line):
    "The line cut behind each run of spaces."
    words = []
    start = i = 0
    while i < len(line):
        while i < len(line) and not line[i].isspace():
            i += 1
        while i < len(line) and line[i].isspace():
            i += 1
        words.append(line[start:i])
        start = i
    return words


def _byte_lines(object, width, allowance):
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        if i == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)


def _is_plain_dataclass(object):
    "Whether the object is of a dataclass with the __repr__ that was made for it."
    cls = type(object)
    parameters = getattr(cls, "__dataclass_params__", None)
    if parameters is None or not parameters.repr:
        return False
    from dataclasses import _shows_fields
    return _shows_fields(cls)


_writers = {
    dict.__repr__: PrettyPrinter._dict,
    _collections.OrderedDict.__repr__: PrettyPrinter._ordered_dict,
    list.__repr__: PrettyPrinter._list,
    tuple.__repr__: PrettyPrinter._tuple,
    set.__repr__: PrettyPrinter._set,
    frozenset.__repr__: PrettyPrinter._set,
    str.__repr__: PrettyPrinter._str,
    bytes.__repr__: PrettyPrinter._bytes,
    bytearray.__repr__: PrettyPrinter._bytearray,
    _MappingProxy.__repr__: PrettyPrinter._mappingproxy,
    _SimpleNamespace.__repr__: PrettyPrinter._namespace,
    _collections.defaultdict.__repr__: PrettyPrinter._defaultdict,
    _collections.Counter.__repr__: PrettyPrinter._counter,
    _collections.ChainMap.__repr__: PrettyPrinter._chain_map,
    _collections.deque.__repr__: PrettyPrinter._deque,
    _collections.UserDict.__repr__: PrettyPrinter._user_data,
    _collections.UserList.__repr__: PrettyPrinter._user_data,
    _collections.UserString.__repr__: PrettyPrinter._user_data,
}
`;

defineModule({
  name: "pprint",
  doc: "Support to pretty-print lists, tuples, & dictionaries recursively.",
  types: { _MappingProxy: MAPPINGPROXY_TYPE },
  source: SOURCE,
});
