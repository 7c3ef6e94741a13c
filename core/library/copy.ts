/** The module copy (Lib/copy.py). */
import { REFERENCE_TYPE } from "../objects/types/weak_reference.ts";
import * as known from "../objects/well_known.ts";
import { defineModule } from "./index.ts";

const SOURCE = `
__all__ = ["Error", "copy", "deepcopy", "replace"]

_missing = object()


class Error(Exception):
    pass


error = Error

_deep_atomic = frozenset({
    type(None), int, float, bool, complex, bytes, str, _CodeType, type, range,
    _BuiltinFunctionType, _FunctionType, property, type(Ellipsis), type(NotImplemented),
    _WeakReference,
})
_atomic = _deep_atomic | {tuple, frozenset, slice, super}
_own_copy = frozenset({list, dict, set, bytearray})


def _reduce_complex(c):
    return complex, (c.real, c.imag)


def _union_of(*args):
    result = args[0]
    for arg in args[1:]:
        result |= arg
    return result


def _reduce_union(union):
    return _union_of, union.__args__


# That of copyreg.
_dispatch_table = {complex: _reduce_complex, type(int | str): _reduce_union}


def _reduced(x, cls, what):
    reduce = _dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce is not None:
        return reduce()
    raise Error(f"un({what})copyable object of type {cls}")


def copy(x):
    """Shallow copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _atomic:
        return x
    if cls in _own_copy:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduced(x, cls, "shallow")
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


def deepcopy(x, memo=None):
    """Deep copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _deep_atomic:
        return x
    d = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(d, _missing)
        if y is not _missing:
            return y
    copier = _copiers.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            reduced = _reduced(x, cls, "deep")
            if isinstance(reduced, str):
                y = x
            else:
                y = _reconstruct(x, memo, *reduced)
    if y is not x:
        memo[d] = y
        # The original must live as long as its id is a key of the memo.
        try:
            memo[id(memo)].append(x)
        except KeyError:
            memo[id(memo)] = [x]
    return y


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    append = y.append
    for item in x:
        append(item if type(item) in _deep_atomic else deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo):
    y = [item if type(item) in _deep_atomic else deepcopy(item, memo) for item in x]
    # A tuple within itself was copied on the way.
    known = memo.get(id(x), _missing)
    if known is not _missing:
        return known
    for before, after in zip(x, y):
        if before is not after:
            return tuple(y)
    return x


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        if type(key) not in _deep_atomic:
            key = deepcopy(key, memo)
        y[key] = value if type(value) in _deep_atomic else deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_copiers = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    _MethodType: _deepcopy_method,
}


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, _setter=None):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
            else:
                slotstate = None
            if state is not None:
                y.__dict__.update(state)
            if slotstate is not None:
                for key, value in slotstate.items():
                    setattr(y, key, value)
    if listiter is not None:
        if deep:
            for item in listiter:
                y.append(deepcopy(item, memo))
        else:
            for item in listiter:
                y.append(item)
    if dictiter is not None:
        if deep:
            for key, value in dictiter:
                y[deepcopy(key, memo)] = deepcopy(value, memo)
        else:
            for key, value in dictiter:
                y[key] = value
    return y


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
`;

defineModule({
  name: "copy",
  doc: "Generic (shallow and deep) copying operations.",
  types: {
    _CodeType: known.CODE_TYPE,
    _BuiltinFunctionType: known.BUILTIN_TYPE,
    _FunctionType: known.FUNCTION_TYPE,
    _MethodType: known.METHOD_TYPE,
    _WeakReference: REFERENCE_TYPE,
  },
  source: SOURCE,
});
