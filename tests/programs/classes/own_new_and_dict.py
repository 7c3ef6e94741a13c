class C:
    @classmethod
    def __new__(*args):
        return args
print(C(1, 2), C.__new__(1, 2))
class F:
    def __dir__(self): return 7
try: dir(F())
except TypeError as e: print(e)
class G:
    __dict__ = property(lambda self: {"a": 2})
print(vars(G()))
class M:
    def __getitem__(self, k):
        if k == 'a': return 12
        raise KeyError
    def keys(self): return list('xyz')
print(eval('dir()', {}, M()), eval('a', {}, M()), eval('globals()', {'q': 1}, M())['q'], type(eval('locals()', {}, M())).__name__)
class Huge:
    def __len__(self): return -10**30
class Big:
    def __len__(self): return 10**30
for x in (Huge(), Big()):
    try: len(x)
    except Exception as e: print(type(e).__name__, e)
class W:
    __weakref__ = 5
    def __init__(self): self.x = 1
print(W.__weakref__, W().__weakref__, vars(W()))
class S:
    __slots__ = ("__dict__",)
s = S(); s.a = 1
print(vars(s), S.__dict__["__dict__"].__name__)
class H(G): pass
h = H(); h.y = 3
print(h.__dict__, h.y, vars(h))
