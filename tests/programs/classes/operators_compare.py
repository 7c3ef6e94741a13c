# Rich comparison: reflection, defaults, subclass priority, chains, sorting.
class V:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"V({self.n})"

    def __eq__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return self.n == other.n

    def __lt__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return self.n < other.n

    __hash__ = None


a, b, c = V(1), V(2), V(1)
print(a == c, a == b, a != c, a != b, a < b, b > a, a > b)
print(a == 1, 1 == a, a != 1, V(1) == "x")
for action in (lambda: a <= b, lambda: a >= b, lambda: a < 1, lambda: 1 < a, lambda: a > "s", lambda: hash(a), lambda: {a}):
    try:
        print(action())
    except TypeError as e:
        print(e)
print(sorted([V(3), V(1), V(2)]), max(V(1), V(5), V(3)), min([V(4), V(2)]))

# The reflected method and subclass priority.
log = []


class Base:
    def __lt__(self, other):
        log.append(f"{type(self).__name__}.lt")
        return NotImplemented

    def __gt__(self, other):
        log.append(f"{type(self).__name__}.gt")
        return "gt result"

    def __le__(self, other):
        log.append(f"{type(self).__name__}.le")
        return NotImplemented

    def __ge__(self, other):
        log.append(f"{type(self).__name__}.ge")
        return NotImplemented

    def __eq__(self, other):
        log.append(f"{type(self).__name__}.eq")
        return NotImplemented

    def __ne__(self, other):
        log.append(f"{type(self).__name__}.ne")
        return NotImplemented


class Sub(Base):
    def __gt__(self, other):
        log.append("Sub own gt")
        return "sub gt"


x, y = Base(), Sub()
print(x < y, log)
log.clear()
print(y < x, log)
log.clear()
print(x == y, x != y, x == x, log)
log.clear()
try:
    x <= y
except TypeError as e:
    print(e, log)

# Results may be of any kind; a chain uses their truth.
class Any:
    def __lt__(self, other):
        return [1]

    def __gt__(self, other):
        return []

    def __eq__(self, other):
        return "equal"

    def __ne__(self, other):
        return ""


k = Any()
print(k < 1, k > 1, k == 1, k != 1, k < 1 < 2, k > 1 < 2, not k == 1, k in [1], [k] == [5], k < k > k)


# != is the inverse of == unless it says otherwise.
class OnlyEq:
    def __eq__(self, other):
        return other == 5


class EqNotImplemented:
    def __eq__(self, other):
        return NotImplemented


o, e = OnlyEq(), EqNotImplemented()
print(o == 5, o != 5, o == 6, o != 6, e == e, e != e, e == 1, 1 != e)
print(hasattr(OnlyEq, "__hash__"), OnlyEq.__hash__)
try:
    hash(o)
except TypeError as err:
    print(err)


class Child(OnlyEq):
    __hash__ = object.__hash__


print(isinstance(hash(Child()), int))

# Default comparison is by identity.
p, q = object(), object()
print(p == p, p == q, p != q, p != p)
try:
    p < q
except TypeError as err:
    print(err)
for left, right in ((1, "a"), (None, 1), ([], ()), ({}, {}), ({1}, [1]), (1, [1]), ("a", b"a"), (print, len), (int, str)):
    try:
        print(left < right)
    except TypeError as err:
        print(err)
print(1 == 1.0 == True, "a" == b"a", [] == (), {} == set(), None == 0, 0 == "", (1, 2) == [1, 2], {1} == frozenset({1}))


# Each comparison of a chain happens once and stops at the first false.
def number(n):
    log.append(n)
    return n


log.clear()
print(number(1) < number(2) < number(3), log)
log.clear()
print(number(3) < number(2) < number(1), log)
print(1 < 2 > 1 != 5 == number(5) is not None not in [None], (1 < 2) < 3, 1 < (2 < 3))
