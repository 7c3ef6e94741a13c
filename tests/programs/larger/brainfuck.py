# A compiler from brainfuck to folded instructions, and the machine that runs them.
def compile_source(source):
    code, stack = [], []
    for c in source:
        if c in "+-":
            n = 1 if c == "+" else -1
            if code and code[-1][0] == "add":
                code[-1] = ("add", code[-1][1] + n)
            else:
                code.append(("add", n))
        elif c in "<>":
            n = 1 if c == ">" else -1
            if code and code[-1][0] == "move":
                code[-1] = ("move", code[-1][1] + n)
            else:
                code.append(("move", n))
        elif c == ".":
            code.append(("out", None))
        elif c == ",":
            code.append(("in", None))
        elif c == "[":
            stack.append(len(code))
            code.append(("jump", None))
        elif c == "]":
            if not stack:
                raise SyntaxError("unmatched ]")
            start = stack.pop()
            if code[start + 1:] == [("add", -1)]:
                del code[start:]
                code.append(("clear", None))
            else:
                code.append(("back", start))
                code[start] = ("jump", len(code) - 1)
    if stack:
        raise SyntaxError(f"unmatched [ at instruction {stack[-1]}")
    return code


class Machine:
    def __init__(self, source, inputs=b"", limit=200000):
        self.code = compile_source(source)
        self.inputs = iter(inputs)
        self.tape = {}
        self.pointer = self.steps = 0
        self.limit = limit
        self.output = []

    def run(self):
        pc, code, tape, pointer = 0, self.code, self.tape, self.pointer
        while pc < len(code):
            self.steps += 1
            if self.steps > self.limit:
                raise TimeoutError(f"more than {self.limit} steps")
            op, arg = code[pc]
            if op == "add":
                tape[pointer] = (tape.get(pointer, 0) + arg) & 255
            elif op == "move":
                pointer += arg
            elif op == "jump":
                if not tape.get(pointer, 0):
                    pc = arg
            elif op == "back":
                if tape.get(pointer, 0):
                    pc = arg
            elif op == "clear":
                tape[pointer] = 0
            elif op == "out":
                self.output.append(tape.get(pointer, 0))
            elif op == "in":
                tape[pointer] = next(self.inputs, 0)
            pc += 1
        self.pointer = pointer
        return bytes(self.output)


hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
machine = Machine(hello)
print(machine.run().decode(), machine.steps, len(machine.code), machine.code[:6])
reverse = ">,[>,]<[.<]"
print(Machine(reverse, b"whipsnake").run())
upper = ",[>++++[<-------->-]<.,]"
print(Machine(upper, b"shout").run())
multiply = ",>,<[->[->+>+<<]>>[-<<+>>]<<<]>>."
print([Machine(multiply, bytes(pair)).run()[0] for pair in ((3, 4), (12, 12), (0, 9), (20, 20))])
countdown = "++++++++++[>+++++>+<<-]>+++++++>[<.->-]"
print(Machine(countdown).run())
adder = ",>,<[->+<]>."
for a, b in ((1, 2), (200, 100), (0, 0)):
    print(Machine(adder, bytes([a, b])).run()[0], end=" ")
print()
pattern = "+.>+.>++++++++++[-<<[->>>+>+<<<<]>[-<+>>>+<<]>>>[-<<+>>]<<<<<.>>>]"
try:
    print(list(Machine(pattern).run())[:14])
except (IndexError, TimeoutError) as e:
    print(type(e).__name__, e)
for bad in ("[", "]", "[[]", "+[]", "+[>+<]"):
    try:
        print(repr(bad), Machine(bad, limit=5000).run())
    except (SyntaxError, TimeoutError) as e:
        print(repr(bad), type(e).__name__, e)
