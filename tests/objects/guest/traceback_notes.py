e = ValueError("multi\nline")
e.__notes__ = 5
f = ValueError()
f.__notes__ = ["a\nb", 3, object.__new__]
f.__notes__[2:] = []
class N(Exception):
    @property
    def __notes__(self): raise KeyError("k")
class S(Exception):
    class R: 
        def __repr__(self): return 1/0
    __notes__ = R()
e1 = KeyError("a"); e1.__context__ = e
try:
    e1.__context__ = e1
except Exception as q: print(q)
e2 = ValueError(1); e3 = ValueError(2); e2.__context__ = e3; e3.__context__ = e2
raise ExceptionGroup("x", [e, f, N(), S(), e1, e2])
