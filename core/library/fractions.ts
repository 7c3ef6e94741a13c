/** The module fractions. Left out: nothing that is documented. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Fraction, infinite-precision, rational numbers."""

import functools
import math
import numbers
import operator
import re

__all__ = ["Fraction"]

_TEXT = re.compile(r"""
    \A\s*
    (?P<sign>[-+]?)
    (?=\d|\.\d)
    (?P<num>\d*|\d+(?:_\d+)*)
    (?:
       (?:\s*/\s*(?P<denom>\d+(?:_\d+)*))?
    |
       (?:\.(?P<decimal>\d*|\d+(?:_\d+)*))?
       (?:E(?P<exp>[-+]?\d+(?:_\d+)*))?
    )
    \s*\Z
""", re.VERBOSE | re.IGNORECASE)
_FORMAT = re.compile(r"""
    (?:(?P<fill>.)?(?P<align>[<>=^]))?
    (?P<sign>[-+ ]?)
    (?P<z>z)?
    (?P<alt>\#)?
    (?P<zeropad>0(?=[0-9]))?
    (?P<width>[0-9]+)?
    (?P<sep>[,_])?
    (?:\.(?P<precision>[0-9]+)(?P<fracsep>[,_])?)?
    (?P<type>[eEfFgG%])?
""", re.DOTALL | re.VERBOSE)


@functools.lru_cache(maxsize=1 << 14)
def _hash(numerator, denominator):
    """As numbers of other types that are equal: modulo the prime 2**61 - 1."""
    try:
        inverse = pow(denominator, -1, 2305843009213693951)
    except ValueError:
        value = 314159
    else:
        value = hash(hash(abs(numerator)) * inverse)
    result = value if numerator >= 0 else -value
    return -2 if result == -1 else result


def _round_to_exponent(n, d, exponent, no_negative_zero=False):
    """n/d rounded to a multiple of 10**exponent, halves to even: (is negative, multiple)."""
    if exponent >= 0:
        d *= 10**exponent
    else:
        n *= 10**-exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    return (q < 0 if no_negative_zero else n < 0), abs(q)


def _round_to_figures(n, d, figures):
    """n/d rounded to so many figures: (is negative, significand, exponent)."""
    if n == 0:
        return False, 0, 1 - figures
    text_n, text_d = str(abs(n)), str(d)
    m = len(text_n) - len(text_d) + (text_d <= text_n)
    exponent = m - figures
    sign, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        significand //= 10
        exponent += 1
    return sign, significand, exponent


class Fraction(numbers.Rational):
    """This class implements rational numbers."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if isinstance(numerator, str):
                found = _TEXT.match(numerator)
                if found is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                top = int(found["num"] or "0")
                bottom = 1
                if found["denom"]:
                    bottom = int(found["denom"])
                else:
                    decimal = found["decimal"]
                    if decimal:
                        decimal = decimal.replace("_", "")
                        scale = 10**len(decimal)
                        top = top * scale + int(decimal)
                        bottom *= scale
                    if found["exp"]:
                        exp = int(found["exp"])
                        if exp >= 0:
                            top *= 10**exp
                        else:
                            bottom *= 10**-exp
                if found["sign"] == "-":
                    top = -top
                if bottom == 0:
                    raise ZeroDivisionError(f"Fraction({top}, 0)")
                common = math.gcd(top, bottom)
                self._numerator = top // common
                self._denominator = bottom // common
                return self
            if hasattr(numerator, "as_integer_ratio") and not isinstance(numerator, type):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            raise TypeError("argument should be a string or a Rational instance or have the "
                            "as_integer_ratio() method")
        if type(numerator) is int is type(denominator):
            pass
        elif (isinstance(numerator, numbers.Rational)
                and isinstance(denominator, numbers.Rational)):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator = numerator // common
        self._denominator = denominator // common
        return self

    @classmethod
    def from_number(cls, number):
        """Converts a finite real number to a rational number, exactly."""
        if type(number) is int:
            return cls._of(number, 1)
        if isinstance(number, numbers.Rational):
            return cls._of(number.numerator, number.denominator)
        if hasattr(number, "as_integer_ratio") and not isinstance(number, type):
            return cls._of(*number.as_integer_ratio())
        raise TypeError("argument should be a Rational instance or have the "
                        "as_integer_ratio() method")

    @classmethod
    def from_float(cls, f):
        """Converts a finite float to a rational number, exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, "
                            f"not {f!r} ({type(f).__name__})")
        return cls._of(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Converts a finite Decimal instance to a rational number, exactly."""
        from decimal import Decimal
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, "
                            f"not {dec!r} ({type(dec).__name__})")
        return cls._of(*dec.as_integer_ratio())

    @classmethod
    def _of(cls, numerator, denominator):
        """The fraction of two ints in lowest terms, the second of them positive."""
        self = super(Fraction, cls).__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    def is_integer(self):
        """Return True if the Fraction is an integer."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Return a pair of integers, whose ratio is equal to the original Fraction."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """Closest Fraction to self with denominator at most max_denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._of(p1, q1)
        return Fraction._of(p0 + k * p1, q0 + k * q1)

    numerator = property(lambda a: a._numerator)
    denominator = property(lambda a: a._denominator)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, spec, /):
        found = _FORMAT.fullmatch(spec)
        if found is None or (found["align"] is not None and found["zeropad"] is not None):
            raise ValueError(f"Invalid format specifier {spec!r} for object of type "
                             f"{type(self).__name__!r}")
        kind = found["type"]
        if kind is None:
            if found["precision"] is not None or found["z"] or found["zeropad"]:
                raise ValueError(f"Invalid format specifier {spec!r} for object of type "
                                 f"{type(self).__name__!r}")
            return self._format_general(found)
        return self._format_float(found, kind)

    def _format_general(self, found):
        fill = found["fill"] or " "
        align = found["align"] or ">"
        positive = "" if found["sign"] == "-" else found["sign"]
        width = int(found["width"] or 0)
        separator = found["sep"] or ""
        n, d = self._numerator, self._denominator
        body = f"{abs(n):{separator}}"
        if d > 1 or found["alt"]:
            body += f"/{d:{separator}}"
        sign = "-" if n < 0 else positive
        return _padded(sign, body, fill, align, width)

    def _format_float(self, found, kind):
        fill = found["fill"] or " "
        align = found["align"] or ">"
        positive = "" if found["sign"] == "-" else found["sign"]
        alternate = bool(found["alt"])
        zeropad = bool(found["zeropad"])
        width = int(found["width"] or 0)
        separator = found["sep"]
        precision = int(found["precision"] or "6")
        trim = kind in "gG" and not alternate
        upper = kind in "EFG"
        if kind in "fF%":
            exponent = -precision
            if kind == "%":
                exponent -= 2
            negative, significand = _round_to_exponent(
                self._numerator, self._denominator, exponent, bool(found["z"]))
            scientific = False
            point = precision
        else:
            figures = max(precision, 1) if kind in "gG" else precision + 1
            negative, significand, exponent = _round_to_figures(
                self._numerator, self._denominator, figures)
            if found["z"] and significand == 0:
                negative = False
            scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
            point = figures - 1 if scientific else -exponent
        if kind == "%":
            suffix = "%"
        elif scientific:
            suffix = f"{'E' if upper else 'e'}{exponent + point:+03d}"
        else:
            suffix = ""
        digits = f"{significand:0{point + 1}d}"
        sign = "-" if negative else positive
        whole = digits[:len(digits) - point]
        part = digits[len(digits) - point:]
        if trim:
            part = part.rstrip("0")
        dot = "." if part or alternate else ""
        if found["fracsep"]:
            part = found["fracsep"].join(part[i:i + 3] for i in range(0, len(part), 3))
        trailing = dot + part + suffix
        if zeropad:
            least = width - len(sign) - len(trailing)
            whole = whole.zfill(3 * least // 4 + 1 if separator else least)
        if separator:
            first = 1 + (len(whole) - 1) % 3
            whole = whole[:first] + "".join(separator + whole[i:i + 3]
                                            for i in range(first, len(whole), 3))
        return _padded(sign, whole + trailing, fill, align, width)

    def __add__(a, b):
        return _binary(a, b, operator.add, _add)

    def __radd__(b, a):
        return _reflected(b, a, operator.add, _add)

    def __sub__(a, b):
        return _binary(a, b, operator.sub, _sub)

    def __rsub__(b, a):
        return _reflected(b, a, operator.sub, _sub)

    def __mul__(a, b):
        return _binary(a, b, operator.mul, _mul)

    def __rmul__(b, a):
        return _reflected(b, a, operator.mul, _mul)

    def __truediv__(a, b):
        return _binary(a, b, operator.truediv, _div)

    def __rtruediv__(b, a):
        return _reflected(b, a, operator.truediv, _div)

    def __floordiv__(a, b):
        return _binary(a, b, operator.floordiv, _floordiv)

    def __rfloordiv__(b, a):
        return _reflected(b, a, operator.floordiv, _floordiv)

    def __divmod__(a, b):
        return _binary(a, b, divmod, _divmod)

    def __rdivmod__(b, a):
        return _reflected(b, a, divmod, _divmod)

    def __mod__(a, b):
        return _binary(a, b, operator.mod, _mod)

    def __rmod__(b, a):
        return _reflected(b, a, operator.mod, _mod)

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return Fraction._of(a._numerator ** power, a._denominator ** power)
                if a._numerator > 0:
                    return Fraction._of(a._denominator ** -power, a._numerator ** -power)
                if a._numerator == 0:
                    raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
                return Fraction._of((-a._denominator) ** -power, (-a._numerator) ** -power)
            return float(a) ** float(b)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._of(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._of(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._of(abs(a._numerator), a._denominator)

    def __int__(a):
        if a._numerator < 0:
            return operator.index(-(-a._numerator // a._denominator))
        return operator.index(a._numerator // a._denominator)

    def __trunc__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            d = self._denominator
            floor, remainder = divmod(self._numerator, d)
            if remainder * 2 < d:
                return floor
            if remainder * 2 > d:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10**abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        return _hash(self._numerator, self._denominator)

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        if type(self) == Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _padded(sign, body, fill, align, width):
    gap = fill * (width - len(sign) - len(body))
    if align == ">":
        return gap + sign + body
    if align == "<":
        return sign + body + gap
    if align == "^":
        half = len(gap) // 2
        return gap[:half] + sign + body + gap[half:]
    return sign + gap + body


_REAL_ONLY = (operator.floordiv, operator.mod, divmod)


def _binary(a, b, plain, exact):
    if isinstance(b, Fraction):
        return exact(a, b)
    if isinstance(b, int):
        return exact(a, Fraction(b))
    if isinstance(b, float):
        return plain(float(a), b)
    if isinstance(b, complex) and plain not in _REAL_ONLY:
        return plain(complex(float(a)), b)
    return NotImplemented


def _reflected(b, a, plain, exact):
    if isinstance(a, numbers.Rational):
        return exact(Fraction(a), b)
    if isinstance(a, numbers.Real):
        return plain(float(a), float(b))
    if isinstance(a, numbers.Complex) and plain not in _REAL_ONLY:
        return plain(complex(a), complex(float(b)))
    return NotImplemented


def _lowest(n, d):
    common = math.gcd(n, d)
    return Fraction._of(n // common, d // common)


def _add(a, b):
    return _lowest(a._numerator * b._denominator + b._numerator * a._denominator,
                   a._denominator * b._denominator)


def _sub(a, b):
    return _lowest(a._numerator * b._denominator - b._numerator * a._denominator,
                   a._denominator * b._denominator)


def _mul(a, b):
    return _lowest(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    n, d = a._numerator * b._denominator, a._denominator * b._numerator
    if d == 0:
        raise ZeroDivisionError(f"Fraction({b._denominator}, 0)")
    return _lowest(-n, -d) if d < 0 else _lowest(n, d)


def _floordiv(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _divmod(a, b):
    da, db = a._denominator, b._denominator
    div, n = divmod(a._numerator * db, da * b._numerator)
    return div, _lowest(n, da * db)


def _mod(a, b):
    da, db = a._denominator, b._denominator
    return _lowest((a._numerator * db) % (b._numerator * da), da * db)
`;

defineModule({ name: "fractions", source: SOURCE });
