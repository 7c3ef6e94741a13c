import codecs
for data in (rb"a\n\x41\101b\\\'\"", rb"\0\08\x", b"plain"):
    for errors in ("strict", "ignore", "replace", "odd"):
        try: print(codecs.escape_decode(data, errors))
        except ValueError as e: print(e)
print(codecs.escape_decode("a\\nb"), codecs.escape_encode(b"a\n\x00'"))
try: codecs.escape_decode(b"a\\")
except ValueError as e: print(e)
def search(name):
    if name == "shouting_one":
        return codecs.CodecInfo(lambda s, e="strict": (s.upper().encode(), len(s)), lambda b, e="strict": (str(b, "ascii").lower(), len(b)), name=name)
codecs.register(search)
print(codecs.lookup("Shouting-One").name, codecs.encode("abc", "shouting one"), codecs.decode(b"ABC", "shouting_one"))
codecs.unregister(search)
try: codecs.lookup("shouting_one")
except LookupError as e: print(e)
try: codecs.register(3)
except TypeError as e: print(e)
for data in (b"'", b'"', b"\\'", b'\'"', b"\\", b""): print(codecs.escape_encode(data), codecs.escape_decode(codecs.escape_encode(data)[0])[0] == data)
