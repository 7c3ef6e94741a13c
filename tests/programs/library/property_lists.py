"""plistlib: property lists in XML and in the binary format."""
import datetime
import plistlib

VALUES = {
    "text": "a <tag> & more",
    "wide": "gr\u00fc\u00dfe \U0001f40d",
    "numbers": [0, 255, 256, 65536, 2**32, 2**63, -1, 1.5],
    "truth": [True, False],
    "when": datetime.datetime(2024, 2, 29, 12, 30, 45),
    "bytes": bytes(range(70)),
    "empty": [{}, [], "", b""],
    "nested": {"list": [{"deep": ("x", "y")}]},
}
for fmt in plistlib.FMT_XML, plistlib.FMT_BINARY:
    data = plistlib.dumps(VALUES, fmt=fmt)
    print(data.decode() if fmt is plistlib.FMT_XML else data)
    back = plistlib.loads(data, fmt=fmt)
    print(back == {**VALUES, "nested": {"list": [{"deep": ["x", "y"]}]}}, plistlib.loads(data) == back)

print(plistlib.dumps({"b": 1, "a": plistlib.UID(300)}, fmt=plistlib.FMT_BINARY, sort_keys=False))
print(plistlib.loads(b"<plist><dict><key>a</key><array><integer>0x1F</integer><date>2001-02-03T04:05:06Z</date>"
                     b"<data>aGk=</data><real>2</real><true/></array></dict></plist>"))
aware = plistlib.loads(b"<plist><date>2001-02-03T04:05:06Z</date></plist>", aware_datetime=True)
print(aware, plistlib.loads(plistlib.dumps(aware, aware_datetime=True)))
print(plistlib.dumps({1: 2, "k": 3}, skipkeys=True, sort_keys=False).count(b"key"))


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


for text in (b"", b"<plist><integer>x</integer></plist>", b"<plist><dict><string>a</string></dict></plist>",
             b"<plist><dict><key>a</key></dict></plist>", b"<plist><dict><key>a</key><key>b</key></dict></plist>",
             b"bplist00" + b"\0" * 40, b"<plist></plist>"):
    show(lambda: plistlib.loads(text))
for value in ({1: 2}, {"a": None}, "\x01", 2**64, {1}, plistlib.UID(1)):
    show(lambda: plistlib.dumps(value))
show(lambda: plistlib.UID("1"))
show(lambda: plistlib.UID(-1))
show(lambda: plistlib.UID(2**64))
show(lambda: plistlib.dumps({}, fmt=3))
show(lambda: plistlib.loads("text", fmt=plistlib.FMT_BINARY))
shared = ["same"]
again = plistlib.loads(plistlib.dumps([shared, shared, "same"], fmt=plistlib.FMT_BINARY))
print(again, again[0] is again[1])
