# Parser combinators with operator overloading: expressions, lists, key-value files, a query language.
class Failure(Exception):
    def __init__(self, expected, text, position):
        self.expected, self.text, self.position = expected, text, position

    def __str__(self):
        line = self.text.count("\n", 0, self.position) + 1
        column = self.position - (self.text.rfind("\n", 0, self.position) + 1) + 1
        found = self.text[self.position:self.position + 1] or "end of input"
        return f"expected {self.expected} at {line}:{column}, found {found!r}"


class Parser:
    def __init__(self, run, name="?"):
        self.run, self.name = run, name

    def __call__(self, text):
        value, position = (self << spaces << end).run(text, 0)
        return value

    def __rshift__(self, other):
        return Parser(lambda t, i: other.run(t, self.run(t, i)[1]), other.name)

    def __lshift__(self, other):
        def run(t, i):
            value, i = self.run(t, i)
            return value, other.run(t, i)[1]

        return Parser(run, self.name)

    def __add__(self, other):
        def run(t, i):
            a, i = self.run(t, i)
            b, i = other.run(t, i)
            return (a if isinstance(a, tuple) and self.name == "+" else (a,)) + (b,), i

        return Parser(run, "+")

    def __or__(self, other):
        def run(t, i):
            try:
                return self.run(t, i)
            except Failure as first:
                try:
                    return other.run(t, i)
                except Failure as second:
                    if first.position == second.position:
                        raise Failure(f"{first.expected} or {second.expected}", t, i) from None
                    raise max(first, second, key=lambda f: f.position) from None

        return Parser(run, f"{self.name}|{other.name}")

    def __matmul__(self, f):
        def run(t, i):
            value, i = self.run(t, i)
            return f(value), i

        return Parser(run, self.name)

    def __mul__(self, low):
        def run(t, i):
            values = []
            while True:
                try:
                    value, j = self.run(t, i)
                except Failure as e:
                    if e.position > i and len(values) >= low and not t[i:e.position].isspace():
                        raise
                    if len(values) < low:
                        raise
                    return values, i
                if j == i:
                    return values, i
                values.append(value)
                i = j

        return Parser(run, f"{self.name}*")

    def __neg__(self):
        def run(t, i):
            try:
                return self.run(t, i)
            except Failure as e:
                if e.position > i and not t[i:e.position].isspace():
                    raise
                return None, i

        return Parser(run, f"{self.name}?")

    def sep_by(self, separator):
        item = Parser(self.run, "item")
        return -(item + (separator >> item) * 0) @ (lambda v: [] if v is None else [v[0]] + v[1])


def satisfy(test, name):
    def run(t, i):
        if i < len(t) and test(t[i]):
            return t[i], i + 1
        raise Failure(name, t, i)

    return Parser(run, name)


def forward():
    p = Parser(lambda t, i: p.target.run(t, i), "forward")
    return p


spaces = Parser(lambda t, i: (None, len(t) - len(t[i:].lstrip())), "spaces")
end = Parser(lambda t, i: (None, i) if i == len(t) else (_ for _ in ()).throw(Failure("end of input", t, i)), "end")


def lexeme(p):
    return Parser(lambda t, i: p.run(t, spaces.run(t, i)[1]), p.name)


def symbol(s):
    def run(t, i):
        if t.startswith(s, i):
            return s, i + len(s)
        raise Failure(repr(s), t, i)

    return lexeme(Parser(run, repr(s)))


digit = satisfy(str.isdigit, "digit")
number = lexeme((digit * 1) @ "".join + -(satisfy("." .__eq__, "'.'") >> (digit * 1) @ "".join)) @ (lambda v: float(f"{v[0]}.{v[1]}") if v[1] else int(v[0]))
number.name = "number"
name = lexeme((satisfy(lambda c: c.isalpha() or c == "_", "name") + (satisfy(lambda c: c.isalnum() or c == "_", "letter") * 0)) @ (lambda v: v[0] + "".join(v[1])))
string = lexeme(satisfy('"'.__eq__, "string") >> (satisfy(lambda c: c != '"', "character") * 0) @ "".join << satisfy('"'.__eq__, "'\"'"))

expression = forward()


def chain(operand, *operators):
    table = {o: f for o, f in operators}
    op = symbol(operators[0][0])
    for o, _ in operators[1:]:
        op = op | symbol(o)

    def fold(v):
        result = v[0]
        for o, x in v[1]:
            result = table[o](result, x)
        return result

    return (operand + (op + operand) * 0) @ fold


atom = number | name @ (lambda n: {"pi": 3.14, "ten": 10}.get(n, 0)) | symbol("(") >> expression << symbol(")")
factor = forward()
factor.target = (symbol("-") >> factor) @ (lambda v: -v) | atom
term = chain(factor, ("*", lambda a, b: a * b), ("/", lambda a, b: a / b))
expression.target = chain(term, ("+", lambda a, b: a + b), ("-", lambda a, b: a - b))
for text in ("1 + 2 * 3", " ( 1+2 )*3 ", "10 - 4 - 3", "-2 * -(3 + 4)", "pi * ten", "7 / 2 / 7", "1 +", "(1 + 2", "1 2", "", "2 * x y", "3.5 + .5"):
    try:
        print(repr(text), expression(text))
    except Failure as e:
        print(repr(text), e)

value = forward()
value.target = number | string | (symbol("true") | symbol("false")) @ "true".__eq__ | symbol("[") >> value.sep_by(symbol(",")) << symbol("]") | symbol("{") >> ((string << symbol(":")) + value).sep_by(symbol(",")) @ dict << symbol("}")
for text in ('[1, 2, [], ["a"]]', '{"k": [true, {"n": 1.5}], "e": {}}', "[1, 2", '{"k" 1}', '["open]', "[1,,2]"):
    try:
        print(value(text))
    except Failure as e:
        print(repr(text), e)
setting = (name << symbol("=")) + (number | string | name)
config = (setting * 0) @ dict
print(config('a = 1\nb = "two words"\nc_d = other\n'))
try:
    config("a = 1\nb 2")
except Failure as e:
    print(e, (e.position, e.expected))

comparison = name + (symbol("<=") | symbol(">=") | symbol("<") | symbol(">") | symbol("=")) + (number | string)
OPS = {"<": lambda a, b: a < b, ">": lambda a, b: a > b, "=": lambda a, b: a == b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b}
condition = comparison @ (lambda c: lambda row: OPS[c[1]](row[c[0]], c[2]))
conjunction = chain(condition, ("and", lambda f, g: lambda r: f(r) and g(r)))
query = (symbol("select") >> name.sep_by(symbol(","))) + -(symbol("where") >> conjunction) + -(symbol("order") >> name)
rows = [dict(name="Ann", age=30, city="Rome"), dict(name="Bob", age=25, city="Oslo"), dict(name="Cid", age=35, city="Rome")]
for text in ('select name, age where age > 26 and city = "Rome" order age', "select city", "select name where age <= 30 order name", "select", "select name where age", 'select name where age > "x'):
    try:
        fields, test, order = query(text)
        found = [r for r in rows if test is None or test(r)]
        if order:
            found.sort(key=lambda r: r[order])
        print([tuple(r[f] for f in fields) for r in found])
    except Failure as e:
        print(repr(text), e)
