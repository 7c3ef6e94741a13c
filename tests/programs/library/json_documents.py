"""json: encoders and decoders of one's own, hooks, floats, errors with positions, round trips, a JSON path and a diff."""
import collections
import dataclasses
import datetime
import decimal
import enum
import io
import json
import uuid


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


class Colour(enum.Enum):
    RED = "r"


class Level(enum.IntEnum):
    HIGH = 3


@dataclasses.dataclass
class Point:
    x: float
    y: float


class Encoder(json.JSONEncoder):
    def default(self, o):
        if dataclasses.is_dataclass(o):
            return {"__type__": type(o).__name__, **dataclasses.asdict(o)}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        if isinstance(o, (datetime.date, uuid.UUID)):
            return str(o)
        if isinstance(o, enum.Enum):
            return o.value
        if isinstance(o, complex):
            return [o.real, o.imag]
        if isinstance(o, bytes):
            return o.hex()
        return super().default(o)


def decode(obj):
    match obj:
        case {"__type__": "Point", "x": x, "y": y}:
            return Point(x, y)
    return obj


data = {"point": Point(1, 2.5), "set": {3, 1, 2}, "day": datetime.date(2024, 1, 2), "id": uuid.UUID(int=5), "colour": Colour.RED, "level": Level.HIGH, "c": 1 + 2j, "b": b"\xff", "nested": [{"p": [Point(0, 0)]}], "tuple": (1, (2,)), "none": None, 5: "int key", None: 1, True: 2, 1.5: 3}
text = json.dumps(data, cls=Encoder, indent=2)
print(text)
back = json.loads(text, object_hook=decode)
print(back["point"], back["nested"][0]["p"][0], sorted(back)[:4])
for value in (object(), {1, 2}, b"x", 1j, Point(1, 2), {(1, 2): 3}, {b"x": 1}, float("nan"), [float("inf")], "\ud800", decimal.Decimal("1.5"), datetime.datetime(2024, 1, 1), range(3), Colour.RED, {"a": {"b": [object]}}):
    attempt(f"dumps {type(value).__name__}", lambda: json.dumps(value))
attempt("allow_nan", lambda: json.dumps([1.0, float("nan")], allow_nan=False))
attempt("skipkeys", lambda: json.dumps({(1,): 2, "a": 1}, skipkeys=True))
attempt("default", lambda: json.dumps([{1}, 2j], default=repr))
attempt("default loops", lambda: json.dumps(object(), default=lambda o: o))
loop = [1]
loop.append({"k": loop})
attempt("circular", lambda: json.dumps(loop))
attempt("sort mixed", lambda: json.dumps({1: 2, "a": 3}, sort_keys=True))
for options in ({"indent": 0}, {"indent": "\t"}, {"separators": (",", ":")}, {"sort_keys": True, "indent": 1}, {"ensure_ascii": False}, {"indent": 2, "separators": (" ;", " = ")}, {"indent": None}):
    print(options, repr(json.dumps({"b": [1, {"é\u2028\x7f": "\n\"\\/\t\x01😀"}], "a": {}, "e": [], "t": (True, None)}, **options)))
print([json.dumps(x) for x in (0.1, 1e100, 1e-7, -0.0, 1e16, 123456789012345678, 10 ** 30, 5e-324, 1.0, True, "", "é", Level.HIGH, collections.OrderedDict(b=1), collections.namedtuple("N", "a b")(1, 2))])
for text in ("", " ", "nul", "[1,]", "[1 2]", "{", '{"a"}', '{"a":}', '{"a":1,}', "{'a':1}", '{a:1}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', "01", "-", "1.", ".5", "1e", "+1", "[1] x", "[", "[[[", '{"a" 1}', "NaN", "-Infinity", "Infinity", "tru", '"\\ud800"', '"\\ud83d\\ude00"', "1e400", "-0", "1E+2", "\ufeff[]", "[1,\n2,\n  x]", '{"a":1 "b":2}', "/*c*/1", '{"k":1,"k":2}', "[1]\n\n", '"\t"', "123456789" * 5, "nullx", "[,1]", "{,}", '{"a":1,,}', '[1,,2]'):
    try:
        print(repr(text), ascii(json.loads(text)))
    except json.JSONDecodeError as error:
        print(repr(text), "->", error, "|", error.msg, error.pos, error.lineno, error.colno)
for value in (5, None, ["x"], bytearray(b"[1]"), "é".encode("utf-16"), b"\xff", "[1]".encode("utf-8-sig")):
    attempt(f"loads {value!r:.40}", lambda: json.loads(value))
doc = '{"a": 1.10, "b": [2, 3e2, NaN], "c": {"d": "x", "d": "y"}}'
print(json.loads(doc, parse_float=decimal.Decimal), json.loads(doc, parse_int=str), json.loads(doc, parse_constant=lambda s: f"<{s}>"), json.loads(doc, object_pairs_hook=list), json.loads(doc, object_pairs_hook=collections.OrderedDict, object_hook=lambda d: 1 / 0)["c"], json.loads('"\n"', strict=False) == "\n")
decoder = json.JSONDecoder()
text, at, found = '{"a":1} [2] "x" 3.5 oops', 0, []
while True:
    try:
        value, at = decoder.raw_decode(text, at)
    except json.JSONDecodeError as error:
        print(found, error)
        break
    found.append(value)
    at += 1
out = io.StringIO()
json.dump({"streamed": [1, 2]}, out)
print(out.getvalue(), json.load(io.StringIO("[1, 2]")), "".join(json.JSONEncoder(indent=1).iterencode({"a": [1]})), list(json.JSONEncoder().iterencode([1, "a"])))


class Sub(dict):
    def items(self):
        return [("fake", 1)]


class IntSub(int):
    def __repr__(self):
        return "never"


class StrSub(str):
    def __str__(self):
        return "never"


print(json.dumps([Sub(a=1), IntSub(5), StrSub("s"), {IntSub(3): 1, StrSub("k"): 2}]))


def path(document, expression):
    """a.b[0].c, * for any."""
    found = [document]
    for part in expression.replace("[", ".").replace("]", "").split("."):
        step = []
        for node in found:
            if part == "*":
                step += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
            elif isinstance(node, dict) and part in node:
                step.append(node[part])
            elif isinstance(node, list) and part.lstrip("-").isdigit() and -len(node) <= int(part) < len(node):
                step.append(node[int(part)])
        found = step
    return found


def diff(a, b, at="$"):
    if type(a) is not type(b):
        yield f"{at}: {json.dumps(a)} -> {json.dumps(b)}"
    elif isinstance(a, dict):
        for key in sorted(a.keys() | b.keys()):
            if key not in b:
                yield f"- {at}.{key}"
            elif key not in a:
                yield f"+ {at}.{key} = {json.dumps(b[key])}"
            else:
                yield from diff(a[key], b[key], f"{at}.{key}")
    elif isinstance(a, list):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from diff(x, y, f"{at}[{i}]")
        if len(a) != len(b):
            yield f"{at}: length {len(a)} -> {len(b)}"
    elif a != b:
        yield f"{at}: {json.dumps(a)} -> {json.dumps(b)}"


store = {"books": [{"title": "A", "price": 5, "tags": ["x"]}, {"title": "B", "price": 8.5, "tags": []}], "owner": {"name": "Ann"}}
changed = json.loads(json.dumps(store))
changed["books"][1].update(price=9, isbn="1")
changed["books"][0]["tags"].append("y")
del changed["owner"]["name"]
changed["owner"]["age"] = None
print(path(store, "books[*].title"), path(store, "books[-1].price"), path(store, "*.name"), path(store, "books[9]"), *diff(store, changed), sep="\n")
total = 0
for i in range(80):
    blob = json.dumps({"i": i, "list": list(range(i % 7)), "text": "x" * (i % 5), "half": i / 2})
    total += len(blob) + json.loads(blob)["half"]
print(total)
