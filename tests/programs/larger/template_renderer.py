"""Template strings (PEP 750) at work: HTML with escapes, SQL with parameters, logging lazily, translation, nesting."""
import html
import string.templatelib as tl
from collections.abc import Iterable
from string.templatelib import Interpolation, Template


def parts(template):
    return [p if isinstance(p, str) else (p.value, p.expression, p.conversion, p.format_spec) for p in template]


name, n, items = "<World & co>", 42.1234, ["a", "b<c"]
t = t"Hello {name!r:>20} and {n:.2f}, {items[0]} {n=} {{literal}} {'nested ' + "quotes"}{n}{name}"
print(parts(t), t.strings, t.values, len(t.interpolations), type(t).__name__, type(t.interpolations[0]).__name__)
print(t"".strings, t"{n}".strings, (t"a" t"{n}b").strings, (t"x{1}" + t"{2}y").strings, repr(t"a{n:{'.' + str(1)}f}b"))
for label, function in {"plus str": lambda: t"a" + "b", "str plus": lambda: "a" + t"b", "attribute": lambda: setattr(t"x", "strings", ()), "call": lambda: Template("a", Interpolation(5, "five", None, ""), "b", "c").strings, "call bad": lambda: Template(5), "interpolation": lambda: Interpolation(1, "x", "z"), "interpolation 2": lambda: Interpolation("v").expression, "undefined": lambda: t"{missing_name}", "division": lambda: t"{1 / 0}", "equal": lambda: t"a" == t"a", "iterate": lambda: [type(p).__name__ for p in t"{1}{2} {3}"], "subclass": lambda: type("S", (Template,), {}), "match": lambda: Interpolation.__match_args__, "convert": lambda: [tl.convert("é", c) for c in ("a", "r", "s", None)], "convert bad": lambda: tl.convert("x", "q")}.items():
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


def f(template):
    """What an f-string would have made."""
    out = []
    for part in template:
        match part:
            case str() as s:
                out.append(s)
            case Interpolation(value, _, conversion, spec):
                out.append(format(tl.convert(value, conversion), spec))
    return "".join(out)


print(f(t) == f"Hello {name!r:>20} and {n:.2f}, {items[0]} {n=} {{literal}} {'nested ' + "quotes"}{n}{name}", f(t"{n:>{10}.{3}f}|{'x':^5}|{items!s:>12}"))


class Markup(str):
    __slots__ = ()


def render(value, spec=""):
    match value:
        case Markup():
            return value
        case Template():
            return Markup("".join(p if isinstance(p, str) else attribute(p) if p.format_spec == "attr" else render(tl.convert(p.value, p.conversion), p.format_spec) for p in value))
        case None | False:
            return ""
        case str():
            return html.escape(value)
        case dict():
            return Markup(" ".join(f'{k}="{html.escape(str(v))}"' for k, v in value.items() if v is not None))
        case Iterable():
            return Markup("".join(map(render, value)))
        case _ if callable(value):
            return render(value())
        case _:
            return html.escape(format(value, spec))


def attribute(part):
    return f'{part.expression}="{html.escape(str(part.value))}"'


def page(title, rows, *, footer=None):
    body = [t"<tr><td>{k}</td><td {({'class': 'big' if v > 10 else None, 'id': k})}>{v:.1f}</td></tr>" for k, v in rows]
    return t"<html><h1>{title}</h1><table>{body}</table>{footer and t'<p>{footer}</p>'}{(lambda: t'<i>{title!r}</i>')}</html>"


id = 'x"y'
print(render(page("A & B", [("one", 1), ("<two>", 22.25)])), render(page("x", [], footer="end")), render(t"<a {id:attr}>{Markup('<b>ok</b>')}{name}</a>"), sep="\n")


def sql(template):
    text, values = [], []
    for part in template:
        if isinstance(part, str):
            text.append(part)
        elif isinstance(part.value, Template):
            inner, more = sql(part.value)
            text.append(inner)
            values += more
        elif part.format_spec == "name":
            if not str(part.value).isidentifier():
                raise ValueError(f"bad name {part.value!r} from {part.expression!r}")
            text.append(f'"{part.value}"')
        elif isinstance(part.value, (list, tuple)):
            text.append("(" + ", ".join("?" * len(part.value)) + ")")
            values += part.value
        else:
            text.append("?")
            values.append(part.value)
    return "".join(text), values


table, evil, where = "users", "x; DROP", t"age > {18} AND city IN {['Rome', "O'Hare"]}"
print(sql(t"SELECT * FROM {table:name} WHERE {where} AND name = {evil}"))
try:
    sql(t"SELECT * FROM {evil:name}")
except ValueError as error:
    print(error)


class Lazy:
    made = 0

    def __format__(self, spec):
        Lazy.made += 1
        return f"lazy{spec}"


def log(level, template, threshold=20):
    if level >= threshold:
        return f(template), {p.expression: p.value for p in template.interpolations if not isinstance(p.value, Lazy)}


x = Lazy()
print(log(10, t"hidden {x}"), Lazy.made, log(30, t"shown {x:!} {n:.1f}"), Lazy.made)
CATALOGUE = {("You have ", " new ", "."): "Vous avez {0} {1} nouveaux.", ("", ", ", "!"): "{1}, {0} !"}


def translate(template):
    pattern = CATALOGUE.get(template.strings)
    values = [format(tl.convert(i.value, i.conversion), i.format_spec) for i in template.interpolations]
    return pattern.format(*values) if pattern else f(template)


who, what = "Ann", "mails"
print(translate(t"You have {3:02d} new {what}."), translate(t"{'Hi'}, {who}!"), translate(t"plain {who}"))
total = 0
for i in range(150):
    piece = t"{i}:{i * i:04d}-{'ab'[i % 2]!r}"
    total += len(f(piece)) + len(render(t"<{i}>{piece}"))
print(total)
