# A template engine: lexer, parser to closures, scopes, filters, inheritance of blocks, errors with lines.
class TemplateError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")
        self.line = line


FILTERS = {}


def template_filter(f):
    FILTERS[f.__name__] = f
    return f


@template_filter
def upper(s):
    return str(s).upper()


@template_filter
def join(items, separator=", "):
    return separator.join(map(str, items))


@template_filter
def default(value, other):
    return value if value not in (None, "") else other


@template_filter
def length(value):
    return len(value)


@template_filter
def escape(value):
    return str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@template_filter
def money(value, places="2"):
    return f"{float(value):,.{int(places)}f}"


def lex(source):
    i, line = 0, 1
    while i < len(source):
        starts = [(source.find(o, i), o, c) for o, c in (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))]
        starts = [s for s in starts if s[0] >= 0]
        if not starts:
            yield "text", source[i:], line
            return
        at, opening, closing = min(starts)
        if at > i:
            yield "text", source[i:at], line
            line += source.count("\n", i, at)
        end = source.find(closing, at)
        if end < 0:
            raise TemplateError(f"{opening} is never closed", line)
        body = source[at + 2:end].strip()
        if opening != "{#":
            yield "expr" if opening == "{{" else "tag", body, line
        line += source.count("\n", at, end)
        i = end + 2


def compile_expression(text, line):
    head, *filters = [p.strip() for p in text.split("|")]

    def compile_atom(text):
        if not text:
            raise TemplateError("empty expression", line)
        if text[0] in "'\"" and text[-1] == text[0] and len(text) > 1:
            return lambda scope: text[1:-1]
        try:
            number = int(text)
            return lambda scope: number
        except ValueError:
            pass
        name, *parts = text.split(".")
        if not name.isidentifier():
            raise TemplateError(f"bad name {name!r}", line)

        def lookup(scope):
            for s in reversed(scope):
                if name in s:
                    value = s[name]
                    break
            else:
                return None
            for part in parts:
                try:
                    value = value[part]
                except (TypeError, KeyError, IndexError):
                    value = value[int(part)] if part.lstrip("-").isdigit() else getattr(value, part, None)
                if callable(value):
                    value = value()
            return value

        return lookup

    atom = compile_atom(head)
    chain = []
    for f in filters:
        name, _, argument = f.partition(":")
        if name not in FILTERS:
            raise TemplateError(f"unknown filter {name!r}", line)
        chain.append((FILTERS[name], [compile_atom(argument)] if argument else []))

    def run(scope):
        value = atom(scope)
        for f, args in chain:
            value = f(value, *(a(scope) for a in args))
        return value

    return run


class Template:
    registry = {}

    def __init__(self, source, name=None):
        self.tokens, self.blocks, self.parent = list(lex(source)), {}, None
        self.i = 0
        self.nodes = self.parse(())
        if name:
            Template.registry[name] = self

    def parse(self, ends):
        nodes = []
        while self.i < len(self.tokens):
            kind, body, line = self.tokens[self.i]
            self.i += 1
            if kind == "text":
                nodes.append(lambda scope, body=body: [body])
            elif kind == "expr":
                e = compile_expression(body, line)
                nodes.append(lambda scope, e=e: ["" if (v := e(scope)) is None else str(v)])
            else:
                word, _, rest = body.partition(" ")
                if word in ends:
                    self.last = body
                    return nodes
                handler = getattr(self, "tag_" + word, None)
                if handler is None:
                    raise TemplateError(f"unknown tag {word!r}", line)
                node = handler(rest.strip(), line)
                if node:
                    nodes.append(node)
        if ends:
            raise TemplateError(f"missing {' or '.join(ends)}", self.tokens[-1][2])
        return nodes

    def tag_for(self, rest, line):
        names, sep, source = rest.partition(" in ")
        if not sep:
            raise TemplateError("for needs 'in'", line)
        names, items = [n.strip() for n in names.split(",")], compile_expression(source, line)
        body = self.parse(("endfor", "else"))
        otherwise = self.parse(("endfor",)) if self.last == "else" else []

        def run(scope):
            values = list(items(scope) or ())
            for i, value in enumerate(values):
                local = dict(zip(names, value if len(names) > 1 else [value]), loop={"index": i + 1, "first": i == 0, "last": i == len(values) - 1})
                yield from render(body, scope + [local])
            if not values:
                yield from render(otherwise, scope)

        return run

    def tag_if(self, rest, line):
        branches, condition = [], rest
        while True:
            negate = condition.startswith("not ")
            test = compile_expression(condition[4:] if negate else condition, line)
            branches.append((test, negate, self.parse(("elif", "else", "endif"))))
            if self.last.startswith("elif "):
                condition = self.last[5:].strip()
                continue
            otherwise = self.parse(("endif",)) if self.last == "else" else []
            break

        def run(scope):
            for test, negate, body in branches:
                if bool(test(scope)) != negate:
                    return render(body, scope)
            return render(otherwise, scope)

        return run

    def tag_set(self, rest, line):
        name, _, source = rest.partition("=")
        e = compile_expression(source.strip(), line)

        def run(scope):
            scope[-1][name.strip()] = e(scope)
            return ()

        return run

    def tag_block(self, rest, line):
        self.blocks[rest] = self.parse(("endblock",))

        def run(scope):
            return render(scope[0]["__blocks__"].get(rest, self.blocks[rest]), scope)

        return run

    def tag_extends(self, rest, line):
        try:
            self.parent = Template.registry[rest.strip("'\"")]
        except KeyError:
            raise TemplateError(f"no template {rest}", line) from None

    def tag_include(self, rest, line):
        return lambda scope: render(Template.registry[rest.strip("'\"")].nodes, scope)

    def render(self, **context):
        blocks, template = {}, self
        while True:
            blocks = {**template.blocks, **blocks}
            if template.parent is None:
                break
            template = template.parent
        return "".join(render(template.nodes, [{"__blocks__": blocks}, context]))


def render(nodes, scope):
    for node in nodes:
        yield from node(scope)


class User:
    def __init__(self, name, age):
        self.name, self.age = name, age

    def greeting(self):
        return f"I am {self.name}"


print(Template("Hello {{ name|upper }}! {{ missing|default:'nobody' }} {# comment #}{{ n }}").render(name="ann", n=5))
print(Template("{% for u in users %}{{ loop.index }}. {{ u.name }} ({{ u.age }}){% if not loop.last %}, {% endif %}{% else %}none{% endfor %}").render(users=[User("A", 1), User("B", 2)]))
print(Template("{% for u in users %}x{% else %}none{% endfor %}|{% for k, v in d.items %}{{ k }}={{ v }};{% endfor %}").render(users=[], d={"a": 1, "b": 2}))
print(Template("{% if a %}A{% elif b %}B{% else %}C{% endif %}{% set x = y.0.z %}{{ x }}{{ y.1 }}{{ u.greeting }}").render(b=1, y=[{"z": "deep"}, 2], u=User("Q", 3)))
Template("<{% block title %}base{% endblock %}>\n{% block body %}empty{% endblock %}\n{% include 'foot' %}", "base")
Template("-- {{ year|default:1999 }}", "foot")
child = Template("{% extends 'base' %}{% block body %}<p>{{ text|escape }}</p>{{ items|join:'+' }} {{ items|length }} {{ total|money }}{% endblock %}", "child")
print(child.render(text='a < b & "c"', items=[1, 2, 3], total=1234.5))
print(Template("{% extends 'child' %}{% block title %}grand{% endblock %}").render(text="t", items=[], total=0, year=2024))
for bad in ("{{ a", "line\n{% for x y %}{% endfor %}", "{% if x %}\n\nno end", "{{ x|nope }}", "\n\n{% wrong %}", "{{ }}", "{{ 1a }}", "{% extends 'zzz' %}", "{% for x in y %}{% endif %}"):
    try:
        print(Template(bad).render())
    except TemplateError as e:
        print(repr(bad), e, e.line)
print(sorted(FILTERS), len(Template("{{ a }}" * 50).nodes), Template("{% for r in rows %}{% for c in r %}{{ c }}{% endfor %}/{% endfor %}").render(rows=["ab", "cd"]))
