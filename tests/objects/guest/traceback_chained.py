class E(Exception): pass
class Outer:
    class Inner(Exception):
        pass
def g():
    raise Outer.Inner
def h():
    try:
        g()
    except Outer.Inner as e:
        raise E from e
def k():
    try:
        h()
    except E:
        raise ValueError from None
k()
