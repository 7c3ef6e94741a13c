# Nested data: traversal, copying, comparison, flattening, merging, paths, pretty printing.
data = {
    "users": [{"name": "Ann", "roles": ["admin", "dev"], "address": {"city": "Rome", "zip": (0, 100)}}, {"name": "Bob", "roles": [], "address": None}],
    "matrix": [[1, 2], [3, 4]],
    "settings": {"theme": {"dark": True, "accent": "blue"}, "limits": {"a": 1, "b": [10, 20, {"deep": "value"}]}},
    "empty": {"d": {}, "l": [], "t": (), "s": ""},
}


def walk(x, path=()):
    if isinstance(x, dict):
        for k, v in x.items():
            yield from walk(v, path + (k,))
    elif isinstance(x, (list, tuple)):
        for i, v in enumerate(x):
            yield from walk(v, path + (i,))
    else:
        yield path, x


def get(x, path, default=None):
    for part in path.split("."):
        try:
            x = x[int(part)] if part.lstrip("-").isdigit() else x[part]
        except (KeyError, IndexError, TypeError):
            return default
    return x


def put(x, path, value):
    *parents, last = path.split(".")
    for p in parents:
        x = x[int(p)] if isinstance(x, list) else x.setdefault(p, {})
    x[int(last) if isinstance(x, list) else last] = value


def deep_copy(x, memo=None):
    memo = {} if memo is None else memo
    if id(x) in memo:
        return memo[id(x)]
    if isinstance(x, dict):
        result = memo[id(x)] = {}
        for k, v in x.items():
            result[k] = deep_copy(v, memo)
        return result
    if isinstance(x, list):
        result = memo[id(x)] = []
        result.extend(deep_copy(v, memo) for v in x)
        return result
    if isinstance(x, tuple):
        return tuple(deep_copy(v, memo) for v in x)
    return x


def merge(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return {k: merge(a[k], b[k]) if k in a and k in b else a.get(k, b.get(k)) for k in [*a, *(k for k in b if k not in a)]}
    if isinstance(a, list) and isinstance(b, list):
        return a + [x for x in b if x not in a]
    return b


def diff(a, b, path=""):
    if type(a) is not type(b):
        yield f"{path or '/'}: {a!r} -> {b!r}"
    elif isinstance(a, dict):
        for k in sorted({*a, *b}):
            if k not in b:
                yield f"{path}/{k}: removed {a[k]!r}"
            elif k not in a:
                yield f"{path}/{k}: added {b[k]!r}"
            else:
                yield from diff(a[k], b[k], f"{path}/{k}")
    elif isinstance(a, list):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from diff(x, y, f"{path}/{i}")
        if len(a) != len(b):
            yield f"{path}: length {len(a)} -> {len(b)}"
    elif a != b:
        yield f"{path}: {a!r} -> {b!r}"


def pretty(x, indent=0):
    pad = "  " * indent
    if isinstance(x, dict) and x:
        inner = "".join(f"{pad}  {k!r}: {pretty(v, indent + 1)},\n" for k, v in x.items())
        return "{\n" + inner + pad + "}"
    if isinstance(x, (list, tuple)) and any(isinstance(v, (dict, list, tuple)) for v in x):
        o, c = "[]" if isinstance(x, list) else "()"
        return o + "\n" + "".join(f"{pad}  {pretty(v, indent + 1)},\n" for v in x) + pad + c
    return repr(x)


def flatten(x):
    return [y for v in x for y in (flatten(v) if isinstance(v, (list, tuple)) else [v])]


def depth(x):
    children = x.values() if isinstance(x, dict) else x if isinstance(x, (list, tuple)) else None
    return 0 if children is None else 1 + max(map(depth, children), default=0)


for path, value in walk(data):
    print(".".join(map(str, path)), "=", repr(value))
print([get(data, p) for p in ("users.0.name", "users.-1.address", "settings.limits.b.2.deep", "matrix.1.0", "users.5", "users.0.name.x", "nope")], get(data, "zz", "default"))
copy = deep_copy(data)
print(copy == data, copy is data, copy["users"] is data["users"], copy["users"][0]["roles"] is data["users"][0]["roles"])
put(copy, "users.0.roles.1", "ops")
put(copy, "settings.theme.dark", False)
put(copy, "brand.new.path", 1)
copy["matrix"].append([5])
del copy["empty"]
copy["users"][1]["address"] = {"city": "Oslo"}
print("\n".join(diff(data, copy)))
print(list(diff(data, data)), data["users"][0]["roles"])
print(merge({"a": {"x": 1, "l": [1, 2]}, "b": 1}, {"a": {"y": 2, "l": [2, 3]}, "c": 3}), merge([1], [1, 2]), merge({"k": 1}, {"k": {"z": 1}}))
print(pretty({"a": [1, 2], "b": {"c": [{"d": ()}, [1, [2]]], "e": {}}, "t": ((1,), 2)}))
print(flatten([1, [2, (3, [4, []])], ((5,),)]), depth(data), depth([]), depth(5), depth([[[]]]))
cyclic = {"list": [1]}
cyclic["me"] = cyclic
cyclic["list"].append(cyclic["list"])
again = deep_copy(cyclic)
print(again, again["me"] is again, again["list"][1] is again["list"], again is not cyclic)


def group_by(items, *keys):
    if not keys:
        return items
    result = {}
    for x in items:
        result.setdefault(x[keys[0]], []).append(x)
    return {k: group_by(v, *keys[1:]) for k, v in result.items()}


rows = [dict(zip(("kind", "size", "n"), r)) for r in (("a", "s", 1), ("b", "s", 2), ("a", "l", 3), ("a", "s", 4))]
print(group_by(rows, "kind", "size"))
print({k: sum(r["n"] for r in v) for k, v in group_by(rows, "kind").items()}, sorted(rows, key=lambda r: (r["size"], -r["n"]))[0], [r["n"] for r in rows if r["kind"] == "a"], {r["n"]: r["kind"] + r["size"] for r in rows})


def pivot(rows, row, column, value):
    columns = sorted({r[column] for r in rows})
    table = {}
    for r in rows:
        cells = table.setdefault(r[row], dict.fromkeys(columns, 0))
        cells[r[column]] += r[value]
    return table


def invert(d):
    out = {}
    for k, v in d.items():
        for x in v:
            out.setdefault(x, []).append(k)
    return out


print(pivot(rows, "kind", "size", "n"), invert({"x": [1, 2], "y": [2, 3]}), list(zip(*[[1, 2, 3], [4, 5, 6]])), [list(r) for r in zip(*data["matrix"])], [[r[i] for r in data["matrix"]][::-1] for i in range(2)])
tree = {"value": 1, "children": [{"value": 2, "children": []}, {"value": 3, "children": [{"value": 4, "children": []}]}]}
total = lambda t: t["value"] + sum(map(total, t["children"]))
height = lambda t: 1 + max(map(height, t["children"]), default=0)
paths = lambda t: [[t["value"]]] if not t["children"] else [[t["value"]] + p for c in t["children"] for p in paths(c)]
mapped = lambda t, f: {"value": f(t["value"]), "children": [mapped(c, f) for c in t["children"]]}
print(total(tree), height(tree), paths(tree), total(mapped(tree, lambda v: v * v)), tree["children"][1]["children"][0]["value"])
