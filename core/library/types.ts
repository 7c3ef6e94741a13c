/** The module types (Lib/types.py). Left out: CapsuleType (there are no capsules). */
import { makeIterableCoroutine } from "../interpreter/generators.ts";
import { GENERIC_ALIAS_TYPE, UNION_TYPE } from "../objects/types/generic_shapes.ts";
import * as known from "../objects/well_known.ts";
import { defineModule } from "./index.ts";
import { simpleNamespace } from "./simple_namespace.ts";
import { SIMPLE_NAMESPACE_TYPE } from "./static_types.ts";

const SOURCE = `
def new_class(name, bases=(), kwds=None, exec_body=None):
    """Create a class object dynamically using the appropriate metaclass."""
    resolved_bases = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved_bases, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved_bases is not bases:
        ns["__orig_bases__"] = bases
    return meta(name, resolved_bases, ns, **kwds)


def resolve_bases(bases):
    """Resolve MRO entries dynamically as specified by PEP 560."""
    new_bases = list(bases)
    updated = False
    shift = 0
    for i, base in enumerate(bases):
        if isinstance(base, type):
            continue
        if not hasattr(base, "__mro_entries__"):
            continue
        new_base = base.__mro_entries__(bases)
        updated = True
        if not isinstance(new_base, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        new_bases[i + shift:i + shift + 1] = new_base
        shift += len(new_base) - 1
    if not updated:
        return bases
    return tuple(new_bases)


def prepare_class(name, bases=(), kwds=None):
    """Call the __prepare__ method of the appropriate metaclass.

    Returns (metaclass, namespace, kwds) as a 3-tuple
    """
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    elif bases:
        meta = type(bases[0])
    else:
        meta = type
    if isinstance(meta, type):
        meta = _calculate_meta(meta, bases)
    if hasattr(meta, "__prepare__"):
        ns = meta.__prepare__(name, bases, **kwds)
    else:
        ns = {}
    return meta, ns, kwds


def _calculate_meta(meta, bases):
    winner = meta
    for base in bases:
        base_meta = type(base)
        if issubclass(winner, base_meta):
            continue
        if issubclass(base_meta, winner):
            winner = base_meta
            continue
        raise TypeError("metaclass conflict: "
                        "the metaclass of a derived class "
                        "must be a (non-strict) subclass "
                        "of the metaclasses of all its bases")
    return winner


def get_original_bases(cls, /):
    """Return the class's "original" bases prior to modification by __mro_entries__."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(
            f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    """Route attribute access on a class to __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        elif self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        fdoc = fget.__doc__ if self.overwrite_doc else None
        result = type(self)(fget, self.fset, self.fdel, fdoc or self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def setter(self, fset):
        result = type(self)(self.fget, fset, self.fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def deleter(self, fdel):
        result = type(self)(self.fget, self.fset, fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result


class _GeneratorWrapper:
    """Makes an object that is like a generator one that can be awaited."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__isgen = gen.__class__ is GeneratorType
        self.__name__ = getattr(gen, "__name__", None)
        self.__qualname__ = getattr(gen, "__qualname__", None)

    def send(self, val):
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        return self.__wrapped.close()

    @property
    def gi_code(self):
        return self.__wrapped.gi_code

    @property
    def gi_frame(self):
        return self.__wrapped.gi_frame

    @property
    def gi_running(self):
        return self.__wrapped.gi_running

    @property
    def gi_yieldfrom(self):
        return self.__wrapped.gi_yieldfrom

    cr_code = gi_code
    cr_frame = gi_frame
    cr_running = gi_running
    cr_await = gi_yieldfrom

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped if self.__isgen else self

    __await__ = __iter__


def coroutine(func):
    """Convert regular generator function to a coroutine."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if func.__class__ is FunctionType and getattr(func, "__code__", None).__class__ is CodeType:
        flags = func.__code__.co_flags
        if flags & 0x180:
            return func
        if flags & 0x20:
            _make_iterable_coroutine(func)
            return func

    # What it returns may be like a generator or a coroutine: that shows when it is made.
    def wrapped(*args, **kwargs):
        coro = func(*args, **kwargs)
        if (coro.__class__ is CoroutineType
                or coro.__class__ is GeneratorType and coro.gi_code.co_flags & 0x100):
            return coro
        if _has_methods(coro, "__iter__ __next__ send throw close") and not _has_methods(
                coro, "__await__ send throw close"):
            return _GeneratorWrapper(coro)
        return coro

    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        if hasattr(func, name):
            setattr(wrapped, name, getattr(func, name))
    wrapped.__dict__.update(getattr(func, "__dict__", {}))
    wrapped.__wrapped__ = func
    return wrapped


def _has_methods(obj, names):
    # As the abstract classes Generator and Coroutine look for them.
    return all(getattr(obj.__class__, name, None) is not None for name in names.split())


__all__ = [name for name in globals() if not name.startswith("_")]
`;

defineModule({
  name: "types",
  doc: "Define names for built-in types that aren't directly accessible as a builtin.",
  installs: [simpleNamespace],
  types: {
    FunctionType: known.FUNCTION_TYPE,
    LambdaType: known.FUNCTION_TYPE,
    CodeType: known.CODE_TYPE,
    MappingProxyType: known.MAPPINGPROXY_TYPE,
    SimpleNamespace: SIMPLE_NAMESPACE_TYPE,
    CellType: known.CELL_TYPE,
    GeneratorType: known.GENERATOR_TYPE,
    CoroutineType: known.COROUTINE_TYPE,
    AsyncGeneratorType: known.ASYNC_GENERATOR_TYPE,
    MethodType: known.METHOD_TYPE,
    BuiltinFunctionType: known.BUILTIN_TYPE,
    BuiltinMethodType: known.BUILTIN_TYPE,
    WrapperDescriptorType: known.WRAPPER_DESCRIPTOR_TYPE,
    MethodWrapperType: known.METHOD_WRAPPER_TYPE,
    MethodDescriptorType: known.METHOD_DESCRIPTOR_TYPE,
    ClassMethodDescriptorType: known.CLASSMETHOD_DESCRIPTOR_TYPE,
    ModuleType: known.MODULE_TYPE,
    TracebackType: known.TRACEBACK_TYPE,
    FrameType: known.FRAME_TYPE,
    GetSetDescriptorType: known.GETSET_DESCRIPTOR_TYPE,
    MemberDescriptorType: known.MEMBER_DESCRIPTOR_TYPE,
    GenericAlias: GENERIC_ALIAS_TYPE,
    UnionType: UNION_TYPE,
    EllipsisType: known.ELLIPSIS_TYPE,
    NoneType: known.NONE_TYPE,
    NotImplementedType: known.NOT_IMPLEMENTED_TYPE,
  },
  functions: { _make_iterable_coroutine: ["func, /", makeIterableCoroutine] },
  source: SOURCE,
});
