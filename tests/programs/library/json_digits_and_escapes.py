"""Floats of up to 19 digits and strings with escapes, read from JSON and by float(): what kernels decide, and what they leave."""

import json
from binascii import crc32

state = 12345


def digits(count):
    global state
    text = ""
    while len(text) < count:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        text += str(state >> 20)
    return text[-count:]


def checksum(values):
    return crc32(" ".join(map(repr, values)).encode())


# Every count of digits with every place of the point.
texts = []
for count in range(1, 20):
    for point in range(count + 1):
        for _ in range(12):
            text = digits(count)
            texts.append((text[:point] or "0") + "." + (text[point:] or "0"))
plain = [text.lstrip("0") if text[1] != "." else text for text in texts]
plain = ["0" + text if text[0] == "." else text for text in plain]
floats = [float(text) for text in texts]
print(len(texts), checksum(floats))
print(floats == json.loads("[" + ",".join(plain) + "]"))
print([-value for value in floats] == json.loads("[-" + ", -".join(plain) + "]"))
print(floats == [float(text + "e0") for text in texts])

# Half way between two doubles, a little more and a little less, and around powers of two.
halves = []
for number in (2**53 + 1, 2**53 + 3, 2**54 + 2, 2**54 + 6, 2**55 + 12, 2**56 - 4, 2**52 + 1, 2**57 + 16):
    for power in range(0, 10):
        exact = number * 5**power
        text = str(exact)
        if len(text) <= power:
            text = "0" * (power + 1 - len(text)) + text
        point = len(text) - power
        for tail in ("", "0", "1"):
            halves.append(text[:point] + "." + (text[point:] + tail or "0"))
        halves.append(str(number) + "." + "0" * power + "1")
        halves.append(str(number - 1) + "." + "9" * (power + 1))
print(len(halves), checksum([float(text) for text in halves]), checksum(json.loads("[" + ",".join(halves) + "]")))
for text in ("9007199254740993.0", "9007199254740992.9", "9007199254740993.1", "4503599627370496.5",
             "4503599627370497.5", "0.1", "0.30000000000000004", "123456789012345678.0", "0.000000000000000001",
             "999999999999999999.0", "0.999999999999999999", "1.00000000000000022", "-0.0", "0.0", "00.5", "5."):
    try:
        read = json.loads(text)
    except ValueError as error:
        read = error
    print(text, repr(float(text)), repr(read))
print(json.loads("[0, -0, 10, -10, 123456789012345678, -999999999999999999, 1234567890123456789, 0e1, 1E2, 1.5e-3]"))
print(json.loads("[0.5, 1.25, 3]", parse_float=str), json.loads("[1, 2]", parse_int=float))

# Escapes, in texts of every width.
parts = ["a\u00fcb", "\u6771\u4eac", "x\ny\t\"q\"\\/", "\u00e9", "\n", "\u4e00", "\U0001f600x", "\ud800", "a\x7f\x80",
         "", "\u00e9" * 300, "\u6771" * 1100, "\\" * 1030, "\u00ff\u0100", "\b\f\r\x00\x1f", "tail \\u0041", "\udfff\ud800"]
for ensure_ascii in (True, False):
    for wide in ("", "\u00df", "\u6771", "\U0001f600"):
        same = 0
        for part in parts:
            value = [part, wide, {"k" + part: part}, part[:3]]
            same += json.loads(json.dumps(value, ensure_ascii=ensure_ascii)) == value
        print(ensure_ascii, ascii(wide), same == len(parts))
for text in ('"\\u12"', '"\\x"', '"abc', '"\\', '"\\u12g4"', '"\t"', '"\\u00e9\\/\\b\\f\\r"', '"\\ud83d\\ude00"', '"\\ud83dx"',
             '"\\uDe00"', '"\\u00E9"', '"\\"', '"\\u0041', '"\\u004"', '"\\u:041"', '"\\u0`41"', '"\\u0041\\u6771"',
             '"\u6771\\n"', '"\u6771\\q"', '"\U0001f600\\n\\u00e9"', '"\\ud83d\\u0041"', '"\\u0000"', '"\u6771\n"', '""',
             '"\\n"', '"\\u00ff"', '"\\u0100"'):
    try:
        print(ascii(json.loads(text)), len(json.loads(text)))
    except ValueError as error:
        print(error)
print(ascii(json.loads('"a\\n\tb"', strict=False)), hash(json.loads('"\\u0061bc"')) == hash("abc"))
print({json.loads('"\\u6771"'): 1}["\u6771"], json.loads('{"\\u0061": 1, "a": 2}'), json.loads('"\\u0061"') is "a"[0])
