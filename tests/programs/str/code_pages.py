"""Encodings by table: what each byte is, what cannot be written, names of encodings, streams in them."""
import codecs
import io

NAMES = ["cp437", "cp850", "cp866", "cp874", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8-r", "koi8-u", "mac-roman",
         "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16"]
EVERY = bytes(range(256))
for name in NAMES:
    text = EVERY.decode(name, "replace")
    good = bytes(b for b in EVERY if bytes([b]).decode(name, "ignore"))
    print(name, ascii(text[128:]), len(good), good.decode(name).encode(name) == good)

for name in ["Windows-1252", "WINDOWS_1251", "1252", "latin2", "l9", "ISO-8859-15", "iso 8859 7", "macroman", "KOI8_R", "ibm866", "cyrillic", "csisolatin5", "cp-1252", "windows1252", "hebrew", "greek"]:
    try:
        print(name, "é€жşα".encode(name, "replace"), codecs.lookup(name).name)
    except LookupError as error:
        print(name, error)

for data, name in [(b"a\x81b", "cp1252"), (b"\x81\x8d", "cp1252"), (b"\xff", "cp1253"), (b"ok", "cp437")]:
    for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "nothing"):
        try:
            print(data, name, errors, ascii(data.decode(name, errors)))
        except (UnicodeDecodeError, LookupError) as error:
            print(data, name, errors, type(error).__name__, error)
for text, name in [("a\u2603b", "cp1252"), ("\u2603\u2604!", "koi8-r"), ("\udc81x", "cp1252"), ("é", "cp866"), ("中文", "cp437")]:
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"):
        try:
            print(ascii(text), name, errors, text.encode(name, errors))
        except UnicodeEncodeError as error:
            print(ascii(text), name, errors, error, error.encoding, error.start, error.end, error.reason)

raw = io.BytesIO()
stream = io.TextIOWrapper(raw, encoding="cp1252", newline="\n")
stream.write("prix: 5 €\ncafé\n")
stream.flush()
print(raw.getvalue(), stream.encoding)
raw.seek(0)
print(io.TextIOWrapper(raw, encoding="cp1252").read().splitlines())
decoder = codecs.getincrementaldecoder("cp1251")()
print([decoder.decode(bytes([b])) for b in "привет".encode("cp1251")], decoder.decode(b"", True))
print(codecs.decode(b"\xcf\xf0", "windows-1251"), codecs.encode("Пр", "koi8-r"), str(b"\x80", "cp1252"), bytes("ñ", "cp850"), bytearray("ß", "iso8859-2"))


def mojibake(text):
    """What text in UTF-8 looks like where somebody takes it for Windows-1252."""
    return text.encode("utf-8").decode("cp1252", "replace")


table = {}
for i in range(150):
    word = "naïve café – “quoted” " + chr(0xC0 + i % 60)
    broken = mojibake(word)
    try:
        repaired = broken.encode("cp1252").decode("utf-8") == word
    except UnicodeError:
        repaired = None
    table[repaired] = table.get(repaired, 0) + len(broken)
print(table)
