def f(a, b=1, *, c): pass
class B:
    def __str__(self): raise ValueError
class X(Exception):
    def __str__(self): return 1/0
def run():
    x = {}
    x[1][2] = 3
def run2():
    é = "日本"; return é.foo + 1
try: run()
except KeyError: run2()
