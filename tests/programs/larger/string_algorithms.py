"""Text algorithms in plain Python: distances, tries, automata, compression, ciphers, palindromes, suffix arrays, wildcards."""
import itertools
import string
from collections import Counter, defaultdict, deque
from functools import cache, reduce


def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (x != y)))
        previous = row
    return previous[-1]


@cache
def lcs(a, b):
    if not a or not b:
        return ""
    if a[0] == b[0]:
        return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)


class Trie:
    def __init__(self, words=()):
        self.root, self.size = {}, 0
        for word in words:
            self.add(word)

    def add(self, word):
        node = reduce(lambda node, c: node.setdefault(c, {}), word, self.root)
        self.size += "" not in node
        node[""] = True

    def __contains__(self, word):
        node = self.root
        for c in word:
            if (node := node.get(c)) is None:
                return False
        return "" in node

    def complete(self, prefix):
        node = self.root
        for c in prefix:
            node = node.get(c)
            if node is None:
                return
        stack = [(node, prefix)]
        while stack:
            node, text = stack.pop()
            if "" in node:
                yield text
            stack += [(child, text + c) for c, child in sorted(node.items(), reverse=True) if c]

    def fuzzy(self, word, most):
        found = []

        def walk(node, prefix, row):
            if "" in node and row[-1] <= most:
                found.append((row[-1], prefix))
            if min(row) <= most:
                for c, child in sorted(node.items()):
                    if c:
                        new = [row[0] + 1]
                        for j, y in enumerate(word, 1):
                            new.append(min(new[-1] + 1, row[j] + 1, row[j - 1] + (c != y)))
                        walk(child, prefix + c, new)

        walk(self.root, "", list(range(len(word) + 1)))
        return sorted(found)


class AhoCorasick:
    def __init__(self, words):
        self.go, self.out, self.fail = [{}], [[]], [0]
        for word in words:
            state = 0
            for c in word:
                if c not in self.go[state]:
                    self.go[state][c] = len(self.go)
                    self.go.append({})
                    self.out.append([])
                    self.fail.append(0)
                state = self.go[state][c]
            self.out[state].append(word)
        queue = deque(self.go[0].values())
        while queue:
            state = queue.popleft()
            for c, child in self.go[state].items():
                f = self.fail[state]
                while f and c not in self.go[f]:
                    f = self.fail[f]
                self.fail[child] = self.go[f].get(c, 0) if self.go[f].get(c) != child else 0
                self.out[child] += self.out[self.fail[child]]
                queue.append(child)

    def find(self, text):
        state = 0
        for i, c in enumerate(text):
            while state and c not in self.go[state]:
                state = self.fail[state]
            state = self.go[state].get(c, 0)
            for word in self.out[state]:
                yield i - len(word) + 1, word


def suffix_array(s):
    return sorted(range(len(s)), key=lambda i: s[i:])


def bwt(s):
    return "".join((s + "\0")[i - 1] for i in suffix_array(s + "\0"))


def unbwt(t):
    table = sorted((c, i) for i, c in enumerate(t))
    out, i = [], 0
    for _ in t:
        c, i = table[i]
        out.append(c)
    return "".join(out[:-1])


def rle(s):
    return [(c, sum(1 for _ in g)) for c, g in itertools.groupby(s)]


def mtf(s, alphabet):
    symbols, out = list(alphabet), []
    for c in s:
        i = symbols.index(c)
        out.append(i)
        symbols.insert(0, symbols.pop(i))
    return out


def manacher(s):
    t, radius, centre, right = "|" + "|".join(s) + "|", [], 0, 0
    for i in range(len(t)):
        r = min(right - i, radius[2 * centre - i]) if i < right else 0
        while i - r - 1 >= 0 and i + r + 1 < len(t) and t[i - r - 1] == t[i + r + 1]:
            r += 1
        radius.append(r)
        if i + r > right:
            centre, right = i, i + r
    best = max(range(len(t)), key=radius.__getitem__)
    return s[(best - radius[best]) // 2:(best + radius[best]) // 2]


def glob(pattern, text):
    @cache
    def match(i, j):
        if i == len(pattern):
            return j == len(text)
        match pattern[i]:
            case "*":
                return match_(i + 1, j) or j < len(text) and match_(i, j + 1)
            case "?":
                return j < len(text) and match_(i + 1, j + 1)
            case c:
                return j < len(text) and text[j] == c and match_(i + 1, j + 1)
    match_ = match
    return match(0, 0)


def caesar(text, k):
    table = {ord(c): a[(i + k) % 26] for a in (string.ascii_lowercase, string.ascii_uppercase) for i, c in enumerate(a)}
    return text.translate(table)


def vigenere(text, key, sign=1):
    keys = itertools.cycle(ord(k.lower()) - 97 for k in key)
    return "".join(chr((ord(c) - 97 + sign * next(keys)) % 26 + 97) if c.isascii() and c.islower() else c for c in text)


def crack(text):
    frequency = dict(zip("etaoinshrdlu", range(12, 0, -1)))
    return max((sum(frequency.get(c, 0) for c in caesar(text, k).lower()), -k, caesar(text, k)) for k in range(26))[2]


def soundex(name):
    codes = {c: str(d) for d, letters in enumerate("bfpv cgjkqsxz dt l mn r".split(), 1) for c in letters}
    name = name.lower()
    digits, last = "", codes.get(name[0])
    for c in name[1:]:
        code = codes.get(c)
        if code and code != last:
            digits += code
        if c not in "hw":
            last = code
    return (name[0].upper() + digits + "000")[:4]


def justify(words, width):
    lines, line = [], []
    for word in words:
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            gaps = len(line) - 1 or 1
            spare = width - sum(map(len, line))
            lines.append("".join(w + " " * (spare // gaps + (i < spare % gaps) if i < len(line) - 1 else 0) for i, w in enumerate(line)).ljust(width))
            line = []
        line.append(word)
    return lines + [" ".join(line)]


def diff(a, b):
    if not a or not b:
        return [("-", x) for x in a] + [("+", x) for x in b]
    if a[0] == b[0]:
        return [(" ", a[0])] + diff(a[1:], b[1:])
    return min([("-", a[0])] + diff(a[1:], b), [("+", b[0])] + diff(a, b[1:]), key=lambda d: sum(k != " " for k, _ in d))


words = "car card care cart cat dog dot door do apple apply ape".split()
trie = Trie(words)
print(trie.size, "car" in trie, "ca" in trie, list(trie.complete("ca")), list(trie.complete("x")), trie.fuzzy("aple", 2), trie.fuzzy("dor", 1))
print(levenshtein("kitten", "sitting"), levenshtein("", "abc"), lcs("AGGTAB", "GXTXAYB"), lcs("abcdefgh", "xbydzf"), sorted(words, key=lambda w: (levenshtein(w, "cat"), w))[:4])
print(list(AhoCorasick(["he", "she", "his", "hers"]).find("ushers and his heroes")), suffix_array("banana"), repr(bwt("banana")), unbwt(bwt("mississippi")), rle(bwt("abracadabra" * 3)), mtf("bananaaa", "abn"))
print(manacher("forgeeksskeegfor"), manacher("abacdfgdcaba"), manacher("a"), [glob(p, t) for p, t in (("a*b?d", "axxbcd"), ("*", ""), ("?", ""), ("*a*a*", "banana"), ("", ""), ("a" * 9 + "*" + "b", "a" * 20))])
secret = caesar("Attack at dawn, the enemy is tired and there is no moon tonight", 11)
print(secret, crack(secret), vigenere("attackatdawn", "lemon"), vigenere(vigenere("attack at dawn", "key"), "key", -1), [soundex(n) for n in ("Robert", "Rupert", "Ashcraft", "Tymczak", "Pfister", "Lee")])
print(*justify("the quick brown fox jumps over the lazy dog and then sleeps".split(), 18), sep="|\n")
print(diff("abcd", "acbd"), diff("", "x"))
text = "it was the best of times it was the worst of times " * 4
bigrams = Counter(zip(text, text[1:]))
groups = defaultdict(list)
for word in words:
    groups["".join(sorted(word))].append(word)
print(bigrams.most_common(3), len(bigrams), max(map(len, groups.values())), sum(levenshtein(a, b) for a, b in itertools.combinations(words, 2)), unbwt(bwt(text)) == text)
