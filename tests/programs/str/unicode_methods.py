"""str methods outside ASCII: casing, categories, widths of characters, surrogates, normalization, escapes."""
import unicodedata

SAMPLES = ["ß", "ŉ", "ǆ", "ǅ", "İ", "ı", "Σ", "ΑΣ", "ΑΣΑ", "ΑΣ.", "Σ.", "ﬁ", "ﬃ", "ᾳ", "ᾼ", "Ⅷ", "ⅷ", "ⓐ", "Ა", "ა", "Ꭰ", "ꭰ", "𐐀", "𐐨", "Ω", "K", "Å", "ſ", "ẞ", "ﬀs", "ΐ", "ᾷ",
           "٣", "²", "½", "Ⅳ", "一", "\u00a0", "\u2003", "\u200b", "\u180e", "\x1c", "\x85", "\ufeff", "e\u0301", "é", "\u0345", "ª", "ʰ", "्", "_", "℘", "·", "\ud800", "😀", "\U0010ffff", "\x00", "\u0300"]
for s in SAMPLES:
    print(ascii(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.swapcase()), ascii(s.capitalize()), ascii(s.casefold()),
          "".join("01"[f()] for f in (s.isalpha, s.isdigit, s.isdecimal, s.isnumeric, s.isalnum, s.isspace, s.isupper, s.islower, s.istitle, s.isidentifier, s.isprintable, s.isascii)))
for s in ["they're bill's", "Ünïcode àlpha", "ǆabc ǆABC", "ΌΣΟΣ ΣΑΣ", "a1b2c3", "ﬁne ﬂow", "x\u0301y", "ABC-DEF_ghi", "İstanbul IŞIK", "mcdonald o'neil"]:
    print(ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()), s.istitle(), ascii(s.lower().upper()))
print([ascii(x) for x in "a\x0bb\x0cc\x1cd\x1ee\x85f\u2028g\u2029h\r\ni\rj\nk".splitlines()], "a\r\nb\n\nc".splitlines(True))
print([ascii(x) for x in "\u2003a\u00a0b\u3000c\x1fd\u200be ".split()], ascii("\u2003\u3000x\u00a0\x85".strip()), "  x ".split(" "))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [ascii(unicodedata.normalize(form, s)) for s in ("é", "e\u0301", "ﬁ", "Å", "한", "\u1112\u1161\u11ab", "①", "½", "ǆ", "a\u0327\u0301", "a\u0301\u0327", "\u0958", "Ω", "\u2126", "\ud800")],
          unicodedata.is_normalized(form, "é"), unicodedata.is_normalized(form, "e\u0301"))
for c in "aAé1²½٣一 \n$+(_-\u0300\u200d\U000e0001😀ǅʰª\ud800\ue000\U0010ffff":
    print(ascii(c), unicodedata.category(c), unicodedata.bidirectional(c), unicodedata.combining(c), unicodedata.east_asian_width(c), unicodedata.mirrored(c),
          unicodedata.decimal(c, None), unicodedata.digit(c, None), unicodedata.numeric(c, None), unicodedata.name(c, "no name"), ascii(unicodedata.decomposition(c)))
for name in ("SNOWMAN", "snowman", "LATIN SMALL LETTER E WITH ACUTE", "CJK UNIFIED IDEOGRAPH-4E00", "HANGUL SYLLABLE HAN", "nothing such", "GREEK SMALL LETTER FINAL SIGMA"):
    try:
        print(ascii(unicodedata.lookup(name)))
    except KeyError as error:
        print(error)
print("\N{SNOWMAN}\N{DIGIT ONE}\N{latin small letter a}" == "\u2603" "1a")
for action in (lambda: unicodedata.name("ab"), lambda: unicodedata.name("\n"), lambda: unicodedata.decimal("x"), lambda: unicodedata.normalize("X", "a"), lambda: unicodedata.category(5), lambda: ord("ab"), lambda: ord(""), lambda: ord("é"),
               lambda: chr(-1), lambda: chr(0x110000), lambda: chr(1.5), lambda: ascii(chr(0xD800) + chr(0xDC00)), lambda: len("\ud800\udc00"), lambda: "\ud800\udc00" == "\U00010000", lambda: chr(10 ** 20)):
    try:
        print(ascii(action()))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)

wide = "a😀é\u0301b\U0001F1E6z"
print(len(wide), [ascii(c) for c in wide[::-1]], ascii(wide[1:4]), wide.find("b"), wide.index("\U0001F1E6"), wide.rfind("z"), ascii(wide.replace("😀", "é")), wide.count(""), [ascii(c) for c in wide.partition("é")])
print(ascii(wide.center(12, "·")), ascii(wide.ljust(9, "😀")), ascii("x".rjust(4, "é")), wide.startswith("😀", 1), wide.endswith(("q", "z")), ascii(wide.translate({0x1F600: "smile", ord("z"): None, "b": 3, ord("b"): 0x263A})))
print(ascii(wide.expandtabs()), ascii("é\té".expandtabs(4)), ascii(wide.zfill(10)), ascii("-é".zfill(5)), ascii(str.maketrans("aé", "éa", "z")), ascii(str.maketrans({"é": 1, 5: None})))
for s in ("\ud800", "a\udc80b", "\ud83d\ude00", "ok\udfff"):
    row = [repr(s), len(s)]
    for encoding, errors in (("utf-8", "strict"), ("utf-8", "replace"), ("utf-8", "ignore"), ("utf-8", "backslashreplace"), ("utf-8", "surrogateescape"), ("utf-8", "surrogatepass"), ("utf-8", "xmlcharrefreplace"), ("utf-8", "namereplace"), ("utf-16-le", "surrogatepass"), ("ascii", "replace")):
        try:
            row.append(s.encode(encoding, errors))
        except UnicodeEncodeError as error:
            row.append(str(error))
    print(row)
for data in (b"\xff", b"a\xe9b", b"\xed\xa0\x80", b"\xf0\x9f\x98", b"\xc0\x80", b"ok\x80\x81ok", b"\xf4\x90\x80\x80", b"\xe2\x82"):
    row = [data]
    for errors in ("strict", "replace", "ignore", "backslashreplace", "surrogateescape", "surrogatepass"):
        try:
            row.append(ascii(data.decode("utf-8", errors)))
        except UnicodeDecodeError as error:
            row.append((str(error), error.start, error.end, error.reason))
    print(row)
for encoding in ("latin-1", "ascii", "cp1252", "utf-16", "utf-16-be", "utf-32-le", "utf-8-sig", "cp437", "iso8859-15", "koi8-r", "nothing"):
    try:
        data = "aé€".encode(encoding)
        print(encoding, data, data.decode(encoding) == "aé€")
    except (UnicodeEncodeError, LookupError) as error:
        print(encoding, type(error).__name__, error)
print(repr("a'b"), repr('a"b'), repr("a'\"b"), repr("\t\n\r\\\x00\x7f\x80\xa0\xad\u200b\u2028\ud800\ue000\U000e0001é😀"), ascii("é😀\x80"))
print(sorted(["é", "e", "z", "Z", "😀", "\uffff", "\ud800", "E", "ß"]) == sorted(["ß", "E", "\ud800", "\uffff", "😀", "Z", "z", "e", "é"]), "\uffff" < "😀", "\ud800" < "\U00010000", max("aé😀z"), min("aé😀z"))
print([c.isidentifier() for c in ("é", "1a", "a1", "_", "", "a b", "ª", "℘x", "x·", "·x", "def", "😀", "一", "a\u0301", "\u0301a")])
ℌ = 1
ﬁeld = 2
print(H + field, sorted(k for k in globals() if k in ("H", "field", "ℌ", "ﬁeld")))
words = "Größe ΣΊΣΥΦΟΣ naïve İZMİR straße façade ǅungla Ω".split()
counts = {}
for i in range(200):
    word = words[i % len(words)]
    key = unicodedata.normalize("NFKD", word.casefold())
    key = "".join(c for c in key if not unicodedata.combining(c))
    counts[key] = counts.get(key, 0) + len(word.upper())
print([(ascii(k), v) for k, v in sorted(counts.items())])
