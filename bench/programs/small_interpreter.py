"""A small language: tokenizer, recursive-descent parser, tree-walking evaluator with closures over dicts."""

SOURCE = """
let limit = 400
let count = 0
let n = 2
while n < limit {
    let d = 2
    let prime = 1
    while d * d <= n {
        if n % d == 0 { prime = 0  d = n }
        d = d + 1
    }
    if prime { count = count + 1 }
    n = n + 1
}
print count
fun fib(n) { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }
print fib(17)
fun gcd(a, b) { while b != 0 { let t = a % b  a = b  b = t } return a }
let sum = 0
let i = 1
while i < 220 { sum = sum + gcd(i, 360)  i = i + 1 }
print sum
"""

SYMBOLS = ("==", "!=", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "%", "(", ")", "{", "}", ",")


def tokenize(text):
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character.isdigit():
            end = at
            while end < len(text) and text[end].isdigit():
                end += 1
            yield "number", int(text[at:end])
            at = end
        elif character.isalpha():
            end = at
            while end < len(text) and text[end].isalnum():
                end += 1
            yield "name", text[at:end]
            at = end
        else:
            for symbol in SYMBOLS:
                if text.startswith(symbol, at):
                    yield "symbol", symbol
                    at += len(symbol)
                    break
            else:
                raise SyntaxError("unexpected %r" % character)
    yield "end", None


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Node:
    pass


class Number(Node):
    def __init__(self, value):
        self.value = value

    def run(self, scope):
        return self.value


class Name(Node):
    def __init__(self, name):
        self.name = name

    def run(self, scope):
        while self.name not in scope.names:
            scope = scope.outer
        return scope.names[self.name]


OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "<": lambda a, b: int(a < b),
    ">": lambda a, b: int(a > b),
    "<=": lambda a, b: int(a <= b),
    ">=": lambda a, b: int(a >= b),
    "==": lambda a, b: int(a == b),
    "!=": lambda a, b: int(a != b),
}


class Binary(Node):
    def __init__(self, operator, left, right):
        self.operate = OPERATORS[operator]
        self.left = left
        self.right = right

    def run(self, scope):
        return self.operate(self.left.run(scope), self.right.run(scope))


class Call(Node):
    def __init__(self, name, arguments):
        self.name = name
        self.arguments = arguments

    def run(self, scope):
        function, outer = Name(self.name).run(scope)
        inner = Scope(outer)
        for parameter, argument in zip(function.parameters, self.arguments):
            inner.names[parameter] = argument.run(scope)
        try:
            function.body.run(inner)
        except Return as result:
            return result.value
        return 0


class Let(Node):
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def run(self, scope):
        scope.names[self.name] = self.value.run(scope)


class Assign(Let):
    def run(self, scope):
        value = self.value.run(scope)
        while self.name not in scope.names:
            scope = scope.outer
        scope.names[self.name] = value


class Print(Node):
    def __init__(self, value):
        self.value = value

    def run(self, scope):
        OUTPUT.append(str(self.value.run(scope)))


class Give(Node):
    def __init__(self, value):
        self.value = value

    def run(self, scope):
        raise Return(self.value.run(scope))


class Block(Node):
    def __init__(self, statements):
        self.statements = statements

    def run(self, scope):
        for statement in self.statements:
            statement.run(scope)


class If(Node):
    def __init__(self, test, body):
        self.test = test
        self.body = body

    def run(self, scope):
        if self.test.run(scope):
            self.body.run(scope)


class While(If):
    def run(self, scope):
        while self.test.run(scope):
            self.body.run(scope)


class Function(Node):
    def __init__(self, name, parameters, body):
        self.name = name
        self.parameters = parameters
        self.body = body

    def run(self, scope):
        scope.names[self.name] = self, scope


class Scope:
    def __init__(self, outer):
        self.names = {}
        self.outer = outer


class Parser:
    LEVELS = (("==", "!=", "<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.at = 0

    def peek(self):
        return self.tokens[self.at][1]

    def take(self, wanted=None):
        kind, value = self.tokens[self.at]
        if wanted is not None and value != wanted:
            raise SyntaxError("expected %s, not %s" % (wanted, value))
        self.at += 1
        return value

    def program(self):
        statements = []
        while self.tokens[self.at][0] != "end":
            statements.append(self.statement())
        return Block(statements)

    def block(self):
        self.take("{")
        statements = []
        while self.peek() != "}":
            statements.append(self.statement())
        self.take("}")
        return Block(statements)

    def statement(self):
        word = self.take()
        if word == "let":
            name = self.take()
            self.take("=")
            return Let(name, self.expression())
        if word == "print":
            return Print(self.expression())
        if word == "return":
            return Give(self.expression())
        if word == "if":
            return If(self.expression(), self.block())
        if word == "while":
            return While(self.expression(), self.block())
        if word == "fun":
            name = self.take()
            self.take("(")
            parameters = []
            while self.peek() != ")":
                parameters.append(self.take())
                if self.peek() == ",":
                    self.take()
            self.take(")")
            return Function(name, parameters, self.block())
        self.take("=")
        return Assign(word, self.expression())

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.atom()
        left = self.expression(level + 1)
        while self.peek() in self.LEVELS[level]:
            operator = self.take()
            left = Binary(operator, left, self.expression(level + 1))
        return left

    def atom(self):
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return Number(value)
        if value == "(":
            inner = self.expression()
            self.take(")")
            return inner
        if self.peek() != "(":
            return Name(value)
        self.take("(")
        arguments = []
        while self.peek() != ")":
            arguments.append(self.expression())
            if self.peek() == ",":
                self.take()
        self.take(")")
        return Call(value, arguments)


OUTPUT = []


def main():
    OUTPUT.clear()
    for _ in range(10):
        Parser(SOURCE).program().run(Scope(None))
    for _ in range(120):
        program = Parser(SOURCE).program()
    print("small_interpreter", OUTPUT[-3:], len(OUTPUT), len(program.statements))


main()
