"""contextvars, codecs, cmath, colorsys, sched, cmd, code, filecmp, locale, platform, atexit."""
import asyncio
import cmath
import cmd
import code
import codecs
import codeop
import colorsys
import contextvars
import io
import math
import sched
import sys


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


# contextvars
var = contextvars.ContextVar("var", default="default")
bare = contextvars.ContextVar("bare")
print(var.name, var.get(), var.get("other"), bare.get("fallback"))
try:
    bare.get()
except LookupError as error:
    print(type(error).__name__, error.args[0] is bare)
token = var.set("one")
print(var.get(), token.var is var, token.old_value is contextvars.Token.MISSING)
second = var.set("two")
print(second.old_value)
var.reset(second)
print(var.get())
try:
    var.reset(second)
except RuntimeError as error:
    print("RuntimeError", str(error).endswith("has already been used once"))
context = contextvars.copy_context()
print(context[var], var in context, bare in context, len(context), context.get(bare), list(context.values()))


def change(value):
    var.set(value)
    return var.get(), contextvars.copy_context()[var]


print(context.run(change, "inside"), var.get(), context[var], context.copy() == context)
try:
    context.run(context.run, print)
except RuntimeError as error:
    print("RuntimeError", str(error).startswith("cannot enter context"))
attempt(contextvars.ContextVar, 5)
attempt(lambda: context["x"])
with var.set("within"):
    print(var.get())
print(var.get())


async def worker(name):
    var.set(name)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return name, var.get()


async def main():
    var.set("main")
    print(await asyncio.gather(*(worker(i) for i in range(3))), var.get())
    task = asyncio.create_task(worker("t"))
    print(await task, var.get(), task.get_context()[var])


asyncio.run(main())
print(var.get())

# codecs
print(codecs.encode("é", "latin-1"), codecs.decode(b"\xe9", "latin-1"), codecs.encode("Hello", "rot13"), codecs.encode(b"\x01\xff", "hex"), codecs.decode("01ff", "hex"), codecs.lookup("UTF8").name, codecs.lookup("latin-1").name)
attempt(codecs.lookup, "no-such")
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([byte])) for byte in "é€🐍x".encode()], decoder.decode(b"", True))
attempt(codecs.getincrementaldecoder("utf-8")().decode, b"\xc3", True)
print("".join(codecs.iterdecode([b"\xc3", b"\xa9\xe2\x82", b"\xac"], "utf-8")), list(codecs.iterencode(["é", "x"], "utf-16-le")))
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"))
reader = codecs.getreader("utf-8")(io.BytesIO("one\ntwo é\nthree".encode()))
print(repr(reader.readline()), reader.readlines())
stream = io.BytesIO()
writer = codecs.getwriter("latin-1")(stream)
writer.write("é")
writer.writelines(["a", "b"])
print(stream.getvalue(), codecs.BOM_UTF8, codecs.utf_8_decode(b"x"), codecs.lookup_error("ignore")(UnicodeDecodeError("a", b"b", 0, 1, "c")))

# cmath and colorsys
for z in (0, 1, -1, 1j, -2.5 + 0.5j, 3 - 4j, 1e-3 + 1e3j):
    print(z, *(f"{f(z):.6g}" for f in (cmath.sqrt, cmath.exp, cmath.sin, cmath.cos, cmath.sinh, cmath.cosh, cmath.tanh, cmath.asinh, cmath.atan)) if abs(z.imag if isinstance(z, complex) else 0) < 100 and z != 1j else ())
for z in (2, -2, 1 + 1j, -0.5 - 2j):
    print(z, *(f"{f(z):.6g}" for f in (cmath.log, cmath.log10, cmath.acos, cmath.asin, cmath.acosh, cmath.atanh, cmath.tan)), f"{cmath.phase(z):.6g}", cmath.polar(z)[0])
print(cmath.rect(2, math.pi / 2).imag, cmath.isclose(1, 1 + 1e-12), cmath.isnan(complex("nan")), cmath.isinf(complex("inf")), cmath.isfinite(1), cmath.pi == math.pi, cmath.infj, cmath.log(8, 2).real)
attempt(cmath.log, 0)
attempt(cmath.sqrt, "x")
attempt(cmath.exp, 1e3)
attempt(cmath.atanh, 1)
print([round(v, 6) for f, c in ((colorsys.rgb_to_hsv, (0.2, 0.4, 0.4)), (colorsys.hsv_to_rgb, (0.5, 0.5, 0.4)), (colorsys.rgb_to_hls, (0.2, 0.4, 0.4)), (colorsys.hls_to_rgb, (0.5, 0.3, 0.3)), (colorsys.rgb_to_yiq, (0.1, 0.5, 0.9)), (colorsys.yiq_to_rgb, (0.4, 0.1, 0.2))) for v in f(*c)])

# sched
now = [0]
plan = sched.scheduler(lambda: now[0], lambda t: now.__setitem__(0, now[0] + t))
plan.enter(5, 1, print, ("later",))
plan.enter(1, 2, print, ("second",), {"end": "!\n"})
plan.enter(1, 1, print, ("first",))
gone = plan.enter(2, 1, print, ("never",))
plan.cancel(gone)
print(len(plan.queue), plan.empty(), plan.run(), plan.empty(), now)


# cmd, code and codeop
class Shell(cmd.Cmd):
    intro = "Welcome"
    prompt = "> "

    def do_greet(self, name):
        """Greets somebody."""
        print("hello", name, file=self.stdout)

    def do_quit(self, _):
        return True


out = io.StringIO()
shell = Shell(stdin=io.StringIO("greet Bob\nhelp greet\nhelp\nnope x\n\nquit\n"), stdout=out)
shell.use_rawinput = False
shell.cmdloop()
print(out.getvalue())
console = code.InteractiveConsole({"x": 5})
for line in ("x * 2", "def f():", "    return x", "", "f()", "y = [1,", "2]", "y"):
    print(line, console.push(line))
print(codeop.compile_command("if x:"), codeop.compile_command("x = 1") is not None, codeop.compile_command("(1,"))
attempt(codeop.compile_command, "1 1")
