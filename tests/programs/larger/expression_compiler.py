"""A tokenizer, a Pratt parser, an optimizer, a compiler to stack code and to closures, and an interpreter, for a small language."""
import enum
import math
import operator
import re
from dataclasses import dataclass
from typing import NamedTuple


class T(enum.Enum):
    NUM = r"\d+(\.\d+)?"
    NAME = r"[A-Za-z_]\w*"
    OP = r"\*\*|==|!=|<=|>=|&&|\|\||[-+*/%<>=!?:(),;{}]"
    SKIP = r"[ \t\n]+|#.*"
    BAD = r"."


SCANNER = re.compile("|".join(f"(?P<{t.name}>{t.value})" for t in T))


class Token(NamedTuple):
    kind: T
    text: str
    at: int


class ParseError(Exception):
    def __init__(self, message, source, at):
        line = source.count("\n", 0, at) + 1
        column = at - source.rfind("\n", 0, at)
        super().__init__(f"{message} at {line}:{column}")


def tokenize(source):
    for m in SCANNER.finditer(source):
        kind = T[m.lastgroup]
        if kind is T.BAD:
            raise ParseError(f"unexpected {m[0]!r}", source, m.start())
        if kind is not T.SKIP:
            yield Token(kind, m[0], m.start())
    yield Token(T.OP, "end", len(source))


@dataclass(frozen=True, slots=True)
class Num:
    value: float


@dataclass(frozen=True, slots=True)
class Var:
    name: str


@dataclass(frozen=True, slots=True)
class Unary:
    op: str
    operand: object


@dataclass(frozen=True, slots=True)
class Binary:
    op: str
    left: object
    right: object


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    args: tuple


@dataclass(frozen=True, slots=True)
class Choice:
    test: object
    yes: object
    no: object


POWER = {"?": 5, "||": 10, "&&": 20, "==": 30, "!=": 30, "<": 40, ">": 40, "<=": 40, ">=": 40, "+": 50, "-": 50, "*": 60, "/": 60, "%": 60, "**": 80}
BINARY = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": operator.mod, "**": operator.pow, "==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}
FUNCTIONS = {"sqrt": math.sqrt, "max": max, "min": min, "abs": abs, "hypot": math.hypot, "pi": lambda: math.pi}


class Parser:
    def __init__(self, source):
        self.source, self.tokens = source, list(tokenize(source))
        self.index = 0

    @property
    def now(self):
        return self.tokens[self.index]

    def take(self, text=None):
        token = self.now
        if text is not None and token.text != text:
            raise ParseError(f"expected {text!r}, found {token.text!r}", self.source, token.at)
        self.index += 1
        return token

    def parse(self):
        tree = self.expression(0)
        self.take("end")
        return tree

    def expression(self, least):
        left = self.prefix()
        while (power := POWER.get(self.now.text, 0)) > least:
            op = self.take().text
            match op:
                case "?":
                    yes = self.expression(0)
                    self.take(":")
                    left = Choice(left, yes, self.expression(power - 1))
                case "**":
                    left = Binary(op, left, self.expression(power - 1))
                case _:
                    left = Binary(op, left, self.expression(power))
        return left

    def prefix(self):
        match self.take():
            case Token(T.NUM, text):
                return Num(float(text) if "." in text else int(text))
            case Token(T.NAME, name):
                if self.now.text != "(":
                    return Var(name)
                self.take("(")
                args = []
                while self.now.text != ")":
                    args.append(self.expression(0))
                    if self.now.text != ")":
                        self.take(",")
                self.take(")")
                return Call(name, tuple(args))
            case Token(text="(" ):
                inner = self.expression(0)
                self.take(")")
                return inner
            case Token(text="-" | "!" | "+" as op):
                return Unary(op, self.expression(70))
            case Token(text=text, at=at):
                raise ParseError(f"unexpected {text!r}", self.source, at)


def fold(tree):
    match tree:
        case Binary(op, left, right):
            left, right = fold(left), fold(right)
            match op, left, right:
                case op, Num(a), Num(b) if op in BINARY and not (op in "/%" and b == 0):
                    return Num(BINARY[op](a, b))
                case ("+", x, Num(0)) | ("+", Num(0), x) | ("*", x, Num(1)) | ("*", Num(1), x) | ("-", x, Num(0)):
                    return x
                case ("*", _, Num(0)) | ("*", Num(0), _):
                    return Num(0)
            return Binary(op, left, right)
        case Unary("-", operand):
            inner = fold(operand)
            return Num(-inner.value) if isinstance(inner, Num) else Unary("-", inner)
        case Unary("+", operand):
            return fold(operand)
        case Unary(op, operand):
            return Unary(op, fold(operand))
        case Call(name, args):
            return Call(name, tuple(map(fold, args)))
        case Choice(test, yes, no):
            test = fold(test)
            return fold(yes if test.value else no) if isinstance(test, Num) else Choice(test, fold(yes), fold(no))
    return tree


def show(tree):
    match tree:
        case Num(v):
            return str(v)
        case Var(n):
            return n
        case Unary(op, x):
            return f"({op}{show(x)})"
        case Binary(op, a, b):
            return f"({show(a)} {op} {show(b)})"
        case Call(n, args):
            return f"{n}({', '.join(map(show, args))})"
        case Choice(a, b, c):
            return f"({show(a)} ? {show(b)} : {show(c)})"


def assemble(tree, code):
    match tree:
        case Num(v):
            code.append(("push", v))
        case Var(n):
            code.append(("load", n))
        case Unary(op, x):
            assemble(x, code)
            code.append(("unary", op))
        case Binary("&&" | "||" as op, a, b):
            assemble(a, code)
            at = len(code)
            code.append(None)
            assemble(b, code)
            code[at] = ("and" if op == "&&" else "or", len(code))
        case Binary(op, a, b):
            assemble(a, code)
            assemble(b, code)
            code.append(("binary", op))
        case Call(n, args):
            for arg in args:
                assemble(arg, code)
            code.append(("call", (n, len(args))))
        case Choice(test, yes, no):
            assemble(test, code)
            test_at = len(code)
            code.append(None)
            assemble(yes, code)
            end_at = len(code)
            code.append(None)
            code[test_at] = ("unless", len(code))
            assemble(no, code)
            code[end_at] = ("jump", len(code))
    return code


def execute(code, names):
    stack, pc = [], 0
    while pc < len(code):
        op, arg = code[pc]
        pc += 1
        if op == "push":
            stack.append(arg)
        elif op == "load":
            stack.append(names[arg])
        elif op == "binary":
            b = stack.pop()
            stack[-1] = BINARY[arg](stack[-1], b)
        elif op == "unary":
            stack[-1] = -stack[-1] if arg == "-" else not stack[-1] if arg == "!" else stack[-1]
        elif op == "call":
            name, n = arg
            args = stack[len(stack) - n:]
            del stack[len(stack) - n:]
            stack.append(FUNCTIONS[name](*args))
        elif op == "jump":
            pc = arg
        elif op == "unless":
            if not stack.pop():
                pc = arg
        elif bool(stack[-1]) is (op == "or"):
            pc = arg
        else:
            stack.pop()
    return stack.pop()


def closure(tree):
    match tree:
        case Num(v):
            return lambda names: v
        case Var(n):
            return lambda names: names[n]
        case Unary("-", x):
            f = closure(x)
            return lambda names: -f(names)
        case Unary("!", x):
            f = closure(x)
            return lambda names: not f(names)
        case Unary(_, x):
            return closure(x)
        case Binary("&&", a, b):
            f, g = closure(a), closure(b)
            return lambda names: f(names) and g(names)
        case Binary("||", a, b):
            f, g = closure(a), closure(b)
            return lambda names: f(names) or g(names)
        case Binary(op, a, b):
            f, g, h = closure(a), closure(b), BINARY[op]
            return lambda names: h(f(names), g(names))
        case Call(n, args):
            h, fs = FUNCTIONS[n], [closure(a) for a in args]
            return lambda names: h(*[f(names) for f in fs])
        case Choice(a, b, c):
            f, g, h = closure(a), closure(b), closure(c)
            return lambda names: g(names) if f(names) else h(names)


names = {"x": 3, "y": 4.5, "zero": 0}
for source in ["1 + 2 * 3", "2 ** 3 ** 2", "-2 ** 2", "(1 + x) * y - -x", "x > 2 && y < 5 || zero", "!zero ? hypot(x, 4) : 1 / zero", "1 < 2 ? x : y ? 1 : 2", "max(x, y, 10) % 4", "x * 0 + 1 * y + 0", "2 * 3 + x * (4 - 4)", "pi() > 3", "x == 3 != 0", "1 / 0", "x +", "(1", "1 $ 2", "f(1,,2)", "nope + 1", "sqrt(-1)", "1 2", "a ? b", "x\n  + )", "missing(1)", "# only a comment", "zero && 1 / zero", "3 > 2 ? 1 : 1 / 0"]:
    try:
        tree = Parser(source).parse()
        folded = fold(tree)
        code = assemble(folded, [])
        results = execute(code, names), closure(tree)(names)
        print(f"{source!r}: {show(tree)} -> {show(folded)} [{len(code)}] = {results[0]!r} {results[0] == results[1]}")
    except (ParseError, ArithmeticError, LookupError, ValueError) as error:
        print(f"{source!r}: {type(error).__name__}: {error}")
tree = fold(Parser("x * x - 3 * x + (x % 2 == 0 ? hypot(x, 2) : -x) + max(x, 5) / (1 + 1)").parse())
code, function = assemble(tree, []), closure(tree)
print(round(sum(execute(code, {"x": i}) for i in range(150)), 6) == round(sum(function({"x": i}) for i in range(150)), 6), round(sum(function({"x": i}) for i in range(300)), 4))
print(tree == fold(tree), hash(tree) == hash(fold(tree)), len({Num(1), Num(1.0), Var("a")}))
