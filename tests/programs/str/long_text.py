"""Splitting long text from its end with limits, replacing in it: from some length on other code does that."""

text = ",".join(str(n * 7919 % 1013) for n in range(700)) + ",,"
pieces = text.split(",")


def check(label, got, want):
    if got != want:
        print(label, "differs", len(got), len(want))


for most in (-1, 0, 1, 2, 63, 64, 65, 350, 699, 700, 701, 702, 5000):
    kept = len(pieces) - 1 - most if most >= 0 else -1
    want = pieces if kept <= 0 else [",".join(pieces[: kept + 1])] + pieces[kept + 1 :]
    check(f"rsplit {most}", text.rsplit(",", most), want)
    check(f"bytes {most}", text.encode().rsplit(b",", most), [piece.encode() for piece in want])
    wide = text.replace("1", "\u4e1c")
    check(
        f"wide {most}", wide.rsplit(",", most), [piece.replace("1", "\u4e1c") for piece in want]
    )
    widest = text.replace("2", "\U0001f600")
    check(
        f"widest {most}",
        widest.rsplit("\U0001f600", most)[-3:],
        [piece.replace("2", "\U0001f600") for piece in text.rsplit("2", most)[-3:]],
    )
print(text.rsplit(",", 66)[:2][1], len(text.rsplit(",", 66)[0]), text.rsplit("no", 100) == [text])
print(("aa" * 100 + "b" + "a" * 99).rsplit("a", 150)[:3], ("a" * 200).rsplit("aa", 64)[0] == "a" * 72)

for sought, by in ((",", ";"), (",", ""), (",", " and "), ("1", "\u00e9"), ("7", "\u4e1c"), ("!", "?"), ("12", "x")):
    for most in (-1, 1, 2, 300):
        want = by.join(text.split(sought, most))
        check(f"replace {sought} {by} {most}", text.replace(sought, by, most), want)
        if by.isascii():
            got = text.encode().replace(sought.encode(), by.encode(), most)
            check(f"bytes replace {sought} {by} {most}", got, want.encode())
            got = bytearray(text.encode()).replace(sought.encode(), by.encode(), most)
            check(f"bytearray replace {sought} {by} {most}", got, want.encode())
latin = "caf\u00e9 " * 300
print(len(latin.replace("\u00e9", "e")), latin.replace("\u00e9", "e").isascii(), latin.replace("f", "\xff", 2)[:11])
print(("," * 2000).replace(",", ""), len(("," * 2000).replace(",", "ab", 1999)))
