/**
 * The module annotationlib (PEP 749; Lib/annotationlib.py), in Python.
 *
 * Annotations in the formats FORWARDREF and STRING come from running the compiled function once more with names that
 * are not known (or, for STRING, all names) standing for their own text.
 */
import { CELL_TYPE, FUNCTION_TYPE } from "../objects/well_known.ts";
import { GENERIC_ALIAS_TYPE } from "../objects/types/generic_shapes.ts";
import { defineModule } from "./index.ts";

const SOURCE = `
import builtins as _builtins
import sys as _sys
from enum import IntEnum as _IntEnum

__all__ = ["Format", "ForwardRef", "call_annotate_function", "call_evaluate_function",
           "get_annotate_from_class_namespace", "get_annotations", "annotations_to_string", "type_repr"]


class Format(_IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """Wrapper that holds a forward reference."""

    __slots__ = ("__forward_arg__", "__forward_is_argument__", "__forward_is_class__", "__forward_module__",
                 "__owner__", "__globals__", "__cell__", "__extra_names__", "__weakref__")

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None
        self.__cell__ = None
        self.__extra_names__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        if format == Format.STRING:
            return self.__forward_arg__
        cells = self.__cell__ or {}
        if owner is None:
            owner = self.__owner__
        if globals is None and self.__forward_module__ is not None:
            globals = getattr(_sys.modules.get(self.__forward_module__), "__dict__", None)
        if globals is None:
            globals = self.__globals__
        if globals is None:
            if isinstance(owner, type):
                globals = getattr(_sys.modules.get(owner.__module__), "__dict__", None)
            elif isinstance(owner, _Module):
                globals = vars(owner)
            elif callable(owner):
                globals = getattr(owner, "__globals__", None)
        if globals is None:
            globals = {}
        if type_params is None and owner is not None:
            type_params = getattr(owner, "__type_params__", None)
        names = {}
        if locals is None and isinstance(owner, type):
            names.update(vars(owner))
        elif locals is not None:
            names.update(locals)
        for parameter in type_params or ():
            if parameter.__name__ not in globals or locals is None:
                names.setdefault(parameter.__name__, parameter)
        for name, cell in cells.items():
            try:
                names.setdefault(name, cell.cell_contents)
            except ValueError:
                pass
        if self.__extra_names__:
            names = {**names, **self.__extra_names__}
        arg = self.__forward_arg__
        if format == Format.FORWARDREF:
            try:
                return eval(arg, globals, names)
            except Exception:
                return self
        return eval(self.__forward_code__, globals, names)

    @property
    def __forward_code__(self):
        arg = self.__forward_arg__
        try:
            return compile(f"({arg},)[0]" if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__
                and self.__globals__ is other.__globals__
                and self.__forward_is_class__ == other.__forward_is_class__
                and self.__cell__ == other.__cell__
                and self.__owner__ == other.__owner__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__, id(self.__globals__),
                     self.__forward_is_class__, id(self.__owner__)))

    def __or__(self, other):
        return _union[self, other]

    def __ror__(self, other):
        return _union[other, self]

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f", module={self.__forward_module__!r}")
        if self.__forward_is_class__:
            extra.append(", is_class=True")
        if self.__owner__ is not None:
            extra.append(f", owner={self.__owner__!r}")
        return f"ForwardRef({self.__forward_arg__!r}{''.join(extra)})"


_union = type(int | str)
_Module = type(_sys)

# How tightly an expression binds, loosest first.
_TEST, _OR, _XOR, _AND, _SHIFT, _SUM, _TERM, _FACTOR, _POWER, _ATOM = range(10)


class _Text:
    "A name that stands for its own text; what is done to it makes more text."

    __slots__ = ("_text", "_level", "_scope")

    def __init__(self, text, level, scope):
        self._text = text
        self._level = level
        self._scope = scope

    def __iter__(self):
        yield _Text("*" + _write(self, _ATOM), _TEST, self._scope)

    def __repr__(self):
        return self._text

    def __getattr__(self, name):
        return _Text(f"{_write(self, _ATOM)}.{name}", _ATOM, self._scope)

    def __getitem__(self, item):
        if type(item) is tuple and item:
            inner = ", ".join(_write(part, _TEST) for part in item) + ("," if len(item) == 1 else "")
        else:
            inner = _write(item, _TEST)
        return _Text(f"{_write(self, _ATOM)}[{inner}]", _ATOM, self._scope)

    def __call__(self, /, *args, **kwargs):
        parts = [_write(arg, _TEST) for arg in args]
        parts += [f"{name}={_write(arg, _TEST)}" for name, arg in kwargs.items()]
        return _Text(f"{_write(self, _ATOM)}({', '.join(parts)})", _ATOM, self._scope)


def _write(value, level):
    "The text of an operand that has to bind at least so tightly."
    if type(value) is _Text:
        return value._text if value._level >= level else f"({value._text})"
    if type(value) in (tuple, list, dict, set) and not _mentions(value):
        return repr(value)
    if type(value) is tuple:
        inner = ", ".join(_write(part, _TEST) for part in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if type(value) is list:
        return "[" + ", ".join(_write(part, _TEST) for part in value) + "]"
    if type(value) is dict:
        return "{" + ", ".join(f"{_write(k, _TEST)}: {_write(v, _TEST)}" for k, v in value.items()) + "}"
    if type(value) is set:
        return "{" + ", ".join(_write(part, _TEST) for part in value) + "}"
    if type(value) is slice:
        text = ":".join("" if part is None else _write(part, _TEST) for part in (value.start, value.stop))
        return text if value.step is None else f"{text}:{_write(value.step, _TEST)}"
    if value is ...:
        return "..."
    if value is None or isinstance(value, (str, bytes, int, float, complex)):
        return repr(value)
    return type_repr(value)


def _operators():
    def binary(symbol, level, right_first=False):
        left_level, right_level = (level + 1, level) if right_first else (level, level + 1)

        def plain(self, other):
            return _Text(f"{_write(self, left_level)} {symbol} {_write(other, right_level)}", level, self._scope)

        def reflected(self, other):
            return _Text(f"{_write(other, left_level)} {symbol} {_write(self, right_level)}", level, self._scope)
        return plain, reflected

    for name, symbol, level in (("or", "|", _OR), ("xor", "^", _XOR), ("and", "&", _AND),
                                ("lshift", "<<", _SHIFT), ("rshift", ">>", _SHIFT), ("add", "+", _SUM),
                                ("sub", "-", _SUM), ("mul", "*", _TERM), ("matmul", "@", _TERM),
                                ("truediv", "/", _TERM), ("floordiv", "//", _TERM), ("mod", "%", _TERM),
                                ("pow", "**", _POWER)):
        plain, reflected = binary(symbol, level, name == "pow")
        setattr(_Text, f"__{name}__", plain)
        setattr(_Text, f"__r{name}__", reflected)
    for name, symbol in (("lt", "<"), ("le", "<="), ("eq", "=="), ("ne", "!="), ("gt", ">"), ("ge", ">=")):
        setattr(_Text, f"__{name}__", binary(symbol, _TEST)[0])
    for name, symbol in (("neg", "-"), ("pos", "+"), ("invert", "~")):
        def unary(self, symbol=symbol):
            return _Text(symbol + _write(self, _FACTOR), _FACTOR, self._scope)
        setattr(_Text, f"__{name}__", unary)


_operators()
_Text.__hash__ = object.__hash__


class _Scope(dict):
    "Globals in which a name that is not there stands for its text."

    def __init__(self, known, owner=None, is_class=False, globals=None):
        super().__init__(known)
        self.owner = owner
        self.is_class = is_class
        self.globals = globals

    def __missing__(self, name):
        return _Text(name, _ATOM, self)


def _with_references(value, scope, cells):
    "The value of a FORWARDREF evaluation, with forward references in the place of texts."
    if type(value) is _Text:
        made = ForwardRef(value._text, owner=scope.owner, is_class=scope.is_class)
        made.__globals__ = scope.globals
        made.__cell__ = cells or None
        return made
    if type(value) is list:
        return [_with_references(item, scope, cells) for item in value]
    if type(value) is tuple:
        return tuple(_with_references(item, scope, cells) for item in value)
    if type(value) is dict:
        return {key: _with_references(item, scope, cells) for key, item in value.items()}
    args = None if isinstance(value, type) and not isinstance(value, _GenericAlias) else getattr(value, "__args__", None)
    if type(args) is tuple and any(_mentions(arg) for arg in args):
        fresh = tuple(_with_references(arg, scope, cells) for arg in args)
        if isinstance(value, _union):
            return _union[fresh]
        if hasattr(value, "_with_args"):
            return value._with_args(fresh)
        return value.__origin__[fresh]
    return value


def _mentions(value):
    if type(value) is _Text:
        return True
    if type(value) in (list, tuple, set):
        return any(map(_mentions, value))
    if type(value) is dict:
        return any(map(_mentions, value)) or any(map(_mentions, value.values()))
    args = getattr(value, "__args__", None)
    return type(args) is tuple and any(map(_mentions, args))


def _run(annotate, scope, replace_cells, *args):
    "Calls the function with other globals, and other cells where they are empty or all are to be replaced."
    code = annotate.__code__
    closure = annotate.__closure__
    cells = dict(zip(code.co_freevars, closure)) if closure else {}
    if closure:
        fresh = []
        for name, cell in cells.items():
            try:
                empty = False
                content = cell.cell_contents
            except ValueError:
                empty = True
            if name == "__classdict__":
                fresh.append(_Cell(scope) if replace_cells or empty else _Cell(_ClassScope(content, scope)))
            elif name == "__conditional_annotations__":
                fresh.append(_Cell(_Everything()) if replace_cells and empty else cell)
            else:
                fresh.append(_Cell(_Text(name, _ATOM, scope)) if replace_cells or empty else cell)
        closure = tuple(fresh)
    made = _Function(code, scope, annotate.__name__, annotate.__defaults__, closure, annotate.__kwdefaults__)
    return made(*args), cells


class _Everything:
    def __contains__(self, item):
        return True


class _ClassScope(dict):
    "A class's namespace in front of a scope."

    def __init__(self, own, scope):
        super().__init__(own)


def call_evaluate_function(evaluate, format, *, owner=None):
    """Call an evaluate function: one that computes a type parameter's bound or an alias's value."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """Call an __annotate__ function, whatever formats it knows itself."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format == Format.STRING:
        scope = _Scope({}, owner)
        # The constants that compiled code takes from nowhere else stay what they are.
        result, _ = _run(annotate, scope, True, Format.VALUE_WITH_FAKE_GLOBALS)
        if _is_evaluate:
            return result if isinstance(result, str) else _write(result, _TEST)
        return {key: value if isinstance(value, str) else _write_top(value) for key, value in result.items()}
    if format == Format.FORWARDREF:
        scope = _Scope({**vars(_builtins), **annotate.__globals__}, owner, isinstance(owner, type),
                       annotate.__globals__)
        result, cells = _run(annotate, scope, False, Format.VALUE_WITH_FAKE_GLOBALS)
        if _is_evaluate:
            return _with_references(result, scope, cells)
        return {key: _with_references(value, scope, cells) for key, value in result.items()}
    if format == Format.VALUE:
        raise RuntimeError("annotate function does not support VALUE format")
    raise ValueError(f"Invalid format: {format!r}")


def _write_top(value):
    return _write(value, _TEST)


def get_annotate_from_class_namespace(obj):
    """Retrieve the annotate function from a class namespace dictionary."""
    try:
        return obj["__annotate__"]
    except KeyError:
        return obj.get("__annotate_func__", None)


def type_repr(value):
    """Convert a Python value to a format suitable for use with the STRING format."""
    if isinstance(value, (type, _Function, type(len))):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, str):
        return repr(value)
    if value is ...:
        return "..."
    return repr(value)


def annotations_to_string(annotations):
    """Convert an annotation dict containing values to approximately the STRING format."""
    return {n: t if isinstance(t, str) else type_repr(t) for n, t in annotations.items()}


def _own_annotations(obj):
    try:
        annotations = obj.__annotations__
    except AttributeError:
        return None
    if annotations is not None and not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    return annotations


def _annotated(obj, format):
    """What the __annotate__ of an object gives; None when it has none."""
    annotate = getattr(obj, "__annotate__", None)
    if annotate is None:
        return None
    annotations = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotate__ returned a non-dict")
    return annotations


def _innermost(function):
    """What is inside of wrappers and partial objects, where they do not go in a circle."""
    seen = {id(function)}
    partial = getattr(_sys.modules.get("functools"), "partial", ())
    while True:
        if hasattr(function, "__wrapped__"):
            inner = function.__wrapped__
        elif isinstance(function, partial):
            inner = function.func
        else:
            return function
        if id(inner) in seen:
            return function
        seen.add(id(inner))
        function = inner


def _annotations_in(obj, format):
    if format == Format.VALUE:
        annotations = _own_annotations(obj)
        return _annotated(obj, format) if annotations is None else annotations
    if format == Format.FORWARDREF:
        try:
            annotations = _own_annotations(obj)
        except Exception:
            annotations = None
        if annotations is None:
            annotations = _annotated(obj, format)
        return _own_annotations(obj) if annotations is None else annotations
    if format == Format.STRING:
        annotations = _annotated(obj, format)
        if annotations is None and (annotations := _own_annotations(obj)) is not None:
            annotations = annotations_to_string(annotations)
        return annotations
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    raise ValueError(f"Unsupported format {format!r}")


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """Compute the annotations dict for an object: a callable, class, module or what has __annotations__."""
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    annotations = _annotations_in(obj, format)
    if annotations is None:
        if isinstance(obj, (type, _Module)) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    annotations = dict(annotations)
    if not eval_str or not annotations:
        return annotations
    if globals is None:
        if isinstance(obj, type):
            globals = getattr(_sys.modules.get(obj.__module__), "__dict__", None)
        elif isinstance(obj, _Module):
            globals = vars(obj)
        else:
            globals = getattr(_innermost(obj), "__globals__", None)
    if locals is None:
        locals = dict(vars(obj)) if isinstance(obj, type) else {}
    for parameter in getattr(obj, "__type_params__", ()):
        locals = {parameter.__name__: parameter, **locals}
    return {key: eval(value, globals, locals) if isinstance(value, str) else value
            for key, value in annotations.items()}
`;

defineModule({
  name: "annotationlib",
  doc: "Helpers for introspecting and wrapping annotations.",
  attributes: () => ({
    _Function: FUNCTION_TYPE,
    _Cell: CELL_TYPE,
    _GenericAlias: GENERIC_ALIAS_TYPE,
  }),
  source: SOURCE,
});
