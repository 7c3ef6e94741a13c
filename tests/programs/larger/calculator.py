# A tokenizer, a precedence-climbing parser, an AST with classes, an evaluator and a pretty printer.
class ParseError(Exception):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")
        self.position = position


class Token:
    __slots__ = ("kind", "text", "position")

    def __init__(self, kind, text, position):
        self.kind, self.text, self.position = kind, text, position

    def __repr__(self):
        return f"{self.kind}:{self.text}"


def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield Token("num", text[i:j], i)
            i = j
        elif c.isalpha() or c == "_":
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == "_"):
                j += 1
            yield Token("name", text[i:j], i)
            i = j
        elif text.startswith("**", i):
            yield Token("op", "**", i)
            i += 2
        elif c in "+-*/%(),=":
            yield Token("op", c, i)
            i += 1
        else:
            raise ParseError(f"unexpected {c!r}", i)
    yield Token("end", "", i)


class Node:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Node.kinds = getattr(Node, "kinds", []) + [cls.__name__]


class Number(Node):
    def __init__(self, value):
        self.value = value

    def eval(self, env):
        return self.value

    def __str__(self):
        return str(self.value)


class Name(Node):
    def __init__(self, name):
        self.name = name

    def eval(self, env):
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"undefined: {self.name}") from None

    def __str__(self):
        return self.name


class Unary(Node):
    def __init__(self, op, operand):
        self.op, self.operand = op, operand

    def eval(self, env):
        value = self.operand.eval(env)
        return -value if self.op == "-" else +value

    def __str__(self):
        return f"({self.op}{self.operand})"


class Binary(Node):
    table = {
        "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
        "/": lambda a, b: a / b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b,
    }

    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

    def eval(self, env):
        return self.table[self.op](self.left.eval(env), self.right.eval(env))

    def __str__(self):
        return f"({self.left} {self.op} {self.right})"


class Call(Node):
    def __init__(self, function, args):
        self.function, self.args = function, args

    def eval(self, env):
        return self.function.eval(env)(*(a.eval(env) for a in self.args))

    def __str__(self):
        return f"{self.function}({', '.join(map(str, self.args))})"


class Assign(Node):
    def __init__(self, name, value):
        self.name, self.value = name, value

    def eval(self, env):
        env[self.name] = result = self.value.eval(env)
        return result

    def __str__(self):
        return f"{self.name} = {self.value}"


class Parser:
    precedence = {"+": (1, 2), "-": (1, 2), "*": (3, 4), "/": (3, 4), "%": (3, 4), "**": (8, 7)}

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.i = 0

    @property
    def current(self):
        return self.tokens[self.i]

    def advance(self):
        token = self.current
        self.i += 1
        return token

    def expect(self, text):
        if self.current.text != text:
            raise ParseError(f"expected {text!r}, got {self.current.text!r}", self.current.position)
        return self.advance()

    def parse(self):
        if self.current.kind == "name" and self.tokens[self.i + 1].text == "=":
            name = self.advance().text
            self.advance()
            return Assign(name, self.parse())
        node = self.expression(0)
        if self.current.kind != "end":
            raise ParseError(f"unexpected {self.current.text!r}", self.current.position)
        return node

    def expression(self, minimum):
        left = self.prefix()
        while self.current.text in self.precedence and self.current.kind == "op":
            op = self.current.text
            left_power, right_power = self.precedence[op]
            if left_power < minimum:
                break
            self.advance()
            left = Binary(op, left, self.expression(right_power))
        return left

    def prefix(self):
        token = self.advance()
        if token.kind == "num":
            try:
                return Number(float(token.text) if "." in token.text else int(token.text))
            except ValueError as e:
                raise ParseError(str(e), token.position) from e
        if token.kind == "name":
            node = Name(token.text)
            while self.current.text == "(":
                self.advance()
                args = []
                while self.current.text != ")":
                    args.append(self.expression(0))
                    if self.current.text != ")":
                        self.expect(",")
                self.advance()
                node = Call(node, args)
            return node
        if token.text == "(":
            node = self.expression(0)
            self.expect(")")
            return node
        if token.text in ("+", "-"):
            return Unary(token.text, self.expression(5))
        raise ParseError(f"unexpected {token.text or 'end'!r}", token.position)


environment = {"pi": 3.14159, "max": max, "abs": abs, "round": round}
for text in (
    "1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3", "100 / 8 / 2", "7 % 4 + -3", "x = 5", "y = x * x - 1", "max(x, y, 3) * 2",
    "a = b = 7", "a + b", "round(pi, 2)", "abs(-5) ** 2", "1.5 * 4", "1 +", "(1", "1 2", "foo + 1", "1 / 0", "max()", "3 $ 4", "1..2", ")", "", "max(1,,2)", "x(3)", "2 * (3 + 4) * 5 - -6",
):
    try:
        tree = Parser(text).parse()
        print(f"{text!r:28} {str(tree):36} {tree.eval(environment)}")
    except ParseError as e:
        print(f"{text!r:28} ParseError: {e} {e.position} {type(e.__cause__).__name__}")
    except Exception as e:
        print(f"{text!r:28} {type(e).__name__}: {e}")
print(Node.kinds, {k: v for k, v in environment.items() if isinstance(v, (int, float))}, list(tokenize("a+1")))
