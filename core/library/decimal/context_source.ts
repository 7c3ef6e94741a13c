/** Python source of decimal: contexts. */

export const CONTEXT_SOURCE = String.raw`
from collections.abc import MutableMapping as _MutableMapping


class SignalDict(_MutableMapping):
    """Flags or traps of a context: a bit for each signal."""

    __slots__ = ("_bits",)
    __module__ = "decimal"

    def __init__(self, bits=0):
        self._bits = bits

    def __getitem__(self, key):
        return self._bits & _bit_of(key) != 0

    def __setitem__(self, key, value):
        bit = _bit_of(key)
        self._bits = self._bits | bit if value else self._bits & ~bit

    def __delitem__(self, key):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_SIGNALS)

    def __len__(self):
        return len(_SIGNALS)

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._bits == other._bits
        return dict(self) == other if isinstance(other, dict) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return "{" + ", ".join(f"{key!r}:{value}" for key, value in self.items()) + "}"

    def copy(self):
        return dict(self)


def _bit_of(signal):
    if signal not in _SIGNALS:
        raise KeyError("valid values for signals are:\n"
                       "  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                       "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]")
    return signal._bit


def _signals(given):
    if isinstance(given, SignalDict):
        return SignalDict(given._bits)
    result = SignalDict()
    if isinstance(given, dict):
        if len(given) != len(_SIGNALS):
            raise KeyError("invalid signal dict")
        for key, value in given.items():
            if key not in _SIGNALS:
                raise KeyError("invalid signal dict")
            result[key] = value
    elif isinstance(given, list):
        for key in given:
            result[key] = True
    elif given is not None:
        raise TypeError("argument must be a signal dict")
    return result


def _describe(context, words):
    """Writes what the quick natives need of a context: its precision, or 0 when it is not usual, its rounding, traps and flags."""
    usual = context.prec <= 400 and context.Emin <= -300000 and context.Emax >= 300000 \
        and not context.clamp
    words[0] = context.prec if usual else 0
    words[1] = _ROUNDING_PLACES[context.rounding]
    words[2] = context.traps
    words[3] = context.flags


class Context:
    """The context affects almost all operations and controls rounding,
    Over/Underflow, raising of exceptions and much more."""

    __module__ = "decimal"

    # What the quick natives need of it (see _describe), once it has all of its attributes.
    _words = None

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        base = _default[0]
        self.prec = prec if prec is not None else base.prec if base else 28
        self.rounding = rounding if rounding is not None else \
            base.rounding if base else ROUND_HALF_EVEN
        self.Emin = Emin if Emin is not None else base.Emin if base else -999999
        self.Emax = Emax if Emax is not None else base.Emax if base else 999999
        self.capitals = capitals if capitals is not None else base.capitals if base else 1
        self.clamp = clamp if clamp is not None else base.clamp if base else 0
        if traps is None and base:
            traps = base.traps
        object.__setattr__(self, "flags", _signals(flags))
        object.__setattr__(self, "traps", _signals(traps))
        object.__setattr__(self, "_words", [0, 0, None, None, Decimal])
        self._changed()

    def __setattr__(self, name, value):
        if name == "prec":
            self._check(name, value, 1, MAX_PREC)
        elif name == "Emin":
            self._check(name, value, MIN_EMIN, 0)
        elif name == "Emax":
            self._check(name, value, 0, MAX_EMAX)
        elif name in ("capitals", "clamp"):
            if not isinstance(value, int):
                raise TypeError("an integer is required")
            if _word(value) not in (0, 1):
                raise ValueError(f"valid values for {name} are 0 or 1"
                                 if name == "clamp" else "valid values for capitals are 0 or 1")
        elif name == "rounding":
            _check_rounding(value)
        elif name in ("flags", "traps"):
            if not isinstance(value, (SignalDict, dict)):
                raise TypeError("argument must be a signal dict")
            value = _signals(value)
        else:
            raise AttributeError("'decimal.Context' object has no attribute "
                                 f"{name!r}")
        object.__setattr__(self, name, value)
        if self._words is not None:
            self._changed()

    def _changed(self):
        _describe(self, self._words)
        if self is _current[0]:
            _describe(self, _state)

    @staticmethod
    def _check(name, value, low, high):
        if not isinstance(value, int):
            raise TypeError("an integer is required")
        if not low <= _word(value) <= high:
            shown = {"prec": "[1, MAX_PREC]", "Emin": "[MIN_EMIN, 0]", "Emax": "[0, MAX_EMAX]"}
            raise ValueError(f"valid range for {name} is {shown[name]}")

    def __delattr__(self, name):
        raise AttributeError(f"context attributes cannot be deleted")

    def __repr__(self):
        flags = ", ".join(signal.__name__ for signal in _SHOWN if self.flags[signal])
        traps = ", ".join(signal.__name__ for signal in _SHOWN if self.traps[signal])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, "
                f"Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags=[{flags}], traps=[{traps}])")

    def clear_flags(self):
        self.flags._bits = 0

    def clear_traps(self):
        self.traps._bits = 0

    def _ignore(self):
        self.clear_traps()

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       self.flags, self.traps)

    __copy__ = copy

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals,
                         self.clamp, [s for s, v in self.flags.items() if v],
                         [s for s, v in self.traps.items() if v])

    __hash__ = None

    def Etiny(self):
        """Returns Etiny (= Emin - prec + 1)"""
        return self.Emin - self.prec + 1

    def Etop(self):
        """Returns maximum exponent (= Emax - prec + 1)"""
        return self.Emax - self.prec + 1

    def create_decimal(self, num="0", /):
        """Creates a new Decimal instance but using self as context."""
        if isinstance(num, str):
            # White space and underscores are no part of the specification's numbers.
            parsed = None if "_" in num or num != num.strip() else _parse(num)
            if parsed is None:
                return _signal(self, ConversionSyntax, [ConversionSyntax])
            value = _make(*parsed)
        elif isinstance(num, (list, tuple)):
            value = _from_tuple(num, Decimal)
        else:
            value = Decimal(num, self)
        if value._kind >= _QUIET and value._digits() > self.prec - self.clamp:
            return _signal(self, ConversionSyntax, [ConversionSyntax])
        return _fix(value, self)

    def create_decimal_from_float(self, f, /):
        """Creates a new Decimal instance from a float but rounding using self as the context."""
        return _fix(Decimal.from_float(f), self)

    def to_sci_string(self, x, /):
        return _operand(x).__str__(context=self)

    def to_eng_string(self, x, /):
        return _operand(x).to_eng_string(context=self)

    def power(self, a, b, modulo=None):
        return _operand(a).__pow__(_operand(b), None if modulo is None else _operand(modulo), self)

    def radix(self):
        return Decimal(10)

    def is_canonical(self, x, /):
        return self.canonical(x) is x

    def canonical(self, x, /):
        if not isinstance(x, Decimal):
            raise TypeError("argument must be a Decimal")
        return x

    def _apply(self, x, /):
        return _fix(_operand(x), self)

    def copy_decimal(self, x, /):
        return Decimal(_operand(x))


def _delegate(name, method=None, arity=1, with_context=True, quick=None):
    method = method or name
    if arity == 1:
        def operation(self, x, /):
            return getattr(_operand(x), method)(**({"context": self} if with_context else {}))
    elif quick:
        def operation(self, x, y, /):
            result = quick(x, y, self._words)
            return result if result is not None else getattr(_operand(x), method)(_operand(y), context=self)
    elif arity == 2:
        def operation(self, x, y, /):
            return getattr(_operand(x), method)(_operand(y), context=self)
    else:
        def operation(self, x, y, z, /):
            return getattr(_operand(x), method)(_operand(y), _operand(z), context=self)
    operation.__name__ = name
    operation.__qualname__ = f"Context.{name}"
    setattr(Context, name, operation)


for _name in ("exp ln log10 logb sqrt next_minus next_plus normalize number_class is_normal "
              "is_subnormal to_integral_exact to_integral_value to_integral "
              "logical_invert").split():
    _delegate(_name)
for _name in ("copy_abs copy_negate is_finite is_infinite is_nan is_qnan is_signed "
              "is_snan is_zero").split():
    _delegate(_name, with_context=False)
for _name in ("compare compare_signal compare_total compare_total_mag copy_sign logical_and "
              "logical_or logical_xor max max_mag min min_mag next_toward "
              "remainder_near rotate same_quantum scaleb shift").split():
    _delegate(_name, arity=2)
for _name, _method in {"abs": "__abs__", "plus": "__pos__", "minus": "__neg__"}.items():
    _delegate(_name, _method)
for _name, _method, _quick in (("add", "__add__", _quick_add), ("subtract", "__sub__", _quick_subtract),
                               ("multiply", "__mul__", _quick_multiply),
                               ("divide", "__truediv__", _quick_divide),
                               ("quantize", None, lambda x, y, words: _quick_quantize(x, y, None, words)),
                               ("divide_int", "__floordiv__", None), ("divmod", "__divmod__", None),
                               ("remainder", "__mod__", None)):
    _delegate(_name, _method, 2, quick=_quick)
_delegate("fma", arity=3)

# The order in which a context's repr shows them.
_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded,
          Subnormal, Underflow)
_default = [None]
DefaultContext = Context(traps=[DivisionByZero, Overflow, InvalidOperation])
_default[0] = DefaultContext
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP,
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])


def _select(context):
    """Makes a context the current one."""
    _current[0] = context
    _describe(context, _state)


def IEEEContext(bits, /):
    """Return a context object initialized to the proper values for one of the
    IEEE interchange formats."""
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError(f"argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}")
    context = Context(prec=9 * (bits // 32) - 2, rounding=ROUND_HALF_EVEN,
                      Emax=3 << (bits // 16 + 3), capitals=1, clamp=1, traps=[])
    context.Emin = 1 - context.Emax
    return context


def getcontext():
    """Get the current default context."""
    context = _current[0]
    if context is None:
        context = DefaultContext.copy()
        context.clear_flags()
        _select(context)
    return context


def setcontext(context, /):
    """Set a new default context."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _select(context)


def _context(given):
    if given is None:
        return getcontext()
    if not isinstance(given, Context):
        raise TypeError("optional argument must be a context")
    return given


class ContextManager:
    __module__ = "decimal"
    __slots__ = ("context", "saved")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'decimal.ContextManager' instances")

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exc):
        setcontext(self.saved)


_Manager = ContextManager
del ContextManager


def localcontext(ctx=None, **kwargs):
    """Return a context manager for a copy of the supplied context."""
    context = (getcontext() if ctx is None else _context(ctx)).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"this function got an unexpected keyword argument {name!r}")
        setattr(context, name, _signals(value) if name in ("flags", "traps") else value)
    manager = object.__new__(_Manager)
    manager.context = context
    return manager


_seal(Decimal, Context, _Manager)
`;
