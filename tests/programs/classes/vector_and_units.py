# Numeric classes: a vector, a quantity with units, an interval, a modular integer, a polynomial ring.
class Vector:
    __slots__ = ("items",)

    def __init__(self, *items):
        self.items = tuple(items[0]) if len(items) == 1 and hasattr(items[0], "__iter__") else items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return Vector(self.items[i]) if isinstance(i, slice) else self.items[i]

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        if len(self) != len(other):
            raise ValueError("lengths differ")
        return Vector(a + b for a, b in zip(self, other))

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return self * -1

    def __mul__(self, k):
        return Vector(a * k for a in self) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, k):
        return Vector(a / k for a in self)

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))

    def __xor__(self, other):
        (a, b, c), (d, e, f) = self, other
        return Vector(b * f - c * e, c * d - a * f, a * e - b * d)

    def __abs__(self):
        return (self @ self) ** 0.5

    def __bool__(self):
        return any(self)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.items == other.items

    def __hash__(self):
        return hash(self.items)

    def __repr__(self):
        return f"Vector{self.items}"

    def __format__(self, spec):
        return "<" + ", ".join(format(a, spec) for a in self) + ">"


v, w = Vector(1, 2, 3), Vector([4, 5, 6])
print(v + w, v - w, v * 2, 2 * v, v / 2, -v, v @ w, v ^ w, abs(Vector(3, 4)), v == Vector(1, 2, 3), len(v), v[0], v[1:], list(v), sum([v, w, v]), bool(Vector(0, 0)), f"{v / 3:.2f}", {v: 1}[Vector(1, 2, 3)], max(v), v != w, *v)
for action in (lambda: v + 1, lambda: v + Vector(1), lambda: v * v, lambda: "a" + v, lambda: v < w, lambda: v[9], lambda: v ** 2, lambda: 1 - v):
    try:
        print(action())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)


class Quantity:
    def __init__(self, value, **units):
        self.value, self.units = value, {u: p for u, p in sorted(units.items()) if p}

    def _like(self, other):
        if not isinstance(other, Quantity) or other.units != self.units:
            raise TypeError(f"cannot combine {self.unit_text()} with {getattr(other, 'unit_text', lambda: type(other).__name__)()}")
        return other.value

    def unit_text(self):
        return "·".join(u + (f"^{p}" if p != 1 else "") for u, p in self.units.items()) or "1"

    def __add__(self, other):
        return Quantity(self.value + self._like(other), **self.units)

    def __sub__(self, other):
        return Quantity(self.value - self._like(other), **self.units)

    def _combine(self, other, sign):
        units = dict(self.units)
        for u, p in other.units.items():
            units[u] = units.get(u, 0) + sign * p
        return units

    def __mul__(self, other):
        if isinstance(other, Quantity):
            return Quantity(self.value * other.value, **self._combine(other, 1))
        return Quantity(self.value * other, **self.units)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, Quantity):
            return Quantity(self.value / other.value, **self._combine(other, -1))
        return Quantity(self.value / other, **self.units)

    def __pow__(self, n):
        return Quantity(self.value ** n, **{u: p * n for u, p in self.units.items()})

    def __lt__(self, other):
        return self.value < self._like(other)

    def __eq__(self, other):
        return isinstance(other, Quantity) and (self.value, self.units) == (other.value, other.units)

    def __str__(self):
        return f"{self.value:g} {self.unit_text()}"

    __repr__ = __str__


m, s, kg = Quantity(1, m=1), Quantity(1, s=1), Quantity(1, kg=1)
force = 3 * kg * (6 * m) / s ** 2
print(force, force * m, 10 * m / (2 * s), m + 5 * m, (2 * m) ** 3, m * m / m, max(3 * m, 5 * m), m == Quantity(1, m=1), m / m, sorted([2 * s, s]), 2 * m < 3 * m)
for action in (lambda: m + s, lambda: m < s, lambda: m + 1, lambda: m - kg * m, lambda: 1 + m):
    try:
        print(action())
    except TypeError as e:
        print(e)


class Interval:
    def __init__(self, low, high=None):
        self.low, self.high = low, low if high is None else high
        if self.low > self.high:
            raise ValueError(f"empty interval [{low}, {high}]")

    def __add__(self, o):
        o = o if isinstance(o, Interval) else Interval(o)
        return Interval(self.low + o.low, self.high + o.high)

    __radd__ = __add__

    def __mul__(self, o):
        o = o if isinstance(o, Interval) else Interval(o)
        products = [a * b for a in (self.low, self.high) for b in (o.low, o.high)]
        return Interval(min(products), max(products))

    __rmul__ = __mul__

    def __contains__(self, x):
        return self.low <= x <= self.high

    def __and__(self, o):
        try:
            return Interval(max(self.low, o.low), min(self.high, o.high))
        except ValueError:
            return None

    def __or__(self, o):
        return Interval(min(self.low, o.low), max(self.high, o.high))

    def __repr__(self):
        return f"[{self.low}, {self.high}]"


i, j = Interval(1, 3), Interval(-2, 2)
print(i + j, i * j, 2 * i, 1 + j, 2 in i, 5 in i, i & j, i | j, i & Interval(9), j * j)


class Mod:
    def __init__(self, n, modulus):
        self.n, self.modulus = n % modulus, modulus

    def _other(self, o):
        if isinstance(o, Mod):
            if o.modulus != self.modulus:
                raise ValueError(f"moduli {self.modulus} and {o.modulus}")
            return o.n
        return o if isinstance(o, int) else NotImplemented

    def __add__(self, o):
        return Mod(self.n + self._other(o), self.modulus)

    __radd__ = __add__

    def __mul__(self, o):
        return Mod(self.n * self._other(o), self.modulus)

    __rmul__ = __mul__

    def __sub__(self, o):
        return Mod(self.n - self._other(o), self.modulus)

    def __rsub__(self, o):
        return Mod(o - self.n, self.modulus)

    def __pow__(self, e):
        return Mod(pow(self.n, e, self.modulus), self.modulus)

    def __truediv__(self, o):
        return self * Mod(self._other(o), self.modulus) ** -1

    def __eq__(self, o):
        return self.n == (o.n if isinstance(o, Mod) else o % self.modulus)

    def __hash__(self):
        return hash((self.n, self.modulus))

    def __int__(self):
        return self.n

    __index__ = __int__

    def __repr__(self):
        return f"{self.n}%{self.modulus}"


a = Mod(5, 7)
print(a + 4, 4 + a, a * 3, a - 6, 1 - a, a ** 100, a / 3, (a / 3) * 3 == a, a == 12, a == 5, int(a), "abcdefgh"[a], sum([a, a, a]), {Mod(1, 5), Mod(6, 5)}, hex(a), [Mod(k, 7) ** -1 for k in range(1, 7)])
for action in (lambda: a + Mod(1, 5), lambda: Mod(2, 4) ** -1, lambda: a / 0, lambda: a + "x"):
    try:
        print(action())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
