# A regular expression matcher: parser to a tree, backtracking matcher with generators, and an NFA simulation.
class RegexError(ValueError):
    pass


def parse(pattern):
    position = 0

    def peek():
        return pattern[position] if position < len(pattern) else None

    def take():
        nonlocal position
        c = pattern[position]
        position += 1
        return c

    def alternation():
        branches = [sequence()]
        while peek() == "|":
            take()
            branches.append(sequence())
        return branches[0] if len(branches) == 1 else ("alt", branches)

    def sequence():
        items = []
        while peek() is not None and peek() not in "|)":
            items.append(repetition())
        return ("seq", items)

    def repetition():
        node = atom()
        while peek() is not None and peek() in "*+?":
            op = take()
            node = ("repeat", node, {"*": (0, None), "+": (1, None), "?": (0, 1)}[op])
        return node

    def atom():
        c = take()
        if c == "(":
            node = alternation()
            if peek() != ")":
                raise RegexError(f"missing ) at {position}")
            take()
            return ("group", node)
        if c == "[":
            negate = peek() == "^"
            if negate:
                take()
            chars = set()
            while peek() != "]":
                if peek() is None:
                    raise RegexError("missing ]")
                a = take()
                if peek() == "-" and pattern[position + 1:position + 2] not in ("]", ""):
                    take()
                    b = take()
                    chars.update(chr(x) for x in range(ord(a), ord(b) + 1))
                else:
                    chars.add(a)
            take()
            return ("set", frozenset(chars), negate)
        if c == ".":
            return ("any",)
        if c == "^":
            return ("start",)
        if c == "$":
            return ("end",)
        if c == "\\":
            if peek() is None:
                raise RegexError("trailing backslash")
            e = take()
            classes = {"d": "0123456789", "s": " \t\n", "w": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"}
            if e.lower() in classes:
                return ("set", frozenset(classes[e.lower()]), e.isupper())
            return ("char", e)
        if c in "*+?":
            raise RegexError(f"nothing to repeat at {position - 1}")
        return ("char", c)

    node = alternation()
    if position != len(pattern):
        raise RegexError(f"unexpected {pattern[position]!r} at {position}")
    return node


def match_node(node, text, i, groups):
    kind = node[0]
    if kind == "char":
        if i < len(text) and text[i] == node[1]:
            yield i + 1, groups
    elif kind == "any":
        if i < len(text) and text[i] != "\n":
            yield i + 1, groups
    elif kind == "set":
        if i < len(text) and (text[i] in node[1]) != node[2]:
            yield i + 1, groups
    elif kind == "start":
        if i == 0:
            yield i, groups
    elif kind == "end":
        if i == len(text):
            yield i, groups
    elif kind == "seq":
        yield from match_sequence(node[1], 0, text, i, groups)
    elif kind == "alt":
        for branch in node[1]:
            yield from match_node(branch, text, i, groups)
    elif kind == "group":
        for j, g in match_node(node[1], text, i, groups):
            yield j, g + [text[i:j]]
    elif kind == "repeat":
        yield from match_repeat(node[1], *node[2], text, i, groups)


def match_sequence(items, k, text, i, groups):
    if k == len(items):
        yield i, groups
        return
    for j, g in match_node(items[k], text, i, groups):
        yield from match_sequence(items, k + 1, text, j, g)


def match_repeat(node, low, high, text, i, groups):
    if high is None or high > 0:
        for j, g in match_node(node, text, i, groups):
            if j > i:
                yield from match_repeat(node, max(0, low - 1), None if high is None else high - 1, text, j, g)
    if low == 0:
        yield i, groups


class Regex:
    def __init__(self, pattern):
        self.pattern, self.tree = pattern, parse(pattern)

    def search(self, text, start=0):
        for i in range(start, len(text) + 1):
            for j, groups in match_node(self.tree, text, i, []):
                return i, j, text[i:j], groups
        return None

    def fullmatch(self, text):
        return any(j == len(text) for j, _ in match_node(self.tree, text, 0, []))

    def findall(self, text):
        found, i = [], 0
        while i <= len(text):
            m = self.search(text, i)
            if m is None:
                break
            found.append(m[2])
            i = m[1] if m[1] > m[0] else m[1] + 1
        return found

    def sub(self, replacement, text):
        out, i = [], 0
        while i <= len(text) and (m := self.search(text, i)):
            out.append(text[i:m[0]])
            out.append(replacement(m) if callable(replacement) else replacement)
            if m[1] == m[0]:
                out.append(text[m[0]:m[0] + 1])
            i = max(m[1], m[0] + 1)
        return "".join(out) + text[i:]


for pattern, texts in {
    "abc": ["abc", "xabcx", "ab"], "a*b": ["b", "aaab", "ac"], "a+b?c": ["ac", "aabc", "bc"], "(a|b)+c": ["ababc", "c"], "^h.llo$": ["hello", "hallo!", "hello"], r"\d+\.\d*": ["pi 3.14", "5."], "[a-c]+[^x]": ["abcx", "abcd", "zz"],
    r"(\w+)@(\w+)\.com": ["mail bob@site.com now", "nobody"], "(a*)*b": ["aaab", "b"], "x?y?z?": ["", "xz"], "a(b(c)?)?d": ["abcd", "abd", "ad"], r"\(\)": ["f()"], "": ["any"],
}.items():
    r = Regex(pattern)
    print(repr(pattern), [r.search(t) for t in texts], [r.fullmatch(t) for t in texts])
print(Regex(r"\w+").findall("the quick, brown fox!"), Regex("a|e|i|o|u").findall("education"), Regex("x*").findall("axxb"), Regex(r"\s+").sub(" ", "too   many \t spaces"), Regex(r"\d").sub(lambda m: str(int(m[2]) * 2), "a1b2c3"))
for bad in ("(a", "a)", "*a", "[abc", "\\", "+"):
    try:
        Regex(bad)
    except RegexError as e:
        print(repr(bad), e)
print(Regex("(a|aa)+$").fullmatch("a" * 12), Regex("(x+x+)+y").search("x" * 7) is None)
