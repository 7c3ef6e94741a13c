"""Template strings (PEP 750)."""
from string.templatelib import Template, Interpolation, convert
import string.templatelib


def attempt(fn, *args, **kw):
    try:
        print("ok", fn(*args, **kw))
    except Exception as error:
        print(type(error).__name__, error)


name, width, items = "World", 8, [1, 2]
t = t"Hello {name}!"
print(type(t), t.strings, t.interpolations, t.values)
print(t)
i = t.interpolations[0]
print(i.value, i.expression, i.conversion, i.format_spec, type(i), i)
t = t"{name!r:>{width}} and {1 + 1 !s} {items[0]:{width}.{2}f} {name=} {name = !a:>3} {'}'}"
for part in t:
    print(repr(part))
print(list(t""), list(t"{1}{2}"), t"{1}{2}".strings, list(t"a{1}b"), list(t"only"))
print(t"{{literal}} {name}".strings, T"{name}".values, rt"\n{name}\t".strings, tR"\d".strings, t"\n\x41{name}".strings)
print(t"""multi
{
    name
    + "x"
}
end""")
print((t"a{1}" t"b{2}").strings, (t"a{1}" + t"b{2}").strings, (t"a{1}" + t"{2}c").interpolations)
print(t"{(lambda x: x * 2)(3)} {[x for x in range(3)]} {items and name}".values)
print([p.expression for p in t"{ name } { items [ 0 ] } {(1,)} {1 ,}" .interpolations])


def html(template):
    out = []
    for part in template:
        match part:
            case str() as s:
                out.append(s)
            case Interpolation(value, expression, conversion, spec):
                value = convert(value, conversion)
                text = html(value) if isinstance(value, Template) else format(value, spec)
                out.append(text.replace("<", "&lt;") if not isinstance(value, Template) else text)
    return "".join(out)


evil = "<b>"
print(html(t"<p>{evil} {evil!r} {3.14159:.2f} {t'<i>{evil}</i>'}</p>"))
order = []


def note(x):
    order.append(x)
    return x


t"{note(1)} {note(2)!r:{note(3)}} {note(4)}"
print(order)

print(Template(), Template("a"), Template("a", "b").strings, Template(Interpolation(1)).strings)
print(Template("a", Interpolation(1, "x"), "b", "c", Interpolation(2), Interpolation(3)).strings)
print(Interpolation(1), Interpolation("v", "e", "r", "f"), Interpolation(value=1, expression="q"))
print(Interpolation.__match_args__, convert("x", "r"), convert(3, None), convert("é", "a"), convert(1, "s"))
attempt(lambda: Template(3))
attempt(Interpolation)
attempt(Interpolation, 1, 2)
attempt(Interpolation, 1, "x", "q")
attempt(Interpolation, 1, "x", 3)
attempt(Interpolation, 1, "x", "r", 3)
attempt(convert, 1, "x")
attempt(lambda: t"a" + "b")
attempt(lambda: "b" + t"a")
attempt(lambda: t"a" + 3)
attempt(lambda: t"{undefined}")
attempt(lambda: setattr(t"a", "strings", ()))
attempt(lambda: setattr(t"a", "other", ()))
attempt(lambda: iter(t"{1}").__next__())
attempt(lambda: type("Sub", (Template,), {}))
print(t"a" == t"a", bool(t""), t"x" != t"x")
it = iter(t"a{1}")
print(type(it), next(it), next(it), next(it, "end"), next(it, "end"))
print(Template[int], Interpolation[str], Template.__module__, Interpolation.__qualname__)
same = t"{name}"
name = "changed"
print(same.values, f"{t'{name}'.values}", t"{f'{name}'}".values, t"{t'{1}'}".values[0].values)
for source in ('t"{}"', 't"{a b}"', 't"{a!x}"', 't"{"', 't"}"', 't"a" "b"', 'f"a" t"b"', 't"{a!}"', 'b"" t""', 'ft""', 'ut""'):
    try:
        compile(source, "s", "eval")
        print("fine", source)
    except SyntaxError as error:
        print(error)


async def later():
    return t"{await value()}".values


async def value():
    return 5

try:
    later().send(None)
except StopIteration as stop:
    print(stop.value)


class Broken:
    def __repr__(self):
        raise RuntimeError("no repr")


attempt(repr, t"{Broken()}")
