/** The Python source of unittest.mock's mocks: what is called is recorded (Lib/unittest/mock.py). */

export const MOCK_SOURCE = String.raw`
"""Mock objects: they record how they are used, and answer as they were told."""

import asyncio
import builtins
import contextlib
import functools
import inspect
import io
import pprint
import sys

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec",
           "AsyncMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open",
           "PropertyMock", "seal")

FILTER_DIR = True


class InvalidSpecError(Exception):
    """Indicates that an invalid value was used as a mock spec."""


class _SentinelObject:
    """A unique, named, sentinel object."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """Access attributes to return a named object, usable as a sentinel."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    "A helper object that compares equal to everything."

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def _format_call(name, args, kwargs):
    parts = [repr(arg) for arg in args]
    parts += [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


class _Call(tuple):
    """A call: its arguments, and perhaps the name that was called. Two calls are equal when these are."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def _parts(self):
        return ("", *self) if len(self) == 2 else tuple(self)

    def __eq__(self, other):
        try:
            length = len(other)
        except TypeError:
            return NotImplemented
        name, args, kwargs = self._parts()
        if self._mock_parent and getattr(other, "_mock_parent", None) and self._mock_parent != other._mock_parent:
            return False
        if length == 0:
            other_name, other_args, other_kwargs = "", (), {}
        elif length == 3:
            other_name, other_args, other_kwargs = other
        elif length == 1:
            value, = other
            other_name, other_args, other_kwargs = "", (), {}
            if isinstance(value, tuple):
                other_args = value
            elif isinstance(value, str):
                other_name = value
            else:
                other_kwargs = value
        elif length == 2:
            first, second = other
            other_name, other_args, other_kwargs = "", (), {}
            if isinstance(first, str):
                other_name = first
                if isinstance(second, tuple):
                    other_args = second
                else:
                    other_kwargs = second
            else:
                other_args, other_kwargs = first, second
        else:
            return False
        if name and other_name != name:
            return False
        return (other_args, other_kwargs) == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in ("count", "index"):
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[0] if len(self) == 2 else self[1]

    @property
    def kwargs(self):
        return self[1] if len(self) == 2 else self[2]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        name, args, kwargs = self._parts()
        if not name:
            name = "call"
        elif not name.startswith("()"):
            name = f"call.{name}"
        else:
            name = f"call{name}"
        return _format_call(name, args, kwargs)

    def call_list(self):
        """The calls of a chain such as call.a().b(), the first one first."""
        calls = []
        thing = self
        while thing is not None:
            if thing._mock_from_kall:
                calls.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[i:i + size] == value for i in range(len(self) - size + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


def _is_exception(thing):
    return isinstance(thing, BaseException) or (isinstance(thing, type) and issubclass(thing, BaseException))


def _is_async(thing):
    return inspect.iscoroutinefunction(thing)


def _spec_signature(spec, skip_first):
    # The signature that calls are held against, or None.
    if isinstance(spec, type):
        try:
            return inspect.signature(spec)
        except (TypeError, ValueError):
            return None
    if not callable(spec):
        return None
    try:
        signature = inspect.signature(spec)
    except (TypeError, ValueError):
        return None
    if skip_first:
        parameters = list(signature.parameters.values())[1:]
        signature = signature.replace(parameters=parameters)
    return signature


_ALLOWED = {"return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent",
            "_mock_new_parent", "_mock_name", "_mock_new_name"}
_ASSERTS = ("assert", "assret", "asert", "aseert", "assrt")
_numerics = ("add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod").split()
_MAGICS = {f"__{name}__" for name in (
    "hash str sizeof enter exit len contains str int float complex index round trunc floor ceil bool next "
    "fspath iter getitem setitem delitem lt gt le ge eq ne neg pos abs invert call reversed missing reduce "
    "reduce_ex getinitargs getnewargs getstate setstate getformat repr dir subclasses format get set delete "
    "aenter aexit aiter anext " + " ".join(f"{n} i{n} r{n}" for n in _numerics)).split()}
_SUPPORTED = _MAGICS - {"__call__", "__get__", "__set__", "__delete__", "__repr__", "__reduce__",
                        "__reduce_ex__", "__getstate__", "__setstate__", "__getinitargs__",
                        "__getnewargs__", "__getformat__", "__subclasses__", "__dir__", "__reversed__",
                        "__missing__", "__format__"}
_ASYNC_MAGICS = {"__aenter__", "__aexit__", "__anext__"}
_DEFAULTS = {"__hash__": lambda self: object.__hash__(self), "__str__": lambda self: object.__str__(self),
             "__sizeof__": lambda self: object.__sizeof__(self), "__int__": 1, "__contains__": False,
             "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True,
             "__index__": 1, "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented,
             "__ge__": NotImplemented,
             "__fspath__": lambda self: f"{type(self).__name__}/{self._extract_mock_name()}/{id(self)}"}


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


def _get_method(name, func):
    def method(self, /, *args, **kwargs):
        return func(self, *args, **kwargs)

    method.__name__ = name
    return method


class NonCallableMock(Base):
    """A non-callable version of Mock"""

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None,
                _new_name="", _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False,
                **kwargs):
        # Each mock has a class of its own: magic methods are looked up there.
        bases = (cls,)
        target = spec_set if spec_set is not None else spec
        if not issubclass(cls, AsyncMockMixin) and target is not None and _is_async(target):
            bases = (AsyncMockMixin, cls)
        namespace = {"__doc__": cls.__doc__}
        if issubclass(cls, MagicMixin):
            # In one go: a method that is set later makes the interpreter look up all over again.
            namespace.update(_magic_makers(target))
        new = type(cls.__name__, bases, namespace)
        return object.__new__(new)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None,
                 _new_name="", _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False,
                 **kwargs):
        d = self.__dict__
        d["_mock_parent"] = parent
        d["_mock_name"] = name
        d["_mock_new_name"] = _new_name
        d["_mock_new_parent"] = parent if _new_parent is None else _new_parent
        d["_mock_sealed"] = False
        if spec_set is not None:
            spec = spec_set
            spec_set = True
        if _eat_self is None:
            _eat_self = parent is not None
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        d["_mock_children"] = {}
        d["_mock_wraps"] = wraps
        d["_mock_delegate"] = None
        d["_mock_called"] = False
        d["_mock_call_args"] = None
        d["_mock_call_count"] = 0
        d["_mock_call_args_list"] = _CallList()
        d["_mock_mock_calls"] = _CallList()
        d["method_calls"] = _CallList()
        d["_mock_unsafe"] = unsafe
        if kwargs:
            self.configure_mock(**kwargs)
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state)

    def attach_mock(self, mock, attribute):
        """Attach a mock as an attribute of this one, replacing its name and parent."""
        inner = mock
        inner._mock_parent = None
        inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Add a spec to a mock."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if isinstance(spec, NonCallableMock):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        kind = None
        signature = None
        asyncs = []
        names = spec
        if spec is not None and not isinstance(spec, (list, tuple)):
            kind = spec if isinstance(spec, type) else type(spec)
            signature = _spec_signature(spec, _eat_self and inspect.isfunction(spec))
            if _spec_as_instance and isinstance(spec, type):
                signature = _spec_signature(getattr(spec, "__call__", None), True) if "__call__" in vars(spec) else None
            names = dir(spec)
            for attr in names:
                static = inspect.getattr_static(spec, attr, None)
                if _is_async(getattr(static, "__func__", static)):
                    asyncs.append(attr)
        d = self.__dict__
        d["_spec_class"] = kind
        d["_spec_set"] = spec_set
        d["_spec_signature"] = signature
        d["_mock_methods"] = names
        d["_spec_asyncs"] = asyncs

    # --- what it answers

    def _get_return_value(self):
        value = self._mock_return_value
        delegate = self._mock_delegate
        if delegate is not None and delegate.return_value is not DEFAULT:
            return delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    def _set_return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _check_and_set_parent(self, value, None, "()")

    return_value = property(_get_return_value, _set_return_value,
                            doc="The value to be returned when the mock is called.")

    @property
    def __class__(self):
        kind = self.__dict__.get("_spec_class")
        return type(self) if kind is None else kind

    def _delegated(name):
        attr = "_mock_" + name

        def get(self):
            return getattr(self, attr) if self._mock_delegate is None else getattr(self._mock_delegate, name)

        def set(self, value):
            if self._mock_delegate is None:
                self.__dict__[attr] = value
            else:
                setattr(self._mock_delegate, name, value)

        return property(get, set)

    called = _delegated("called")
    call_count = _delegated("call_count")
    call_args = _delegated("call_args")
    call_args_list = _delegated("call_args_list")
    mock_calls = _delegated("mock_calls")
    del _delegated

    def _get_side_effect(self):
        delegate = self._mock_delegate
        return self._mock_side_effect if delegate is None else delegate.side_effect

    def _set_side_effect(self, value):
        if value is not None and not _is_exception(value) and not callable(value):
            try:
                value = iter(value)
            except TypeError:
                pass
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    side_effect = property(_get_side_effect, _set_side_effect)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        "Restore the mock object to its initial state."
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if child is _deleted or not isinstance(child, NonCallableMock):
                continue
            child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if isinstance(value, NonCallableMock) and value is not self:
            value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes on the mock through keyword arguments."""
        for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *parts, last = path.split(".")
            thing = self
            for part in parts:
                thing = getattr(thing, part)
            setattr(thing, last, value)

    # --- attributes

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe", "_mock_children", "_mock_sealed"):
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _MAGICS:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name in _MAGICS or (name.startswith("__") and name.endswith("__")):
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods):
            if name.startswith(_ASSERTS) or name in _ATTRIB_DENY:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if "
                                     f"{name!r} is meant to be an attribute.")
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = getattr(self._mock_wraps, name) if self._mock_wraps is not None else None
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name,
                                         _new_parent=self)
            self._mock_children[name] = child
        elif isinstance(child, _SpecState):
            child = create_autospec(child.spec, child.spec_set, child.instance, child.parent, child.name)
            self._mock_children[name] = child
        return child

    def __setattr__(self, name, value):
        if name in _ALLOWED or name in type(self)._descriptors():
            return object.__setattr__(self, name, value)
        methods = self.__dict__.get("_mock_methods")
        if self.__dict__.get("_spec_set") and methods is not None and name not in methods and (
                name not in self.__dict__):
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _MAGICS:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if not isinstance(value, NonCallableMock):
                setattr(type(self), name, _get_method(name, value))
                return
            _check_and_set_parent(self, value, None, name)
            setattr(type(self), name, value)
            self._mock_children[name] = value
            return
        if name == "__class__":
            self.__dict__["_spec_class"] = value
            return
        if _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self.__dict__.get("_mock_sealed") and name not in self.__dict__ and name not in self._mock_children:
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
            return
        return object.__setattr__(self, name, value)

    @classmethod
    def _descriptors(cls):
        return ("return_value", "side_effect", "called", "call_count", "call_args", "call_args_list",
                "mock_calls")

    def __delattr__(self, name):
        if name in _MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        if child is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        names = list(self._mock_methods or [])
        own = [name for name in object.__dir__(self)
               if not name.startswith("_") or (name.startswith("__") and name.endswith("__") and name in dir(object))]
        children = [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted({*names, *own, *children})

    def _get_child_mock(self, /, **kwargs):
        """Create the child mocks for attributes and return value."""
        if self._mock_sealed:
            name = f".{kwargs['name']}" if "name" in kwargs else "()"
            raise AttributeError(self._extract_mock_name() + name)
        new_name = kwargs.get("_new_name")
        if new_name in self.__dict__["_spec_asyncs"]:
            return AsyncMock(**kwargs)
        base = type(self).__mro__[1]
        if issubclass(type(self), AsyncMockMixin):
            if new_name in _ASYNC_MAGICS or (self._mock_methods and new_name in self._mock_methods):
                kind = AsyncMock if new_name in _ASYNC_MAGICS else MagicMock
            else:
                kind = AsyncMock
            return kind(**kwargs)
        kind = base
        if issubclass(kind, AsyncMockMixin):
            kind = AsyncMock
        elif not issubclass(kind, CallableMixin):
            kind = MagicMock if issubclass(kind, NonCallableMagicMock) else Mock if (
                issubclass(kind, NonCallableMock)) else kind
        return kind(**kwargs)

    # --- names

    def _extract_mock_name(self):
        names = [self._mock_new_name]
        parent = self._mock_new_parent
        last = self
        dot = "."
        if names == ["()"]:
            dot = ""
        while parent is not None:
            last = parent
            names.append(parent._mock_new_name + dot)
            dot = "."
            if parent._mock_new_name == "()":
                dot = ""
            parent = parent._mock_new_parent
        names = list(reversed(names))
        first = last._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "().") or len(names) == 2 and names[1] not in ("()", "()."):
            first += "."
        names[0] = first
        return "".join(names)

    def __repr__(self):
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") else f" name={name!r}"
        spec = ""
        if self._spec_class is not None:
            spec = f" spec{'_set' if self._spec_set else ''}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    # --- assertions

    def _mock_call_matcher(self, one):
        signature = self.__dict__.get("_spec_signature")
        if isinstance(one, tuple) and len(one) > 2:
            child = self
            for part in one[0].split(".") if one[0] and one[0] != "()" else ():
                child = child._mock_children.get(part) if isinstance(child, NonCallableMock) else None
            if isinstance(child, NonCallableMock):
                signature = child.__dict__.get("_spec_signature")
        if signature is None:
            return one
        name, args, kwargs = one if len(one) == 3 else ("", *one)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return call(name, bound.args, bound.kwargs) if len(one) == 3 else _Call((bound.args, bound.kwargs), two=True)

    def _shown(self, args, kwargs):
        return _format_call(self._mock_name or "mock", args, kwargs)

    def _calls_repr(self):
        if not self.mock_calls:
            return ""
        return f"\nCalls: {self.mock_calls!r}."

    def assert_not_called(self):
        """assert that the mock was never called."""
        if self.call_count != 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to not have been called. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")

    def assert_called(self):
        """assert that the mock was called at least once"""
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """assert that the mock was called only once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called once. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")

    def assert_called_with(self, /, *args, **kwargs):
        """assert that the last call was made with the specified arguments."""
        if self.call_args is None:
            expected = self._shown(args, kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        expected = self._mock_call_matcher(_Call((args, kwargs), two=True))
        actual = self._mock_call_matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError("expected call not found.\n"
                                 f"Expected: {self._shown(args, kwargs)}\n"
                                 f"  Actual: {self._shown(*self.call_args)}") from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """assert that the mock was called exactly once and that that call was
        with the specified arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to be called once. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """assert the mock has been called with the specified arguments."""
        expected = self._mock_call_matcher(_Call((args, kwargs), two=True))
        actual = [self._mock_call_matcher(one) for one in self.call_args_list]
        cause = expected if isinstance(expected, Exception) else None
        if cause or not any(one == expected for one in actual):
            raise AssertionError(f"{self._shown(args, kwargs)} call not found") from cause

    def assert_has_calls(self, calls, any_order=False):
        """assert the mock has been called with the specified calls."""
        expected = [self._mock_call_matcher(one) for one in calls]
        cause = next((one for one in expected if isinstance(one, Exception)), None)
        actual = _CallList(self._mock_call_matcher(one) for one in self.mock_calls)
        if not any_order:
            if expected not in actual:
                if cause is None:
                    problem = "Calls not found."
                else:
                    problem = ("Error processing expected calls.\n"
                               f"Errors: {[one if isinstance(one, Exception) else None for one in expected]}")
                shown = f"\n  Actual: {_CallList(self.mock_calls)!r}"
                raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}{shown}") from cause
            return
        left = list(actual)
        missing = []
        for one in expected:
            try:
                left.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(f"{self._mock_name or 'mock'!r} does not contain all of {tuple(missing)!r} "
                                 f"in its call list, found {list(actual)!r} instead") from cause


_ATTRIB_DENY = {name.removeprefix("assert_") for name in dir(NonCallableMock) if name.startswith("assert_")}


def _check_and_set_parent(parent, value, name, new_name):
    if not isinstance(value, NonCallableMock) or isinstance(value, _Sealed):
        return False
    d = value.__dict__
    if d["_mock_name"] or d["_mock_new_name"] or d["_mock_parent"] is not None or (
            d["_mock_new_parent"] is not None):
        return False
    thing = parent
    while thing is not None:
        if thing is value:
            return False
        thing = thing._mock_new_parent
    if new_name:
        d["_mock_new_parent"] = parent
        d["_mock_new_name"] = new_name
    if name:
        d["_mock_parent"] = parent
        d["_mock_name"] = name
    return True


class _Sealed:
    pass


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent,
                         **kwargs)
        self.side_effect = side_effect
        if return_value is not DEFAULT:
            _check_and_set_parent(self, return_value, None, "()")

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(args, kwargs)
        self._increment_mock_call(args, kwargs)
        return self._execute_mock_call(args, kwargs)

    def _mock_check_sig(self, args, kwargs):
        signature = self.__dict__.get("_checks")
        if signature is not None:
            signature.bind(*args, **kwargs)

    def _increment_mock_call(self, args, kwargs):
        self.called = True
        self.call_count += 1
        one = _Call((args, kwargs), two=True)
        self.call_args = one
        self.call_args_list.append(one)
        records_method = self._mock_parent is not None
        method_name = self._mock_name
        new_name = self._mock_new_name
        is_call = new_name == "()"
        self.mock_calls.append(_Call(("", args, kwargs)))
        parent = self._mock_new_parent
        while parent is not None:
            if records_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                records_method = parent._mock_parent is not None
                if records_method:
                    method_name = f"{parent._mock_name}.{method_name}"
            parent.mock_calls.append(_Call((new_name, args, kwargs)))
            if parent._mock_new_name:
                dot = "" if is_call else "."
                is_call = parent._mock_new_name == "()"
                new_name = parent._mock_new_name + dot + new_name
            parent = parent._mock_new_parent

    def _execute_mock_call(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
                if result is DEFAULT:
                    result = self.return_value
                return result
            result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """Create a new Mock object. Mock takes several optional arguments that specify the behaviour of
    the Mock object: spec, side_effect, return_value, wraps, name."""


_magics = _MAGICS


def _callable(obj):
    """Whether an object, or instances of a class, can be called."""
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod)):
        return _callable(obj.__func__)
    return getattr(obj, "__call__", None) is not None


class _MagicMaker:
    # Makes a magic method's mock when the method is first asked for.
    def __init__(self, name):
        self.name = name

    def __get__(self, mock, owner=None):
        if mock is None:
            return self
        return _make_magic(mock, self.name)


def _make_magic(mock, name):
    kind = AsyncMock if name in _ASYNC_MAGICS else MagicMock
    made = kind(name=name, _new_name=name, _new_parent=mock)
    mock._mock_children[name] = made
    setattr(type(mock), name, made)
    _set_magic_default(mock, made, name)
    return made


def _set_magic_default(mock, method, name):
    if name in _DEFAULTS:
        value = _DEFAULTS[name]
        if callable(value):
            method.return_value = value(mock)
        else:
            method.return_value = value
        return
    if name == "__eq__":
        def equal(other):
            value = mock.__eq__._mock_return_value
            if value is not DEFAULT:
                return value
            return True if mock is other else NotImplemented
        method.side_effect = equal
    elif name == "__ne__":
        def different(other):
            if mock.__ne__._mock_return_value is not DEFAULT:
                return DEFAULT
            return False if mock is other else NotImplemented
        method.side_effect = different
    elif name == "__iter__":
        def iterate():
            value = mock.__iter__._mock_return_value
            return iter([]) if value is DEFAULT else iter(value)
        method.side_effect = iterate
    elif name == "__aiter__":
        def iterate_async():
            value = mock.__aiter__._mock_return_value
            return _AsyncIterator(iter([] if value is DEFAULT else value))
        method.side_effect = iterate_async


class _AsyncIterator:
    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            raise StopAsyncIteration from None


_MAKERS = {name: _MagicMaker(name) for name in _SUPPORTED - {"__idivmod__"}}


def _magic_makers(spec):
    """Makers of the magic methods that a spec has; None for no spec."""
    if spec is None:
        return _MAKERS
    names = spec if isinstance(spec, (list, tuple)) else dir(spec)
    return {name: _MAKERS[name] for name in names if name in _MAKERS}


class MagicMixin(Base):
    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._mock_set_magics()

    def _mock_set_magics(self):
        own = type(self)
        methods = self._mock_methods
        for name, maker in _MAKERS.items():
            supported = methods is None or name in methods
            if not supported:
                if own.__dict__.get(name) is maker:
                    delattr(own, name)
            elif name not in own.__dict__:
                setattr(own, name, maker)


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A version of MagicMock that isn't callable."""

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class MagicMock(MagicMixin, Mock):
    """MagicMock is a subclass of Mock with default implementations of most of the magic methods."""

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        super().reset_mock(*args, return_value=return_value, **kwargs)
        if return_value:
            for name, child in self._mock_children.items():
                if name in _MAGICS and isinstance(child, NonCallableMock):
                    _set_magic_default(self, child, name)


class AsyncMockMixin(Base):
    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        d = self.__dict__
        d["await_count"] = 0
        d["await_args"] = None
        d["await_args_list"] = _CallList()

    async def _awaited_call(self, args, kwargs):
        one = _Call((args, kwargs), two=True)
        self.__dict__["await_count"] += 1
        self.__dict__["await_args"] = one
        self.__dict__["await_args_list"].append(one)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
                if _is_exception(result):
                    raise result
            elif _is_async(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            if _is_async(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def _execute_mock_call(self, args, kwargs):
        return self._awaited_call(args, kwargs)

    def assert_awaited(self):
        """Assert that the mock was awaited at least once."""
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        """Assert that the mock was awaited exactly once."""
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        """Assert that the last await was with the specified arguments."""
        if self.await_args is None:
            raise AssertionError(f"Expected await: {self._shown(args, kwargs)}\nNot awaited")
        if self.await_args != _Call((args, kwargs), two=True):
            raise AssertionError(f"expected await not found.\nExpected: {self._shown(args, kwargs)}\n"
                                 f"  Actual: {self._shown(*self.await_args)}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Assert that the mock was awaited exactly once and with the specified arguments."""
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Assert the mock has ever been awaited with the specified arguments."""
        if _Call((args, kwargs), two=True) not in self.await_args_list:
            raise AssertionError(f"{self._shown(args, kwargs)} await not found")

    def assert_has_awaits(self, calls, any_order=False):
        """Assert the mock has been awaited with the specified calls."""
        if calls not in self.await_args_list:
            raise AssertionError(f"Awaits not found.\nExpected: {_CallList(calls)}\n"
                                 f"Actual: {self.await_args_list}")

    def assert_not_awaited(self):
        """Assert that the mock was never awaited."""
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        d = self.__dict__
        d["await_count"] = 0
        d["await_args"] = None
        d["await_args_list"] = _CallList()


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """Enhance Mock with features allowing to mock an async function."""


class PropertyMock(Mock):
    """A mock intended to be used as a property, or other descriptor, on a class."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)
`;
