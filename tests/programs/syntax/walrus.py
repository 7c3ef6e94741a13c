# Assignment expressions in every place where they may stand.
if (n := len("hello")) > 3:
    print(n)
while (n := n - 1) > 2:
    print(n, end=" ")
print()
print([y := 1, y ** 2, y + 5], y)
print((a := 1, b := 2), a, b)
print({(k := "key"): (v := 5)}, k, v)
print(f"{(x := 10)} {x + 1} {x:=5}")
print(any((witness := w) > 2 for w in [1, 2, 3, 4]), witness)
print(all((counter := w) < 3 for w in [1, 2, 3, 4]), counter)
values = [3, 1, 2]
print([m for v in values if (m := v * 2) > 2], m)
print([[j := i + k for k in range(2)] for i in range(2)], j)
data = "a=1;b=2;bad;c=3"
print({p[0]: p[1] for s in data.split(";") if len(p := s.split("=")) == 2}, p)


def function(x, y=(default := 7)):
    return x + y


print(function(z := 3), z, default)
print(function(x=(q := 4)), q)
total = 0
partial = [total := total + i for i in range(5)]
print(partial, total)
print((lambda: (inner := 5) + inner)())


def scopes():
    result = [last := i for i in range(3)]
    return result, last


print(scopes())


def nonlocal_walrus():
    count = 0

    def bump():
        nonlocal count
        return (count := count + 1)

    return bump(), bump(), count


print(nonlocal_walrus())


def global_walrus():
    global made
    return [made := i for i in "ab"]


print(global_walrus(), made)
if not (missing := {}.get("k")):
    print("missing is", missing)
if (first := 0) or (second := 5):
    print(first, second)
if (left := 1) and (right := 0):
    print("never")
print(left, right)
print((t := (1, 2))[0], t, (s := "abc")[(idx := 1)], idx)
print((z := 5) if (c := True) else (w := 6), c)
items = [1, 2, 3, 4, 5]
it = iter(items)
while (chunk := [x for _, x in zip(range(2), it)]):
    print(chunk, end=" ")
print()
prev = 0
print([(prev, prev := cur) for cur in items], prev)
assert (checked := 3) == 3, "never"
print(checked)
print(sorted([(3, "c"), (1, "a")], key=lambda pair: (first := pair[0])))
d = {}
(d["plain"]) = (chained := 8)
print(d, chained)
print((f := lambda x: x + 1)(4), f(5))
print(1 + (one := 1) * 2, one, -(neg := 3), neg)
x = (y := (z := 1) + 1) + 1
print(x, y, z)
del (y)
print("y" in globals())
print(*(star := [1, 2]), star)
for i in (seq := range(3)):
    pass
print(i, seq, i in (seq2 := [2]), seq2)


class Body:
    size = (width := 3) * 2
    both = size + width


print(Body.width, Body.both)
with_slice = "abcdef"[(lo := 1):(hi := 4)]
print(with_slice, lo, hi)
print((b1 := True) is True, not (b2 := False), b1, b2)


def use_return(n):
    return (r := n * 2) if n > 0 else None


def cached(n, cache={}):
    return hit if (hit := cache.get(n)) is not None else cache.setdefault(n, n * n)


print(use_return(4), use_return(-1), cached(5), cached(5))
e = [lambda: (k := i) for i in range(2)]
print([g() for g in e])
try:
    [undefined_w := 1 / zero for zero in (1, 0)]
except ZeroDivisionError:
    print(undefined_w)
