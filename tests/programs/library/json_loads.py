# json.loads: values, whitespace, escapes, hooks, error messages and positions.
import json


def attempt(text, **kw):
    try:
        print(repr(text), "->", repr(json.loads(text, **kw)))
    except json.JSONDecodeError as e:
        print(repr(text), "!!", e, "|", e.msg, e.pos, e.lineno, e.colno)
    except Exception as e:
        print(repr(text), type(e).__name__, e)


for text in ("null", "true", "false", "0", "-0", "-5", "123456789012345678901234567890", "1.5", "-0.0", "1e5", "1E-5", "1.5e+3", "0.1", "1e400", "-1e400", '""', '"abc"', r'"\"\\\/\b\f\n\r\t"', r'"\u00e9\u65e5"', r'"\ud83d\ude00"', r'"\ud83d"', '"é😀"', "[]", "[1, 2, 3]", "[[], [[]]]", "{}", '{"a": 1}', '{"a": {"b": [null]}}', '{"a": 1, "a": 2}', " \t\n\r [ 1 , 2 ] \n", '{ "x" : [ ] , "y" : { } }', "NaN", "Infinity", "-Infinity", "[NaN]"):
    attempt(text)
for text in ("", " ", "nul", "nulll", "True", "tru", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1,,2]", "]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{a:1}", "{'a':1}", '{1:2}', '{"a" 1}', '{"a":1 "b":2}', '{,}', "}", '"abc', '"ab\\', '"\\x41"', '"\\u12"', '"\\u12g4"', '"tab\there"', '"new\nline"', "01", "-", "+1", "1.", ".5", "1e", "1.5.2", "0x10", "--1", "1 2", "[] []", '"a" "b"', "// c", "[1] x", "\ufeff[]", "'a'", "nan", "inf", "-inf", "[1}\n", '{"a":\n\n  [1,\n 2,\n  oops]}', '["a",\n"b"\n"c"]', '{"k": "v"\n,,}', "undefined", "[true, flase]", '{"a": tru}', '["\\ud83d\\u0041"]'):
    attempt(text)
attempt(b'{"a": [1, "\xc3\xa9"]}')
attempt(b"\xff\xfe[\x001\x00]\x00")
attempt(b"\xef\xbb\xbf[]")
attempt(b"\xff")
attempt(5)
attempt(None)
attempt("[1, 2.5, 3e2]", parse_float=str)
attempt("[1, 2.5, -3]", parse_int=lambda s: f"i{s}")
attempt("[NaN, -Infinity]", parse_constant=lambda s: f"c{s}")
attempt('{"a": {"b": 1}, "c": [{"d": 2}]}', object_hook=lambda d: sorted(d.items()))
attempt('{"b": 1, "a": 2, "b": 3}', object_pairs_hook=list)
attempt('{"a": 1}', object_hook=lambda d: "hook", object_pairs_hook=lambda p: "pairs")
attempt('"tab\there"', strict=False)
attempt('{"a": 1}', object_hook=lambda d: d["missing"])
attempt("[1]", unknown=1)


def as_point(d):
    if d.get("type") == "point":
        return (d["x"], d["y"])
    return d


print(json.loads('[{"type": "point", "x": 1, "y": 2}, {"other": {"type": "point", "x": 0, "y": 0}}]', object_hook=as_point))
decoder = json.JSONDecoder()
print(decoder.raw_decode('{"a": 1} trailing'), decoder.raw_decode("[1] x"), decoder.raw_decode("   5"[3:]), decoder.raw_decode('xx"s"', 2), decoder.decode(" [1] "))
try:
    decoder.raw_decode("  1")
except json.JSONDecodeError as e:
    print(e)
stream, values, i = '{"a":1}[2]"three" 4', [], 0
while i < len(stream):
    if stream[i] == " ":
        i += 1
        continue
    value, i = decoder.raw_decode(stream, i)
    values.append(value)
print(values)


class File:
    def __init__(self, text):
        self.text = text

    def read(self):
        return self.text


print(json.load(File('{"from": "file"}')), json.load(File("[1.5]"), parse_float=str))
data = {"s": "é\n\"\\", "i": 10**20, "f": [0.1, -1e-10, 1e22], "n": None, "b": [True, False], "o": {"": {}}, "l": [[], [[]]]}
print(json.loads(json.dumps(data)) == data, json.loads(json.dumps(data, indent=2)) == data, json.loads(json.dumps(data, ensure_ascii=False)) == data, json.dumps(json.loads(json.dumps(data))) == json.dumps(data))
big = json.dumps([{"id": i, "name": f"n{i}", "v": [i / 7, None, True]} for i in range(300)])
back = json.loads(big)
print(len(big), len(back), back[299], sum(r["id"] for r in back), back[10]["v"][0] == 10 / 7)
deep = "[" * 200 + "]" * 200
x = json.loads(deep)
depth = 0
while x:
    x, depth = x[0], depth + 1
print(depth, issubclass(json.JSONDecodeError, ValueError), json.JSONDecodeError("m", "a\nbc", 3), json.JSONDecodeError.__module__)
