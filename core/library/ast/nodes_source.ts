/** The Python source of ast's nodes and of what looks at them (Lib/ast.py, Parser/Python.asdl). */

export const NODES_SOURCE = String.raw`
"""The abstract syntax tree of Python programs."""

import re as _re
import sys as _sys
from contextlib import contextmanager as _contextmanager
from contextlib import nullcontext as _nullcontext

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_ONLY_AST = 0x400
PyCF_OPTIMIZED_AST = 0x8400
PyCF_TYPE_COMMENTS = 0x1000

_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")


class AST:
    """The base of all nodes."""

    _fields = ()
    _attributes = ()
    _lists = frozenset()
    _optional = frozenset()
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            raise TypeError(f"{type(self).__name__} constructor takes at most {len(fields)} positional "
                            f"argument{'' if len(fields) == 1 else 's'}")
        given = set(fields[:len(args)])
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            if name in fields:
                given.add(name)
            elif name not in self._attributes:
                import warnings
                warnings.warn(f"{type(self).__name__}.__init__ got an unexpected keyword argument "
                              f"{name!r}. Support for arbitrary keyword arguments is deprecated and will "
                              "be removed in Python 3.15.", DeprecationWarning, 2)
            setattr(self, name, value)
        for name in fields:
            if name in given:
                continue
            if name in self._lists:
                setattr(self, name, [])
            elif name == "ctx":
                self.ctx = Load()
            elif name not in self._optional:
                import warnings
                warnings.warn(f"{type(self).__name__}.__init__ missing 1 required positional argument: "
                              f"{name!r}. This will become an error in Python 3.15.",
                              DeprecationWarning, 2)

    def __repr__(self):
        return _repr(self, 3)

    def __reduce_ex__(self, protocol):
        return _rebuild, (type(self), dict(self.__dict__))

    def __replace__(self, **changes):
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        for name, value in changes.items():
            if name not in self._fields and name not in self._attributes:
                raise TypeError(f"{type(self).__name__}.__replace__ got an unexpected keyword argument "
                                f"{name!r}.")
            setattr(new, name, value)
        return new


def _rebuild(kind, state):
    node = object.__new__(kind)
    node.__dict__.update(state)
    return node


def _repr(value, depth):
    if isinstance(value, AST):
        if depth == 0:
            return f"{type(value).__name__}(...)"
        if not value._fields:
            return f"{type(value).__name__}()"
        parts = [f"{name}={_repr(getattr(value, name), depth - 1)}" for name in value._fields
                 if hasattr(value, name)]
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, list):
        if depth == 0 and value:
            return "[...]"
        if len(value) > 2:
            return f"[{_repr(value[0], depth)}, ..., {_repr(value[-1], depth)}]"
        return f"[{', '.join(_repr(item, depth) for item in value)}]"
    return repr(value)


_TABLE = """
mod
 Module: body* type_ignores*
 Interactive: body*
 Expression: body
 FunctionType: argtypes* returns
stmt @
 FunctionDef: name args body* decorator_list* returns? type_comment? type_params*
 AsyncFunctionDef: name args body* decorator_list* returns? type_comment? type_params*
 ClassDef: name bases* keywords* body* decorator_list* type_params*
 Return: value?
 Delete: targets*
 Assign: targets* value type_comment?
 TypeAlias: name type_params* value
 AugAssign: target op value
 AnnAssign: target annotation value? simple
 For: target iter body* orelse* type_comment?
 AsyncFor: target iter body* orelse* type_comment?
 While: test body* orelse*
 If: test body* orelse*
 With: items* body* type_comment?
 AsyncWith: items* body* type_comment?
 Match: subject cases*
 Raise: exc? cause?
 Try: body* handlers* orelse* finalbody*
 TryStar: body* handlers* orelse* finalbody*
 Assert: test msg?
 Import: names*
 ImportFrom: module? names* level?
 Global: names*
 Nonlocal: names*
 Expr: value
 Pass:
 Break:
 Continue:
expr @
 BoolOp: op values*
 NamedExpr: target value
 BinOp: left op right
 UnaryOp: op operand
 Lambda: args body
 IfExp: test body orelse
 Dict: keys* values*
 Set: elts*
 ListComp: elt generators*
 SetComp: elt generators*
 DictComp: key value generators*
 GeneratorExp: elt generators*
 Await: value
 Yield: value?
 YieldFrom: value
 Compare: left ops* comparators*
 Call: func args* keywords*
 FormattedValue: value conversion format_spec?
 Interpolation: value str conversion format_spec?
 JoinedStr: values*
 TemplateStr: values*
 Constant: value kind?
 Attribute: value attr ctx
 Subscript: value slice ctx
 Starred: value ctx
 Name: id ctx
 List: elts* ctx
 Tuple: elts* ctx
 Slice: lower? upper? step?
expr_context
 Load:
 Store:
 Del:
boolop
 And:
 Or:
operator
 Add:
 Sub:
 Mult:
 MatMult:
 Div:
 Mod:
 Pow:
 LShift:
 RShift:
 BitOr:
 BitXor:
 BitAnd:
 FloorDiv:
unaryop
 Invert:
 Not:
 UAdd:
 USub:
cmpop
 Eq:
 NotEq:
 Lt:
 LtE:
 Gt:
 GtE:
 Is:
 IsNot:
 In:
 NotIn:
- comprehension: target iter ifs* is_async
excepthandler @
 ExceptHandler: type? name? body*
- arguments: posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
- arg @: arg annotation? type_comment?
- keyword @: arg? value
- alias @: name asname?
- withitem: context_expr optional_vars?
- match_case: pattern guard? body*
pattern @
 MatchValue: value
 MatchSingleton: value
 MatchSequence: patterns*
 MatchMapping: keys* patterns* rest?
 MatchClass: cls patterns* kwd_attrs* kwd_patterns*
 MatchStar: name?
 MatchAs: pattern? name?
 MatchOr: patterns*
type_ignore
 TypeIgnore: lineno tag
type_param @
 TypeVar: name bound? default_value?
 ParamSpec: name default_value?
 TypeVarTuple: name default_value?
"""


def _make(name, base, fields, place):
    names = tuple(field.rstrip("*?") for field in fields)
    optional = frozenset(field[:-1] for field in fields if field.endswith("?"))
    lists = frozenset(field[:-1] for field in fields if field.endswith("*"))
    body = {"_fields": names, "__match_args__": names, "_lists": lists, "_optional": optional,
            "__module__": "ast", "_field_types": {}}
    if place:
        body["_attributes"] = _PLACE
        body["end_lineno"] = body["end_col_offset"] = None
    for one in optional:
        body[one] = None
    globals()[name] = kind = type(name, (base,), body)
    return kind


def _make_all():
    base = AST
    place = False
    for line in _TABLE.strip().split("\n"):
        head, colon, fields = line.partition(":")
        if not colon:
            name, _, at = head.partition(" ")
            place = at == "@"
            base = _make(name, AST, (), place)
            base.__match_args__ = ()
            continue
        if head.startswith("- "):
            name, _, at = head[2:].partition(" ")
            _make(name, AST, fields.split(), at == "@")
        else:
            _make(head.strip(), base, fields.split(), place)


_make_all()
AST.__module__ = "ast"
_singletons = {name: globals()[name]() for name in (
    "Load Store Del And Or Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv "
    "Invert Not UAdd USub Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn").split()}


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None,
          optimize=-1):
    """Parse the source into an AST node."""
    if isinstance(source, AST):
        return source
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    if not isinstance(source, str):
        if not isinstance(source, (bytes, bytearray, memoryview)):
            raise TypeError("compile() arg 1 must be a string, bytes or AST object")
        source = bytes(source).decode()
    if not isinstance(filename, str):
        import os
        filename = os.fsdecode(filename)
    return _parse(source, filename, mode, globals(), _singletons)


def literal_eval(node_or_string):
    """Evaluate an expression node or a string containing only a Python
    expression: a literal or a display of them."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval").body
    elif isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body

    def refuse(node):
        message = "malformed node or string"
        if line := getattr(node, "lineno", None):
            message += f" on line {line}"
        raise ValueError(message + f": {node!r}")

    def number(node):
        if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
            refuse(node)
        return node.value

    def signed(node):
        if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
            value = number(node.operand)
            return +value if isinstance(node.op, UAdd) else -value
        return number(node)

    def convert(node):
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, Tuple):
            return tuple(map(convert, node.elts))
        if isinstance(node, List):
            return list(map(convert, node.elts))
        if isinstance(node, Set):
            return set(map(convert, node.elts))
        if (isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set"
                and node.args == node.keywords == []):
            return set()
        if isinstance(node, Dict):
            if len(node.keys) != len(node.values):
                refuse(node)
            return dict(zip(map(convert, node.keys), map(convert, node.values)))
        if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
            left, right = signed(node.left), number(node.right)
            if isinstance(left, (int, float)) and isinstance(right, complex):
                return left + right if isinstance(node.op, Add) else left - right
        return signed(node)

    return convert(node_or_string)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """Return a formatted dump of the tree in node."""
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {node.__class__.__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def shown(node, level=0):
        if indent is not None:
            level += 1
            prefix = "\n" + indent * level
            separator = ",\n" + indent * level
        else:
            prefix, separator = "", ", "
        if isinstance(node, AST):
            kind = type(node)
            args = []
            simple = True
            keywords = annotate_fields
            for name in node._fields:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    keywords = True
                    continue
                if value is None and getattr(kind, name, ...) is None:
                    keywords = True
                    continue
                if not show_empty:
                    if value == [] and name in kind._lists:
                        keywords = True
                        continue
                value, plain = shown(value, level)
                simple = simple and plain
                args.append(f"{name}={value}" if keywords else value)
            if include_attributes and node._attributes:
                for name in node._attributes:
                    try:
                        value = getattr(node, name)
                    except AttributeError:
                        continue
                    if value is None and getattr(kind, name, ...) is None:
                        continue
                    value, plain = shown(value, level)
                    simple = simple and plain
                    args.append(f"{name}={value}")
            if simple and len(args) <= 3:
                return f"{kind.__name__}({', '.join(args)})", not args
            return f"{kind.__name__}({prefix}{separator.join(args)})", False
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{prefix}{separator.join(shown(item, level)[0] for item in node)}]", False
        return repr(node), True

    return shown(node)[0]


def copy_location(new_node, old_node):
    """Copy the place of old_node to new_node if possible, and return new_node."""
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or (hasattr(old_node, name) and name.startswith("end_")):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give nodes without a place that of the node they are in."""
    waiting = [(node, 1, 0, 1, 0)]
    while waiting:
        one, *place = waiting.pop()
        for i, name in enumerate(_PLACE):
            if name in one._attributes:
                if getattr(one, name, None) is None:
                    setattr(one, name, place[i])
                else:
                    place[i] = getattr(one, name)
        waiting.extend((child, *place) for child in iter_child_nodes(one))
    return node


def increment_lineno(node, n=1):
    """Increment the line number of each node in the tree."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    """Yield a tuple of (fieldname, value) for each field that is present."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Yield all direct child nodes."""
    for _, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Recursively yield all descendant nodes in the tree starting at node, in no specified order."""
    waiting = [node]
    for node in waiting:
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """Return the docstring for the given node or None if no docstring can be found."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    if not clean:
        return value.value
    import inspect
    return inspect.cleandoc(value.value)


def get_source_segment(source, node, *, padded=False):
    """Get source code segment of the source that generated node."""
    if getattr(node, "end_lineno", None) is None or getattr(node, "end_col_offset", None) is None:
        return None
    lines = _re.split("(?<=\n)|(?<=\r)(?!\n)", source.replace("\r\n", "\r\n"))
    lines = [line for line in lines if line] or [""]
    first, last = node.lineno - 1, node.end_lineno - 1
    start, end = node.col_offset, node.end_col_offset
    if first == last:
        return lines[first].encode()[start:end].decode()
    padding = ""
    if padded:
        padding = "".join(c if c in "\f\t" else " " for c in lines[first].encode()[:start].decode())
    head = padding + lines[first].encode()[start:].decode()
    tail = lines[last].encode()[:end].decode()
    return "".join([head, *lines[first + 1:last], tail])


class NodeVisitor:
    """Walks a tree and calls a visitor function for every node that is found."""

    def visit(self, node):
        """Visit a node."""
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Called if no explicit visitor function exists for a node."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """A visitor whose functions' results take the place of the nodes: None removes one."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for value in old:
                    if isinstance(value, AST):
                        value = self.visit(value)
                        if value is None:
                            continue
                        if not isinstance(value, AST):
                            new.extend(value)
                            continue
                    new.append(value)
                old[:] = new
            elif isinstance(old, AST):
                value = self.visit(old)
                if value is None:
                    delattr(node, name)
                else:
                    setattr(node, name, value)
        return node


def unparse(ast_obj):
    """The source text of a tree."""
    return _Unparser().text(ast_obj)
`;
