# The % operator of strings.
print("%s %s" % (1, "a"), "%r" % "x", "%a" % "é", "%%" % (), "100%%" % (), "%d%%" % 50, "%s" % [1, 2], "%s" % (("t",),), "%s" % {"a": 1}, "%s" % None, "plain" % (), "" % ())
print("%(a)s %(b)d %(a)r" % {"a": "x", "b": 5}, "%(x)5.1f|%(x)-8.2f|" % {"x": 3.14159}, "%(k)s" % {"k": (1, 2)}, "no keys" % {"a": 1}, "%(a)s%(a)s" % {"a": 1}, "%%(a)s %(a)s" % {"a": 2})
print("%5d|%-5d|%05d|%+d|% d|%+05d|%-+5d|% 5d|%.3d|%5.3d|%-5.3d|%05.3d" % ((42,) * 12), "%d" % -42, "%5d" % -42, "%05d" % -42, "%d" % 3.99, "%d" % -3.99, "%d" % True, "%i %u" % (1, 2), "%d" % 10**30, "%ld %hd %Ld" % (1, 2, 3))
print("%x %X %#x %#X %o %#o" % ((255,) * 6), "%08x" % 255, "%#010x" % 255, "%-8x|" % 255, "%x" % -255, "%#x" % -255, "%.4x" % 255, "%+x" % 255, "%#.4x" % 10, "%x" % 2**70)
print("%f %.2f %.0f %10.3f|%-10.1f|%010.2f|%+.1f|% .1f|%#.0f" % ((3.14159,) * 9), "%f" % 1, "%.3f" % 10**20, "%f" % True, "%.10f" % (1 / 3), "%f %f %f" % (float("inf"), float("-inf"), float("nan")), "%5.1f|%05.1f" % (float("inf"), float("-inf")), "%F" % float("nan"))
print("%e %.2e %E %10.1e|" % ((12345.678,) * 4), "%g %g %g %g %.3g %#g %G" % (1e-5, 0.0001, 123456, 1234567, 1234.5, 1.0, 1e-10), "%g" % 100000, "%g" % 1000000, "%e" % 0, "%.0e" % 15, "%.10g" % 0.1)
print("%s %5s|%-5s|%.2s|%5.1s|%-5.3s|" % (("abcdef",) * 6), "%c%c%c" % (65, "b", 0x1F600), "%5c|%-5c|" % ("x", 121), "%r %10r|%.3r" % ("a", "b", "cdef"), "%a %8a|" % ("é", "é"), "%s" % "é😀", "%5s|" % "😀")
print("%*d|%-*d|%.*f|%*.*f" % (5, 42, 5, 42, 2, 3.14159, 8, 3, 2.71828), "%*s|" % (-6, "ab"), "%.*s|" % (2, "abcd"), "%.*f" % (-1, 3.7))


class Repr:
    def __repr__(self):
        return "R!"


class Both(Repr):
    def __str__(self):
        return "S!"


class Int:
    def __index__(self):
        return 7


class Flo:
    def __float__(self):
        return 2.5


class Map:
    def __getitem__(self, key):
        return key.upper()


print("%s %r %s %r" % (Repr(), Repr(), Both(), Both()), "%d %x" % (Int(), Int()), "%.2f" % Flo(), "%(abc)s" % Map(), "%5s|%-5s|" % (Repr(), Both()))
for template, args in (
    ("%d", "x"), ("%d", None), ("%d", []), ("%x", 1.5), ("%o", "a"), ("%f", "x"), ("%f", None), ("%c", "ab"), ("%c", -1), ("%c", 1.5), ("%c", 0x110000), ("%c", ""), ("%s %s", 1), ("%s %s", (1,)), ("%s", (1, 2)), ("%s", ()), ("x", 5), ("x", (1,)), ("%(a)s", {}), ("%(a)s", 5), ("%(a)s", (1,)), ("%(a", {"a": 1}), ("%", ()), ("%z", 1), ("%5", 1), ("abc %y def", 1), ("%é", 1), ("%*d", ("x", 1)), ("%*d", (1,)), ("%.5", 1), ("%(a)s %s", {"a": 1}), ("%s %(a)s", {"a": 1}), ("%d %d", (1, "x")), ("%-", 1), ("%5.%", 1), ("%.d", 5), ("%.f", 5.5), ("%+s", "a"), ("%#s", "a"), ("%0s", "a"), ("%99999999999999999999d", 1), ("%.99999999999999999999f", 1.0), ("%d", float("inf")), ("%d", float("nan")), ("%i", "5"), ("%e", 10**400), ("%s" * 3, (1, 2)), ("%b", 5), ("%q", {"a": 1}),
):
    try:
        print(repr(template), repr(template % args))
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(repr(template), type(e).__name__, e)
print("%s" % ("a" * 50), "%-20s|%20s" % ("left", "right"), "%s, %s and %s" % tuple("xyz"), "%s=%d;" * 2 % ("a", 1, "b", 2), "%%%s%%" % "mid", "%s" "%s" % (1, 2))
name, price, count = "widget", 4.5, 3
print("%-10s %8.2f x %3d = %9.2f" % (name, price, count, price * count), "%(n)s costs %(p).2f" % {"n": name, "p": price}, "%s" % name + "!", "%d items" % count * 2)
value = "start"
value %= ()
fmt = "%s-%s"
fmt %= ("a", "b")
print(value, fmt, "[%s]" % ", ".join("%d" % i for i in range(5)), "%c" * 5 % tuple(range(97, 102)), "%r" % ("%s",))
