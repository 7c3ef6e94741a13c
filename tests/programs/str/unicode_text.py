# Text beyond ASCII: lengths, slices, case, sorting, combining marks, surrogates, escapes, formatting.
samples = ["naïve café", "Straße", "ΑΛΦΑ βήτα", "Привет, мир", "日本語テキスト", "😀😃👨‍👩‍👧", "e\u0301", "a\u0308o\u0308", "İıŞş", "ﬀﬁ", "𝒳𝔘𝔫𝔦", "مرحبا", "שלום", "हिन्दी", "한국어", "¿Qué?", "\u202eabc", "x²+y³", "½¾", "Ⅳ", "\U0010ffff", "Ǆǅǆ"]
for s in samples:
    print(len(s), s, repr(s) == ascii(s), ascii(s), len(s.encode()), len(s.encode("utf-16-le")) // 2, ascii(s[::-1]), ascii(s.upper()), ascii(s.lower()), s.isalpha(), s.isidentifier())
print(sorted(["zebra", "Äpfel", "apple", "éclair", "Zoo", "eclair", "ñu", "nu"]), sorted("äaÄAbBéE"), max("aé😀z"), min("日本a"))
s = "aé€😀b"
for i in range(len(s)):
    print(i, ascii(s[i]), hex(ord(s[i])), ascii(s[i:]), s.find(s[i]), s.index(s[i]), ascii(s[:i] + "|" + s[i:]), s[i].encode())
print(s.split("€"), s.replace("😀", "é"), s.partition("é"), s.center(11, "·"), s.ljust(8, "→"), s.zfill(9), s.count("é"), "€😀" in s, s.startswith("aé"), s.endswith("😀b"), s * 2, s == "aé€" + "😀b", s < "aé€😁", "é".join("abc"), s.strip("ab"), s.translate({0xE9: "e", 0x1F600: None}))
print(f"{'é':>4}|{'日本':<6}|{'😀':^5}|{'ñ':*^7}|{s:.3}|{s!a:>30}|{s!r:<12}|", "%5s|%-5s|%.2s|%c" % ("é", "日", "😀😃x", "ж"), "{:é^9}".format("mid"), "{0[é]}".format({"é": 1}), "{ключ}".format(ключ="значение"))
словарь = {"ключ": "значение", "été": 1, "日": [1]}
print(словарь, словарь["été"], sorted(словарь), {c: ord(c) for c in "aж日"}, set("éé") == {"é"}, "été" == "e\u0301te\u0301", len("é"), len("e\u0301"))


class Größe:
    länge = 5

    def fläche(self, ширина=2):
        return self.länge * ширина


print(Größe().fläche(), Größe().fläche(ширина=3), getattr(Größe, "länge"), vars(Größe).get("länge"), Größe.__name__, hasattr(Größe, "la\u0308nge"))
x = "\ud83d\ude00"
print(len(x), ascii(x), x == "😀", len("😀"), ascii("\ud800a"), "\ud800" < "\ue000", "\uffff" < "😀", ["\ud800"] == ["\ud800"], ascii("a\udcffb".encode("utf-8", "surrogateescape")))
try:
    "\ud800".encode()
except UnicodeEncodeError as e:
    print(e)
for code in (0x41, 0xDF, 0x131, 0x17F, 0x1C5, 0x3C2, 0x1E9E, 0xFB01, 0x10400, 0x1F1E6, 0x2160, 0x24D0, 0x0660, 0x2080, 0x4E00, 0xAD, 0x200D, 0x2028, 0x3000, 0xFEFF, 0xE000, 0x378):
    c = chr(code)
    print(f"{code:05X}", ascii(c), ascii(c.upper()), ascii(c.lower()), ascii(c.title()), ascii(c.casefold()), "".join("YN"[not getattr(c, m)()] for m in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isprintable", "isidentifier")))
print(int("٣٤٥"), int("१२३"), float("１.５"), [int(c) for c in "𝟘𝟙𝟚"], "٣".isdecimal(), "²".isdigit(), "½".isnumeric(), "\u00a0x\u2003".split(), "a\u2028b\u0085c".splitlines(), "\u200b".isspace(), "\ufeff".strip() == "\ufeff")
text = "Fußball ÉCOLE ǆungla ŉ ﬃ ΐ ὈΔΥΣΣΕΎΣ"
print(text.upper(), text.lower(), text.title(), text.swapcase(), text.casefold(), text.capitalize(), len(text), len(text.upper()), len(text.casefold()), sep="\n")
counts = {}
for ch in "Съешь же ещё этих мягких французских булок, да выпей чаю":
    if ch.isalpha():
        counts[ch.lower()] = counts.get(ch.lower(), 0) + 1
print(len(counts), sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:5], [chr(c) for c in range(0x410, 0x420)], "".join(chr(ord(c) + 1) for c in "абв"))


def rot(s, alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя"):
    n = len(alphabet) // 2
    return s.translate(str.maketrans(alphabet, alphabet[n:] + alphabet[:n]))


def strip_accents(s):
    table = {"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ñ": "n", "ü": "u", "ß": "ss", "æ": "ae"}
    return s.translate(str.maketrans(table))


def utf8(code):
    if code < 0x80:
        return bytes([code])
    if code < 0x800:
        return bytes([0xC0 | code >> 6, 0x80 | code & 63])
    if code < 0x10000:
        return bytes([0xE0 | code >> 12, 0x80 | code >> 6 & 63, 0x80 | code & 63])
    return bytes([0xF0 | code >> 18, 0x80 | code >> 12 & 63, 0x80 | code >> 6 & 63, 0x80 | code & 63])


def width(s):
    return sum(2 if 0x1100 <= ord(c) <= 0x115F or 0x2E80 <= ord(c) <= 0xA4CF or 0xAC00 <= ord(c) <= 0xD7A3 or 0xFF00 <= ord(c) <= 0xFF60 or ord(c) >= 0x1F300 else 1 for c in s)


print(rot(rot("привет")), rot("привет"), strip_accents("canción über straße æon"), all(utf8(c) == chr(c).encode() for c in (0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF)), [width(w) for w in ("abc", "日本", "한국어x", "😀")])
for row in (("name", "名前"), ("日本", "Tokyo"), ("é", "x")):
    print("|".join(c + " " * (10 - width(c)) for c in row) + "|")
print("\N{GREEK SMALL LETTER ALPHA}\N{EM DASH}\N{GRINNING FACE}\N{LATIN SMALL LETTER E WITH ACUTE}\N{CJK UNIFIED IDEOGRAPH-65E5}", "\x41\u0042\U00000043\104", "é".encode("latin-1"), "ÿ".encode("latin-1").decode("latin-1"), ascii(bytes(range(250, 256)).decode("latin-1")))
