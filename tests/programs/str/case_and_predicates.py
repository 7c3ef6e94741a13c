# Case methods and the is... predicates, inside and outside ASCII.
samples = ["", "abc", "ABC", "Abc Def", "aBC dEF", "123", "a1", " ", "\t\n", "é", "ÀÉ", "ß", "straße", "Ǆ", "ǆungla", "ﬁn", "İstanbul", "ıi", "ΑΣ", "ΣΑΣ ΑΣ.", "αβγ", "٣", "²", "½", "Ⅷ", "日本", "a_b", "_", "1a", "class", "x-y", "hello world's end", "they're o'neil", "\x00", "\u00a0", "\u2028", "😀", "aéz", "ᾳ", "ŉ", "ΐ"]
for s in samples:
    print(ascii(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()))
names = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
print(names)
for s in samples:
    print(ascii(s), "".join("X" if getattr(s, n)() else "." for n in names))
for a, b in (("a", "b"), ("a", "A"), ("", "a"), ("abc", "abd"), ("abc", "ab"), ("Z", "a"), ("é", "z"), ("😀", "\uffff"), ("10", "9"), ("a", "a ")):
    print(a < b, a == b, a > b, a.lower() == b.lower(), a.casefold() == b.casefold(), end="; ")
print()
print("STRASSE".casefold() == "straße".casefold(), "ΣΑΣ".lower(), "Σ".lower(), "ΑΣΑ ΑΣ".lower(), "ΑΣ1".lower(), "i̇".upper(), "ß".upper().lower(), "ﬁ".upper(), "ǆ".title(), "ǆ".upper(), "ŉ".title())
print("hello WORLD 3rd x2y".title(), "hello WORLD".capitalize(), "éCOLE".capitalize(), "ǆabc".capitalize(), "1abc Def".title(), "a'b c-d e_f".title(), "ÀB".swapcase())
print(sorted(["banana", "Apple", "cherry", "apple", "Éclair", "eclair"]), sorted(["banana", "Apple", "cherry"], key=str.lower), sorted("hello"), max("hello"), min("hello"))
text = "The Quick Brown Fox"
print(sum(c.isupper() for c in text), "".join(c for c in text if c.islower()), "".join(c.upper() if i % 2 else c.lower() for i, c in enumerate(text)), [w[::-1].capitalize() for w in text.split()])
for name in names + ["upper", "lower"]:
    try:
        getattr("a", name)(1)
    except TypeError as e:
        print(e)
print("abc".upper() is not None, "ABC".upper() == "ABC", type("a".upper()).__name__, "\n".isprintable(), "a b".isprintable(), "\ud800".isprintable(), "".isprintable(), "".isascii(), "".isspace(), "é".isidentifier(), "a·".isidentifier(), "℘".isidentifier())
