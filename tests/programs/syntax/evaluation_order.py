# The order in which parts of expressions and statements are evaluated.
log = []


def n(tag, value=None):
    log.append(tag)
    return tag if value is None else value


def show(label):
    print(f"{label:24}", " ".join(map(str, log)))
    log.clear()


class T:
    def __init__(self, name):
        self.name = name

    def __getitem__(self, k):
        log.append(f"get[{k}]")
        return 1

    def __setitem__(self, k, v):
        log.append(f"set[{k}]={v}")

    def __delitem__(self, k):
        log.append(f"del[{k}]")

    def __getattr__(self, a):
        log.append(f"get.{a}")
        return 1

    def __setattr__(self, a, v):
        if a != "name":
            log.append(f"set.{a}={v}")
        object.__setattr__(self, a, v)

    def __call__(self, *a, **k):
        log.append("call")
        return self


t = T("t")
n("a", 1) + n("b", 2) * n("c", 3)
show("arithmetic")
n("a", 1) ** n("b", 2) ** n("c", 3)
show("power")
n("f", t)(n("x"), *[n("y")], n("z"), k=n("k"), **{"m": n("m")})
show("call")
n("o", t)[n("i")] = n("v")
show("subscript assignment")
n("o", t)[n("i")] += n("v", 5)
show("augmented subscript")
n("o", t).attr = n("v")
show("attribute assignment")
n("o", t).other += n("v", 5)
show("augmented attribute")
n("o", t)[n("a")], n("p", t)[n("b")] = n("1"), n("2")
show("tuple assignment")
n("x", t)[n("i")] = n("y", t)[n("j")] = n("v")
show("chained assignment")
del n("o", t)[n("i")], n("p", t)[n("j")]
show("del")
n("o", t)[n("lo", 1):n("hi", 2):n("st", 3)]
show("slice")
[n("1"), *[n("2")], n("3")]
{n("k"): n("v"), **{n("k2"): n("v2")}, n("k3"): n("v3")}
{n("s1"), n("s2")}
show("displays")
{n("k"): n("v") for _ in (1,)}
show("dict comprehension")
[n("e") for _ in n("it", [1, 2]) if n("c", True)]
show("list comprehension")
n("then") if n("cond", True) else n("else")
n("then") if n("cond", []) else n("else")
show("conditional")
n("a", 1) < n("b", 2) < n("c", 0) < n("d", 5)
show("chain")
n("a", 0) or n("b", 1) and n("c", 2)
show("boolean")
f"{n('a')} {n('b'):{n('w', 5)}} {n('c')!r}"
show("f-string")


@n("outer decorator", lambda f: f)
@n("inner decorator", lambda f: f)
def decorated(a=n("default a"), *, b=n("default b")) -> n("annotation"):
    pass


show("def")


class Made(n("base", object), metaclass=n("meta", type)):
    log.append("body")


show("class")
for n("target", t)[n("key")] in n("iterable", [1, 2]):
    pass
show("for target")
assert n("condition", True), n("message")
show("assert")
try:
    raise n("exception", ValueError("x")) from n("cause", KeyError("c"))
except n("class", ValueError):
    pass
show("raise")


class CM:
    def __init__(self, name):
        log.append(f"make {name}")
        self.name = name

    def __enter__(self):
        log.append(f"enter {self.name}")
        return self

    def __exit__(self, *a):
        log.append(f"exit {self.name}")

    def __repr__(self):
        return self.name


with CM("a") as n("ta", t)[n("ka")], CM("b") as t.second:
    log.append("body")
show("with")


def generator():
    x = yield n("first")
    log.append(x)
    return (yield n("second")) or n("third")


g = generator()
log.append(next(g))
log.append(g.send("sent"))
try:
    g.send(None)
except StopIteration as e:
    log.append(f"value {e.value}")
show("generator")
lambda_ = lambda a=n("lambda default"): n("lambda body")
lambda_()
show("lambda")
print(*[n("star")], sep=n("sep", ""), end=n("end", "\n"))
show("print")
not n("a") == n("b") in n("c", [1])
-n("x", 1) ** n("y", 2)
show("unary")
(y := n("walrus", 1)) + n("after", y)
show("walrus")
x = [0, 1, 2]
i = 0
i, x[i] = 2, 9
print(x, i)
x[i], i = 7, 0
print(x, i)
i = i + (i := 5) + i
print(i)
