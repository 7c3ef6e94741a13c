import sys
import unicodedata as u

print("-- properties")
samples = "aÉß0²½٣\u0301\u00a0 \n\t(«\u2028漢ｱΩ\u05d0\u0628€+_\u200d\ud800\ue000\U0001f600\U00010400\u0378ǅ\u1e14\u212b\ufb01\u0f77\uac00\ufdfa\u3392Ⅷ\U0001d7d8"
for c in samples:
    print(f"{ord(c):05x}", u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c),
          repr(u.decomposition(c)), u.decimal(c, None), u.digit(c, None), u.numeric(c, None), u.name(c, None))
print(u.unidata_version, u.numeric("⅐"), u.numeric("一"), u.numeric("\U00016b61"), u.digit("⑨"), u.decimal("๕"))

print("-- names")
for name in ("LATIN SMALL LETTER E WITH ACUTE", "greek small letter alpha", "CJK UNIFIED IDEOGRAPH-4E00", "HANGUL SYLLABLE GAG",
             "SNOWMAN", "LF", "KEYCAP DIGIT ONE", "LATIN SMALL LETTER GHA"):
    found = u.lookup(name)
    print(name, ascii(found), u.name(found, "none") if len(found) == 1 else len(found))
print("\N{BULLET}" == u.lookup("BULLET"), u.name("\u4e00"), u.name("각"), u.name("\U0001f40d"))

print("-- normal forms")
for text in ("é", "e\u0301", "\u212b", "ﬁ", "½", "\u1e9b\u0323", "각", "\u1100\u1161", "q\u0307\u0323", "ascii", "", "㎏ ㈎"):
    print([ascii(u.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")],
          [u.is_normalized(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")])


def without_accents(text):
    return "".join(c for c in u.normalize("NFD", text) if not u.combining(c))


print(without_accents("Crème Brûlée à la Đường Ångström"))
print(u.normalize("NFC", "\ud800e\u0301") == "\ud800\xe9")

print("-- errors")
for wrong in (lambda: u.name("ab"), lambda: u.name(3), lambda: u.name("\x00"), lambda: u.lookup("no such"), lambda: u.lookup(3),
              lambda: u.decimal("a"), lambda: u.digit("½"), lambda: u.numeric("a"), lambda: u.normalize("NFX", "a"),
              lambda: u.normalize("NFC", 3), lambda: u.category(""), lambda: u.category(5), lambda: u.is_normalized("x", "a"),
              lambda: u.name(chr(0xf0000)), lambda: u.lookup("x" * 300)):
    try:
        print(wrong())
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)

print("-- over many characters")
counts = {}
for code in range(0, 0x3000):
    category = u.category(chr(code))
    counts[category] = counts.get(category, 0) + 1
print(sorted(counts.items()))
total = 0
for code in range(0x2000, 0x3400, 3):
    c = chr(code)
    total = (total * 31 + len(u.name(c, "")) + u.combining(c) + len(u.decomposition(c)) + int(u.numeric(c, 0) * 8)
             + len(u.bidirectional(c)) * 5 + len(u.normalize("NFKD", c)) * 7 + len(u.east_asian_width(c)) + u.mirrored(c)) % 1000003
print(total)
