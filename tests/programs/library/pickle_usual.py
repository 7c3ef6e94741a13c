"""pickle: values of the usual types in all protocols, batches and frames, what else comes up inside of them, broken pickles."""
import copyreg
import hashlib
import io
import pickle


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return type(other) is Point and vars(self) == vars(other)

    def __hash__(self):
        return hash(self.x)


class Reduced:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return Reduced, (self.value,)


class Failing:
    def __reduce__(self):
        raise ValueError("not this one")


class Sub(list):
    pass


def show(name, value, protocols=range(6)):
    for protocol in protocols:
        data = pickle.dumps(value, protocol)
        shown = data if len(data) < 60 else hashlib.md5(data).hexdigest()
        same = pickle.loads(data)
        print(name, protocol, len(data), shown, repr(same) == repr(value), type(same).__name__)


print("-- scalars")
for value in (None, True, False, 0, 255, 256, 65535, 65536, -1, (1 << 31) - 1, 1 << 31, -(1 << 31),
              -(1 << 31) - 1, -128, 1 << 2039, -(1 << 2039), -(1 << 2047), (1 << 2048) - 1,
              1.5, -0.0, float("inf"), 5e-324, "", "a", "é", "€", "😀", "\ud800x", "x" * 255, "x" * 256,
              "é" * 128, b"", b"\x00\xff", b"y" * 255, b"y" * 256, "a" * 200 + "b" * 200):
    show("scalar", value, (1, 4))

print("-- containers")
shared = ["shared", 1]
for value in ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, "k": None},
              set(), {1}, {1, 2}, frozenset(), frozenset({1}), [shared, shared, (shared,)],
              {"k": [{}, {"k": {"k": ()}}]}, [[[[[]]]]], {(1, (2, frozenset({3}))): b"key"},
              ["s" + "t", "st", "st"]):
    show("container", value, (0, 1, 2, 4))

print("-- batches")
for count in (1000, 1001):
    for value in (list(range(count)), dict.fromkeys(range(count)), set(range(count)),
                  frozenset(range(count)), tuple(range(count))):
        data = pickle.dumps(value)
        print(type(value).__name__, count, len(data), data[-12:], pickle.loads(data) == value)

print("-- memo")
many = ["text %d" % i for i in range(300)]
for protocol in (1, 3, 4):
    data = pickle.dumps([many, many[::-1], many], protocol)
    print(protocol, len(data), hashlib.md5(data).hexdigest(), pickle.loads(data)[2][299])
loop = []
loop.append(loop)
pair = ([], 1)
pair[0].append(pair)
quad = ([], {}, 3, 4)
quad[0].append(quad)
quad[1]["quad"] = quad
names = {}
names["self"] = names
for protocol in range(6):
    a = pickle.loads(pickle.dumps(loop, protocol))
    b = pickle.loads(pickle.dumps(pair, protocol))
    c = pickle.loads(pickle.dumps(quad, protocol))
    d = pickle.loads(pickle.dumps(names, protocol))
    print(protocol, a[0] is a, b[0][0] is b, c[0][0] is c, c[1]["quad"] is c, d["self"] is d,
          len(pickle.dumps((loop, pair, quad, names), protocol)))

print("-- frames")
for value in (["x" * 70000, "y"], [b"z" * 65535, b"z" * 65536], [10 ** 600] * 280,
              ["é" * 33000], [bytearray(70000), 1], [Reduced("w" * 70000)], "a" * 65520):
    for protocol in (3, 4, 5):
        data = pickle.dumps(value, protocol)

        class File:
            def __init__(self):
                self.sizes = []
                self.all = b""

            def write(self, part):
                self.sizes.append(len(part))
                self.all += part

        file = File()
        pickle.dump(value, file, protocol)
        again = pickle.load(io.BytesIO(file.all))
        print(protocol, len(data), hashlib.md5(data).hexdigest(), file.all == data, file.sizes,
              type(again) is type(value))

print("-- what is not usual among it")
value = [1, Point(1, [2]), {"p": Point("a", None), "r": Reduced({"deep": [Point(0, 0)]})}, Sub([1, Sub()]),
         (Point, len, print), {Point(3, 4): {Point(5, 6)}}, range(3), 1j, bytearray(b"abc"), ...]
value += [value[1], value[2]]
for protocol in range(2, 6):
    data = pickle.dumps(value, protocol)
    same = pickle.loads(data)
    file = io.BytesIO()
    pickler = pickle.Pickler(file, protocol)
    pickler.dump(value)
    first = file.tell()
    pickler.dump([value])
    file.seek(0)
    unpickler = pickle.Unpickler(file)
    one, two = unpickler.load(), unpickler.load()
    print(
        protocol, same[1].y, same[1] is same[10], same[2]["r"].value["deep"][0].x, same[3], same[4][0],
        list(same[5].values())[0] == {Point(5, 6)}, file.getvalue()[:first] == data,
        file.tell() - first, two[0] is one)

print("-- persistent ids, dispatch tables, overrides")


class Persistent(pickle.Pickler):
    def persistent_id(self, obj):
        return "id:%s" % obj if type(obj) is str and obj.startswith("@") else None


class Loading(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()


class Overriding(pickle.Pickler):
    def reducer_override(self, obj):
        return (str, ("overridden",)) if type(obj) is Point else NotImplemented


for protocol in range(6):
    file = io.BytesIO()
    Persistent(file, protocol).dump(["@a", {"@b": ("@c", "plain")}, 1000])
    print(protocol, Loading(io.BytesIO(file.getvalue())).load(), len(file.getvalue()))
    file = io.BytesIO()
    Overriding(file, protocol).dump([1, [Point(1, 2)], {"p": Point(1, 2)}])
    print(protocol, pickle.loads(file.getvalue()))
    file = io.BytesIO()
    pickler = pickle.Pickler(file, protocol)
    pickler.dispatch_table = copyreg.dispatch_table.copy()
    pickler.dispatch_table[Point] = lambda point: (tuple, ([point.x, point.y],))
    pickler.dump([[Point(1, 2)] * 2])
    print(protocol, pickle.loads(file.getvalue()))
    file = io.BytesIO()
    pickler = pickle.Pickler(file, protocol)
    pickler.fast = True
    pickler.dump([shared, shared])
    print(protocol, pickle.loads(file.getvalue()), len(file.getvalue()))

print("-- memos")
file = io.BytesIO()
pickler = pickle.Pickler(file)
pickler.dump([shared, "text"])
print(sorted(pickler.memo.copy().values(), key=lambda item: item[0]))
pickler.dump(shared)
pickler.clear_memo()
pickler.dump(shared)
other = pickle.Pickler(file)
other.memo = pickler.memo
other.dump(["new", shared])
print(file.getvalue())
file.seek(0)
unpickler = pickle.Unpickler(file)
print(unpickler.load(), unpickler.load(), unpickler.load(), sorted(unpickler.memo.copy()))
for data in (b"h\x00.", b"h\x02.", b"h\x04.", b"h\x7f."):
    fresh = pickle.Unpickler(io.BytesIO(data))
    fresh.memo = unpickler.memo
    try:
        print(fresh.load(), sorted(fresh.memo.copy()))
    except Exception as error:
        print(type(error).__name__, error)

print("-- failures say where")
for value in ([1, (2, {"key": {3: [Failing()]}})], {1: Point(0, [Failing()])}, [{Failing()}, 1],
              Reduced([1, 2, {"k": Failing()}])):
    for protocol in (1, 5):
        for dump in (pickle.dumps, lambda value, protocol: pickle.dump(value, io.BytesIO(), protocol)):
            try:
                dump(value, protocol)
            except ValueError as error:
                print(protocol, error, error.__notes__)


class Growing:
    def __init__(self, grow):
        self.grow = grow

    def __reduce__(self):
        self.grow()
        return int, ()


items = [1, 2]
items.append(Growing(lambda: items.append(3)))
pairs = {1: 2, 3: 4}
pairs[5] = Growing(lambda: pairs.update({len(pairs): 0}))
for value in (items, pairs, [0, items], {"in": pairs}):
    try:
        print(len(pickle.dumps(value)))
    except RuntimeError as error:
        print(error, getattr(error, "__notes__", None))

print("-- broken pickles")
for data in (b"", b"K", b"K\x01", b".", b"0.", b"(.", b"a.", b"]a.", b"e.", b"(e.", b"](e.", b"]K\x01e.", b"u.", b"}(K\x01u.",
             b"}K\x01s.", b"t.", b"\x85.", b"\x86.", b"N\x87.", b"\x90.", b"\x91.", b"\x94.", b"h\x00.", b"j\x01\x00\x00\x00.",
             b"Nq\x05h\x05.", b"Nq\x05\x94h\x01.", b"X\xff\xff\xff\xffabc.", b"\x8d\xff\xff\xff\xff\xff\xff\xff\x7f.",
             b"\x8e\xff\xff\xff\xff\xff\xff\xff\xff.", b"B\x05\x00\x00\x00abc", b"\x8c\x03ab", b"\x8c\x02\xff\xfe.",
             b"C\x05abc", b"G\x00", b"J\x00\x00", b"M\x00", b"\x8a\x05ab", b"\x8a\x00.", b"\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80.",
             b"\x8b\xff\xff\xff\xff.", b"\x80\x06N.", b"\x80", b"\x95\x05\x00\x00\x00\x00\x00\x00\x00N.",
             b"\x95\xff\xff\xff\xff\xff\xff\xff\xff.", b"}]Ns.", b"}(]Nu.", b"\x8f(]\x90.", b"(]\x91.", b"NK\x01a.", b"N(K\x01e.",
             b"K\x01(K\x02K\x03u.", b"(K\x01(K\x020e.", b"\xff.", b"N", b"]2K\x07a.", b"(K\x01K\x02l.", b"(K\x01K\x02d.", b"(K\x011K\x03.",
             b"](K\x01K\x02e(K\x03e.", b"\x8f(K\x01K\x01\x90.", b"(K\x01K\x02K\x01\x91."):
    results = []
    for load in (pickle.loads, lambda data: pickle.load(io.BytesIO(data))):
        try:
            results.append(repr(load(data)))
        except Exception as error:
            results.append(type(error).__name__)
    print(data, *results)
print(pickle.loads(bytearray(b"K\x01.")), pickle.loads(memoryview(b"(K\x01K\x02t."))[1])
