def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class X(tuple):
    __new__ = object.__new__
class Y(int):
    __new__ = object.__new__
t(lambda: type(iter([]))())
t(lambda: type(iter([])).__new__(type(iter([]))))
t(lambda: type((lambda: (yield))())())
t(lambda: type(len)())
t(lambda: type([].append)())
t(lambda: type({}.keys())())
t(lambda: type(iter({}))())
t(lambda: type(int.__add__)())
class A: pass
def f(): return 1
t(lambda: type(A.__dict__)())
try: 1/0
except ZeroDivisionError as e:
    tb = e.__traceback__
t(lambda: type(tb)())
t(lambda: type(tb.tb_frame)())
