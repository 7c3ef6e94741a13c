"""annotationlib: annotations in their formats (PEP 649, 749)."""
import annotationlib
from annotationlib import Format, ForwardRef, get_annotations, call_annotate_function, type_repr


def attempt(fn, *args, **kw):
    try:
        print("ok", fn(*args, **kw))
    except Exception as error:
        print(type(error).__name__, error)


def f(a: int, b: Undefined, *args: list[Missing | None], k: dict[str, Other] = None, **kw: "text") -> pkg.mod.Name:
    pass


print([m.name for m in Format], Format.STRING == 4)
attempt(get_annotations, f)
print(get_annotations(f, format=Format.STRING))
refs = get_annotations(f, format=Format.FORWARDREF)
print({k: getattr(v, "__forward_arg__", v) for k, v in refs.items() if k in ("a", "b", "kw", "return")})
print(type(refs["b"]), refs["args"].__origin__, refs["k"].__args__[0], refs["k"].__args__[1].__forward_arg__)
Undefined = str
print(refs["b"].evaluate(), refs["b"].evaluate(format=Format.STRING))


def g(x: a + b * c, y: (a | b)[c], z: -a ** 2, w: a.b.c(1, k=d), v: lambda: 1, u: a < b, t: a[1:2], s: [a, (b,), {c: d}],
      r: f"{1}", q: a if 1 else b, p: (1, "x", None, ..., 1.5, b"y"), o: a @ b - c // d % e, n: ~a, m: (a + b) * c):
    pass


for name, text in get_annotations(g, format=Format.STRING).items():
    if name not in ("v",):
        print(name, text)


class C:
    x: int
    y: Later
    z: "quoted"

    def method(self, other: C) -> Later: ...


attempt(get_annotations, C)
print(get_annotations(C, format=Format.STRING), C.method.__annotate__(Format.VALUE) if False else "")
print({k: getattr(v, "__forward_arg__", v) for k, v in get_annotations(C, format=Format.FORWARDREF).items()})
Later = float
print(get_annotations(C), C.__annotations__ is C.__annotations__, get_annotations(C.method))
print(C.__annotate__ is not None, callable(C.__annotate__), type(C.__annotate__).__name__)
attempt(C.__annotate__, 3)
attempt(C.__annotate__, Format.STRING)
print(get_annotations(C, eval_str=False)["z"])
quoted = bytes
print(get_annotations(C, eval_str=True)["z"])
attempt(get_annotations, C, format=Format.STRING, eval_str=True)
attempt(get_annotations, C, format=Format.VALUE_WITH_FAKE_GLOBALS)
attempt(get_annotations, 3)
attempt(get_annotations, len)
print(get_annotations(lambda: 1), get_annotations(int))


class Sub(C):
    pass


class Sub2(C):
    w: list


print(Sub.__annotations__, get_annotations(Sub), Sub2.__annotations__)


def generic[T: Bound](x: T, y: list[T]) -> Unknown: pass


print(get_annotations(generic, format=Format.STRING))
T = generic.__type_params__[0]
print(annotationlib.call_evaluate_function(T.evaluate_bound, Format.STRING))
print(annotationlib.call_evaluate_function(T.evaluate_bound, Format.FORWARDREF).__forward_arg__)
type Alias = Nowhere | int
print(annotationlib.call_evaluate_function(Alias.evaluate_value, Format.STRING))


def outer():
    local = int

    def inner(x: local, y: missing_local): pass
    return inner


print(get_annotations(outer(), format=Format.STRING))
print(get_annotations(outer(), format=Format.FORWARDREF)["x"])
print(type_repr(int), type_repr(C), type_repr("s"), type_repr(...), type_repr(list[int]), type_repr(attempt), type_repr(len))
print(annotationlib.annotations_to_string({"a": int, "b": "text", "c": list[str]}))
r = ForwardRef("int | x")
attempt(r.evaluate)
print(r.evaluate(globals={"x": str}), r == ForwardRef("int | x"), r != ForwardRef("y"), hash(r) == hash(ForwardRef("int | x")), r)
print(ForwardRef("undefined_name").evaluate(format=Format.FORWARDREF))
attempt(ForwardRef, 3)
attempt(lambda: ForwardRef("a b").evaluate())


def custom(format):
    if format == Format.STRING:
        return {"x": "custom"}
    raise NotImplementedError


def h(): pass


h.__annotate__ = custom
attempt(lambda: h.__annotations__)
print(get_annotations(h, format=Format.STRING))
h.__annotate__ = lambda format: {"v": format}
print(h.__annotations__, h.__annotate__(7))
h.__annotations__ = {"set": 1}
print(h.__annotations__, h.__annotate__)
del h.__annotations__
print(h.__annotations__)
attempt(lambda: setattr(h, "__annotations__", 3))
attempt(lambda: setattr(h, "__annotate__", 3))
attempt(lambda: delattr(h, "__annotate__"))
C.__annotations__ = {"only": 1}
print(C.__annotations__, C.__annotate__)

if True:
    conditional: int = 1
else:
    never: str = "x"
module_level: undefined_in_module
print(list(__annotate__(Format.VALUE)) if False else sorted(get_annotations(__import__("sys").modules["__main__"], format=Format.STRING)))


class Conditional:
    if True:
        yes: int
    else:
        no: int
    for i in range(2):
        looped: str


print(Conditional.__annotations__)
ns = {}
exec("from __future__ import annotations\ndef f(x: a | b, y: 'q') -> c[d]: pass\nclass K:\n z: undefined.thing = 1\nw: int = 3", ns)
print(ns["f"].__annotations__, ns["K"].__annotations__, ns["__annotations__"])
