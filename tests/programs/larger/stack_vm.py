# A compiler from a small imperative language to bytecode, a disassembler, and a stack machine.
class CompileError(Exception):
    pass


KEYWORDS = {"let", "while", "if", "else", "end", "print", "func", "return", "do", "then"}


def lex(source):
    for number, line in enumerate(source.splitlines(), 1):
        word, i = "", 0
        line = line.split("#")[0] + " "
        while i < len(line):
            c = line[i]
            if c.isalnum() or c == "_":
                word += c
            else:
                if word:
                    yield ("num" if word[0].isdigit() else "key" if word in KEYWORDS else "id", word, number)
                    word = ""
                if line[i:i + 2] in ("==", "<=", ">=", "!="):
                    yield ("op", line[i:i + 2], number)
                    i += 1
                elif not c.isspace():
                    yield ("op", c, number)
            i += 1
        yield ("nl", "\n", number)
    yield ("eof", "", -1)


class Compiler:
    levels = [["==", "!=", "<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]]

    def __init__(self, source):
        self.tokens = list(lex(source))
        self.i = 0
        self.functions = {}
        self.code = []

    def peek(self):
        return self.tokens[self.i]

    def take(self, text=None, kind=None):
        token = self.tokens[self.i]
        if (text is not None and token[1] != text) or (kind is not None and token[0] != kind):
            raise CompileError(f"line {token[2]}: expected {text or kind}, got {token[1]!r}")
        self.i += 1
        return token[1]

    def emit(self, op, arg=None):
        self.code.append([op, arg])
        return len(self.code) - 1

    def program(self):
        self.block(("",))
        self.emit("HALT")
        return self.code, self.functions

    def block(self, ends):
        while True:
            kind, text, line = self.peek()
            if kind == "nl":
                self.i += 1
            elif text in ends and kind in ("key", "eof"):
                return
            else:
                self.statement()

    def statement(self):
        kind, text, line = self.peek()
        if text == "let":
            self.i += 1
            name = self.take(kind="id")
            self.take("=")
            self.expression()
            self.emit("STORE", name)
        elif text == "print":
            self.i += 1
            self.expression()
            self.emit("PRINT")
        elif text == "while":
            self.i += 1
            start = len(self.code)
            self.expression()
            exit_jump = self.emit("JUMP_IF_FALSE")
            self.take("do")
            self.block(("end",))
            self.take("end")
            self.emit("JUMP", start)
            self.code[exit_jump][1] = len(self.code)
        elif text == "if":
            self.i += 1
            self.expression()
            else_jump = self.emit("JUMP_IF_FALSE")
            self.take("then")
            self.block(("else", "end"))
            if self.peek()[1] == "else":
                self.i += 1
                end_jump = self.emit("JUMP")
                self.code[else_jump][1] = len(self.code)
                self.block(("end",))
                self.code[end_jump][1] = len(self.code)
            else:
                self.code[else_jump][1] = len(self.code)
            self.take("end")
        elif text == "func":
            self.i += 1
            name = self.take(kind="id")
            self.take("(")
            params = []
            while self.peek()[1] != ")":
                params.append(self.take(kind="id"))
                if self.peek()[1] == ",":
                    self.i += 1
            self.i += 1
            over = self.emit("JUMP")
            self.functions[name] = (len(self.code), params)
            self.block(("end",))
            self.take("end")
            self.emit("PUSH", 0)
            self.emit("RETURN")
            self.code[over][1] = len(self.code)
        elif text == "return":
            self.i += 1
            self.expression()
            self.emit("RETURN")
        else:
            raise CompileError(f"line {line}: unexpected {text!r}")

    def expression(self, level=0):
        if level == len(self.levels):
            return self.atom()
        self.expression(level + 1)
        while self.peek()[1] in self.levels[level]:
            op = self.take()
            self.expression(level + 1)
            self.emit("BINARY", op)

    def atom(self):
        kind, text, line = self.peek()
        self.i += 1
        if kind == "num":
            self.emit("PUSH", int(text))
        elif text == "(":
            self.expression()
            self.take(")")
        elif text == "-":
            self.emit("PUSH", 0)
            self.atom()
            self.emit("BINARY", "-")
        elif kind == "id" and self.peek()[1] == "(":
            self.i += 1
            count = 0
            while self.peek()[1] != ")":
                self.expression()
                count += 1
                if self.peek()[1] == ",":
                    self.i += 1
            self.i += 1
            self.emit("CALL", (text, count))
        elif kind == "id":
            self.emit("LOAD", text)
        else:
            raise CompileError(f"line {line}: unexpected {text!r}")


OPERATIONS = {
    "+": int.__add__, "-": int.__sub__, "*": int.__mul__, "/": int.__floordiv__, "%": int.__mod__, "==": lambda a, b: int(a == b), "!=": lambda a, b: int(a != b),
    "<": lambda a, b: int(a < b), ">": lambda a, b: int(a > b), "<=": lambda a, b: int(a <= b), ">=": lambda a, b: int(a >= b),
}


def run(code, functions):
    stack, frames, names, pc, steps, output = [], [], {}, 0, 0, []
    while True:
        op, arg = code[pc]
        pc += 1
        steps += 1
        if op == "PUSH":
            stack.append(arg)
        elif op == "LOAD":
            if arg not in names:
                raise NameError(f"{arg} is not defined (pc {pc - 1})")
            stack.append(names[arg])
        elif op == "STORE":
            names[arg] = stack.pop()
        elif op == "BINARY":
            b = stack.pop()
            stack.append(OPERATIONS[arg](stack.pop(), b))
        elif op == "JUMP":
            pc = arg
        elif op == "JUMP_IF_FALSE":
            if not stack.pop():
                pc = arg
        elif op == "PRINT":
            output.append(stack.pop())
        elif op == "CALL":
            name, count = arg
            address, params = functions[name]
            if len(params) != count:
                raise TypeError(f"{name} takes {len(params)}, got {count}")
            args = stack[len(stack) - count:]
            del stack[len(stack) - count:]
            frames.append((pc, names))
            names, pc = dict(zip(params, args)), address
        elif op == "RETURN":
            pc, names = frames.pop()
        elif op == "HALT":
            return output, steps


def disassemble(code):
    return "\n".join(f"{i:3} {op:14}{'' if arg is None else arg}" for i, (op, arg) in enumerate(code))


first = """
let i = 0   # counter
while i < 5 do
  if i % 2 == 0 then
    print i * i
  else
    print -i
  end
  let i = i + 1
end
"""
code, functions = Compiler(first).program()
print(disassemble(code))
print(run(code, functions))
second = """
func fib(n)
  if n < 2 then
    return n
  end
  return fib(n - 1) + fib(n - 2)
end
func gcd(a, b)
  while b != 0 do
    let t = a % b
    let a = b
    let b = t
  end
  return a
end
func collatz(n)
  let steps = 0
  while n > 1 do
    if n % 2 == 0 then
      let n = n / 2
    else
      let n = 3 * n + 1
    end
    let steps = steps + 1
  end
  return steps
end
print fib(12)
print gcd(1071, 462)
print collatz(27)
print (1 + 2) * (3 - 10) / 2
"""
print(run(*Compiler(second).program()))
for bad in ("let = 3", "print x", "print 1 +", "while 1 do", "func f(a) return a end\nprint f(1, 2)", "print g(1)", "print 1 / 0", "let x 5", "end"):
    try:
        print(run(*Compiler(bad).program()))
    except Exception as e:
        print(repr(bad), type(e).__name__, e)
