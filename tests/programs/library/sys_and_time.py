# The inert part of sys; time without timing.
import sys
import time
print(sys.version_info[:2] >= (3, 14), sys.version_info.major, len(sys.version_info), sys.version_info > (3, 0), isinstance(sys.version, str), sys.byteorder, sys.maxunicode, sys.getdefaultencoding(), isinstance(sys.platform, str))
print(sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.max_exp, sys.float_info.radix, sys.float_info[0] == sys.float_info.max)
print(sys.maxsize > 2**30, sys.maxsize & (sys.maxsize + 1), type(sys.argv).__name__, len(sys.argv), type(sys.path).__name__, type(sys.modules).__name__, "sys" in sys.modules, sys.modules["sys"] is sys, sys.modules["__main__"].__name__, sys.getrecursionlimit() >= 1000)
sys.setrecursionlimit(5000)
print(sys.getrecursionlimit())


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(3000))
sys.setrecursionlimit(200)
try:
    depth(500)
except RecursionError as e:
    print("RecursionError")
sys.setrecursionlimit(1000)
for bad in (0, -5, "a", 1.5):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(sys.intern("abc") is sys.intern("a" + "bc"), sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1], sys.exception(), type(sys.exc_info()[2]).__name__)
for args in ((), (0,), (3,), ("message",), (None,), ([1, 2],), (True,), (-1,), (10**20,)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print(repr(e), e.code, e.args)
try:
    sys.exit(1, 2)
except TypeError as e:
    print(e)
try:
    sys.intern(5)
except TypeError as e:
    print(e)
print(sys.stdout.write("written\n"), sys.stderr is not None, hasattr(sys.stdin, "read"), callable(sys.exit), sys.get_int_max_str_digits())
sys.set_int_max_str_digits(1000)
try:
    str(10**1500)
except ValueError as e:
    print(e)
sys.set_int_max_str_digits(0)
print(len(str(10**6000)))
sys.set_int_max_str_digits(4300)
print(sys.implementation.name in ("cpython", "whipsnake"), isinstance(sys.hexversion, int), sys.flags.optimize, sys.is_finalizing(), isinstance(sys.builtin_module_names, tuple), sys.int_info.default_max_str_digits)

t0 = time.time()
p0, m0 = time.perf_counter(), time.monotonic()
time.sleep(0)
time.sleep(0.001)
p1, m1 = time.perf_counter(), time.monotonic()
print(type(t0).__name__, t0 > 1.6e9, p1 > p0, m1 >= m0, type(time.time_ns()).__name__, type(time.perf_counter_ns()).__name__, time.time_ns() // 10**9 - int(t0) in (0, 1), time.process_time() >= 0, time.monotonic_ns() > 0)
for bad in (-1, "a", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e).split(",")[0][:60])
g = time.gmtime(0)
print(g[:], g.tm_year, g.tm_mon, g.tm_mday, g.tm_hour, g.tm_min, g.tm_sec, g.tm_wday, g.tm_yday, g.tm_isdst, len(g), tuple(g) == (1970, 1, 1, 0, 0, 0, 3, 1, 0), g[0])
print(g)
for seconds in (86399, 951827696, 1709210096, 4102444800, -1, 1e9 + 0.75):
    g = time.gmtime(seconds)
    print(time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %y %I %p %w %%", g), time.asctime(g))
print(time.strftime("%d/%m/%Y", (2024, 2, 29, 1, 2, 3, 3, 60, 0)), time.struct_time((2000, 1, 1, 0, 0, 0, 5, 1, -1)).tm_year, time.asctime(time.gmtime(1e9)))
