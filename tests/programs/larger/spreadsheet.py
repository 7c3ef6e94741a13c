# A spreadsheet: cells with formulas, dependency order, recalculation of what changed, cycles, errors as values.
class CellError(Exception):
    pass


class Cycle(CellError):
    pass


def column_name(n):
    name = ""
    while n >= 0:
        name = chr(ord("A") + n % 26) + name
        n = n // 26 - 1
    return name


def column_number(name):
    n = 0
    for c in name:
        n = n * 26 + ord(c) - ord("A") + 1
    return n - 1


def expand(a, b):
    split = lambda ref: (column_number(ref.rstrip("0123456789")), int(ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
    (c1, r1), (c2, r2) = split(a), split(b)
    return [f"{column_name(c)}{r}" for r in range(min(r1, r2), max(r1, r2) + 1) for c in range(min(c1, c2), max(c1, c2) + 1)]


FUNCTIONS = {
    "SUM": lambda *a: sum(x for x in flatten(a) if isinstance(x, (int, float))), "MAX": lambda *a: max(flatten(a)), "MIN": lambda *a: min(flatten(a)),
    "AVG": lambda *a: (lambda v: sum(v) / len(v))(list(flatten(a))), "COUNT": lambda *a: sum(1 for x in flatten(a) if x is not None), "IF": lambda c, a, b: a if c else b,
    "CONCAT": lambda *a: "".join(str(x) for x in flatten(a)), "ROUND": lambda x, n=0: round(x, int(n)), "LEN": len,
}


def flatten(values):
    for v in values:
        if isinstance(v, list):
            yield from flatten(v)
        elif v is not None:
            yield v


class Formula:
    def __init__(self, text):
        self.tokens, self.i, self.references = self.lex(text), 0, []
        self.tree = self.comparison()
        if self.i != len(self.tokens):
            raise CellError(f"unexpected {self.tokens[self.i]!r}")

    @staticmethod
    def lex(text):
        tokens, i = [], 0
        while i < len(text):
            c, j = text[i], i + 1
            if c.isspace():
                i += 1
                continue
            if c == '"':
                j = text.index('"', i + 1) + 1
            elif c.isalnum() or c == ".":
                while j < len(text) and (text[j].isalnum() or text[j] in "."):
                    j += 1
            elif text[i:i + 2] in ("<=", ">=", "<>"):
                j = i + 2
            tokens.append(text[i:j])
            i = j
        return tokens

    def peek(self):
        return self.tokens[self.i] if self.i < len(self.tokens) else ""

    def take(self):
        token = self.peek()
        self.i += 1
        return token

    def left_associative(self, operators, operand):
        node = operand()
        while self.peek() in operators and self.peek():
            node = (self.take(), node, operand())
        return node

    def comparison(self):
        return self.left_associative(("<", ">", "=", "<=", ">=", "<>"), self.addition)

    def addition(self):
        return self.left_associative(("+", "-", "&"), self.product)

    def product(self):
        return self.left_associative(("*", "/", "^"), self.unary)

    def unary(self):
        if self.peek() == "-":
            self.take()
            return ("neg", self.unary())
        return self.primary()

    def primary(self):
        token = self.take()
        if token == "(":
            node = self.comparison()
            if self.take() != ")":
                raise CellError("missing )")
            return node
        if token.startswith('"'):
            return ("const", token[1:-1])
        if token and (token[0].isdigit() or token[0] == "."):
            return ("const", float(token) if "." in token else int(token))
        if token.isalpha() and self.peek() == "(":
            self.take()
            args = []
            while self.peek() != ")":
                if not self.peek():
                    raise CellError("missing )")
                args.append(self.comparison())
                if self.peek() == ",":
                    self.take()
            self.take()
            if token not in FUNCTIONS:
                raise CellError(f"unknown function {token}")
            return ("call", token, args)
        if token and token[0].isalpha():
            if self.peek() == ":":
                self.take()
                cells = expand(token, self.take())
                self.references += cells
                return ("range", cells)
            self.references.append(token)
            return ("cell", token)
        raise CellError(f"unexpected {token!r}" if token else "unexpected end")


OPERATORS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "^": lambda a, b: a ** b, "&": lambda a, b: f"{a}{b}",
    "<": lambda a, b: a < b, ">": lambda a, b: a > b, "=": lambda a, b: a == b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "<>": lambda a, b: a != b,
}


class Sheet:
    def __init__(self):
        self.formulas, self.values, self.dependents, self.computed = {}, {}, {}, []

    def __setitem__(self, name, content):
        old = self.formulas.pop(name, None)
        if old:
            for r in old.references:
                self.dependents[r].discard(name)
        self.values.pop(name, None)
        if isinstance(content, str) and content.startswith("="):
            try:
                formula = self.formulas[name] = Formula(content[1:])
            except (CellError, ValueError) as e:
                self.values[name] = CellError(str(e))
            else:
                for r in formula.references:
                    self.dependents.setdefault(r, set()).add(name)
        elif content is not None:
            self.values[name] = content
        self.recalculate(name)

    def recalculate(self, start):
        affected, todo = [], [start]
        while todo:
            n = todo.pop()
            if n not in affected:
                affected.append(n)
                todo.extend(sorted(self.dependents.get(n, ())))
        for n in affected:
            if n in self.formulas:
                self.values.pop(n, None)
        self.computed = []
        for n in affected:
            self[n]

    def __getitem__(self, name):
        value = self.fetch(name, ())
        return f"#{value}" if isinstance(value, CellError) else value

    def fetch(self, name, path):
        if name in path:
            return Cycle("CYCLE " + ">".join(path[path.index(name):] + (name,)))
        if name not in self.values and name in self.formulas:
            try:
                value = self.evaluate(self.formulas[name].tree, path + (name,))
            except CellError as e:
                value = e
            except ZeroDivisionError:
                value = CellError("DIV/0")
            except (TypeError, ValueError) as e:
                value = CellError(f"VALUE {e}")
            if isinstance(value, Cycle) and path:
                return value
            self.computed.append(name)
            self.values[name] = value
        return self.values.get(name)

    def evaluate(self, node, path):
        kind = node[0]
        if kind == "const":
            return node[1]
        if kind == "cell":
            value = self.fetch(node[1], path)
            if isinstance(value, CellError):
                raise value
            return 0 if value is None else value
        if kind == "range":
            values = [self.fetch(c, path) for c in node[1]]
            for v in values:
                if isinstance(v, CellError):
                    raise v
            return values
        if kind == "neg":
            return -self.evaluate(node[1], path)
        if kind == "call":
            return FUNCTIONS[node[1]](*(self.evaluate(a, path) for a in node[2]))
        return OPERATORS[kind](self.evaluate(node[1], path), self.evaluate(node[2], path))


s = Sheet()
for i in range(1, 6):
    s[f"A{i}"] = i * 10
    s[f"B{i}"] = f"=A{i} * 2 + 1"
s["C1"] = "=SUM(A1:B5)"
s["C2"] = "=AVG(A1:A5) & \" average\""
s["C3"] = '=IF(C1 > 400, "big", "small")'
s["C4"] = "=-(A1 + A2) ^ 2 / 4"
print([s[c] for c in ("B5", "C1", "C2", "C3", "C4", "Z9")])
s["A1"] = 100
print(s.computed, [s[c] for c in ("B1", "C1", "C2", "C3", "C4")])
s["D1"] = "=D2 + 1"
s["D2"] = "=D3 + 1"
s["D3"] = 5
print(s["D1"], s.computed)
s["D3"] = "=D1"
print(s["D1"], s["D2"], s["D3"])
s["D3"] = 1
print(s["D1"], s["D2"])
for content in ("=1/0", "=A1 + \"x\"", "=SUM(", "=NOPE(1)", "=1 +", "=(1", "=1 2", "=\"open", "=E2", "=MAX(B1:B3) - MIN(A1:A5)", "=COUNT(A1:C9)", '=CONCAT("n", A1, A2:A3)', "=ROUND(10 / 3, 2)", "=1 <> 2", "plain text", 3.5):
    s["E1"] = content
    s["E3"] = "=E1"
    print(repr(content), repr(s["E1"]), repr(s["E3"]))
print([column_name(n) for n in (0, 25, 26, 51, 52, 701, 702)], all(column_number(column_name(n)) == n for n in range(0, 2000, 13)), expand("B2", "A3"))
