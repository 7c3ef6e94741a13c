for s in ["1f","0x1f","0X1F","fffffff","ffffffff","0x","x1","-1f","1_f"," 1f","g","0xfffffff","", "0b1", "00ff"]:
    try: print(int(s,16))
    except ValueError as e: print(e)
print(list("abc\xe9"), tuple("xyz"), list(""), [*"ab", *"\u1234x"], sorted("banana"), set("aab") == {"a","b"})
l=[1]; l.extend("ab"); l += "cd"; print(l)
class S(str):
    def __iter__(self): return iter([1,2])
print(list(S("ab")), tuple(S("ab")))
print(list(reversed([1,2,3])), list(map(str, range(3))), list(zip(range(3), reversed("abc"))), list(range(10**10, 10**10+3)))
r = iter(range(5)); print(next(r), list(r), list(r), r.__length_hint__(), next(r, 'end'))
d = {1: 2.0, 'a': [1], None: (1,), 2: float('nan')}
e = dict(d); print(d == e, d == {1: 2, 'a': [1], None: (1,), 2: d[2]}, {1: float('nan')} == {1: float('nan')}, {1: 1} == {1: True}, {1:'x'} == {1:'y'})
import itertools
print([(k, list(g)) for k, g in itertools.groupby([1, 1.0, True, 2, 'a', 'a', None])])
import math
print(math.floor(-0.5), math.ceil(-0.5), math.floor(1e20), math.hypot(3, 4), math.hypot(), math.floor(2**30 + .5), math.floor(-2**30 - .5))
for bad in (float('nan'), float('inf')):
    try: math.floor(bad)
    except Exception as e: print(type(e), e)
from functools import lru_cache, reduce
import operator
@lru_cache
def f(*a): return a
print(f(1, 2), f(1.0, 2), f((1, (2, 3))), f((1, (2, 3))), f.cache_info())
print({(1, 2): 'a', (1, 2.5): 'b', (1, (2, 3)): 'c'}[(1, (2, 3))], {(float('nan'),): 1} == 0, (1, 2.5) in {(1, 2.5): 1}, {(1, 'x'), (1, 'x'), (True, 'x')})
print(reduce(operator.add, [2**30 - 1, 1, 2**31, -5]), reduce(operator.mul, [2**29, 2**29, 3]), reduce(operator.sub, [0.1, 0.2]), list(itertools.accumulate([2**30 - 1] * 4)), operator.mul(-5, 0))
print(3 % -7, -3 // 7, (2**40) % 7, -(2**40) // 7, (2**40) * (2**40), 2**31 - 2**32, True + 2**40, 2**40 - True)
a = 2**40; a += 1; a -= 2**39; a *= 3; a //= 7; a %= 1000; print(a)
try: 2**40 // 0
except ZeroDivisionError as e: print(e)
try: 2**40 % 0
except ZeroDivisionError as e: print(e)
print(hash((1, 2)) == hash((1, 2)), isinstance(hash(("a", 1.5)), int))
print("%.*f %5s" % (2, 3.14159, "a"), "%x" % 255, min(3, 1, 2), max("a", "b"), max([1, 5, 3], key=lambda v: -v), sorted([3, 1], reverse=True))
