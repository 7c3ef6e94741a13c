# A JSON parser and writer written by hand, compared with the json module on many documents.
import json
import random


class JSONError(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message} at line {line} column {column}")
        self.position = position


class Parser:
    escapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

    def __init__(self, text):
        self.text, self.i = text, 0
        self.dispatch = {"{": self.object, "[": self.array, '"': self.string, "t": lambda: self.word("true", True), "f": lambda: self.word("false", False), "n": lambda: self.word("null", None)}

    def fail(self, message, position=None):
        raise JSONError(message, self.text, self.i if position is None else position)

    def blank(self):
        while self.i < len(self.text) and self.text[self.i] in " \t\n\r":
            self.i += 1

    def peek(self):
        return self.text[self.i] if self.i < len(self.text) else ""

    def parse(self):
        value = self.value()
        self.blank()
        if self.i < len(self.text):
            self.fail("extra data")
        return value

    def value(self):
        self.blank()
        c = self.peek()
        if c in self.dispatch and c:
            return self.dispatch[c]()
        if c and (c == "-" or c.isdigit()):
            return self.number()
        self.fail("expected a value")

    def word(self, word, value):
        if not self.text.startswith(word, self.i):
            self.fail("expected a value")
        self.i += len(word)
        return value

    def number(self):
        start = self.i
        if self.peek() == "-":
            self.i += 1
        if self.peek() == "0":
            self.i += 1
        else:
            self.digits()
        kind = int
        if self.peek() == ".":
            self.i += 1
            self.digits()
            kind = float
        if self.peek() in ("e", "E"):
            self.i += 1
            if self.peek() in ("+", "-"):
                self.i += 1
            self.digits()
            kind = float
        return kind(self.text[start:self.i])

    def digits(self):
        start = self.i
        while self.peek() in tuple("0123456789"):
            self.i += 1
        if self.i == start:
            self.fail("expected a digit")

    def string(self):
        start, parts = self.i, []
        self.i += 1
        while True:
            j = self.i
            while j < len(self.text) and self.text[j] not in '"\\' and self.text[j] >= " ":
                j += 1
            parts.append(self.text[self.i:j])
            self.i = j
            c = self.peek()
            if c == "":
                self.fail("unterminated string", start)
            if c == '"':
                self.i += 1
                return "".join(parts)
            if c != "\\":
                self.fail("control character")
            e = self.text[self.i + 1:self.i + 2]
            if e == "u":
                code = self.hex4(self.i + 2)
                self.i += 6
                if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.i):
                    low = self.hex4(self.i + 2)
                    if 0xDC00 <= low < 0xE000:
                        code = 0x10000 + (code - 0xD800 << 10 | low - 0xDC00)
                        self.i += 6
                parts.append(chr(code))
            elif e in self.escapes and e:
                parts.append(self.escapes[e])
                self.i += 2
            else:
                self.fail("bad escape")

    def hex4(self, at):
        digits = self.text[at:at + 4]
        if len(digits) < 4 or any(d not in "0123456789abcdefABCDEF" for d in digits):
            self.fail("bad unicode escape", at)
        return int(digits, 16)

    def array(self):
        items = []
        self.i += 1
        self.blank()
        if self.peek() == "]":
            self.i += 1
            return items
        while True:
            items.append(self.value())
            self.blank()
            c = self.peek()
            self.i += 1
            if c == "]":
                return items
            if c != ",":
                self.i -= 1
                self.fail("expected ',' or ']'")

    def object(self):
        result = {}
        self.i += 1
        self.blank()
        if self.peek() == "}":
            self.i += 1
            return result
        while True:
            self.blank()
            if self.peek() != '"':
                self.fail("expected a name")
            name = self.string()
            self.blank()
            if self.peek() != ":":
                self.fail("expected ':'")
            self.i += 1
            result[name] = self.value()
            self.blank()
            c = self.peek()
            self.i += 1
            if c == "}":
                return result
            if c != ",":
                self.i -= 1
                self.fail("expected ',' or '}'")


def write(x, indent=None, level=0):
    if x is None or x is True or x is False:
        return {None: "null", True: "true", False: "false"}[x]
    if isinstance(x, str):
        table = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
        out = []
        for c in x:
            n = ord(c)
            if c in table:
                out.append(table[c])
            elif 32 <= n < 127:
                out.append(c)
            elif n < 0x10000:
                out.append(f"\\u{n:04x}")
            else:
                n -= 0x10000
                out.append(f"\\u{0xD800 | n >> 10:04x}\\u{0xDC00 | n & 0x3FF:04x}")
        return '"' + "".join(out) + '"'
    if isinstance(x, (int, float)):
        return repr(x)
    if isinstance(x, (list, tuple)):
        parts, ends = [write(v, indent, level + 1) for v in x], "[]"
    elif isinstance(x, dict):
        parts, ends = [f"{write(k)}: {write(v, indent, level + 1)}" for k, v in x.items()], "{}"
    else:
        raise TypeError(f"cannot write {type(x).__name__}")
    if not parts:
        return ends
    if indent is None:
        return ends[0] + ", ".join(parts) + ends[1]
    pad = "\n" + " " * indent * (level + 1)
    return ends[0] + pad + ("," + pad).join(parts) + pad[:-indent] + ends[1]


documents = ['null', '[1, -2.5, 1e3, 0, -0, 0.1E-2]', '{"a": [true, false, {"b": "c"}], "": {}}', r'"\u00e9\n\"\\\ud83d\ude00\ud800x"', ' [ [ ] , { } ] ', '"é😀\x7f"', '[[[[[1]]]]]', '{"k": 1, "k": 2}', '123456789012345678901234567890', '-1.7976931348623157e308']
for d in documents:
    mine, theirs = Parser(d).parse(), json.loads(d)
    assert mine == theirs and repr(mine) == repr(theirs), d
    assert write(mine) == json.dumps(theirs) and write(mine, 2) == json.dumps(theirs, indent=2), d
print(len(documents), "documents agree")
for bad in ("", "[1,]", "[1 2]", '{"a" 1}', '{"a": }', "{a: 1}", "tru", '"abc', '"\\x"', '"\\u12g4"', "01", "1.", "-", "[", "{", '{"a": 1,}', '"tab\there"', "[1]]", "\n\n  nope"):
    try:
        print(repr(bad), Parser(bad).parse())
    except JSONError as e:
        try:
            json.loads(bad)
            print("json accepts", bad)
        except ValueError:
            print(repr(bad), e, e.position)
rng = random.Random(5)


def make(depth):
    kind = rng.randrange(7 if depth else 5)
    if kind == 0:
        return rng.choice([None, True, False])
    if kind == 1:
        return rng.randrange(-10**rng.randrange(1, 25), 10**6)
    if kind == 2:
        return rng.randrange(-1000, 1000) / 8
    if kind < 5:
        return "".join(rng.choice('ab"\\\n\té日😀 {}[]:,') for _ in range(rng.randrange(8)))
    if kind == 5:
        return [make(depth - 1) for _ in range(rng.randrange(5))]
    return {f"k{i}": make(depth - 1) for i in range(rng.randrange(5))}


checked = characters = 0
for _ in range(60):
    value = [make(4), make(3)]
    text = json.dumps(value)
    assert Parser(text).parse() == value and write(value) == text and write(value, 3) == json.dumps(value, indent=3)
    checked, characters = checked + 1, characters + len(text)
print(checked, characters, text[:70])
try:
    write({"a": {1, 2}})
except TypeError as e:
    print(e)
print(write({"b": [1, {"c": []}], "d": (1,)}, 1), Parser("[" * 150 + "]" * 150).parse() != [])
