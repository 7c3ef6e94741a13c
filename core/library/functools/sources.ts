/** What functools has in Python. */
import type { LazySource } from "../../objects/define.ts";

const totalOrdering: LazySource = {
  names: "total_ordering",
  source: `
def _opposite(operation):
    "not (a operation b)"
    def method(self, other):
        answer = getattr(type(self), operation)(self, other)
        return answer if answer is NotImplemented else not answer
    return method


def _opposite_unless_equal(operation):
    "not (a operation b) and a != b"
    def method(self, other):
        answer = getattr(type(self), operation)(self, other)
        return answer if answer is NotImplemented else not answer and self != other
    return method


def _or_equal(operation):
    "a operation b or a == b"
    def method(self, other):
        answer = getattr(type(self), operation)(self, other)
        return answer if answer is NotImplemented else answer or self == other
    return method


def _and_unequal(operation):
    "a operation b and a != b"
    def method(self, other):
        answer = getattr(type(self), operation)(self, other)
        return answer if answer is NotImplemented else answer and self != other
    return method


def _opposite_or_equal(operation):
    "not (a operation b) or a == b"
    def method(self, other):
        answer = getattr(type(self), operation)(self, other)
        return answer if answer is NotImplemented else not answer or self == other
    return method


_derived = {
    "__lt__": [("__gt__", _opposite_unless_equal), ("__le__", _or_equal), ("__ge__", _opposite)],
    "__le__": [("__ge__", _opposite_or_equal), ("__lt__", _and_unequal), ("__gt__", _opposite)],
    "__gt__": [("__lt__", _opposite_unless_equal), ("__ge__", _or_equal), ("__le__", _opposite)],
    "__ge__": [("__le__", _opposite_or_equal), ("__gt__", _and_unequal), ("__lt__", _opposite)],
}


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods"""
    defined = {op for op in _derived if getattr(cls, op, None) is not getattr(object, op, None)}
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # __lt__ is preferred to __le__, that to __gt__, that to __ge__.
    root = max(defined)
    for name, make in _derived[root]:
        if name not in defined:
            method = make(root)
            method.__name__ = name
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
    return cls
`,
};

const cachedProperty: LazySource = {
  names: "cached_property",
  source: `
_no_value = object()


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property.") from None
        value = cache.get(self.attrname, _no_value)
        if value is _no_value:
            value = self.func(instance)
            try:
                cache[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {self.attrname!r} property."
                ) from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)
`,
};

const partialMethod: LazySource = {
  names: "partialmethod",
  source: `
class partialmethod:
    """Method descriptor with partial application of the given arguments
    and keywords.

    Supports wrapping existing descriptors and handles non-descriptor
    callables as instance methods.
    """

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and getattr(func, "__get__", None) is None:
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        if isinstance(func, partialmethod):
            holes = func.args.count(Placeholder)
            fill = iter(args)
            inner = [next(fill, arg) if arg is Placeholder else arg for arg in func.args] if holes else func.args
            args = (*inner, *fill)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        shown = [repr(self.func), *map(repr, self.args)]
        shown.extend(f"{key}={value!r}" for key, value in self.keywords.items())
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(shown)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            bound = self.args
            if Placeholder in bound:
                fill = iter(args)
                holes = bound.count(Placeholder)
                if len(args) < holes:
                    raise TypeError("missing positional arguments "
                                    "in 'partialmethod' call; expected "
                                    f"at least {holes}, got {len(args)}")
                bound = tuple(next(fill) if arg is Placeholder else arg for arg in bound)
                args = tuple(fill)
            return self.func(cls_or_self, *bound, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            new_func = get(obj, cls)
            if new_func is not self.func:
                # The descriptor did something: what it gave is called with the arguments.
                result = partial(new_func, *self.args, **self.keywords)
                try:
                    result.__self__ = new_func.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(_GenericAlias)
`,
};

const singleDispatch: LazySource = {
  names: "singledispatch singledispatchmethod",
  source: `
def _dispatch_order(cls, registered):
    """The MRO of cls with the abstract classes of registered that cls is a virtual subclass of:
    each stands after the last class of the MRO that is one of its subclasses."""
    order = list(cls.__mro__)
    virtual = [t for t in registered
               if t not in order and isinstance(t, type) and issubclass(cls, t)][::-1]
    virtual.sort(key=lambda t: sum(issubclass(t, other) for other in virtual))
    for abstract in virtual:
        last = max(i for i, base in enumerate(order) if base is not object and issubclass(base, abstract))
        order.insert(last + 1, abstract)
    return order


def _find_implementation(cls, registry):
    match = None
    for candidate in _dispatch_order(cls, registry):
        if match is not None:
            # Two abstract classes that have nothing to do with each other
            if (candidate in registry and candidate not in cls.__mro__
                    and match not in cls.__mro__ and not issubclass(match, candidate)):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {candidate}")
            break
        if candidate in registry:
            match = candidate
    return registry.get(match)


def _union_members(annotation):
    "The classes of a union, or None when it is no union of classes."
    if type(annotation) is _UnionType:
        members = annotation.__args__
        return members if all(isinstance(member, type) for member in members) else None
    return None


def singledispatch(func):
    """Single-dispatch generic function decorator.

    Transforms a function into a generic function, which can have different
    behaviours depending upon the type of its first argument. The decorated
    function acts as the default implementation, and additional
    implementations can be registered using the register() attribute of the
    generic function.
    """
    registry = {}
    dispatch_cache = {}
    cache_token = None

    def dispatch(cls):
        """Runs the dispatch algorithm to return the best available implementation
        for the given *cls* registered on *generic_func*."""
        nonlocal cache_token
        if cache_token is not None:
            current_token = _get_cache_token()
            if cache_token != current_token:
                dispatch_cache.clear()
                cache_token = current_token
        try:
            return dispatch_cache[cls]
        except KeyError:
            try:
                implementation = registry[cls]
            except KeyError:
                implementation = _find_implementation(cls, registry)
            dispatch_cache[cls] = implementation
            return implementation

    def register(cls, func=None):
        """Registers a new implementation for the given *cls* on a *generic_func*."""
        nonlocal cache_token
        if isinstance(cls, type) or _union_members(cls) is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to \`register()\`. "
                                f"{cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to \`register()\`: {cls!r}. "
                                "Use either \`@register(some_class)\` or plain \`@register\` "
                                "on an annotated function.")
            func = cls
            name, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                cls = eval(cls, getattr(func, "__globals__", {}))
            if cls is None:
                cls = type(None)
            if not isinstance(cls, type) and _union_members(cls) is None:
                if type(cls) is _UnionType:
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for one in _union_members(cls) or (cls,):
            registry[one] = func
            if cache_token is None and hasattr(one, "__abstractmethods__"):
                cache_token = _get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _mappingproxy(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """Single-dispatch generic method descriptor.

    Supports wrapping existing descriptors and handles non-descriptor
    callables as instance methods.
    """

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """generic_method.register(cls, func) -> func

        Registers a new implementation for the given *cls* on a *generic_method*.
        """
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
`,
};

/** The parts of the module. */
export const functoolsSources: readonly LazySource[] = [
  totalOrdering,
  cachedProperty,
  partialMethod,
  singleDispatch,
];
