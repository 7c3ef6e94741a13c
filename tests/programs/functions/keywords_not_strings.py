import functools, re, weakref, array
from functools import partial
p = partial(print, 1, sep="-")
p.keywords["end"] = "!\n"
p(2)
p.keywords[5] = 3
print(p)
for act in (lambda: p(1), lambda: partial(print)(**{1: 2}), lambda: functools.lru_cache(print)(**{1: 2}),
            lambda: (lambda **k: 0)(**{1: 2}), lambda: type("A", (), {}, **{1: 2}), lambda: sorted([], **{1: 2}), 
            lambda: dict(**{1: 2}), lambda: (lambda a: 0)(**{1: 2}), lambda: int(**{1: 2}), lambda: Exception(**{1: 2}), lambda: max(1, **{1: 2}),
            lambda: print(**{"sep": "", **{1: 2}}), lambda: functools.reduce(**{1:2}), lambda: map(**{1:2})):
    try:
        print(act())
    except TypeError as e:
        print(e)
import copy
q = partial(print, [1], key=[2])
c, d = copy.copy(q), copy.deepcopy(q)
print(c.args is q.args, c.keywords is q.keywords, d.args is q.args, d.args == q.args)
@functools.lru_cache
def f(): pass
for x in (f, q, re.compile("a"), list[int], int | str, array.array("i"), memoryview(b"x")):
    print(weakref.ref(x)() is x)
for x in (1, "a", [], {}, (), None, 1.5, b""):
    try: weakref.ref(x)
    except TypeError as e: print(e)
