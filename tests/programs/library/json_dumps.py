# json.dumps: all types, options, escapes, errors.
import json


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, KeyError, RecursionError) as e:
        print(type(e).__name__, e, getattr(e, "__notes__", ""))


for value in (None, True, False, 0, -5, 10**30, 1.5, -0.0, 1e100, 1e-7, 0.1, 1e16, "", "abc", 'q"b\\s/', "\n\t\r\b\f\x00\x1f\x7f", "é日😀", "\u2028", [], [1], [1, [2, [3]]], (1, 2), {}, {"a": 1}, {"a": [{"b": None}]}, [[], {}, ""], "\ud800"):
    print(json.dumps(value), end=" ")
print()
print(json.dumps("é日😀", ensure_ascii=False), json.dumps({"é": "ü"}, ensure_ascii=False), json.dumps("\x7f\u2028", ensure_ascii=False) == '"\x7f\u2028"')
data = {"name": "Ann", "tags": ["x", "y"], "n": {"deep": [1, {"k": None}], "e": []}, "empty": {}, "t": (1, 2)}
print(json.dumps(data, indent=2))
print(json.dumps(data, indent="\t"))
print(json.dumps([1, [2], {}], indent=0))
print(json.dumps(data, separators=(",", ":")), json.dumps([1, 2], separators=(" ; ", " = ")), json.dumps({"a": [1]}, indent=1, separators=(",", ":")))
print(json.dumps({"b": 1, "a": 2, "C": {"z": 1, "y": 2}}, sort_keys=True), json.dumps({2: "x", 1: "y", 10: "z"}, sort_keys=True), json.dumps({1: "int", 1.5: "float", True: "t", None: "n", "s": "str"}), json.dumps({False: 0, 10**20: 1, float("inf"): 2}))
print(json.dumps([float("nan"), float("inf"), float("-inf")]))
attempt(lambda: json.dumps(float("nan"), allow_nan=False))
attempt(lambda: json.dumps([1, {"a": float("inf")}], allow_nan=False))
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps([1, b"x"]))
attempt(lambda: json.dumps({"a": {"b": [object]}}))
attempt(lambda: json.dumps({(1, 2): 3}))
attempt(lambda: json.dumps({(1, 2): 3, "ok": 1}, skipkeys=True))
attempt(lambda: json.dumps({"b": 1, 2: 2}, sort_keys=True))
attempt(lambda: json.dumps(len))
attempt(lambda: json.dumps())
attempt(lambda: json.dumps(1, foo=2))
circular = [1]
circular.append(circular)
attempt(lambda: json.dumps(circular))
loop = {}
loop["me"] = {"again": loop}
attempt(lambda: json.dumps(loop))
shared = [1]
print(json.dumps([shared, shared]))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def default(o):
    if isinstance(o, Point):
        return {"x": o.x, "y": o.y}
    if isinstance(o, (set, frozenset)):
        return sorted(o)
    raise TypeError(f"cannot serialize {type(o).__name__}")


print(json.dumps([Point(1, 2), {3, 1, 2}], default=default), json.dumps({"p": Point(None, [])}, default=vars), json.dumps(len, default=lambda o: o.__name__), json.dumps({1, 2}, default=list))
attempt(lambda: json.dumps([range(3)], default=default))
attempt(lambda: json.dumps({1}, default=lambda o: o))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, bytes):
            return {"bytes": o.hex()}
        return super().default(o)


print(json.dumps([b"\x01\xff"], cls=Encoder), Encoder(indent=None, sort_keys=True).encode({"b": b"", "a": 1}), json.JSONEncoder().encode(["a", 1]), list(json.JSONEncoder(indent=1).iterencode([1, {"a": 2}])), "".join(json.JSONEncoder().iterencode({"k": [1, 2.5, None]})))
attempt(lambda: json.dumps({1}, cls=Encoder))


class MyInt(int):
    def __repr__(self):
        return "never"


class MyStr(str):
    pass


class MyDict(dict):
    pass


class MyFloat(float):
    def __repr__(self):
        return "never"


print(json.dumps([MyInt(5), MyStr("s"), MyFloat(1.5), MyDict(a=1), True]), json.dumps({MyStr("k"): MyInt(1), MyInt(3): 0}))


class File:
    def __init__(self):
        self.text = ""

    def write(self, s):
        self.text += s


f = File()
json.dump({"a": [1, 2, {"b": None}]}, f, indent=2)
print(f.text)
f = File()
json.dump([1, "x"], f)
print(f.text, len(json.dumps(list(range(1000)))), len(json.dumps({str(i): [i] * 3 for i in range(200)}, indent=4)), json.dumps("a" * 10 + "é" * 3 + "b"), json.dumps("x" * 1000) == '"' + "x" * 1000 + '"')
nested = 1
for _ in range(50):
    nested = [nested]
print(json.dumps(nested))
print(json.dumps({"a": 1, "b": [True, False, None]}, indent=3, sort_keys=True, ensure_ascii=False), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[]], indent=2), json.dumps({"a": {}}, indent=2))
