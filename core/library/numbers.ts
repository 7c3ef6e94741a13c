/** The module numbers (PEP 3141). Left out: nothing. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Abstract Base Classes (ABCs) for numbers, according to PEP 3141."""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _abstract(name):
    def method(self, *args):
        raise NotImplementedError
    method.__name__ = name
    return abstractmethod(method)


class Number(metaclass=ABCMeta):
    """All numbers inherit from this class."""
    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """Complex defines the operations that work on the builtin complex type."""
    __slots__ = ()

    for _name in ("complex add radd neg pos mul rmul truediv rtruediv pow rpow abs eq").split():
        locals()[f"__{_name}__"] = _abstract(f"__{_name}__")
    del _name
    real = property(_abstract("real"))
    imag = property(_abstract("imag"))
    conjugate = _abstract("conjugate")

    def __bool__(self):
        """True if self != 0. Called for bool(self)."""
        return self != 0

    def __sub__(self, other):
        """self - other"""
        return self + -other

    def __rsub__(self, other):
        """other - self"""
        return -self + other


Complex.register(complex)


class Real(Complex):
    """To Complex, Real adds the operations that work on real numbers."""
    __slots__ = ()

    for _name in "float trunc floor ceil round floordiv rfloordiv mod rmod lt le".split():
        locals()[f"__{_name}__"] = _abstract(f"__{_name}__")
    del _name

    def __divmod__(self, other):
        """divmod(self, other): The pair (self // other, self % other)."""
        return self // other, self % other

    def __rdivmod__(self, other):
        """divmod(other, self): The pair (other // self, other % self)."""
        return other // self, other % self

    def __complex__(self):
        """complex(self) == complex(float(self), 0)"""
        return complex(float(self))

    @property
    def real(self):
        """Real numbers are their real component."""
        return +self

    @property
    def imag(self):
        """Real numbers have no imaginary component."""
        return 0

    def conjugate(self):
        """Conjugate is a no-op for Reals."""
        return +self


Real.register(float)


class Rational(Real):
    """.numerator and .denominator should be in lowest terms."""
    __slots__ = ()

    numerator = property(_abstract("numerator"))
    denominator = property(_abstract("denominator"))

    def __float__(self):
        """float(self) = self.numerator / self.denominator"""
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """Integral adds methods that work on integral numbers."""
    __slots__ = ()

    for _name in ("int pow lshift rlshift rshift rrshift and rand xor rxor or ror "
                  "invert").split():
        locals()[f"__{_name}__"] = _abstract(f"__{_name}__")
    del _name

    def __index__(self):
        """Called whenever an index is needed, such as in slicing"""
        return int(self)

    def __float__(self):
        """float(self) == float(int(self))"""
        return float(int(self))

    @property
    def numerator(self):
        """Integers are their own numerators."""
        return +self

    @property
    def denominator(self):
        """Integers have a denominator of 1."""
        return 1


Integral.register(int)
`;

defineModule({ name: "numbers", source: SOURCE });
