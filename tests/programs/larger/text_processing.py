# Words, lines and paragraphs: counting, wrapping, justifying, tables, ciphers, diffs, templates.
from collections import Counter, defaultdict
import string

text = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of Darkness,
it was the spring of hope, it was the winter of despair. We had everything before us; we had nothing before us."""


def words_of(text):
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(string.punctuation).lower()
            if word:
                yield word


counts = Counter(words_of(text))
print(counts.most_common(6), len(counts), counts.total(), [w for w, n in counts.items() if n == 2])
by_length = defaultdict(set)
for w in counts:
    by_length[len(w)].add(w)
print({n: sorted(ws) for n, ws in sorted(by_length.items()) if n > 5})


def wrap(text, width):
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def justify(line, width):
    words = line.split()
    if len(words) == 1:
        return line.ljust(width)
    gaps = len(words) - 1
    blanks = width - sum(map(len, words))
    each, extra = divmod(blanks, gaps)
    return "".join(w + " " * (each + (i < extra)) for i, w in enumerate(words[:-1])) + words[-1]


lines = list(wrap(text, 40))
for i, line in enumerate(lines):
    print(f"|{justify(line, 40) if i < len(lines) - 1 else line:<40}|{line:>40}|{line:^40}|")


def table(rows, header):
    cells = [header] + [[str(c) for c in r] for r in rows]
    widths = [max(len(r[i]) for r in cells) for i in range(len(header))]
    numeric = [all(isinstance(r[i], (int, float)) for r in rows) for i in range(len(header))]
    out = []
    for k, r in enumerate(cells):
        out.append(" | ".join(c.rjust(w) if n and k else c.ljust(w) for c, w, n in zip(r, widths, numeric)).rstrip())
        if k == 0:
            out.append("-+-".join("-" * w for w in widths))
    return "\n".join(out)


print(table([(w, n, round(n / counts.total(), 4)) for w, n in counts.most_common(4)], ["word", "count", "share"]))


def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            k = ord(key[i % len(key)].lower()) - ord("a")
            out.append(chr((ord(c) - base + sign * k) % 26 + base))
            i += 1
        else:
            out.append(c)
    return "".join(out)


secret = vigenere("Attack at dawn, they said!", "Lemon")
print(secret, vigenere(secret, "Lemon", -1))


def lcs_diff(a, b):
    m, n = len(a), len(b)
    table = [[0] * (n + 1) for _ in range(m + 1)]
    for i in range(m - 1, -1, -1):
        for j in range(n - 1, -1, -1):
            table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < m or j < n:
        if i < m and j < n and a[i] == b[j]:
            yield "  " + a[i]
            i, j = i + 1, j + 1
        elif i < m and (j == n or table[i + 1][j] >= table[i][j + 1]):
            yield "- " + a[i]
            i += 1
        else:
            yield "+ " + b[j]
            j += 1


print("\n".join(lcs_diff("one two three four five".split(), "zero one three four six five".split())))


def roman(n):
    result = ""
    for value, symbol in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, n = divmod(n, value)
        result += symbol * count
    return result


def from_roman(s):
    values = [dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)[c] for c in s]
    return sum(-v if any(w > v for w in values[i + 1:i + 2]) else v for i, v in enumerate(values))


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(n):
    if n < 0:
        return "minus " + spell(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            head, rest = divmod(n, size)
            return spell(head) + " " + name + (" " + spell(rest) if rest else "")


print([roman(n) for n in (4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(from_roman(roman(n)) == n for n in range(1, 4000, 7)), [spell(n) for n in (0, 13, 42, 100, 999, 1234567, -70)])


def title_case(s, small=frozenset("a an the of and or in".split())):
    words = s.lower().split()
    return " ".join(w if w in small and 0 < i < len(words) - 1 else w.capitalize() for i, w in enumerate(words))


def pig_latin(word):
    for i, c in enumerate(word):
        if c in "aeiou":
            return word[i:] + word[:i] + ("way" if i == 0 else "ay")
    return word + "ay"


def snake(name):
    return "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(name))


def camel(name):
    head, *rest = name.split("_")
    return head + "".join(map(str.capitalize, rest))


def run_length(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out += (str(j - i) if j - i > 1 else "") + s[i]
        i = j
    return out


print(title_case("THE LORD OF the rings AND the"), " ".join(map(pig_latin, "the quick apple sky".split())), snake("someVariableName"), camel("some_variable_name"), run_length("WWWWBWWWW"), sorted(set(text.split()), key=str.casefold)[:5], "".join(sorted(Counter(text.lower()), key=lambda c: (-Counter(text.lower())[c], c)))[:8])
print("\n".join(f"{i:2}: {''.join(reversed(l))}" for i, l in enumerate(lines[:3], 1)), max(lines, key=len), sum(len(l) for l in lines), [i for i, c in enumerate(text) if c == "\n"])
