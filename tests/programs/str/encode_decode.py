# encode and decode with utf-8, ascii, latin-1, utf-16, utf-32 and the error handlers.
text = "héllo 😀 日本\x00"
for encoding in ("utf-8", "utf8", "UTF-8", "U8", "utf_8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
    data = text.encode(encoding)
    print(encoding, data, data.decode(encoding) == text)
print(text.encode() == text.encode("utf-8"), "abc".encode("ascii"), "é\xff".encode("latin-1"), "é".encode("iso-8859-1"), b"\xe9\x00\xff".decode("latin-1") == "é\x00ÿ", "".encode(), b"".decode())
for handler in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
    print(handler, "aé😀b".encode("ascii", handler), "a😀é".encode("latin-1", handler))
for handler in ("ignore", "replace", "backslashreplace"):
    print(handler, ascii(b"a\xffb\xc3(\xe2\x82".decode("utf-8", handler)), ascii(b"a\x80\xffz".decode("ascii", handler)), ascii(b"\xf0\x9f\x98".decode("utf-8", errors=handler)))
print(ascii(b"a\xffb".decode("utf-8", "surrogateescape")), "a\udcffb".encode("utf-8", "surrogateescape"), "\ud800".encode("utf-8", "surrogatepass"), ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")))
invalid = [b"\xff", b"\x80", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2(\xa1", b"\xf0\x9f\x98", b"\xf8\x88\x80\x80\x80", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"abc\xfe", b"\xe0\x80\x80", b"ok \xf0\x28\x8c\xbc"]
for data in invalid:
    try:
        data.decode()
    except UnicodeDecodeError as e:
        print(data, "|", e, "|", e.encoding, e.start, e.end, e.reason, ascii(data.decode("utf-8", "replace")))
for action in (
    lambda: "é".encode("ascii"), lambda: "aéüb".encode("ascii"), lambda: "€".encode("latin-1"), lambda: "\ud800".encode(), lambda: "a\udfffb".encode("utf-8"), lambda: b"\x80".decode("ascii"), lambda: "a".encode("nope"), lambda: b"a".decode("nope"), lambda: "a".encode("utf-8", "nope"), lambda: "é".encode("ascii", "nope"), lambda: b"\xff".decode("utf-8", "nope"), lambda: "a".encode(5), lambda: "a".encode("utf-8", 5), lambda: b"a".decode(None), lambda: "a".decode(), lambda: b"a".encode(),
):
    try:
        print(action())
    except (UnicodeError, LookupError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    "aéüb".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, ascii(e.object), e.start, e.end, e.reason, isinstance(e, ValueError), e.args[0])
print(text.encode("utf-16")[2:] == text.encode("utf-16-le"), text.encode("utf-16").decode("utf-16") == text, "a".encode("utf-16"), b"\xfe\xff\x00a".decode("utf-16"), b"\xff\xfea\x00".decode("utf-16"), text.encode("utf-32").decode("utf-32") == text, "é".encode("utf-8-sig"), b"\xef\xbb\xbfx".decode("utf-8-sig"), ascii(b"\xef\xbb\xbfx".decode("utf-8")))
print([len(c.encode()) for c in "aé€😀"], "é".encode().hex(), bytes.fromhex("c3a9").decode(), "\x7f\x80\u07ff\u0800\uffff\U00010000".encode(), max(map(len, (c.encode() for c in text))))
print(str(b"abc"), str(b"abc", "ascii"), bytes("é", "utf-8"), bytes("é", "latin-1"), "a\u0301".encode(), len("a\u0301"), "é" == "e\u0301", ascii("\N{SNOWMAN}"))
for c in ("a", "\x80", "é", "\u0800", "😀"):
    assert c.encode().decode() == c and c.encode("utf-16-le").decode("utf-16-le") == c
big = "é" * 1000 + "😀" * 1000 + "a" * 1000
print(len(big), len(big.encode()), big.encode().decode() == big, len(big.encode("utf-16-le")), len(big.encode("ascii", "ignore")), big.encode("utf-8")[1998:2006])


def hamming_weight(data):
    return sum(bin(b).count("1") for b in data)


def run_length(data):
    result, i = [], 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i]:
            j += 1
        result.append((data[i], j - i))
        i = j
    return result


print(hamming_weight("hello".encode()), run_length("aaabccd".encode()), "".join(f"{b:08b}" for b in "é".encode()), int.from_bytes("hi".encode(), "big"), (26729).to_bytes(2, "big").decode(), "hello".encode()[::-1].decode(), b"-".join([c.encode() for c in "aé"]))
