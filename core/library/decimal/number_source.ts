/** Python source of decimal: signals, rounding and the numbers themselves. */

export const NUMBER_SOURCE = String.raw`
"""Decimal fixed-point and floating-point arithmetic (General Decimal Arithmetic Specification)."""

import math as _math
import numbers as _numbers
from collections import namedtuple as _namedtuple

__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext",
           "ExtendedContext", "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero",
           "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow", "FloatOperation",
           "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined",
           "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR",
           "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext", "getcontext",
           "localcontext", "IEEEContext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY",
           "HAVE_THREADS", "HAVE_CONTEXTVAR", "IEEE_CONTEXT_MAX_BITS"]

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
_ROUNDINGS = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN,
              ROUND_HALF_EVEN, ROUND_05UP)
_ROUNDING_PLACES = {rounding: place for place, rounding in enumerate(_ROUNDINGS)}
HAVE_THREADS = False
HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
IEEE_CONTEXT_MAX_BITS = 512
__version__ = "1.70"
__libmpdec_version__ = "2.5.1"
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)


class DecimalException(ArithmeticError):
    """Base exception class."""


class Clamped(DecimalException):
    """Exponent of a 0 changed to fit bounds."""


class InvalidOperation(DecimalException):
    """An invalid operation was performed."""


class ConversionSyntax(InvalidOperation):
    """Trying to convert badly formed string."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """Division by 0."""


class DivisionImpossible(InvalidOperation):
    """Cannot perform the division adequately."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Undefined result of division."""


class Inexact(DecimalException):
    """Had to round, losing information."""


class InvalidContext(InvalidOperation):
    """Invalid context.  Unknown rounding, for example."""


class Rounded(DecimalException):
    """Number got rounded (not  necessarily changed during rounding)."""


class Subnormal(DecimalException):
    """Exponent < Emin before rounding."""


class Overflow(Inexact, Rounded):
    """Numerical overflow."""


class Underflow(Inexact, Rounded, Subnormal):
    """Numerical underflow with result rounded to 0."""


class FloatOperation(DecimalException, TypeError):
    """Enable stricter semantics for mixing floats and Decimals."""


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact,
            Rounded, Clamped)
for _number_of, _each in enumerate(_SIGNALS):
    # The conditions that mean a signal inherit its bit.
    _each._bit = 1 << _number_of
# The context, when there is one, and what the quick natives need of it (see _select).
_current = [None]
_state = [0, 0, None, None, None]
_MEANT = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation,
          DivisionUndefined: InvalidOperation, InvalidContext: InvalidOperation}


def _check_rounding(rounding):
    if rounding not in _ROUNDINGS:
        raise TypeError("valid values for rounding are:\n"
                        "  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                        "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n"
                        "   ROUND_05UP]")
    return rounding


def _divide_rounded(n, d, sign, rounding):
    """n / d (n >= 0, d > 0) as an int rounded in this way, and whether it is exact."""
    q, r = divmod(n, d)
    if r == 0:
        return q, True
    if rounding == ROUND_HALF_EVEN:
        up = 2 * r > d or 2 * r == d and q & 1
    elif rounding == ROUND_HALF_UP:
        up = 2 * r >= d
    elif rounding == ROUND_HALF_DOWN:
        up = 2 * r > d
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = sign == 0
    elif rounding == ROUND_FLOOR:
        up = sign == 1
    else:
        up = q % 5 == 0
    return q + 1 if up else q, False


# Kinds of numbers; special ones are behind the finite ones.
_FINITE, _INFINITE, _QUIET, _SIGNALING = range(4)


class Decimal:
    """Construct a new Decimal object. 'value' can be an integer, string, tuple,
    or another Decimal object. If no value is given, return Decimal('0')."""

    __slots__ = ("_sign", "_coefficient", "_exp", "_kind", "_length")
    __module__ = "decimal"

    def __new__(cls, value="0", context=None):
        if context is not None:
            _context(context)
        if type(value) is int or isinstance(value, int):
            return _make(value < 0, abs(int(value)), 0, _FINITE, cls)
        if isinstance(value, str):
            if cls is Decimal:
                quick = _quick_parse(value, _state)
                if quick is not None:
                    return quick
            parsed = _parse(value)
            if parsed is None:
                return _signal(_context(context), ConversionSyntax,
                               [ConversionSyntax])
            return _exact(_make(*parsed, cls), context)
        if isinstance(value, Decimal):
            return _make(value._sign, value._coefficient, value._exp, value._kind, cls)
        if isinstance(value, (list, tuple)):
            return _exact(_from_tuple(value, cls), context)
        if isinstance(value, float):
            context = _context(context)
            context.flags._bits |= FloatOperation._bit
            if context.traps._bits & FloatOperation._bit:
                raise FloatOperation([FloatOperation])
            return _from_float(value, cls)
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def from_float(cls, f, /):
        """Converts a float to a decimal number, exactly."""
        if isinstance(f, int):
            return cls(Decimal(f))
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        result = _from_float(f)
        return result if cls is Decimal else cls(result)

    @classmethod
    def from_number(cls, number, /):
        """Converts a real number to a decimal number, exactly."""
        if isinstance(number, (int, Decimal, tuple)) and not isinstance(number, tuple):
            return cls(Decimal(number))
        if isinstance(number, float):
            return cls.from_float(number)
        raise TypeError(f"Cannot convert {number!r} to Decimal")

    # --- looking

    def is_nan(self):
        return self._kind >= _QUIET

    def is_qnan(self):
        return self._kind == _QUIET

    def is_snan(self):
        return self._kind == _SIGNALING

    def is_infinite(self):
        return self._kind == _INFINITE

    def is_finite(self):
        return self._kind == _FINITE

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return self._kind == _FINITE and self._coefficient == 0

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        if self._kind or not self._coefficient:
            return False
        return _context(context).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        if self._kind or not self._coefficient:
            return False
        return self.adjusted() < _context(context).Emin

    def adjusted(self):
        """Return the adjusted exponent of the number."""
        if self._kind:
            return 0
        return self._exp + self._digits() - 1

    def _digits(self):
        length = self._length
        if length is None:
            n = self._coefficient
            if n >= 1000000:
                length = _decimal_length(n)
            elif n < 1000:
                length = 1 if n < 10 else 2 if n < 100 else 3
            else:
                length = 4 if n < 10000 else 5 if n < 100000 else 6
            self._length = length
        return length

    def as_tuple(self):
        """Represents the number as a triple tuple."""
        if self._kind == _INFINITE:
            return DecimalTuple(self._sign, (0,), "F")
        if self._kind:
            digits = () if not self._coefficient else tuple(map(int, _text(self._coefficient)))
            return DecimalTuple(self._sign, digits, "n" if self._kind == _QUIET else "N")
        return DecimalTuple(self._sign, tuple(map(int, _text(self._coefficient))), self._exp)

    def as_integer_ratio(self):
        """Express a finite Decimal instance in the form n / d."""
        if self._kind:
            if self._kind >= _QUIET:
                raise ValueError("cannot convert NaN to integer ratio")
            raise OverflowError("cannot convert Infinity to integer ratio")
        n = -self._coefficient if self._sign else self._coefficient
        if self._exp >= 0:
            return n * 10**self._exp, 1
        d = 10**-self._exp
        common = _math.gcd(n, d)
        return n // common, d // common

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self, eng=False, context=None):
        quick = _quick_text(self, _state)
        if quick is not None:
            return quick
        sign = "-" if self._sign else ""
        if self._kind == _INFINITE:
            return sign + "Infinity"
        if self._kind:
            payload = _text(self._coefficient) if self._coefficient else ""
            return sign + ("NaN" if self._kind == _QUIET else "sNaN") + payload
        digits = _text(self._coefficient)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._coefficient == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point], "." + digits[point:]
        if left == point:
            exponent = ""
        else:
            letter = "E" if _context(context).capitals else "e"
            exponent = f"{letter}{left - point:+d}"
        return sign + whole + part + exponent

    def to_eng_string(self, context=None):
        """Convert to a string, using engineering notation if an exponent is needed."""
        if context is not None:
            _context(context)
        return self.__str__(True, context)

    # --- conversions

    def __float__(self):
        if self._kind >= _QUIET:
            if self._kind == _SIGNALING:
                raise ValueError("cannot convert signaling NaN to float")
            return float("-nan" if self._sign else "nan")
        return float(str(self))

    def __int__(self):
        if self._kind:
            if self._kind >= _QUIET:
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        if self._exp >= 0:
            value = self._coefficient * 10**self._exp
        else:
            value = self._coefficient // 10**min(-self._exp, self._digits() + 1)
        return -value if self._sign else value

    __trunc__ = __int__

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def __bool__(self):
        return self._kind != _FINITE or self._coefficient != 0

    def __hash__(self):
        if self._kind:
            if self._kind == _SIGNALING:
                raise TypeError("Cannot hash a signaling NaN value")
            if self._kind == _QUIET:
                return object.__hash__(self)
            return -314159 if self._sign else 314159
        modulus = 2305843009213693951
        power = pow(10, self._exp, modulus) if self._exp >= 0 else \
            pow(2075258708292324556, -self._exp, modulus)  # of the inverse of 10
        value = self._coefficient * power % modulus
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(self)

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            if not isinstance(ndigits, int):
                raise TypeError("optional arg must be an integer")
            exp = _make(0, 1, -_word(ndigits))
            return self.quantize(exp)
        return self._rounded_int(ROUND_HALF_EVEN)

    def __floor__(self):
        return self._rounded_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._rounded_int(ROUND_CEILING)

    def _rounded_int(self, rounding):
        if self._kind:
            if self._kind >= _QUIET:
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        return int(self._rescale(0, rounding))

    def __format__(self, spec, context=None):
        from decimal import _format_decimal
        return _format_decimal(self, spec, context)

    # --- comparison

    def _order(self, other):
        """Sign of self - other; neither is NaN."""
        if self._kind or other._kind:
            mine = 0 if not self._kind else -1 if self._sign else 1
            theirs = 0 if not other._kind else -1 if other._sign else 1
            return (mine > theirs) - (mine < theirs)
        if not self._coefficient or not other._coefficient:
            mine = 0 if not self._coefficient else -1 if self._sign else 1
            theirs = 0 if not other._coefficient else -1 if other._sign else 1
            return (mine > theirs) - (mine < theirs)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        a, b = self.adjusted(), other.adjusted()
        if a == b:
            a, b = self._coefficient, other._coefficient
            if self._exp > other._exp:
                a *= _ten(self._exp - other._exp)
            else:
                b *= _ten(other._exp - self._exp)
        order = (a > b) - (a < b)
        return -order if self._sign else order

    def _compared(self, other, equality):
        """(self, other) as Decimals, NotImplemented, or None for unordered."""
        context = None
        if not isinstance(other, Decimal):
            if isinstance(other, int):
                other = Decimal(other)
            elif isinstance(other, float):
                context = getcontext()
                context.flags._bits |= FloatOperation._bit
                if not equality and context.traps._bits & FloatOperation._bit:
                    raise FloatOperation([FloatOperation])
                other = _from_float(other)
            elif isinstance(other, _numbers.Rational):
                if self._kind:
                    other = Decimal(0)
                else:
                    return (_make(self._sign, self._coefficient * other.denominator, self._exp),
                            Decimal(other.numerator))
            elif equality and isinstance(other, complex) and other.imag == 0:
                other = _from_float(other.real)
            else:
                return NotImplemented
        if self._kind >= _QUIET or other._kind >= _QUIET:
            if not equality or self._kind == _SIGNALING or other._kind == _SIGNALING:
                _signal(getcontext(), InvalidOperation, [InvalidOperation])
            return None
        return self, other

    def __eq__(self, other):
        order = _quick_order(self, other, _state)
        if order is not None:
            return order == 0
        pair = self._compared(other, True)
        if pair is NotImplemented:
            return NotImplemented
        return pair is not None and pair[0]._order(pair[1]) == 0

    def __lt__(self, other):
        order = _quick_order(self, other, _state)
        if order is not None:
            return order < 0
        pair = self._compared(other, False)
        if pair is NotImplemented:
            return NotImplemented
        return pair is not None and pair[0]._order(pair[1]) < 0

    def __le__(self, other):
        order = _quick_order(self, other, _state)
        if order is not None:
            return order <= 0
        pair = self._compared(other, False)
        if pair is NotImplemented:
            return NotImplemented
        return pair is not None and pair[0]._order(pair[1]) <= 0

    def __gt__(self, other):
        order = _quick_order(self, other, _state)
        if order is not None:
            return order > 0
        pair = self._compared(other, False)
        if pair is NotImplemented:
            return NotImplemented
        return pair is not None and pair[0]._order(pair[1]) > 0

    def __ge__(self, other):
        order = _quick_order(self, other, _state)
        if order is not None:
            return order >= 0
        pair = self._compared(other, False)
        if pair is NotImplemented:
            return NotImplemented
        return pair is not None and pair[0]._order(pair[1]) >= 0

    def compare(self, other, context=None):
        """Compare self to other.  Return a decimal value."""
        other = _operand(other)
        nan = _nan_of(self, other, context)
        return nan if nan is not None else Decimal(self._order(other))

    def compare_signal(self, other, context=None):
        """Identical to compare, except that all NaNs signal."""
        other = _operand(other)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return _signal(_context(context), InvalidOperation, [InvalidOperation], nan)
        return Decimal(self._order(other))

    def compare_total(self, other, context=None):
        """Compare two operands using their abstract representation."""
        other = _operand(other)

        def key(x):
            if x._kind >= _QUIET:
                rank = (4 if x._kind == _QUIET else 3, x._coefficient, 0)
            elif x._kind:
                rank = (2, 0, 0)
            else:
                rank = (1, 0, 0)
            return rank
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        sign = -1 if self._sign else 1
        a, b = key(self), key(other)
        if a != b:
            return Decimal(sign if a > b else -sign)
        if self._kind:
            return Decimal(0)
        order = self._order(other)
        if order:
            return Decimal(order)
        if self._exp != other._exp:
            return Decimal(sign if self._exp > other._exp else -sign)
        return Decimal(0)

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    # --- signs

    def copy_abs(self):
        return _make(0, self._coefficient, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._coefficient, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _make(_operand(other)._sign, self._coefficient, self._exp, self._kind)

    def __pos__(self, context=None):
        context = _context(context)
        nan = _nan_of(self, None, context)
        if nan is not None:
            return nan
        if not self and not self._kind and context.rounding != ROUND_FLOOR:
            return _fix(self.copy_abs(), context)
        return _fix(self, context)

    def __neg__(self, context=None):
        context = _context(context)
        nan = _nan_of(self, None, context)
        if nan is not None:
            return nan
        if not self and not self._kind and context.rounding != ROUND_FLOOR:
            return _fix(self.copy_abs(), context)
        return _fix(self.copy_negate(), context)

    def __abs__(self, context=None):
        context = _context(context)
        nan = _nan_of(self, None, context)
        return nan if nan is not None else _fix(self.copy_abs(), context)

    # --- arithmetic

    def __add__(self, other, context=None):
        if context is None:
            quick = _quick_add(self, other, _state)
            if quick is not None:
                return quick
        other = _number(other)
        if other is NotImplemented:
            return other
        context = _context(context)
        if self._kind or other._kind:
            nan = _nan_of(self, other, context)
            if nan is not None:
                return nan
            if self._kind and other._kind and self._sign != other._sign:
                return _signal(context, InvalidOperation, [InvalidOperation])
            return Decimal(self if self._kind else other)
        exp = min(self._exp, other._exp)
        a, b = self._coefficient, other._coefficient
        if not a and not b:
            sign = self._sign if self._sign == other._sign else \
                (1 if context.rounding == ROUND_FLOOR else 0)
            return _fix(_make(sign, 0, exp), context)
        if not a or not b:
            # The zero's exponent counts as far as the precision allows.
            value = other if not a else self
            least = max(exp, value._exp - context.prec - 1)
            if least < value._exp:
                value = _make(value._sign, value._coefficient * 10**(value._exp - least), least)
            return _fix(value, context)
        if self._exp != other._exp:
            high, low = (self, other) if self._exp > other._exp else (other, self)
            # What is far below the last digit only tells which way to round.
            reach = min(-1, high._digits() - context.prec - 2)
            limit = high._exp + reach
            if low._digits() + low._exp - 1 < limit:
                low = _make(low._sign, 1, limit)
            scaled = _make(high._sign, high._coefficient * _ten(high._exp - low._exp), low._exp)
            exp = low._exp
            a, b = scaled, low
        else:
            a, b = self, other
        total = (-a._coefficient if a._sign else a._coefficient) + \
            (-b._coefficient if b._sign else b._coefficient)
        if total == 0:
            return _fix(_make(1 if context.rounding == ROUND_FLOOR else 0, 0,
                              min(self._exp, other._exp)), context)
        return _fix(_make(total < 0, abs(total), exp), context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        if context is None:
            quick = _quick_subtract(self, other, _state)
            if quick is not None:
                return quick
        other = _number(other)
        if other is NotImplemented:
            return other
        if self._kind >= _QUIET or other._kind >= _QUIET:
            return _nan_of(self, other, context)
        return self.__add__(other.copy_negate(), context)

    def __rsub__(self, other, context=None):
        other = _number(other)
        return other if other is NotImplemented else other.__sub__(self, context)

    def __mul__(self, other, context=None):
        if context is None:
            quick = _quick_multiply(self, other, _state)
            if quick is not None:
                return quick
        other = _number(other)
        if other is NotImplemented:
            return other
        context = _context(context)
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = _nan_of(self, other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return _signal(context, InvalidOperation, [InvalidOperation])
            return _make(sign, 0, 0, _INFINITE)
        return _fix(_make(sign, self._coefficient * other._coefficient, self._exp + other._exp),
                    context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        if context is None:
            quick = _quick_divide(self, other, _state)
            if quick is not None:
                return quick
        other = _number(other)
        if other is NotImplemented:
            return other
        context = _context(context)
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = _nan_of(self, other, context)
            if nan is not None:
                return nan
            if self._kind and other._kind:
                return _signal(context, InvalidOperation, [InvalidOperation])
            if self._kind:
                return _make(sign, 0, 0, _INFINITE)
            _signal(context, Clamped, [Clamped])
            return _make(sign, 0, context.Etiny())
        if not other._coefficient:
            if not self._coefficient:
                return _signal(context, DivisionUndefined, [DivisionUndefined])
            return _signal(context, DivisionByZero, [DivisionByZero],
                           _make(sign, 0, 0, _INFINITE))
        if not self._coefficient:
            return _fix(_make(sign, 0, self._exp - other._exp), context)
        shift = other._digits() - self._digits() + context.prec + 1
        exp = self._exp - other._exp - shift
        if shift >= 0:
            q, r = divmod(self._coefficient * _ten(shift), other._coefficient)
        else:
            q, r = divmod(self._coefficient, other._coefficient * _ten(-shift))
        if r:
            # A sticky last digit.
            if q % 5 == 0:
                q += 1
        else:
            ideal = self._exp - other._exp
            while exp < ideal and q % 10 == 0:
                q //= 10
                exp += 1
        return _fix(_make(sign, q, exp), context)

    def __rtruediv__(self, other, context=None):
        other = _number(other)
        return other if other is NotImplemented else other.__truediv__(self, context)

    def _divide(self, other, context):
        """(self // other, self % other), neither NaN, other finite or infinite, self finite."""
        sign = self._sign ^ other._sign
        ideal = self._exp if other._kind else min(self._exp, other._exp)
        distance = self.adjusted() - other.adjusted()
        if not self._coefficient or other._kind or distance <= -2:
            return _make(sign, 0, 0), self._rescale(ideal, context.rounding)
        if distance <= context.prec:
            a, b = self._coefficient, other._coefficient
            if self._exp >= other._exp:
                a *= _ten(self._exp - other._exp)
            else:
                b *= _ten(other._exp - self._exp)
            q, r = divmod(a, b)
            if q < _ten(context.prec):
                return _make(sign, q, 0), _make(self._sign, r, ideal)
        failed = _signal(context, DivisionImpossible, [DivisionImpossible])
        return failed, failed

    def __divmod__(self, other, context=None):
        other = _number(other)
        if other is NotImplemented:
            return other
        context = _context(context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._kind:
            if other._kind:
                failed = _signal(context, InvalidOperation, [InvalidOperation])
                return failed, failed
            return (_make(sign, 0, 0, _INFINITE),
                    _signal(context, InvalidOperation, [InvalidOperation]))
        if not other and not other._kind:
            if not self._coefficient:
                failed = _signal(context, DivisionUndefined, [DivisionUndefined])
                return failed, failed
            both = [InvalidOperation, DivisionByZero]
            remainder = _signal(context, InvalidOperation, both)
            return (_signal(context, DivisionByZero, both, _make(sign, 0, 0, _INFINITE)),
                    remainder)
        quotient, remainder = self._divide(other, context)
        return quotient, _fix(remainder, context)

    def __rdivmod__(self, other, context=None):
        other = _number(other)
        return other if other is NotImplemented else other.__divmod__(self, context)

    def __mod__(self, other, context=None):
        other = _number(other)
        if other is NotImplemented:
            return other
        context = _context(context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        if self._kind:
            return _signal(context, InvalidOperation, [InvalidOperation])
        if not other and not other._kind:
            return _signal(context, InvalidOperation if self._coefficient else DivisionUndefined,
                           [InvalidOperation if self._coefficient else DivisionUndefined])
        return _fix(self._divide(other, context)[1], context)

    def __rmod__(self, other, context=None):
        other = _number(other)
        return other if other is NotImplemented else other.__mod__(self, context)

    def __floordiv__(self, other, context=None):
        other = _number(other)
        if other is NotImplemented:
            return other
        context = _context(context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind:
            if other._kind:
                return _signal(context, InvalidOperation, [InvalidOperation])
            return _make(sign, 0, 0, _INFINITE)
        if not other and not other._kind:
            if self._coefficient:
                return _signal(context, DivisionByZero, [DivisionByZero],
                               _make(sign, 0, 0, _INFINITE))
            return _signal(context, DivisionUndefined, [DivisionUndefined])
        return self._divide(other, context)[0]

    def __rfloordiv__(self, other, context=None):
        other = _number(other)
        return other if other is NotImplemented else other.__floordiv__(self, context)

    def remainder_near(self, other, context=None):
        """Return the remainder from dividing self by other, of least magnitude."""
        other = _operand(other)
        context = _context(context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        if self._kind or (not other and not other._kind):
            return _signal(context, InvalidOperation, [InvalidOperation])
        if other._kind:
            return _fix(Decimal(self), context)
        ideal = min(self._exp, other._exp)
        if not self._coefficient:
            return _fix(_make(self._sign, 0, ideal), context)
        distance = self.adjusted() - other.adjusted()
        if distance >= context.prec + 1:
            return _signal(context, DivisionImpossible, [DivisionImpossible])
        if distance <= -2:
            return _fix(self._rescale(ideal, context.rounding), context)
        a = self._coefficient * 10**(self._exp - ideal)
        b = other._coefficient * 10**(other._exp - ideal)
        q, r = divmod(a, b)
        if 2 * r + (q & 1) > b:
            r -= b
            q += 1
        if q >= _ten(context.prec):
            return _signal(context, DivisionImpossible, [DivisionImpossible])
        sign = self._sign
        if r < 0:
            sign = 1 - sign
            r = -r
        return _fix(_make(sign, r, ideal), context)

    def fma(self, other, third, context=None):
        """Fused multiply-add: self*other+third with no rounding of the product."""
        other, third = _operand(other), _operand(third)
        context = _context(context)
        undefined = self._kind == _INFINITE and not other or other._kind == _INFINITE and not self
        for value in (self, other) if undefined else (self, other, third):
            if value._kind == _SIGNALING:
                return _nan_of(value, None, context)
        if self._kind or other._kind:
            product = self.__mul__(other, context)
            if undefined:
                return product
        else:
            product = _make(self._sign ^ other._sign, self._coefficient * other._coefficient,
                            self._exp + other._exp)
        return product.__add__(third, context)

    # --- rounding

    def _rescale(self, exp, rounding):
        """The number with this exponent; specials stay."""
        if self._kind:
            return Decimal(self)
        if not self._coefficient:
            return _make(self._sign, 0, exp)
        if self._exp >= exp:
            return _make(self._sign, self._coefficient * _ten(self._exp - exp), exp)
        drop = min(exp - self._exp, self._digits() + 1)
        value, _ = _divide_rounded(self._coefficient, _ten(drop), self._sign, rounding)
        return _make(self._sign, value, exp)

    def quantize(self, exp, rounding=None, context=None):
        """Quantize self so its exponent is the same as that of exp."""
        place = None if rounding is None else _ROUNDING_PLACES[_check_rounding(rounding)]
        words = _state if context is None else context._words if type(context) is Context else None
        quick = _quick_quantize(self, exp, place, words)
        if quick is not None:
            return quick
        exp = _operand(exp)
        context = _context(context)
        rounding = context.rounding if rounding is None else _check_rounding(rounding)
        nan = _nan_of(self, exp, context)
        if nan is not None:
            return nan
        if self._kind or exp._kind:
            if self._kind and exp._kind:
                return Decimal(self)
            return _signal(context, InvalidOperation, [InvalidOperation])
        if not context.Etiny() <= exp._exp <= context.Emax:
            return _signal(context, InvalidOperation, [InvalidOperation])
        if not self._coefficient:
            return _fix(_make(self._sign, 0, exp._exp), context)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
            return _signal(context, InvalidOperation, [InvalidOperation])
        result = self._rescale(exp._exp, rounding)
        if result.adjusted() > context.Emax or result._digits() > context.prec:
            return _signal(context, InvalidOperation, [InvalidOperation])
        if result._coefficient and result.adjusted() < context.Emin:
            _signal(context, Subnormal, [Subnormal])
        if result._exp > self._exp:
            if result != self:
                _signal(context, Inexact, [Inexact, Rounded])
            _signal(context, Rounded, [Rounded])
        return _fix(result, context)

    def same_quantum(self, other, context=None):
        """Return True if self and other have the same exponent."""
        other = _operand(other)
        if self._kind or other._kind:
            return (self.is_nan() and other.is_nan()
                    or self.is_infinite() and other.is_infinite())
        return self._exp == other._exp

    def to_integral_exact(self, rounding=None, context=None):
        """Rounds to a nearby integer, signaling Inexact and Rounded."""
        context = _context(context)
        if rounding is not None:
            _check_rounding(rounding)
        if self._kind:
            nan = _nan_of(self, None, context)
            return nan if nan is not None else Decimal(self)
        if self._exp >= 0:
            return Decimal(self)
        if not self._coefficient:
            return _make(self._sign, 0, 0)
        result = self._rescale(0, context.rounding if rounding is None else _check_rounding(rounding))
        if result != self:
            _signal(context, Inexact, [Inexact])
        _signal(context, Rounded, [Rounded])
        return result

    def to_integral_value(self, rounding=None, context=None):
        """Rounds to the nearest integer, without raising inexact, rounded."""
        context = _context(context)
        if rounding is not None:
            _check_rounding(rounding)
        if self._kind:
            nan = _nan_of(self, None, context)
            return nan if nan is not None else Decimal(self)
        if self._exp >= 0:
            return Decimal(self)
        return self._rescale(0, context.rounding if rounding is None else _check_rounding(rounding))

    to_integral = to_integral_value

    def normalize(self, context=None):
        """Normalize- strip trailing 0s, change anything equal to 0 to 0e0"""
        context = _context(context)
        nan = _nan_of(self, None, context)
        if nan is not None:
            return nan
        result = _fix(self, context)
        if result._kind:
            return result
        if not result._coefficient:
            return _make(result._sign, 0, 0)
        value, exp = result._coefficient, result._exp
        most = context.Emax if not context.clamp else context.Etop()
        while value % 10 == 0 and exp < most:
            value //= 10
            exp += 1
        return _make(result._sign, value, exp)

    # --- the rest, as far as it is short

    def max(self, other, context=None):
        """Returns the larger value."""
        return self._chosen(other, context, 1, False)

    def min(self, other, context=None):
        """Returns the smaller value."""
        return self._chosen(other, context, -1, False)

    def max_mag(self, other, context=None):
        return self._chosen(other, context, 1, True)

    def min_mag(self, other, context=None):
        return self._chosen(other, context, -1, True)

    def _chosen(self, other, context, wanted, magnitude):
        other = _operand(other)
        context = _context(context)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            if self._kind == _QUIET and other._kind < _QUIET:
                return _fix(other, context)
            if other._kind == _QUIET and self._kind < _QUIET:
                return _fix(self, context)
            return _nan_of(self, other, context)
        order = self.copy_abs()._order(other.copy_abs()) if magnitude else self._order(other)
        if order == 0:
            order = int(self.compare_total(other))
        return _fix(self if order * wanted >= 0 else other, context)

    def logb(self, context=None):
        """Returns the exponent of the magnitude of self's MSD."""
        context = _context(context)
        nan = _nan_of(self, None, context)
        if nan is not None:
            return nan
        if self._kind:
            return _make(0, 0, 0, _INFINITE)
        if not self._coefficient:
            return _signal(context, DivisionByZero, [DivisionByZero], _make(1, 0, 0, _INFINITE))
        return _fix(Decimal(self.adjusted()), context)

    def scaleb(self, other, context=None):
        """Returns self operand after adding the second value to its exp."""
        other = _operand(other)
        context = _context(context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        limit = 2 * (context.Emax + context.prec)
        if other._exp != 0 or other._kind or not -limit <= int(other) <= limit:
            return _signal(context, InvalidOperation, [InvalidOperation])
        if self._kind:
            return Decimal(self)
        return _fix(_make(self._sign, self._coefficient, self._exp + int(other)), context)

    def radix(self):
        return Decimal(10)

    def number_class(self, context=None):
        """Returns an indication of the class of self."""
        if self._kind >= _QUIET:
            return "NaN" if self._kind == _QUIET else "sNaN"
        sign = "-" if self._sign else "+"
        if self._kind:
            return sign + "Infinity"
        if not self._coefficient:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def next_plus(self, context=None):
        """Returns the smallest representable number larger than itself."""
        return self._next(context, ROUND_CEILING, 0)

    def next_minus(self, context=None):
        """Returns the largest representable number smaller than itself."""
        return self._next(context, ROUND_FLOOR, 1)

    def _next(self, context, rounding, sign):
        context = _context(context)
        nan = _nan_of(self, None, context)
        if nan is not None:
            return nan
        if self._kind:
            if self._sign == sign:
                return Decimal(self)
            return _make(self._sign, 10**context.prec - 1, context.Etop())
        quiet = context.copy()
        quiet.rounding = rounding
        quiet._ignore()
        result = _fix(self, quiet)
        if result != self:
            return result
        step = _make(sign, 1, quiet.Etiny() - 1)
        return self.__add__(step, quiet)

    def next_toward(self, other, context=None):
        """Returns the number closest to self, in the direction towards other."""
        other = _operand(other)
        context = _context(context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        order = self._order(other)
        if order == 0:
            return self.copy_sign(other)
        result = self.next_plus(context) if order < 0 else self.next_minus(context)
        if result._kind:
            _signal_all(context, (Overflow, Inexact, Rounded))
        elif result.adjusted() < context.Emin:
            _signal_all(context, (Underflow, Subnormal, Inexact, Rounded) +
                        (() if result._coefficient else (Clamped,)))
        return result

    def __pow__(self, other, modulo=None, context=None):
        from decimal import _power
        return _power(self, other, modulo, _context(context))

    def __rpow__(self, other, modulo=None, context=None):
        other = _number(other)
        return other if other is NotImplemented else other.__pow__(self, modulo, context)

    def sqrt(self, context=None):
        """Return the square root of self."""
        from decimal import _square_root
        return _square_root(self, _context(context))

    def exp(self, context=None):
        """Returns e ** self."""
        from decimal import _exponential
        return _exponential(self, _context(context))

    def ln(self, context=None):
        """Returns the natural (base e) logarithm of self."""
        from decimal import _logarithm
        return _logarithm(self, _context(context), False)

    def log10(self, context=None):
        """Returns the base 10 logarithm of self."""
        from decimal import _logarithm
        return _logarithm(self, _context(context), True)

    def _bits(self, other, context, operation):
        other = _operand(other)
        context = _context(context)
        for value in (self, other):
            text = _text(value._coefficient)
            if value._kind or value._sign or value._exp or text.strip("01"):
                return _signal(context, InvalidOperation, [InvalidOperation])
        a = int(_text(self._coefficient)[-context.prec:], 2)
        b = int(_text(other._coefficient)[-context.prec:], 2)
        return Decimal(int(f"{operation(a, b):b}"))

    def logical_and(self, other, context=None):
        return self._bits(other, context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        return self._bits(other, context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        return self._bits(other, context, lambda a, b: a ^ b)

    def logical_invert(self, context=None):
        ones = Decimal("1" * _context(context).prec)
        return self.logical_xor(ones, context)

    def _turned(self, other, context, turn):
        other = _operand(other)
        context = _context(context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        if other._exp != 0 or other._kind or not -context.prec <= int(other) <= context.prec:
            return _signal(context, InvalidOperation, [InvalidOperation])
        if self._kind:
            return Decimal(self)
        digits = _text(self._coefficient).rjust(context.prec, "0")[-context.prec:]
        return _make(self._sign, int(turn(digits, int(other), context.prec) or "0"), self._exp)

    def rotate(self, other, context=None):
        """Returns a rotated copy of self, value-of-other times."""
        return self._turned(other, context, lambda text, by, prec: text[by:] + text[:by])

    def shift(self, other, context=None):
        """Returns a shifted copy of self, value-of-other times."""
        return self._turned(other, context, lambda text, by, prec:
                            (text + "0" * by)[-prec:] if by >= 0 else text[:by])


_numbers.Number.register(Decimal)


_TENS = tuple(10**n for n in range(64))


def _ten(n):
    """10**n for n >= 0."""
    return _TENS[n] if n < 64 else 10**n


def _make(sign, coefficient, exp, kind=_FINITE, cls=Decimal):
    self = object.__new__(cls)
    self._sign = 1 if sign else 0
    self._coefficient = coefficient
    self._exp = exp
    self._kind = kind
    self._length = None
    return self


_NAN = _make(0, 0, 0, _QUIET)
_state[4] = Decimal


def _parse(text):
    """(sign, coefficient, exp, kind) of a number's text, or None."""
    text = text.strip().replace("_", "")
    sign = 0
    if text[:1] in ("+", "-"):
        sign = 1 if text[0] == "-" else 0
        text = text[1:]
    if not text:
        return None
    if not (text[0].isdecimal() or text[0] == "."):
        lower = text.lower()
        if lower in ("inf", "infinity"):
            return sign, 0, 0, _INFINITE
        for name, kind in (("snan", _SIGNALING), ("nan", _QUIET)):
            if lower.startswith(name):
                payload = text[len(name):]
                if payload and not payload.isdecimal():
                    return None
                return sign, _to_int(payload or "0"), 0, kind
        return None
    mantissa, letter, exponent = text.partition("e" if "e" in text else "E")
    exp = 0
    if letter:
        bare = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        if not bare.isdecimal():
            return None
        exp = int(exponent)
    whole, point, part = mantissa.partition(".")
    digits = whole + part
    if not digits.isdecimal():
        return None
    return sign, _to_int(digits), exp - len(part), _FINITE


def _from_tuple(value, cls):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exp = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exp == "F":
        return _make(sign, 0, 0, _INFINITE, cls)
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    number = _to_int("".join(map(str, digits)) or "0")
    if exp in ("n", "N"):
        return _make(sign, number, 0, _QUIET if exp == "n" else _SIGNALING, cls)
    if not isinstance(exp, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return _make(sign, number, _word(exp), _FINITE, cls)


def _word(number):
    """An int that has 64 bits at most."""
    number = int(number)
    if -1 << 63 <= number < 1 << 63:
        return number
    raise OverflowError("Python int too large to convert to C ssize_t")


def _exact(value, context):
    """The number, unless its exponent is beyond what any context has."""
    exp = value._exp
    if -MAX_EMAX < exp < MAX_EMAX >> 1 or value._kind:
        return value
    top = exp + value._digits() - 1 if value._coefficient else exp
    if exp < MIN_ETINY or top > MAX_EMAX:
        return _signal(_context(context), InvalidOperation, [InvalidOperation])
    return value


def _from_float(value, cls=Decimal):
    if value != value:
        return _make(_math.copysign(1.0, value) < 0, 0, 0, _QUIET, cls)
    if _math.isinf(value):
        return _make(value < 0, 0, 0, _INFINITE, cls)
    sign = _math.copysign(1.0, value) < 0
    n, d = float.as_integer_ratio(float.__abs__(value))
    k = d.bit_length() - 1
    return _make(sign, n * 5**k, -k, _FINITE, cls)


def _number(value):
    """An operand of an operator as a Decimal, or NotImplemented."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(value < 0, abs(int(value)), 0)
    return NotImplemented


def _operand(value):
    """An operand of a method as a Decimal."""
    result = _number(value)
    if result is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return result


def _nan_of(self, other, context):
    """What an operation with a NaN gives; None when there is none."""
    theirs = other is not None and other._kind >= _QUIET
    if self._kind < _QUIET and not theirs:
        return None
    context = _context(context)
    for value in (self, other):
        if value is not None and value._kind == _SIGNALING:
            quiet = _make(value._sign, value._coefficient, 0, _QUIET)
            return _signal(context, InvalidOperation, [InvalidOperation],
                           _trim_nan(quiet, context))
    return _trim_nan(self if self._kind >= _QUIET else other, context)


def _trim_nan(value, context):
    most = context.prec - context.clamp
    if value._digits() > most:
        return _make(value._sign, value._coefficient % 10**most, 0, _QUIET)
    return Decimal(value)


def _signal(context, condition, shown, result=None):
    """Sets the flag of a condition, and raises it when it is trapped."""
    bit = condition._bit
    context.flags._bits |= bit
    traps = context.traps._bits
    if traps & bit:
        # What else was met is flagged, too, before any of it is raised.
        for signal in shown:
            context.flags._bits |= signal._bit
        shown = [signal for signal in shown if traps & signal._bit]
        raise condition(shown) if condition not in _MEANT else _trapped(condition)
    return _NAN if result is None else result


def _signal_all(context, met):
    """Sets the flags of several conditions, then raises the first of those that are trapped."""
    bits = 0
    for condition in met:
        bits |= condition._bit
    context.flags._bits |= bits
    bits &= context.traps._bits
    if bits:
        shown = [signal for signal in _SIGNALS if bits & signal._bit]
        raise shown[0](shown)


def _trapped(condition):
    return InvalidOperation([condition])


def _fix(value, context):
    """The number rounded into the context."""
    if value._kind:
        return _trim_nan(value, context) if value._kind >= _QUIET else Decimal(value)
    etiny = context.Emin - context.prec + 1
    etop = context.Emax - context.prec + 1
    if not value._coefficient:
        most = etop if context.clamp else context.Emax
        exp = min(max(value._exp, etiny), most)
        if exp != value._exp:
            _signal(context, Clamped, [Clamped])
            return _make(value._sign, 0, exp)
        return Decimal(value)
    least = value._digits() + value._exp - context.prec
    if least > etop:
        result = _overflow(value._sign, context)
        _signal_all(context, (Overflow, Inexact, Rounded))
        return result
    subnormal = least < etiny
    if subnormal:
        least = etiny
    if value._exp < least:
        drop = least - value._exp
        if drop > value._digits() + 1:
            drop = value._digits() + 1
        number, exact = _divide_rounded(value._coefficient, _ten(drop), value._sign,
                                        context.rounding)
        exp = least
        if number >= _ten(context.prec):
            number //= 10
            exp += 1
        if exp > etop:
            result = _overflow(value._sign, context)
        else:
            result = _make(value._sign, number, exp)
        met = [Rounded]
        if not exact:
            met.append(Inexact)
            if subnormal:
                met.append(Underflow)
        if subnormal:
            met.append(Subnormal)
        if result._kind:
            met.append(Overflow)
        elif not result._coefficient:
            met.append(Clamped)
        _signal_all(context, met)
        return result
    if subnormal:
        _signal(context, Subnormal, [Subnormal])
    if context.clamp and value._exp > etop:
        _signal(context, Clamped, [Clamped])
        return _make(value._sign, value._coefficient * 10**(value._exp - etop), etop)
    return value if type(value) is Decimal else Decimal(value)


def _overflow(sign, context):
    rounding = context.rounding
    if (rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP)
            or rounding == (ROUND_FLOOR if sign else ROUND_CEILING)):
        return _make(sign, 0, 0, _INFINITE)
    return _make(sign, 10**context.prec - 1, context.Etop())
`;
