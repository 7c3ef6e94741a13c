# A tokenizer and an outline parser for a language like Python, with indentation, written in Python.
KEYWORDS = {"def", "class", "if", "elif", "else", "for", "while", "return", "import", "from", "in", "not", "and", "or", "pass", "lambda", "with", "as", "try", "except", "finally", "raise", "None", "True", "False"}
OPERATORS = sorted(["**=", "//=", "<<=", ">>=", "...", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", ":="] + list("+-*/%@&|^~<>()[]{},:.;="), key=len, reverse=True)


class Token:
    __slots__ = ("kind", "text", "line", "column")

    def __init__(self, kind, text, line, column):
        self.kind, self.text, self.line, self.column = kind, text, line, column

    def __repr__(self):
        return f"{self.kind}({self.text!r})" if self.text else self.kind


class TokenError(Exception):
    def __init__(self, message, line, column):
        super().__init__(f"{message} ({line}:{column})")


def tokenize(source):
    stack, depth, opened = [0], 0, []
    lines = source.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        i = 0
        if not opened:
            stripped = line.lstrip(" ")
            if not stripped or stripped[0] == "#":
                continue
            indent = len(line) - len(stripped)
            if indent > stack[-1]:
                stack.append(indent)
                yield Token("INDENT", "", number, 0)
            while indent < stack[-1]:
                stack.pop()
                yield Token("DEDENT", "", number, 0)
            if indent != stack[-1]:
                raise TokenError("unindent does not match", number, indent)
            i = indent
        while i < len(line):
            c = line[i]
            if c == " ":
                i += 1
                continue
            if c == "#":
                break
            if c == "\\" and i == len(line) - 1:
                line, i = lines[number], 0
                number += 1
                continue
            start = i
            if c.isalpha() or c == "_":
                while i < len(line) and (line[i].isalnum() or line[i] == "_"):
                    i += 1
                word = line[start:i]
                if i < len(line) and line[i] in "'\"" and word.lower() in ("r", "b", "f", "rb", "br", "u"):
                    c = line[i]
                else:
                    yield Token("KEYWORD" if word in KEYWORDS else "NAME", word, number, start)
                    continue
            if c in "'\"":
                quote = line[i:i + 3] if line[i:i + 3] == c * 3 else c
                i += len(quote)
                text, first = line[start:i], number
                while True:
                    if i >= len(line):
                        if len(quote) == 1 or number >= len(lines):
                            raise TokenError("unterminated string", first, start)
                        text += "\n"
                        line, i = lines[number], 0
                        number += 1
                    elif line.startswith(quote, i):
                        text += quote
                        i += len(quote)
                        break
                    elif line[i] == "\\" and i + 1 < len(line):
                        text += line[i:i + 2]
                        i += 2
                    else:
                        text += line[i]
                        i += 1
                yield Token("STRING", text, first, start)
            elif c.isdigit() or (c == "." and line[i + 1:i + 2].isdigit()):
                while i < len(line) and (line[i].isalnum() or line[i] in "._" or (line[i] in "+-" and line[i - 1] in "eE" and not line[start:i].lower().startswith("0x"))):
                    i += 1
                text = line[start:i]
                try:
                    int(text, 0) if text.isalnum() and not text.isdigit() and "e" not in text.lower() or text.lower().startswith("0x") else float(text)
                except ValueError:
                    raise TokenError(f"bad number {text}", number, start) from None
                yield Token("NUMBER", text, number, start)
            else:
                op = next((o for o in OPERATORS if line.startswith(o, i)), None)
                if op is None:
                    raise TokenError(f"bad character {c!r}", number, i)
                i += len(op)
                if op in "([{":
                    opened.append((op, number, start))
                elif op in ")]}":
                    if not opened or opened.pop()[0] != "([{"[")]}".index(op)]:
                        raise TokenError(f"unmatched {op}", number, start)
                yield Token("OP", op, number, start)
        if not opened:
            yield Token("NEWLINE", "", number, len(line))
    if opened:
        raise TokenError(f"{opened[-1][0]} was never closed", *opened[-1][1:])
    while len(stack) > 1:
        stack.pop()
        yield Token("DEDENT", "", number, 0)
    yield Token("END", "", number, 0)


source = '''
# a program
import os
class A(B, metaclass=M):
    """Doc
    string"""
    x: int = 0x1F + 1_000 * 2.5e-3

    def f(self, a, *args, b="q\\"uote", **kw) -> int:
        if a <= b and not (a //
                           3):  # comment
            return {"k": [1, 2,
                          3]}
        elif a:
            pass
        total = a + \\
            b
        return rb'raw' if a != 2 ** -1 else f"{a}"
    g = lambda self: self.x
def h(): return ...
'''
tokens = list(tokenize(source))
line = []
for t in tokens:
    line.append(t)
    if t.kind in ("NEWLINE", "END"):
        print(t.line, *line)
        line = []


class Block:
    def __init__(self, header, line):
        self.header, self.line, self.children = header, line, []

    def show(self, level=0):
        yield "  " * level + f"{self.line}: {self.header}"
        for c in self.children:
            yield from c.show(level + 1)

    def count(self):
        return 1 + sum(c.count() for c in self.children)


def outline(tokens):
    root = current = Block("module", 0)
    parents, words = [], []
    for t in tokens:
        if t.kind == "INDENT":
            parents.append(current)
            current = current.children[-1]
        elif t.kind == "DEDENT":
            current = parents.pop()
        elif t.kind == "NEWLINE":
            if words:
                current.children.append(Block(" ".join(w.text for w in words), words[0].line))
            words = []
        elif t.kind != "END":
            words.append(t)
    return root


tree = outline(tokens)
print("\n".join(s.replace("\n", "\\n") for s in tree.show()), tree.count())
for bad in ("x = 'open", "if x:\n        a\n    b", "f(1", "f(]", "a = 5 $ 3", "0x1G", "1.2.3", '"""never\nclosed', ")", "x = [1, (2]"):
    try:
        print(len(list(tokenize(bad))))
    except TokenError as e:
        print(repr(bad), "TokenError", e)
counts = {}
for t in tokens:
    counts[t.kind] = counts.get(t.kind, 0) + 1
print(counts, sorted({t.text for t in tokens if t.kind == "KEYWORD"}), [t.text for t in tokens if t.kind == "NUMBER"], [t.text for t in tokens if t.kind == "STRING"])


def untokenize(tokens):
    lines, words, level = [], [], 0
    for t in tokens:
        if t.kind == "INDENT":
            level += 1
        elif t.kind == "DEDENT":
            level -= 1
        elif t.kind == "NEWLINE":
            lines.append("    " * level + " ".join(words))
            words = []
        else:
            words.append(t.text)
    return "\n".join(lines) + "\n"


again = list(tokenize(untokenize(tokens)))
print([(t.kind, t.text) for t in again] == [(t.kind, t.text) for t in tokens], untokenize(tokens).count("\n"))
