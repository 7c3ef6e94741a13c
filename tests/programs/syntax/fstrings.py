# f-strings: nesting, conversions, format specs, =, escapes, lambdas, quotes (PEP 701).
name, n, pi, items = "World", 42, 3.14159265, [1, "two", None]
print(f"Hello {name}!", f"{n}", f"{n + 1} {n * 2}", f"{name.upper()}", f"{items[1]}", f"{items}", f"{{}} {{n}} {n}}}", f"")
print(f"{name!r} {name!s} {name!a} {'é'!a} {items!r} {None!s}")
print(f"{pi:.2f} {pi:10.3f}| {pi:<10.1f}| {n:05d} {n:x} {n:#b} {n:,} {1234567:,} {0.25:.0%} {name:>10} {name:*^11} {name:.3}")
width, precision, fill = 12, 3, "~"
print(f"{pi:{width}.{precision}f}|{name:{fill}^{width}}|{n:{'0'}{5}}|{n:{'>' + str(width)}}|{pi:{f'.{precision}'}}")
print(f"{n=} {n = } {n+1=} {name=} {name = !s} {pi=:.2f} {pi = :>8.3} {items[0]=} {len(items)=}")
print(f"{ n } { n!r } {n !r} { n :5d}|{ 'a' 'b' }")
print(f"{'nested ' + f'{name} {f"{n}"}'}", f"{"same quotes"}", f'{'a' if n else 'b'}', f"{'\n'.join(map(str, [1, 2]))!r}")
print(f"{(lambda x: x * 2)(4)}", f"{[x for x in range(3)]}", f"{ {'k': 1}['k'] }", f"{ {1, 1} }", f"{n if n > 1 else 0:>5}", f"{(y := 5)} {y}")
print(f"{n:{n}}", f"{'a,b'.split(',')}", f"{items[-1]}", f"{dict(a=1)['a']}", f"{1, 2}", f"{*[1, 2],}", f"{not n}", f"{n == 42}", f"{n!=43}", f"{n>=1}")
print(f'''triple {
    n
    + 1
} {name
}''')
print(f"tab\t{n}\n" f"joined {n} " "plain " rf"\raw{n}\n" fr"{n}\t" F"{n}" "\N{BULLET}" f"\N{DIGIT ONE}{n}")
print(f"{n}" + "a" f"{n}" 'b', ("x" f"{n}" "{not formatted}"), f"a" "b{n}")
print(f"{'#' * 3} {'a#b'} {'{'}{'}'} {'}}'} {{{n}}} {{{{{n}}}}}")
print(f"{n:}|{n!s:}|{'':5}|{'x':<}|{True:d}|{True}|{True:>6}|{None!s:>6}")


class Spec:
    def __format__(self, spec):
        return f"[{spec}]"


x = Spec()
print(f"{x}{x:abc}{x:{n}}{x:a{n}b{name!r}c}{x:%Y-%m-%d}{x:a:b}{x:!r}{x: }{x:{{}}}{x:a=b}")
print(f"{x:{n:>5}}" if False else "skip", f"{x!r:>5}"[:0], f"{3:{'>'}{5}}")

# Evaluation order and errors.
log = []


def note(v):
    log.append(v)
    return v


print(f"{note(1)} {note(2):{note(5)}} {note(3)}", log)
for action in (
    lambda: f"{undefined_in_f}", lambda: f"{n:q}", lambda: f"{name:d}", lambda: f"{1 / 0}", lambda: f"{n:{name}}", lambda: f"{pi:.}", lambda: f"{items:5}",
    lambda: f"{name:=5}", lambda: f"{n:.2}", lambda: f"{n:,s}", lambda: f"{pi:d}", lambda: f"{n:999999999999999999999}", lambda: f"{name:5,}",
):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


# In functions, classes, comprehensions and as docstring (an f-string is none).
def f():
    f"""not a docstring {n}"""


def scoped(v):
    return [f"{v}{w}" for w in "ab"], (lambda: f"{v!r}")()


class C:
    a = 5
    b = f"{a}!"


print(f.__doc__, scoped("q"), C.b)
print("".join(f"{i}{',' if i < 3 else ''}" for i in range(4)))
print(f"{'multi' 'part' f'{n}' 'end'}", f"{name[0]}{name[1:3]}{name[::-1]}", f"{items[0:2]}", f"{(1, 2)[0]}")
print(f"{n:08.3f} {n:+d} {-n:+d} {n: d} {n:e} {10**20:g} {255:#x} {255:#X} {255:#o} {n:_b} {2**40:_} {3.0} {1e100} {1e16:f}")
print(f"{float('nan'):f} {float('inf'):5}| {float('-inf'):e} {-0.0} {0.1 + 0.2} {0.1 + 0.2:.17g} {1e-7} {123456789.0:.3g} {1.5:%}")
print(f"\x41\u00e9\U0001F600\101 {name}\
 continued", f"{'\x41'}", f"{'a\tb'}")
print(len(f"{'x' * 1000}"), f"{n}" is not None, f"{'é😀':>5}|{'日本':*^6}|")
