/** The special forms and aliases of typing, in Python: what annotations are made of. */

/** Run when the module is imported, so it is kept short. */
export const formsSource = `
TYPE_CHECKING = False
Text = str


def _type_repr(obj):
    if isinstance(obj, type) and not isinstance(obj, _BuiltinAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if obj is _NoneType:
        return "None"
    if isinstance(obj, _FunctionType):
        return obj.__name__
    if isinstance(obj, (list, tuple)):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    return repr(obj)


def _convert(arg):
    "An argument of a form as it is kept."
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        from typing import ForwardRef
        return ForwardRef(arg)
    return arg


def _parameters_of(args):
    "The type variables in args, in the order in which they first appear."
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if hasattr(arg, "__typing_subst__"):
            inner = (arg,)
        elif isinstance(arg, (list, tuple)):
            inner = _parameters_of(arg)
        else:
            inner = getattr(arg, "__parameters__", ())
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _substitute(arg, replaced):
    if hasattr(arg, "__typing_subst__"):
        return replaced.get(arg, arg)
    if isinstance(arg, (list, tuple)):
        return type(arg)(_substitute(item, replaced) for item in arg)
    inner = () if isinstance(arg, type) else getattr(arg, "__parameters__", ()) or _parameters_of(getattr(arg, "__args__", ()))
    if not inner:
        return arg
    args = tuple(_substitute(item, replaced) for item in arg.__args__)
    if isinstance(arg, _GenericAlias):
        return arg._with_args(args)
    if isinstance(arg, Union):
        return Union[args]
    return arg.__origin__[args]


class _Final:
    __slots__ = ()

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _SpecialForm(_Final, _root=True):
    "A name that may stand in annotations, with or without arguments."
    __slots__ = ("_name", "_getitem")
    __module__ = "typing"

    def __init__(self, name, getitem=None):
        "Of a function, as a decorator, or of a name."
        if getitem is None and callable(name):
            name, getitem = name.__name__, name
        self._name = name
        self._getitem = getitem

    @property
    def __name__(self):
        return self._name

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._getitem(self, parameters)


class _GenericAlias(_Final, _root=True):
    "What a generic class or form gives with arguments."
    __module__ = "typing"

    def __init__(self, origin, args, name=None, *, inst=True):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters_of(args)
        self._name = name
        if name is None:
            self.__module__ = origin.__module__

    def _with_args(self, args):
        return self.__class__(self.__origin__, args, self._name)

    def copy_with(self, args):
        return self._with_args(args)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = self.__args__
        return f"{name}[{', '.join(map(_type_repr, args)) if args else '()'}]"

    def __getitem__(self, args):
        if self.__origin__ in _bare_origins():
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        given, wanted = len(args), len(self.__parameters__)
        from typing import _prepared
        args = _prepared(self.__parameters__, self, args)
        if len(args) != wanted:
            raise TypeError(f"Too {'many' if given > wanted else 'few'} arguments for {self}; "
                            f"actual {given}, expected {wanted}")
        replaced = {p: p.__typing_subst__(a) if not isinstance(p, TypeVarTuple) else a
                    for p, a in zip(self.__parameters__, args)}
        changed = []
        for arg in self.__args__:
            if isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack and isinstance(arg.__args__[0], TypeVarTuple):
                changed.extend(replaced.get(arg.__args__[0], (arg,)))
            else:
                changed.append(_substitute(arg, replaced))
        return self._with_args(tuple(changed))

    def __call__(self, *args, **kwds):
        if not callable(self.__origin__):
            raise TypeError(f"Cannot instantiate {self!r}")
        if self._name in _NOT_CALLED:
            raise TypeError(f"Type {self._name} cannot be instantiated; "
                            f"use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwds)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    @property
    def __typing_unpacked_tuple_args__(self):
        if self.__origin__ is not Unpack:
            return None
        inner = self.__args__[0]
        if isinstance(inner, _GenericAlias) or isinstance(inner, _BuiltinAlias):
            if inner.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return inner.__args__
        return None

    def __iter__(self):
        yield Unpack[self]

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if self._name:
            return _bases_of_alias(self, origin, bases)
        from typing import Generic
        if origin is Generic:
            # Another base that is generic already brings Generic.
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _GenericAlias) and base is not self:
                    return ()
        return (origin,)

    def __getattr__(self, attr):
        if "__origin__" in self.__dict__ and not (attr.startswith("__") and attr.endswith("__")):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        own = ("__origin__", "__args__", "__parameters__", "__module__", "_name", "__metadata__")
        if attr in own or attr.startswith("_Alias__"):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


# Names for types that make their own instances.
_NOT_CALLED = frozenset(("List", "Dict", "Set", "FrozenSet", "Tuple", "Type"))
# What other implementations clear their caches with; there are none here.
_cleanups = []


def _bare_origins():
    from typing import Generic, Protocol
    return (Generic, Protocol)


def _bases_of_alias(alias, origin, bases):
    from typing import Generic
    result = [] if origin in bases else [origin]
    place = bases.index(alias)
    rest = bases[place + 1:]
    if not any(isinstance(b, (_GenericAlias, _SpecialGenericAlias)) or (isinstance(b, type) and issubclass(b, Generic))
               for b in rest):
        result.append(Generic)
    return tuple(result)


class _CallableAlias(_GenericAlias, _root=True):
    def __repr__(self):
        *parameters, result = self.__args__
        if len(parameters) == 1 and (parameters[0] is ... or hasattr(parameters[0], "__typing_prepare_subst__")
                                     and hasattr(parameters[0], "args")
                                     or getattr(parameters[0], "_name", None) == "Concatenate"):
            shown = _type_repr(parameters[0])
        else:
            shown = "[" + ", ".join(map(_type_repr, parameters)) + "]"
        return f"typing.Callable[{shown}, {_type_repr(result)}]"


class _LiteralAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__)) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return ({(type(arg), arg) for arg in self.__args__}
                == {(type(arg), arg) for arg in other.__args__})

    def __hash__(self):
        return hash(frozenset((type(arg), arg) for arg in self.__args__))


class _AnnotatedAlias(_GenericAlias, _root=True):
    def __init__(self, origin, args, name=None, metadata=()):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def _with_args(self, args):
        return _AnnotatedAlias(args[0], args, None, self.__metadata__)

    def __repr__(self):
        metadata = ", ".join(map(repr, self.__metadata__))
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {metadata}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _SpecialGenericAlias(_Final, _root=True):
    "List, Dict and their like: names for builtin classes and those of collections.abc."
    __module__ = "typing"

    def __init__(self, name, count, origin=None, home="collections.abc"):
        self._name = name
        self._count = count
        self._origin = origin
        self._home = home

    @property
    def __origin__(self):
        if self._origin is None:
            home = __import__(self._home, fromlist=("*",))
            name = "Set" if self._name == "AbstractSet" else self._name
            name = {"DefaultDict": "defaultdict", "Deque": "deque",
                    "ContextManager": "AbstractContextManager",
                    "AsyncContextManager": "AbstractAsyncContextManager"}.get(name, name)
            self._origin = getattr(home, name)
        return self._origin

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(map(_convert, args))
        given, wanted = len(args), self._count
        if wanted == 0:
            raise TypeError(f"{self} is not a generic class")
        if wanted > 0 and given != wanted:
            if self._name in ("Generator", "AsyncGenerator") and 0 < given < wanted:
                args += (_NoneType,) * (wanted - given)
            elif self._name in ("ContextManager", "AsyncContextManager") and given == 1:
                args += (Union[bool, None],)
            else:
                raise TypeError(f"Too {'many' if given > wanted else 'few'} arguments for {self}; "
                                f"actual {given}, expected {wanted}")
        return _GenericAlias(self.__origin__, args, self._name)

    def __call__(self, *args, **kwds):
        if self._name in _NOT_CALLED:
            raise TypeError(f"Type {self._name} cannot be instantiated; "
                            f"use {self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwds)

    def __mro_entries__(self, bases):
        return _bases_of_alias(self, self.__origin__, bases)

    def __getattr__(self, attr):
        if attr.startswith("__") and attr.endswith("__"):
            raise AttributeError(attr)
        return getattr(self.__origin__, attr)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)


class _CallableForm(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = params
        if isinstance(parameters, (list, tuple)):
            args = tuple(map(_convert, parameters))
        else:
            args = (parameters,)
        return _CallableAlias(self.__origin__, args + (_convert(result),), "Callable")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _one(form, parameters):
    if isinstance(parameters, tuple):
        raise TypeError(f"{form} accepts only single type. Got {parameters!r}.")
    return _GenericAlias(form, (_convert(parameters),), form._name)


def _some(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _GenericAlias(form, tuple(map(_convert, parameters)), form._name)


def _optional(form, parameter):
    if isinstance(parameter, tuple):
        raise TypeError(f"{form} requires a single type. Got {parameter!r}.")
    return Union[_convert(parameter), None]


def _literal(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat, seen = [], set()
    for parameter in parameters:
        for value in parameter.__args__ if isinstance(parameter, _LiteralAlias) else (parameter,):
            try:
                new = (type(value), value) not in seen
                seen.add((type(value), value))
            except TypeError:
                new = True
            if new:
                flat.append(value)
    return _LiteralAlias(form, tuple(flat), "Literal")


def _annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    return _AnnotatedAlias(_convert(parameters[0]), (), None, tuple(parameters[1:]))


Optional = _SpecialForm("Optional", _optional)
Literal = _SpecialForm("Literal", _literal)
Annotated = _SpecialForm("Annotated", _annotated)
ClassVar = _SpecialForm("ClassVar", _one)
Final = _SpecialForm("Final", _one)
Required = _SpecialForm("Required", _one)
NotRequired = _SpecialForm("NotRequired", _one)
ReadOnly = _SpecialForm("ReadOnly", _one)
TypeGuard = _SpecialForm("TypeGuard", _one)
TypeIs = _SpecialForm("TypeIs", _one)
Unpack = _SpecialForm("Unpack", _one)
Concatenate = _SpecialForm("Concatenate", _some)
NoReturn = _SpecialForm("NoReturn")
Never = _SpecialForm("Never")
Self = _SpecialForm("Self")
LiteralString = _SpecialForm("LiteralString")
TypeAlias = _SpecialForm("TypeAlias")

List = _SpecialGenericAlias("List", 1, list)
Dict = _SpecialGenericAlias("Dict", 2, dict)
Set = _SpecialGenericAlias("Set", 1, set)
FrozenSet = _SpecialGenericAlias("FrozenSet", 1, frozenset)
Tuple = _SpecialGenericAlias("Tuple", -1, tuple)
Type = _SpecialGenericAlias("Type", 1, type)
Callable = _CallableForm("Callable", 2)
for _name, _count in (
    ("Iterable", 1), ("Iterator", 1), ("Reversible", 1), ("Container", 1), ("Collection", 1),
    ("Sequence", 1), ("MutableSequence", 1), ("AbstractSet", 1), ("MutableSet", 1),
    ("Mapping", 2), ("MutableMapping", 2), ("MappingView", 1), ("KeysView", 1), ("ItemsView", 2),
    ("ValuesView", 1), ("Generator", 3), ("Awaitable", 1), ("Coroutine", 3),
    ("AsyncIterable", 1), ("AsyncIterator", 1), ("AsyncGenerator", 2), ("Hashable", 0),
    ("Sized", 0), ("ByteString", 0),
):
    globals()[_name] = _SpecialGenericAlias(_name, _count)
for _name, _count in (
    ("Deque", 1), ("DefaultDict", 2), ("OrderedDict", 2), ("Counter", 1), ("ChainMap", 2),
):
    globals()[_name] = _SpecialGenericAlias(_name, _count, home="collections")
for _name in ("ContextManager", "AsyncContextManager"):
    globals()[_name] = _SpecialGenericAlias(_name, 2, home="contextlib")
del _name, _count


def cast(typ, val):
    """Cast a value to a type.

    This returns the value unchanged.  To the type checker this
    signals that the return value has the designated type, but at
    runtime we intentionally don't check anything (we want this
    to be as fast as possible).
    """
    return val


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed.")


_overloads = {}


def overload(func):
    """Decorator for overloaded functions/methods."""
    inner = getattr(func, "__func__", func)
    try:
        key = (inner.__module__, inner.__qualname__)
        _overloads.setdefault(key, {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    func = getattr(func, "__func__", func)
    return list(_overloads.get((func.__module__, func.__qualname__), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overloads.clear()


def _flagging(flag):
    def decorator(arg):
        try:
            setattr(arg, flag, True)
        except (AttributeError, TypeError):
            pass
        return arg
    return decorator


final = _flagging("__final__")
override = _flagging("__override__")


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    if isinstance(arg, type):
        for key in dir(arg):
            value = getattr(arg, key)
            # What it defines itself, not what it has from elsewhere.
            if (getattr(value, "__qualname__", None) != f"{arg.__qualname__}.{getattr(value, '__name__', '')}"
                    or getattr(value, "__module__", None) != arg.__module__):
                continue
            if isinstance(value, _FunctionType):
                value.__no_type_check__ = True
            elif hasattr(value, "__func__"):
                value.__func__.__no_type_check__ = True
            elif isinstance(value, type):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
    import warnings
    warnings.warn("'typing.no_type_check_decorator' is deprecated and slated for removal in Python 3.15",
                  DeprecationWarning, stacklevel=2)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(wrapped_decorator, name, getattr(decorator, name, None))
    wrapped_decorator.__wrapped__ = decorator
    return wrapped_decorator


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type."""
    return val


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Ask a static type checker to reveal the inferred type of an expression."""
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Decorator to mark an object as providing dataclass-like behaviour."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn
    return decorator
`;
