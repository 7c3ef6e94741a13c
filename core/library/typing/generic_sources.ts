/** Type variables, generic classes, protocols and the classes of typing that are subclassed, in Python. */
import type { LazySource } from "../../objects/define.ts";

const typeVariables: LazySource = {
  names:
    "ForwardRef AnyStr T KT VT _typevar_subst _paramspec_subst _paramspec_prepare_subst _typevartuple_prepare_subst",
  source: `
from annotationlib import ForwardRef


def _check_argument(arg, message):
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg)
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


def _is_parameter_expression(arg):
    return arg is ... or isinstance(arg, (tuple, list)) or isinstance(arg, ParamSpec) or (
        isinstance(arg, _GenericAlias) and getattr(arg.__origin__, "_name", None) == "Concatenate")


def _typevar_subst(self, arg):
    arg = _check_argument(arg, "Parameters to generic types must be types.")
    if (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
            or isinstance(arg, _BuiltinAlias) and getattr(arg, "__unpacked__", False)):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple(_check_argument(a, "Expected a type.") for a in arg)
    if not _is_parameter_expression(arg):
        raise TypeError("Expected a list of types, an ellipsis, "
                        f"ParamSpec, or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    parameters = alias.__parameters__
    place = parameters.index(self)
    if place == len(args) and self.has_default():
        args = (*args, self.__default__)
    if place >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    # Z[[int, str]] may be written Z[int, str] (PEP 612).
    if len(parameters) == 1 and not _is_parameter_expression(args[0]):
        return (args,)
    if isinstance(args[place], list):
        return (*args[:place], tuple(args[place]), *args[place + 1:])
    return args


def _unpack_args(*args):
    "The arguments, with those of unpacked tuples in their place."
    flat = []
    for arg in args:
        inner = None if isinstance(arg, type) else getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            flat.extend(inner)
        else:
            flat.append(arg)
    return flat


def _typevartuple_prepare_subst(self, alias, args):
    parameters = alias.__parameters__
    place = parameters.index(self)
    for other in parameters[place + 1:]:
        if isinstance(other, TypeVarTuple):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    given, wanted = len(args), len(parameters)
    left, right = place, wanted - place - 1
    open_tuple = filler = None
    for k, arg in enumerate(args):
        inner = None if isinstance(arg, type) else getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner and len(inner) == 2 and inner[-1] is ...:
            if open_tuple is not None:
                raise TypeError("More than one unpacked arbitrary-length tuple argument")
            open_tuple, filler = k, inner[0]
    if open_tuple is not None:
        left = min(left, open_tuple)
        right = min(right, given - open_tuple - 1)
    elif left + right > given:
        raise TypeError(f"Too few arguments for {alias}; "
                        f"actual {given}, expected at least {wanted - 1}")
    if left == given - right and self.has_default():
        replacement = _unpack_args(self.__default__)
    else:
        replacement = args[left:given - right]
    return (*args[:left], *([filler] * (place - left)), tuple(replacement),
            *([filler] * (wanted - right - left - place - 1)), *args[given - right:])


AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
for _made in (AnyStr, T, KT, VT):
    _made.__module__ = "typing"
`,
};

const generic: LazySource = {
  names: "Generic _subscript_generic _prepared",
  source: `
def _subscript_generic(parameters):
    "Generic[...] of a class with a list of type parameters."
    return Generic[tuple(item for p in parameters
                         for item in (p if isinstance(p, TypeVarTuple) else (p,)))]


def _prepared(parameters, alias, args):
    "What is given for the parameters: one argument for each, a tuple for a TypeVarTuple."
    for parameter in parameters:
        prepare = getattr(parameter, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(alias, args)
    return args


def _check_unique(cls, parameters):
    if not parameters:
        raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
    if not all(hasattr(p, "__typing_subst__") or isinstance(p, _GenericAlias) for p in parameters):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                        "or parameter specification variables.")
    if len(set(parameters)) != len(parameters):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")


def _alias_of(cls, args):
    "What a class gives for arguments."
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(map(_convert, args))
    if "_bare" in cls.__dict__ or cls is Generic:
        _check_unique(cls, args)
        return _GenericAlias(cls, args)
    parameters = getattr(cls, "__parameters__", ())
    if not parameters:
        raise TypeError(f"{cls!r} is not a generic class")
    given, wanted = len(args), len(parameters)
    args = _prepared(parameters, cls, args)
    if len(args) != wanted:
        required = sum(1 for p in parameters if not p.has_default())
        expected = f"at least {required}" if required != wanted and given < required else wanted
        raise TypeError(f"Too {'many' if given > wanted else 'few'} arguments for {cls}; "
                        f"actual {given}, expected {expected}")
    flat = []
    for parameter, arg in zip(parameters, args):
        if isinstance(parameter, TypeVarTuple):
            flat.extend(arg)
        elif isinstance(arg, list):
            flat.append(tuple(arg))
        else:
            flat.append(arg)
    args = tuple(flat)
    return _GenericAlias(cls, args)


# What classes have given for arguments lately: the same alias for the same arguments.
_given = {}


class Generic:
    """Abstract base class for generic types."""
    __slots__ = ()
    __module__ = "typing"
    _is_protocol = False

    def __class_getitem__(cls, args):
        key = cls, args
        try:
            alias = _given.get(key)
        except TypeError:
            return _alias_of(cls, args)
        if alias is None:
            alias = _alias_of(cls, args)
            if len(_given) >= 128:
                _given.clear()
            _given[key] = alias
        return alias

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "__orig_bases__" in cls.__dict__:
            bases = cls.__orig_bases__
            if Generic in bases:
                raise TypeError("Cannot inherit from plain Generic")
        else:
            bases = ()
            if Generic in cls.__bases__ and cls.__name__ != "Protocol" and not cls._is_protocol:
                raise TypeError("Cannot inherit from plain Generic")
        parameters = list(_parameters_of(bases))
        declared = None
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ in _bare_origins_seen:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared = base.__parameters__
        if declared is not None:
            missing = [p for p in parameters if p not in declared]
            if missing:
                shown = ", ".join(map(str, missing))
                listed = ", ".join(map(str, declared))
                raise TypeError(f"Some type variables ({shown}) are not listed in Generic[{listed}]")
            parameters = declared
        cls.__parameters__ = tuple(parameters)


_bare_origins_seen = [Generic]
Generic.__parameters__ = ()
`,
};

const protocol: LazySource = {
  names:
    "Protocol runtime_checkable is_protocol get_protocol_members SupportsInt SupportsFloat SupportsComplex SupportsBytes SupportsIndex SupportsAbs SupportsRound _ProtocolMeta",
  source: `
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod
from typing import Generic

_not_members = frozenset(
    "__annotations__ __dict__ __weakref__ _is_protocol _is_runtime_protocol __parameters__ __orig_bases__ "
    "__doc__ __module__ __slots__ __subclasshook__ __abstractmethods__ _abc_impl __init__ __new__ "
    "__class_getitem__ __match_args__ __static_attributes__ __firstlineno__ __protocol_attrs__ "
    "__non_callable_proto_members__ __type_params__ __annotate__ __annotate_func__ "
    "__annotations_cache__ __init_subclass__ _bare".split())


def _protocol_members(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic") and base.__module__ == "typing":
            continue
        names = [*base.__dict__]
        if getattr(base, "_is_protocol", False):
            names += getattr(base, "__annotations__", {})
        found.update(name for name in names if name not in _not_members)
    return found


def _no_init(self, *args, **kwargs):
    "The __init__ of protocols. A class below one that has no other gets that of the next class in its MRO."
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init:
        return
    cls.__init__ = next(init for base in cls.__mro__
                        if (init := base.__dict__.get("__init__", _no_init)) is not _no_init)
    cls.__init__(self, *args, **kwargs)


def _require_class(other):
    if not isinstance(other, type):
        raise TypeError("issubclass() arg 1 must be a class")


class _ProtocolMeta(_ABCMeta):
    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _is_inner_check():
            if not getattr(cls, "_is_runtime_protocol", False):
                _require_class(other)
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if cls.__non_callable_proto_members__ and (
                    getattr(cls.__dict__.get("__subclasshook__"), "__func__", None) is _protocol_hook):
                _require_class(other)
                members = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f"Non-method members: {members}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _is_inner_check():
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super().__instancecheck__(instance):
            return True
        missing = object()
        for name in cls.__protocol_attrs__:
            value = getattr(instance, name, missing)
            if value is missing:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True


# Classes that are no protocols by their making, but that protocols may have as bases.
_PROTOCOL_BASES = {
    "collections.abc": ("Callable Awaitable Iterable Iterator AsyncIterable AsyncIterator Hashable Sized Container "
                        "Collection Reversible Buffer").split(),
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
    "io": ["Reader", "Writer"],
}


def _may_be_base(base):
    return (base is object or base is Generic or base.__name__ in _PROTOCOL_BASES.get(base.__module__, ())
            or issubclass(base, Generic) and getattr(base, "_is_protocol", False))


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""
    __slots__ = ()
    __module__ = "typing"
    _is_protocol = True
    _is_runtime_protocol = False
    _bare = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not _may_be_base(base):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        cls.__protocol_attrs__ = _protocol_members(cls)
        cls.__non_callable_proto_members__ = {
            name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))}
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if cls.__init__ is object.__init__ or cls.__init__ is _no_init:
            cls.__init__ = _no_init


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    if cls.__non_callable_proto_members__:
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if (getattr(other, "_is_protocol", False) and name in getattr(base, "__annotations__", ())
                    and issubclass(other, Generic)):
                break
        else:
            return NotImplemented
    return True


_bare_origins_seen.append(Protocol)


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """Return the set of members defined in a Protocol."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _supports(name, method, doc):
    namespace = {"__module__": "typing", "__slots__": (), "__doc__": doc,
                 method: _abstractmethod(lambda self, *args: None)}
    cls = _ProtocolMeta(name, (Protocol,), namespace)
    return runtime_checkable(cls)


SupportsInt = _supports("SupportsInt", "__int__", "An ABC with one abstract method __int__.")
SupportsFloat = _supports("SupportsFloat", "__float__", "An ABC with one abstract method __float__.")
SupportsComplex = _supports("SupportsComplex", "__complex__", "An ABC with one abstract method __complex__.")
SupportsBytes = _supports("SupportsBytes", "__bytes__", "An ABC with one abstract method __bytes__.")
SupportsIndex = _supports("SupportsIndex", "__index__", "An ABC with one abstract method __index__.")
SupportsAbs = _supports("SupportsAbs", "__abs__", "An ABC with one abstract method __abs__ that is covariant in its return type.")
SupportsRound = _supports("SupportsRound", "__round__", "An ABC with one abstract method __round__ that is covariant in its return type.")
`,
};

const namedTuple: LazySource = {
  names: "NamedTuple _prohibited _fields_not_given",
  source: `
from collections import namedtuple as _namedtuple


def _annotations_in(namespace):
    "The annotations of a class body, before there is a class."
    if "__annotations__" in namespace:
        return dict(namespace["__annotations__"])
    annotate = namespace.get("__annotate_func__") or namespace.get("__annotate__")
    return dict(annotate(1)) if annotate is not None else {}


_prohibited = frozenset(("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                         "_field_defaults", "_field_types", "_make", "_replace", "_asdict", "_source"))
_special = frozenset(("__module__", "__name__", "__annotations__", "__annotate__",
                      "__annotate_func__", "__annotations_cache__"))


def _make_named_tuple(name, types, module, defaults=()):
    made = _namedtuple(name, types, defaults=defaults, module=module)
    made.__annotations__ = {n: _convert(t) for n, t in types.items()}
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        from typing import Generic
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = _annotations_in(ns)
        defaults = []
        for field in types:
            if field in ns:
                defaults.append(field)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default "
                                f"field{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _make_named_tuple(typename, types, ns["__module__"], [ns[n] for n in defaults])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(lambda cls, args: _BuiltinAlias(cls, args))
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _special:
                if key not in made._fields:
                    setattr(made, key, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, made, key)
        if Generic in bases:
            made.__init_subclass__()
        return made


_ABSENT = object()


def _fields_not_given(kind, typename, given, empty):
    "The fields of a call without them, which is deprecated: how it was written, and how to write none."
    import warnings
    how = "Passing \`None\` as" if given is None else "Failing to pass a value for"
    warnings.warn(
        f"{how} the 'fields' parameter is deprecated and will be disallowed in Python 3.15. To create a {kind} class "
        f"with 0 fields using the functional syntax, pass an empty {type(empty).__name__.replace('dict', 'dictionary')}, "
        f"e.g. \`{typename} = {kind}({typename!r}, {empty!r})\`.",
        DeprecationWarning, stacklevel=3)
    return empty


def NamedTuple(typename, fields=_ABSENT, /, **kwargs):
    """Typed version of namedtuple."""
    if fields is not _ABSENT and kwargs:
        raise TypeError(
            "Cannot pass \`None\` as the 'fields' parameter and also specify fields using keyword arguments"
            if fields is None else "Either list of fields or keywords can be provided to NamedTuple, not both")
    if kwargs:
        import warnings
        warnings.warn("Creating NamedTuple classes using keyword arguments is deprecated and will be disallowed in Python "
                      "3.15. Use the class-based or functional syntax instead.", DeprecationWarning, stacklevel=2)
        fields = kwargs.items()
    elif fields is _ABSENT or fields is None:
        fields = _fields_not_given("NamedTuple", typename, fields, [])
    types = {n: t for n, t in fields}
    return _make_named_tuple(typename, types, _module_of_caller())


def _module_of_caller():
    import sys
    return sys._getframemodulename(2) or "__main__"


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


def _named_tuple_bases(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_bases
`,
};

const typedDict: LazySource = {
  names: "TypedDict is_typeddict _TypedDictMeta",
  source: `
def _required_by(annotation, total):
    "Whether a key must be there, and its type without the words that say so."
    while isinstance(annotation, _GenericAlias) and annotation._name in ("Required", "NotRequired", "ReadOnly", "Annotated"):
        if annotation._name == "Required":
            total = True
        elif annotation._name == "NotRequired":
            total = False
        annotation = annotation.__args__[0]
    return total


def _is_read_only(annotation):
    while isinstance(annotation, _GenericAlias) and annotation._name in ("Required", "NotRequired", "ReadOnly", "Annotated"):
        if annotation._name == "ReadOnly":
            return True
        annotation = annotation.__args__[0]
    return False


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, **kwargs):
        from typing import Generic
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        own = dict(ns["__annotations__"]) if "__annotations__" in ns else None
        if own is None:
            annotate = ns.get("__annotate_func__") or ns.get("__annotate__")
            own = dict(annotate(1)) if annotate is not None else {}
        own = {key: _convert(value) for key, value in own.items()}
        body = {key: value for key, value in ns.items()
                if key not in ("__annotations__", "__annotate__", "__annotate_func__")}
        generic = (Generic,) if Generic in bases else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), body)
        if "__orig_bases__" not in body:
            made.__orig_bases__ = bases
        annotations, required, optional, fixed = {}, set(), set(), set()
        for base in bases:
            if type(base) is _TypedDictMeta:
                annotations.update(base.__annotations__)
            fixed |= base.__dict__.get("__readonly_keys__", set())
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        for key, annotation in own.items():
            annotations[key] = annotation
            must = _required_by(annotation, total)
            (required if must else optional).add(key)
            (optional if must else required).discard(key)
            if _is_read_only(annotation):
                fixed.add(key)
            else:
                fixed.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(fixed)
        made.__mutable_keys__ = frozenset(annotations) - fixed
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


_NO_DICT = object()


def TypedDict(typename, fields=_NO_DICT, /, *, total=True):
    """A simple typed namespace. At runtime it is equivalent to a plain dict."""
    import sys
    if fields is _NO_DICT or fields is None:
        fields = _fields_not_given("TypedDict", typename, fields, {})
    ns = {"__annotations__": dict(fields), "__module__": sys._getframemodulename(1) or "__main__"}
    return _TypedDictMeta(typename, (), ns, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class"""
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict
`,
};

const inspection: LazySource = {
  names: "get_type_hints get_origin get_args NewType evaluate_forward_ref",
  source: `
def _evaluate(annotation, globals, locals, inside=frozenset()):
    "inside: the texts that are being evaluated; one that names itself stays a reference."
    from typing import ForwardRef
    if annotation is None:
        return _NoneType
    text = annotation if isinstance(annotation, str) else (
        annotation.__forward_arg__ if isinstance(annotation, ForwardRef) else None)
    if text is not None:
        if text in inside:
            return ForwardRef(text) if isinstance(annotation, str) else annotation
        source = f"({text},)[0]" if text.startswith("*") else text
        return _evaluate(eval(source, globals, locals), globals, locals, inside | {text})
    args = () if isinstance(annotation, type) and not isinstance(annotation, _BuiltinAlias) else getattr(annotation, "__args__", ())
    if not args or isinstance(annotation, _LiteralAlias):
        return annotation
    fresh = tuple(_evaluate(arg, globals, locals, inside) if arg is not ... else arg for arg in args)
    if fresh == args:
        return annotation
    if isinstance(annotation, _GenericAlias):
        return annotation._with_args(fresh)
    if isinstance(annotation, Union):
        return Union[fresh]
    return _BuiltinAlias(annotation.__origin__, fresh)


def _without_extras(annotation):
    if isinstance(annotation, _AnnotatedAlias):
        return _without_extras(annotation.__origin__)
    if isinstance(annotation, _GenericAlias):
        if annotation._name in ("Required", "NotRequired", "ReadOnly"):
            return _without_extras(annotation.__args__[0])
        if isinstance(annotation, _LiteralAlias):
            return annotation
        args = tuple(map(_without_extras, annotation.__args__))
        return annotation if args == annotation.__args__ else annotation._with_args(args)
    if isinstance(annotation, Union) or isinstance(annotation, _BuiltinAlias):
        args = tuple(map(_without_extras, annotation.__args__))
        if args == annotation.__args__:
            return annotation
        return Union[args] if isinstance(annotation, Union) else _BuiltinAlias(annotation.__origin__, args)
    return annotation


def _hint(value, globals, locals, format):
    if format == 1:
        return _evaluate(value, globals, locals)
    try:
        return _evaluate(value, globals, locals)
    except Exception:
        from typing import ForwardRef
        return ForwardRef(value) if isinstance(value, str) else value


def _with_parameters(obj, locals):
    parameters = getattr(obj, "__type_params__", ())
    return {**{parameter.__name__: parameter for parameter in parameters}, **locals} if parameters else locals


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """Return type hints for an object."""
    import sys
    from annotationlib import Format, get_annotations
    if getattr(obj, "__no_type_check__", None):
        return {}
    if format is None:
        format = Format.VALUE
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            annotations = get_annotations(base, format=format)
            if format == Format.STRING:
                hints.update(annotations)
                continue
            namespace = globalns
            if namespace is None:
                module = sys.modules.get(base.__module__, None)
                namespace = getattr(module, "__dict__", {})
            locals = dict(vars(base)) if localns is None else localns
            if globalns is None and localns is None:
                # Names of the module come before those of the class, as they have always done here.
                namespace, locals = locals, namespace
            locals = _with_parameters(base, locals)
            for name, value in annotations.items():
                hints[name] = _hint(value, namespace, locals, format)
    else:
        hints = get_annotations(obj, format=format)
        if not hints and not callable(obj) and not hasattr(obj, "__annotations__") and not hasattr(
                obj, "__annotate__") and not isinstance(obj, type(sys)):
            raise TypeError(f"{obj!r} is not a module, class, or callable.")
        if format == Format.STRING:
            return hints
        if globalns is None:
            inner = obj
            seen = {id(inner)}
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
                if id(inner) in seen:
                    raise ValueError(f"wrapper loop when unwrapping {obj!r}")
                seen.add(id(inner))
            globalns = getattr(inner, "__globals__", getattr(inner, "__dict__", {}))
        locals = _with_parameters(obj, globalns if localns is None else localns)
        for name, value in hints.items():
            hints[name] = _hint(value, globalns, locals, format)
    if include_extras or format == Format.STRING:
        return hints
    return {name: _without_extras(value) for name, value in hints.items()}


def get_origin(tp):
    """Get the unsubscripted version of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_GenericAlias, _SpecialGenericAlias, _BuiltinAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    from typing import Generic
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, _CallableAlias) or type(tp).__name__ == "_CallableGenericAlias":
        *parameters, result = tp.__args__
        if len(parameters) == 1 and (parameters[0] is ... or isinstance(parameters[0], ParamSpec)
                                     or get_origin(parameters[0]) is Concatenate):
            return (parameters[0], result)
        return (parameters, result)
    if isinstance(tp, (_GenericAlias, _BuiltinAlias)) or isinstance(tp, Union):
        return tp.__args__
    return ()


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    """Evaluate a forward reference as a type hint."""
    return _evaluate(forward_ref, {} if globals is None else globals, locals)


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    def __reduce__(self):
        return self.__qualname__

    def __init__(self, name, tp):
        import sys
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        self.__module__ = sys._getframemodulename(1) or "__main__"

    def __mro_entries__(self, bases):
        # The class that is about to be made stands in the place of the base to tell its name.
        super_name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"\`{cls.__name__} = NewType({cls.__name__!r}, {super_name})\`")

        return (Dummy,)

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
`,
};

const inputOutput: LazySource = {
  names: "IO TextIO BinaryIO",
  source: `
from typing import AnyStr, Generic


class IO(Generic[AnyStr]):
    """Generic base class for TextIO and BinaryIO."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """Typed version of the return of open() in binary mode."""
    __slots__ = ()


class TextIO(IO[str]):
    """Typed version of the return of open() in text mode."""
    __slots__ = ()
`,
};

const patterns: LazySource = {
  names: "Pattern Match",
  source: `
Pattern = _SpecialGenericAlias("Pattern", 1, home="re")
Match = _SpecialGenericAlias("Match", 1, home="re")
`,
};

/** What typing_extensions and pydantic take from the module's inside, by CPython's names (Lib/typing.py). */
const internals: LazySource = {
  names:
    "EXCLUDED_ATTRIBUTES _ASSERT_NEVER_REPR_MAX_LENGTH _BaseGenericAlias _ConcatenateGenericAlias _UnionGenericAlias _collect_type_parameters _deduplicate _eval_type _generic_class_getitem _is_param_expr _tp_cache _type_check _type_convert",
  source: `
from typing import ForwardRef, Generic, Protocol, get_type_hints

_ASSERT_NEVER_REPR_MAX_LENGTH = 100
EXCLUDED_ATTRIBUTES = frozenset(
    "_MutableMapping__marker __abstractmethods__ __annotate__ __annotate_func__ __annotations__ "
    "__annotations_cache__ __class_getitem__ __dict__ __doc__ __firstlineno__ __init__ __match_args__ "
    "__module__ __new__ __non_callable_proto_members__ __orig_bases__ __orig_class__ __parameters__ "
    "__protocol_attrs__ __slots__ __static_attributes__ __subclasshook__ __type_params__ __weakref__ "
    "_is_protocol _is_runtime_protocol".split())
_BaseGenericAlias = _GenericAlias
_UnionGenericAlias = Union
_collect_type_parameters = _parameters_of
_is_param_expr = _is_parameter_expression


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    "For subclasses elsewhere."


def _tp_cache(func=None, /, *, typed=False):
    "Subscripts are not kept here: the function itself, or what decorates with that."
    return func if func is not None else _tp_cache


def _type_convert(arg, module=None, *, allow_special_forms=False):
    if arg is None:
        return _NoneType
    return ForwardRef(arg, module=module, is_class=allow_special_forms) if isinstance(arg, str) else arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    "The argument as a type."
    invalid = (Generic, Protocol)
    if not allow_special_forms:
        invalid += (ClassVar,)
        if is_argument:
            invalid += (Final,)
    arg = _type_convert(arg, module, allow_special_forms=allow_special_forms)
    origin = getattr(arg, "__origin__", None) if isinstance(arg, _GenericAlias) else None
    if origin in invalid and origin is not None:
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _deduplicate(params, *, unhashable_fallback=False):
    try:
        return dict.fromkeys(params)
    except TypeError:
        if not unhashable_fallback:
            raise
    result = []
    for param in params:
        if param not in result:
            result.append(param)
    return result


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset(), format=None,
               owner=None, parent_fwdref=None, prefer_fwd_module=False):
    "The annotation with its texts and references evaluated."
    namespace = {} if globalns is None else dict(globalns)
    namespace.update((param.__name__, param) for param in type_params or ())
    holder = type("_Holder", (), {"__annotations__": {"t": t}})
    return get_type_hints(holder, namespace, localns, include_extras=True)["t"]


def _generic_class_getitem(cls, args):
    return Generic.__class_getitem__.__func__(cls, args)
`,
};

/** The parts of the module that run when they are asked for. */
export const genericSources: readonly LazySource[] = [
  typeVariables,
  generic,
  protocol,
  namedTuple,
  typedDict,
  inspection,
  inputOutput,
  patterns,
  internals,
];
