a = 1
def f():
    with open_it() as z: pass
def open_it():
    return a
def g(): assert a == 2, "no"
def h():
    for i in 5: pass
def i():
    x, y = 1, 2, 3
def j():
    return -"a"
def k():
    a[0] = 1
def l():
    del a.b
def m():
    import nonexisting_module
def n():
    raise SystemError
def o():
    return not_there
def p():
    return 1 if a < "x" else 2
def q():
    print(f"{a.foo}", 1)
def r():
    @a
    def s(): pass
def t():
    class C(a): pass
def u():
    lambda: (yield)
    return [x for x in range(3) if x.foo]
def v():
    return {1: 2, **a}
def w():
    return f(*a)
def x():
    return a @ a
def y():
    global a
    a += "x"
def z():
    while a.z: pass
def aa():
    return (a)(1)
def bb():
    return a if a.x else b
def cc():
    a.x.y.z = 1
def dd():
    a.x = 1
def ee():
    return a[1:2]
def ff():
    return a is not a.b
def gg():
    return a.b(1)(2)
def hh():
    return f(1)(2)
def ii():
    x = f(1, 2, 3)
def jj():
    x = f(1,
      2, 3)
    return x
def kk():
    match a:
        case C(): pass
def ll():
    try: a.b
    finally: a.c
def mm():
    return a  +  "b"
def nn():
    return (a) ** ("b")
def oo():
    return a // "b" # comment
def pp():
    return a \
       << "b"
fs = [f, g, h, i, j, k, l, m, n, o, p, q, r, t, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll, mm, nn, oo, pp]
es = []
for fn in fs:
    try: fn()
    except BaseException as e: es.append(e)
raise ExceptionGroup("x", es[:14])
