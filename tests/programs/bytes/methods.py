# Every bytes method.
b = b"The quick brown fox. THE END the end"
print(b.find(b"the"), b.find(ord("q")), b.rfind(b"e"), b.index(b"fox"), b.rindex(b"end"), b.count(b"e"), b.count(101), b.count(b""), b.find(b"zz"), b.find(b"e", 5, 10), b.startswith(b"The"), b.startswith((b"x", b"T")), b.endswith(b"end"), b.endswith(b"END", 0, -8), b"quick" in b)
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.capitalize())
print(b"a b  c".split(), b"a,b,,c".split(b","), b"a,b,c".split(b",", 1), b"a,b,c".rsplit(b",", 1), b"  a  ".split(), b"".split(), b"".split(b","), b"a\nb\r\nc\rd".splitlines(), b"a\nb".splitlines(True), b"k=v=w".partition(b"="), b"k=v=w".rpartition(b"="), b"kv".partition(b"="), b"a\x0bb\x0cc".split(), b"a\x0bb\x1cc\x85d".splitlines())
print(b"  a ".strip(), b"  a ".lstrip(), b"  a ".rstrip(), b"xxaxx".strip(b"x"), b"abcba".lstrip(b"ab"), b"abcba".rstrip(b"ab"), b"a".center(5), b"a".center(4, b"*"), b"a".ljust(3, b"."), b"a".rjust(3), b"42".zfill(5), b"-42".zfill(5), b"a\tb".expandtabs(4), b"prefix-x".removeprefix(b"prefix-"), b"x.py".removesuffix(b".py"))
print(b"banana".replace(b"a", b"o"), b"banana".replace(b"an", b"", 1), b"ab".replace(b"", b"-"), b"aaa".replace(b"aa", b"b"), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"abcabc".translate(bytes.maketrans(b"a", b"A"), b"c"), bytes.maketrans(b"a", b"b")[97], len(bytes.maketrans(b"", b"")))
for x in (b"", b"abc", b"ABC", b"Abc Def", b"123", b"a1", b" \t", b"\xe9", b"a b", b"\x00"):
    print(x, x.isalnum(), x.isalpha(), x.isascii(), x.isdigit(), x.islower(), x.isspace(), x.istitle(), x.isupper())
print(b.decode(), b"caf\xc3\xa9".decode("utf-8"), b"caf\xe9".decode("latin-1"), b"abc".hex(), b"-".join([b"a", b"b", b"c"]))
for action in (
    lambda: b.find("a"), lambda: b.find(256), lambda: b.find(-1), lambda: b.index(b"zz"), lambda: b.rindex(b"zz"), lambda: b.split(""), lambda: b.split(b""), lambda: b.split("a"), lambda: b.strip("a"), lambda: b.replace("a", "b"), lambda: b.replace(b"a", "b"), lambda: b.startswith("T"), lambda: b.startswith((b"a", "b")), lambda: b.endswith(5), lambda: b.join([b"a", "b"]), lambda: b.join([1]), lambda: b.join("ab"), lambda: b.join(5), lambda: b.center(5, b"ab"), lambda: b.center(50, "a"), lambda: b.translate(b"short"), lambda: bytes.maketrans(b"a", b"bc"), lambda: b.partition(b""), lambda: b.partition("a"), lambda: b.count("a"), lambda: b.decode("ascii2"), lambda: b"\x80".decode("ascii"), lambda: b.removeprefix("a"), lambda: b.hex(5), lambda: b.hex("ab"), lambda: b.upper(1), lambda: b.nope, lambda: b"a".zfill("x"), lambda: b.splitlines("x"), lambda: b.hex("é"),
):
    try:
        print(action())
    except (TypeError, ValueError, LookupError, AttributeError) as e:
        print(type(e).__name__, e)


def checksum(data):
    a, c = 1, 0
    for x in data:
        a = (a + x) % 65521
        c = (c + a) % 65521
    return c << 16 | a


def crc32(data):
    crc = 0xFFFFFFFF
    for x in data:
        crc ^= x
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def base64(data):
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk + b"\0" * (3 - len(chunk)), "big")
        four = bytes(alphabet[n >> s & 63] for s in (18, 12, 6, 0))
        out.append(four[:len(chunk) + 1] + b"=" * (3 - len(chunk)))
    return b"".join(out)


def xor(data, key):
    return bytes(x ^ key[i % len(key)] for i, x in enumerate(data))


print(hex(checksum(b"Wikipedia")), hex(crc32(b"123456789")), base64(b"Many hands make light work."), base64(b"a"), base64(b""), xor(b"secret", b"key"), xor(xor(b"secret", b"key"), b"key"))
record = (1).to_bytes(2, "little") + (70000).to_bytes(4, "little") + b"name".ljust(8, b"\0")
print(record, int.from_bytes(record[:2], "little"), int.from_bytes(record[2:6], "little"), record[6:].rstrip(b"\0").decode(), record.hex(" "))
lines = b"GET /index.html HTTP/1.1\r\nHost: example.com\r\nAccept: */*\r\n\r\nbody"
head, _, body = lines.partition(b"\r\n\r\n")
method, path, version = head.split(b"\r\n")[0].split()
print(method, path.decode(), version, dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:]), body)
