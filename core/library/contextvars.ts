/** The module contextvars (PEP 567). asyncio runs each task in a context of its own when the module is imported. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Context Variables"""

__all__ = ("Context", "ContextVar", "Token", "copy_context")


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    """What ContextVar.set() returns, to take it back with."""

    __slots__ = ("_context", "_var", "_old", "_used")
    MISSING = _Missing()

    def __init__(self, *args):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self._var.reset(self)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"

    __class_getitem__ = classmethod(type(list[int]))


class Context:
    """A mapping of context variables to their values."""

    __slots__ = ("_values", "_outer", "__weakref__")

    def __new__(cls):
        self = object.__new__(cls)
        self._values = {}
        self._outer = None
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'Context' is not an acceptable base type")

    def run(self, callable, /, *args, **kwargs):
        """Call the callable with this context as the current one."""
        global _current
        if self._outer is not None:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._outer = _current
        _current = self
        try:
            return callable(*args, **kwargs)
        finally:
            _current = self._outer
            self._outer = None

    def copy(self):
        """Return a shallow copy of the context object."""
        new = Context()
        new._values = self._values.copy()
        return new

    def _check(self, key):
        if not isinstance(key, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {key!r}")
        return key

    def __getitem__(self, key):
        return self._values[self._check(key)]

    def __contains__(self, key):
        return self._check(key) in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def get(self, key, default=None, /):
        return self._values.get(self._check(key), default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None


_absent = object()


class ContextVar:
    """A variable whose value depends on the context."""

    __slots__ = ("_name", "_default", "__weakref__")

    def __init__(self, name, *, default=_absent):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'ContextVar' is not an acceptable base type")

    @property
    def name(self):
        return self._name

    def get(self, default=_absent, /):
        """Return a value for the context variable for the current context."""
        value = _current._values.get(self, _absent)
        if value is not _absent:
            return value
        if default is not _absent:
            return default
        if self._default is not _absent:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Call to set a new value for the context variable in the current context."""
        token = object.__new__(Token)
        token._context = _current
        token._var = self
        token._old = _current._values.get(self, Token.MISSING)
        token._used = False
        _current._values[self] = value
        return token

    def reset(self, token, /):
        """Reset the context variable to what it was before the set() that made the token."""
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old is Token.MISSING:
            _current._values.pop(self, None)
        else:
            _current._values[self] = token._old

    def __repr__(self):
        default = "" if self._default is _absent else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"

    __class_getitem__ = classmethod(type(list[int]))


_current = Context()


def copy_context():
    """Return a shallow copy of the current context."""
    return _current.copy()


for _class in (Context, ContextVar, Token):
    _class.__module__ = "_contextvars"
del _class
`;

defineModule({ name: "contextvars", source: SOURCE, hidesFrames: true });
