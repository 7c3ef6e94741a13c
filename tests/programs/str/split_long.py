"""Splits of long texts: at a character, at white space, at line ends, with limits, with empty and long pieces."""

import random

random.seed(11)


def naive_split(text, separator, most):
    parts, start = [], 0
    while most != 0:
        place = text.find(separator, start)
        if place < 0:
            break
        parts.append(text[start:place])
        start = place + len(separator)
        most -= 1
    parts.append(text[start:] if start else text)
    return parts


def naive_words(text, most):
    words, at = [], 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return words
        if most == 0:
            words.append(text[at:] if at else text)
            return words
        start = at
        while at < len(text) and not text[at].isspace():
            at += 1
        words.append(text[start:at] if at - start < len(text) else text)
        most -= 1


def naive_lines(text):
    lines, start, at = [], 0, 0
    while at < len(text):
        if text[at] in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
            lines.append(text[start:at])
            if text[at:at + 2] == "\r\n":
                at += 1
            start = at + 1
        at += 1
    if start < len(text):
        lines.append(text[start:] if start else text)
    return lines


def check(text):
    for most in (-1, 0, 1, 7, 2000):
        for separator in (",", "\xff", "ab", "\u4e1c"):
            expected = naive_split(text, separator, most)
            if text.split(separator, most) != expected:
                print("split", ascii(text[:40]), len(text), ascii(separator), most)
        if text.split(None, most) != naive_words(text, most):
            print("words", ascii(text[:40]), len(text), most)
    if text.splitlines() != naive_lines(text):
        print("lines", ascii(text[:40]), len(text))
    if "".join(text.splitlines(True)) != text:
        print("kept lines", ascii(text[:40]))
    for separator in ",":
        if text.rsplit(separator) != text.split(separator):
            print("rsplit", ascii(text[:40]))
    encoded = text.encode("utf-8")
    if [part.decode() for part in encoded.split(b",")] != text.split(","):
        print("bytes", ascii(text[:40]))


ALPHABETS = ["a,", "ab,\n\r ", "a, \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\xff", "xyz,\u2003\u2028\u4e1cab", "a\r\n"]
for alphabet in ALPHABETS:
    for length in (0, 1, 2, 5, 40, 300, 1100, 3000):
        check("".join(random.choices(alphabet, k=length)))
for text in ("," * 5000, " " * 5000, "\n" * 5000, "\r\n" * 3000, "a" * 5000, "word " * 3000, "x" * 1023 + "," + "y" * 1024 + "," + "z" * 1025,
             " lead" + " " * 900 + "trail ", ("p" * 2000 + " ") * 20, "a,b\u4e1c," * 700, ",".join(map(str, range(3000))), "\r" * 99 + "\n"):
    check(text)


class Text(str):
    pass


words = Text("one two  three " * 400).split(" ")
print(type(words[0]).__name__, len(words), words[:5], words[-2:])
parts = ("k=v;" * 3000).split(";")
print(len(parts), parts[0] is not None, sorted(set(parts)), parts[-1:])
big = "ab,cdef,g,,hi " * 9000
print(len(big.split(",")), len(big.split()), len(big.replace(",", "\n").splitlines()), big.split(",", 30000)[-1] == "hi ", sum(map(len, big.split(","))))

# Separators of several characters: where they overlap, begin only, stand at the ends, are long.
pieces = [f"{n}" * (n % 5) for n in range(900)]
for separator in ("-->", "ab", "aab", "aa", "::", "\u00e9\u00e9", "=" * 16, "=" * 17, "xy" * 20):
    text = separator.join(pieces)
    for whole in (text, separator + text + separator, text + separator[:-1], separator[0] * 3 + text, text[1:-1]):
        parts = whole.split(separator)
        print(len(parts), separator.join(parts) == whole, len(whole.split(separator, 7)), parts[-1] == whole.rsplit(separator, 1)[-1])
repeated = "a" * 5000 + "b" + "aab" * 2000 + "a" * 50
print(*[(len(repeated.split(part)), len(repeated.split(part, 100)[-1])) for part in ("aab", "aa", "ba", "aaaaaaab", "ab", "aaaaaaaaaaaaaaaaaaaaab")])
print(["a-->b--".split("-->"), "-->".split("-->"), "--".split("-->"), "".split("-->"), "a-->".split("-->", 0), "\u6771-->b".split("-->")])

# Text beyond Latin-1, of which pieces are.
words = ["", "a", "\u00e9", "\u6771", "plain text", "caf\u00e9", "\u6771\u4eac", "x" * 1100, "\u4eac" * 1100, "\ud800", "mixed \u6771"]
for separator in (",", "\u00e9", "\u3001", "\u6771"):
    text = separator.join(words[n * 7 % 11] for n in range(1200))
    for whole in (text, text + separator, separator + text):
        parts = whole.split(separator)
        print(ascii(separator), len(parts), separator.join(parts) == whole, len(whole.split(separator, 9)), sum(part.isascii() for part in parts))
        print(len({part: 1 for part in parts}), parts.count("a"), parts.count("plain text"), ascii(parts[:3]), parts == naive_split(whole, separator, -1))
print("\U0001f600,a,\u6771".split(","), len(("\U0001f600,a," * 3000).split(",")), len(("\u6771,," * 3000).split(",", 5000)), len("\u6771 a\u3000b ".split()))
