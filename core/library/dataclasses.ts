/** The module dataclasses (Lib/dataclasses.py, PEP 557). */
import { TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { GENERIC_ALIAS_TYPE } from "../objects/types/generic_shapes.ts";
import {
  CELL_TYPE,
  FUNCTION_TYPE,
  MAPPINGPROXY_TYPE,
  MEMBER_DESCRIPTOR_TYPE,
} from "../objects/well_known.ts";
import { defineModule } from "./index.ts";

const FIELDS = `
__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_no_metadata = _MappingProxy({})


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type):
            return f"dataclasses.InitVar[{self.type.__name__}]"
        return f"dataclasses.InitVar[{self.type!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


_shown_fields = set()


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init",
                 "compare", "metadata", "kw_only", "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only,
                 doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _no_metadata if metadata is None else _MappingProxy(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        # Its type, named as the field is, may be the field.
        if id(self) in _shown_fields:
            return "..."
        _shown_fields.add(id(self))
        try:
            return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                    f"default_factory={self.default_factory!r},init={self.init!r},"
                    f"repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},"
                    f"metadata={self.metadata!r},kw_only={self.kw_only!r},doc={self.doc!r},"
                    f"_field_type={self._field_type})")
        finally:
            _shown_fields.discard(id(self))

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args",
                 "kw_only", "slots", "weakref_slot")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                 weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        pairs = ",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"_DataclassParams({pairs})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


class _Unresolved:
    # Stands for a name that an annotation mentions before it is defined.
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return f"ForwardRef({self.text!r})"

    def __or__(self, other):
        return _Unresolved(f"{self.text} | {_type_text(other)}")

    def __ror__(self, other):
        return _Unresolved(f"{_type_text(other)} | {self.text}")

    def __getitem__(self, item):
        return _Unresolved(f"{self.text}[{_type_text(item)}]")

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Unresolved(f"{self.text}.{name}")

    def __call__(self):
        raise TypeError("a forward reference is not callable")


def _type_text(annotation):
    if isinstance(annotation, _Unresolved):
        return annotation.text
    if isinstance(annotation, str):
        return repr(annotation)
    if annotation is None or annotation is type(None):
        return "None"
    if isinstance(annotation, type) and not isinstance(annotation, _GenericAlias):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _annotations_of(cls):
    annotate = None
    unresolved = {}
    while True:
        try:
            if annotate is None:
                return dict(cls.__annotations__)
            return annotate(1)
        except NameError as error:
            name = error.name
            original = cls.__annotate__
            if name is None or name in unresolved or not isinstance(original, _FunctionType):
                raise
        unresolved[name] = _Unresolved(name)
        code = original.__code__
        cells = []
        for variable, cell in zip(code.co_freevars, original.__closure__ or ()):
            cells.append(_CellType(unresolved[variable]) if variable in unresolved else cell)
        annotate = _FunctionType(code, {**original.__globals__, **unresolved},
                                 original.__name__, original.__defaults__, tuple(cells))


def _first_words(text):
    # "module.name" or "name" at the beginning of an annotation's text, spaces around them or not.
    words = []
    at, end = 0, len(text)
    while len(words) < 2:
        while at < end and text[at].isspace():
            at += 1
        start = at
        while at < end and (text[at].isalnum() or text[at] == "_"):
            at += 1
        if start == at:
            break
        words.append(text[start:at])
        while at < end and text[at].isspace():
            at += 1
        if len(words) == 2 or at == end or text[at] != ".":
            break
        at += 1
    return words


def _is_kind(annotation, name, module, cls):
    # Whether it is typing.ClassVar, dataclasses.InitVar or KW_ONLY, perhaps as text in the class's module.
    if isinstance(annotation, (str, _Unresolved)):
        words = _first_words(annotation if isinstance(annotation, str) else annotation.text)
        home = _modules.get(cls.__module__)
        names = getattr(home, "__dict__", {})
        if isinstance(annotation, _Unresolved) or not names:
            return words[-1:] == [name]
        if len(words) == 2:
            # The module's name there must mean the module.
            return words[1] == name and names.get(words[0]) is _modules.get(module, names)
        if not words:
            return False
        annotation = names.get(words[0])
    if name == "ClassVar":
        return (type(annotation).__module__ == "typing"
                and repr(annotation).partition("[")[0] == "typing.ClassVar")
    if name == "InitVar":
        return annotation is InitVar or type(annotation) is InitVar
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, _MemberDescriptor):
            # This is a field in __slots__, so it has no default value.
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_kind(annotation, "ClassVar", "typing", cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_kind(annotation, "InitVar", "dataclasses", cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field "
                         f"{f.name} is not allowed: use default_factory")
    return f
`;

const METHODS = `
class _Writer:
    # Collects the text of the methods of one class, to be compiled together.
    def __init__(self, cls):
        self.cls = cls
        self.globals = {"_FrozenInstanceError": FrozenInstanceError, "_factory": _HAS_DEFAULT_FACTORY,
                        "_set": object.__setattr__, "_reprs": _reprs}
        self.lines = []
        self.names = []
        self.annotations = {}
        self.refusals = {}

    def add(self, name, parameters, body, annotations=None, refuse=False):
        self.lines.append(f"def {name}({parameters}):")
        self.lines.extend(body)
        self.names.append(name)
        if annotations is not None:
            self.annotations[name] = annotations
        self.refusals[name] = refuse

    def finish(self):
        if not self.names:
            return
        cls = self.cls
        namespace = {}
        self.globals["_cls"] = cls
        exec("\\n".join(self.lines), self.globals, namespace)
        for name in self.names:
            function = namespace[name]
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            function.__module__ = cls.__module__
            if name in self.annotations:
                function.__annotations__ = self.annotations[name]
            refuse = self.refusals[name]
            if name in cls.__dict__ and not (name == "__hash__" and refuse is None):
                if refuse:
                    message = f"Cannot overwrite attribute {name} in class {cls.__name__}"
                    if refuse is not True:
                        message += refuse
                    raise TypeError(message)
                continue
            setattr(cls, name, function)


_reprs = set()


def _init_method(writer, all_fields, std_fields, kw_only_fields, frozen, has_post_init,
                 self_name, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} "
                                f"follows default argument {seen_default.name!r}")
    names = writer.globals
    annotations = {}

    def parameter(f):
        annotations[f.name] = f.type
        if f.default is not MISSING:
            return f"{f.name}=_default_{f.name}"
        if f.default_factory is not MISSING:
            return f"{f.name}=_factory"
        return f.name

    body = []
    for f in all_fields:
        default_name = f"_default_{f.name}"
        if f.default_factory is not MISSING:
            names[default_name] = f.default_factory
            if f.init:
                value = f"{default_name}() if {f.name} is _factory else {f.name}"
            else:
                value = f"{default_name}()"
        elif f.init:
            if f.default is not MISSING:
                names[default_name] = f.default
            value = f.name
        elif slots and f.default is not MISSING:
            names[default_name] = f.default
            value = default_name
        else:
            continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f" _set({self_name}, {f.name!r}, {value})")
        else:
            body.append(f" {self_name}.{f.name} = {value}")
    if has_post_init:
        given = ", ".join(f.name for f in all_fields if f._field_type is _FIELD_INITVAR)
        body.append(f" {self_name}.__post_init__({given})")
    parameters = [self_name] + [parameter(f) for f in std_fields if f.init]
    if kw_only_fields:
        parameters.append("*")
        parameters.extend(parameter(f) for f in kw_only_fields)
    annotations["return"] = None
    writer.add("__init__", ", ".join(parameters), body or [" pass"], annotations)


def _tuple_text(name, fields):
    if not fields:
        return "()"
    return "(" + ",".join(f"{name}.{f.name}" for f in fields) + ",)"


def _shows_fields(cls):
    # Whether __repr__ is one that _process_class wrote.
    code = getattr(cls.__repr__, "__code__", None)
    return code is not None and "_reprs" in code.co_names + code.co_freevars


def _set_doc(cls, init, std_fields, kw_only_fields):
    # The signature, as inspect.signature would show it.
    parts = []
    if init:
        def shown(f):
            text = f.name if f.type is None else f"{f.name}: {_type_text(f.type)}"
            if f.default is not MISSING:
                return f"{text} = {f.default!r}"
            if f.default_factory is not MISSING:
                return f"{text} = <factory>"
            return text
        parts = [shown(f) for f in std_fields if f.init]
        if kw_only_fields:
            parts.append("*")
            parts.extend(shown(f) for f in kw_only_fields)
    cls.__doc__ = f"{cls.__name__}({', '.join(parts)})"


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    fields = {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen,
                                           match_args, kw_only, slots, weakref_slot))
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            if all_frozen_bases is None:
                all_frozen_bases = True
            current = getattr(base, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases and current
            any_frozen_base = any_frozen_base or current
    annotations = _annotations_of(cls)
    cls_fields = []
    kw_only_seen = False
    for name, annotation in annotations.items():
        if _is_kind(annotation, "KW_ONLY", "dataclasses", cls):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = True
            kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, annotation, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        # The class attribute becomes the default, as if there had been no field().
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING
                             or (class_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_fields = [f for f in all_init if f.init and not f.kw_only]
    kw_only_fields = [f for f in all_init if f.init and f.kw_only]
    writer = _Writer(cls)
    if init:
        _init_method(writer, all_init, std_fields, kw_only_fields, frozen,
                     hasattr(cls, "__post_init__"),
                     "__dataclass_self__" if "self" in fields else "self", slots)
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    if repr:
        shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in field_list if f.repr)
        writer.add("__repr__", "self", [
            " key = id(self)",
            " if key in _reprs:",
            "  return '...'",
            " _reprs.add(key)",
            " try:",
            f"  return f'{{self.__class__.__qualname__}}({shown})'",
            " finally:",
            "  _reprs.discard(key)",
        ])
    compared = [f for f in field_list if f.compare]
    if eq:
        terms = " and ".join(f"self.{f.name}==other.{f.name}" for f in compared) or "True"
        writer.add("__eq__", "self, other", [
            " if self is other:",
            "  return True",
            " if other.__class__ is self.__class__:",
            f"  return {terms}",
            " return NotImplemented",
        ])
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            writer.add(name, "self, other", [
                " if other.__class__ is self.__class__:",
                f"  return {_tuple_text('self', compared)}{op}{_tuple_text('other', compared)}",
                " return NotImplemented",
            ], refuse=" Consider using functools.total_ordering")
    if frozen:
        names = tuple(f.name for f in field_list)
        condition = "type(self) is _cls"
        if names:
            condition += f" or name in {names!r}"
        writer.add("__setattr__", "self, name, value", [
            f" if {condition}:",
            "  raise _FrozenInstanceError(f'cannot assign to field {name!r}')",
            " super(_cls, self).__setattr__(name, value)",
        ], refuse=True)
        writer.add("__delattr__", "self, name", [
            f" if {condition}:",
            "  raise _FrozenInstanceError(f'cannot delete field {name!r}')",
            " super(_cls, self).__delattr__(name)",
        ], refuse=True)
    hashed = [f for f in field_list if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        make_hash = True
    else:
        make_hash = eq and frozen and not has_explicit_hash
    if make_hash:
        writer.add("__hash__", "self", [f" return hash({_tuple_text('self', hashed)})"],
                   refuse=None)
    had_doc = cls.__dict__.get("__doc__")
    writer.finish()
    if not make_hash and eq and not has_explicit_hash:
        cls.__hash__ = None
    if not had_doc:
        _set_doc(cls, init, std_fields, kw_only_fields)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std_fields)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        new_cls = _add_slots(cls, frozen, weakref_slot)
        writer.globals["_cls"] = new_cls
        cls = new_cls
    if hasattr(cls, "__abstractmethods__"):
        # A class has them only if abc was imported.
        _modules["abc"].update_abstractmethods(cls)
    return cls


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return
    if isinstance(slots, str):
        yield slots
    elif not hasattr(slots, "__next__"):
        yield from slots
    else:
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    own = [f for f in fields(cls)]
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    names = [f.name for f in own if f.name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        names.append("__weakref__")
    if any(f.doc is not None for f in own):
        docs = {f.name: f.doc for f in own}
        namespace["__slots__"] = {name: docs.get(name) for name in names}
    else:
        namespace["__slots__"] = tuple(names)
    for f in own:
        namespace.pop(f.name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    new_cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new_cls.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            new_cls.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            new_cls.__setstate__ = _dataclass_setstate
    # super() and __class__ in the methods must mean the new class.
    for member in new_cls.__dict__.values():
        if isinstance(member, property):
            functions = (member.fget, member.fset, member.fdel)
        else:
            functions = (getattr(member, "__func__", member),)
        for function in functions:
            seen = []
            while hasattr(function, "__wrapped__") and function not in seen:
                seen.append(function)
                function = function.__wrapped__
            if isinstance(function, _FunctionType) and function.__closure__:
                for name, cell in zip(function.__code__.co_freevars, function.__closure__):
                    if name == "__class__" and cell.cell_contents is cls:
                        cell.cell_contents = new_cls
    return new_cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                              kw_only, slots, weakref_slot)
    if cls is None:
        return wrap
    return wrap(cls)


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in fields.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_atomic = frozenset({type(None), bool, int, float, str, complex, bytes, type(Ellipsis),
                     type(NotImplemented), _FunctionType, type(len), type, range, property})


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping
    field names to field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda obj: dict_factory(
        [(f.name, _convert(getattr(obj, f.name), _convert_by(asdict, dict_factory)))
         for f in fields(obj)]))


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda obj: tuple_factory(
        [_convert(getattr(obj, f.name), _convert_by(astuple, tuple_factory))
         for f in fields(obj)]))


def _convert_by(function, factory):
    if function is asdict:
        return lambda obj: asdict(obj, dict_factory=factory)
    return lambda obj: astuple(obj, tuple_factory=factory)


def _convert(obj, of_instance):
    kind = type(obj)
    if kind in _atomic:
        return obj
    if hasattr(kind, _FIELDS):
        return of_instance(obj)
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_convert(item, of_instance) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind(_convert(item, of_instance) for item in obj)
    if isinstance(obj, dict):
        pairs = [(_convert(key, of_instance), _convert(value, of_instance))
                 for key, value in obj.items()]
        if hasattr(kind, "default_factory"):
            result = kind(obj.default_factory)
            for key, value in pairs:
                result[key] = value
            return result
        return kind(pairs)
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True,
                   kw_only=False, slots=False, weakref_slot=False, module=None,
                   decorator=dataclass):
    """Return a new dynamically created dataclass."""
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            typing = _modules.get("typing")
            annotation = "typing.Any" if typing is None else typing.Any
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, default = item
            defaults[name] = default
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _keywords:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation
    body = dict(namespace)
    body.update(defaults)
    body["__annotations__"] = annotations
    meta = type(bases[0]) if bases else type
    cls = meta(cls_name, tuple(bases), body)
    if module is None:
        import sys
        module = sys._getframemodulename(1) or "types"
    cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


_keywords = frozenset("False None True and as assert async await break class continue def del "
                      "elif else except finally for from global if import in is lambda nonlocal "
                      "not or pass raise return try while with yield".split())


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, "
                                "it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
`;

defineModule({
  name: "dataclasses",
  types: {
    _CellType: CELL_TYPE,
    _FunctionType: FUNCTION_TYPE,
    _GenericAlias: GENERIC_ALIAS_TYPE,
    _MappingProxy: MAPPINGPROXY_TYPE,
    _MemberDescriptor: MEMBER_DESCRIPTOR_TYPE,
  },
  attributes: () => ({ _modules: H32[TS_MODULES >> 2] }),
  source: FIELDS + METHODS,
});
