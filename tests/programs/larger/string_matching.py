# Naive, KMP, Boyer-Moore-Horspool, Rabin-Karp, Z, Aho-Corasick, suffix array and trie.
from collections import deque


def naive(text, pattern):
    return [i for i in range(len(text) - len(pattern) + 1) if text[i:i + len(pattern)] == pattern]


def prefix_function(p):
    table, k = [0] * len(p), 0
    for i in range(1, len(p)):
        while k and p[i] != p[k]:
            k = table[k - 1]
        k += p[i] == p[k]
        table[i] = k
    return table


def kmp(text, pattern):
    table, k, found = prefix_function(pattern), 0, []
    for i, c in enumerate(text):
        while k and (k == len(pattern) or c != pattern[k]):
            k = table[k - 1]
        k += c == pattern[k]
        if k == len(pattern):
            found.append(i - k + 1)
    return found


def horspool(text, pattern):
    m, found, i = len(pattern), [], 0
    skip = {c: m - 1 - j for j, c in enumerate(pattern[:-1])}
    while i + m <= len(text):
        if text[i:i + m] == pattern:
            found.append(i)
        i += skip.get(text[i + m - 1], m)
    return found


def rabin_karp(text, pattern, base=257, modulus=1_000_003):
    m, found = len(pattern), []
    if m > len(text):
        return found
    high = pow(base, m - 1, modulus)
    target = window = 0
    for j in range(m):
        target = (target * base + ord(pattern[j])) % modulus
        window = (window * base + ord(text[j])) % modulus
    for i in range(len(text) - m + 1):
        if window == target and text[i:i + m] == pattern:
            found.append(i)
        if i + m < len(text):
            window = ((window - ord(text[i]) * high) * base + ord(text[i + m])) % modulus
    return found


def z_function(s):
    z, l, r = [0] * len(s), 0, 0
    for i in range(1, len(s)):
        if i < r:
            z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]:
            z[i] += 1
        if i + z[i] > r:
            l, r = i, i + z[i]
    return z


def by_z(text, pattern):
    m = len(pattern)
    return [i - m - 1 for i, v in enumerate(z_function(pattern + "\0" + text)) if v == m]


texts = [("abracadabra abracadabra", "abra"), ("aaaaaa", "aa"), ("mississippi", "issi"), ("no match here", "xyz"), ("short", "longer than text"), ("żółć i żółw", "żół"), ("abcabcabcabd", "abcabd"), ("😀😁😀😁😀", "😀😁😀")]
for text, pattern in texts:
    results = [f(text, pattern) for f in (naive, kmp, horspool, rabin_karp, by_z)]
    print(repr(pattern), results[0], all(r == results[0] for r in results), prefix_function(pattern))
print(z_function("aabxaabxcaabxaabxay"))


class AhoCorasick:
    def __init__(self, words):
        self.next, self.fail, self.out = [{}], [0], [[]]
        for w in words:
            node = 0
            for c in w:
                if c not in self.next[node]:
                    self.next[node][c] = len(self.next)
                    self.next.append({})
                    self.fail.append(0)
                    self.out.append([])
                node = self.next[node][c]
            self.out[node].append(w)
        queue = deque(self.next[0].values())
        while queue:
            node = queue.popleft()
            for c, child in self.next[node].items():
                f = self.fail[node]
                while f and c not in self.next[f]:
                    f = self.fail[f]
                self.fail[child] = self.next[f].get(c, 0) if self.next[f].get(c) != child else 0
                self.out[child] += self.out[self.fail[child]]
                queue.append(child)

    def search(self, text):
        node = 0
        for i, c in enumerate(text):
            while node and c not in self.next[node]:
                node = self.fail[node]
            node = self.next[node].get(c, 0)
            for w in self.out[node]:
                yield i - len(w) + 1, w


machine = AhoCorasick(["he", "she", "his", "hers", "er"])
print(list(machine.search("ushers and his heroes")), len(machine.next), machine.fail)


def suffix_array(s):
    return sorted(range(len(s)), key=lambda i: s[i:])


def lcp_array(s, sa):
    def common(a, b):
        n = 0
        while a + n < len(s) and b + n < len(s) and s[a + n] == s[b + n]:
            n += 1
        return n

    return [common(a, b) for a, b in zip(sa, sa[1:])]


s = "banana"
sa = suffix_array(s)
lcp = lcp_array(s, sa)
print(sa, lcp, [s[i:] for i in sa], len(s) * (len(s) + 1) // 2 - sum(lcp))


def longest_repeat(s):
    sa = suffix_array(s)
    n, i = max(zip(lcp_array(s, sa), sa), key=lambda p: p[0])
    return s[i:i + n]


print(longest_repeat("to be or not to be"), repr(longest_repeat("abcdefg")), longest_repeat("aaaa"))


class Trie:
    def __init__(self):
        self.children, self.count = {}, 0

    def add(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.count += 1
        return self

    def find(self, prefix):
        node = self
        for c in prefix:
            node = node.children.get(c)
            if node is None:
                return None
        return node

    def __contains__(self, word):
        node = self.find(word)
        return node is not None and node.count > 0

    def words(self, prefix=""):
        if self.count:
            yield prefix
        for c in sorted(self.children):
            yield from self.children[c].words(prefix + c)

    def complete(self, prefix, limit=5):
        node = self.find(prefix)
        return [w for w, _ in zip(node.words(prefix), range(limit))] if node else []

    def matches(self, pattern, prefix=""):
        """? stands for any letter."""
        if not pattern:
            if self.count:
                yield prefix
            return
        for c in sorted(self.children) if pattern[0] == "?" else [pattern[0]]:
            if c in self.children:
                yield from self.children[c].matches(pattern[1:], prefix + c)

    def size(self):
        return 1 + sum(child.size() for child in self.children.values())


trie = Trie()
for w in "car card care careful cat dog do door date data".split():
    trie.add(w)
print(trie.complete("car"), trie.complete("d", 3), trie.complete("x"), "care" in trie, "caref" in trie, list(trie.matches("?a??")), list(trie.matches("do?")), trie.size(), len(list(trie.words())))


def correct(word, trie, alphabet="abcdefghijklmnopqrstuvwxyz"):
    edits = {word[:i] + word[i + 1:] for i in range(len(word))} | {word[:i] + c + word[i:] for i in range(len(word) + 1) for c in alphabet} | {word[:i] + c + word[i + 1:] for i in range(len(word)) for c in alphabet} | {word[:i] + word[i + 1] + word[i] + word[i + 2:] for i in range(len(word) - 1)}
    return sorted(e for e in edits if e in trie)


print(correct("caer", trie), correct("dta", trie), correct("doog", trie), correct("zzz", trie))


def soundex(name):
    codes = {c: str(d) for d, letters in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for c in letters}
    out, last = name[0].upper(), codes.get(name[0].lower())
    for c in name[1:].lower():
        code = codes.get(c)
        if code and code != last:
            out += code
        if c not in "hw":
            last = code
    return (out + "000")[:4]


print([soundex(n) for n in ("Robert", "Rupert", "Ashcraft", "Tymczak", "Pfister", "Honeyman")])


def wildcard(pattern, text):
    i = j = 0
    star = None
    while j < len(text):
        if i < len(pattern) and pattern[i] in (text[j], "?"):
            i, j = i + 1, j + 1
        elif i < len(pattern) and pattern[i] == "*":
            star, mark = i, j
            i += 1
        elif star is not None:
            mark += 1
            i, j = star + 1, mark
        else:
            return False
    return all(c == "*" for c in pattern[i:])


print([wildcard(p, t) for p, t in (("*.py", "a.py"), ("a*b?c", "axxbyc"), ("*", ""), ("?", ""), ("a*a*a", "aaa"), ("a*b", "acd"), ("**x**", "zxz"))])
