"""optparse: options, help, errors, callbacks, groups."""
import contextlib
import io
import optparse
from optparse import OptionGroup, OptionParser, OptionValueError, make_option


def run(parser, line):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            values, args = parser.parse_args(line.split())
        print(line, "->", sorted(vars(values).items()), args)
    except SystemExit as error:
        print(line, "-> exit", error.code)
        print(out.getvalue(), end="")


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def callback(option, opt, value, parser, *extra):
    setattr(parser.values, "called", (opt, value, extra))


def check(option, opt, value, parser):
    raise OptionValueError(f"{opt} is refused")


p = OptionParser(usage="usage: %prog [options] arg", version="%prog 1.0", prog="tool", description="What %prog does, in a line that is long enough to be wrapped when it is shown on a screen.", epilog="The end.")
p.add_option("-f", "--file", dest="filename", help="read from FILE, a help text that is so long that it is wrapped", metavar="FILE")
p.add_option("-q", "--quiet", action="store_false", dest="verbose", default=True, help="say nothing")
p.add_option("-n", "--num", type="int", default=3, help="a number [default: %default]")
p.add_option("-x", type=float)
p.add_option("-c", "--choice", type="choice", choices=["red", "green"])
p.add_option("-a", action="append", help=optparse.SUPPRESS_HELP)
p.add_option("-v", action="count", dest="level")
p.add_option("--const", action="store_const", const=42)
p.add_option("--ac", action="append_const", const="z", dest="a")
p.add_option("--pair", nargs=2, type="int")
p.add_option("--call", action="callback", callback=callback, type="string", callback_args=(1, 2))
p.add_option("--refuse", action="callback", callback=check)
g = OptionGroup(p, "Dangerous", "Be careful with these.")
g.add_option("--a-very-long-option-name", metavar="X", help="it stands on a line of its own")
p.add_option_group(g)
for line in ("", "-f name arg", "-fname --num=7 rest", "-q -vvv -x 1.5", "--choice red -a 1 -a 2 --ac", "--const --pair 1 2 --call s", "--num 0x1F", "-- -q", "a -q b",
             "-n x", "--choice blue", "-f", "--pair 1", "--nope", "-z", "--qui", "--c x", "--const=1", "--refuse", "--version", "--help", "-h"):
    run(p, line)
p.disable_interspersed_args()
run(p, "a -q b")
print(p.get_usage(), p.get_version(), p.has_option("-f"), p.get_option("--num").dest, p.defaults["num"])
t = OptionParser(option_list=[make_option("-o", "--opt", help="an option")], formatter=optparse.TitledHelpFormatter(), prog="titled")
t.print_help()
attempt(t.add_option, "-o")
attempt(t.add_option, "x")
attempt(t.add_option, "--bad", action="nope")
attempt(t.add_option, "--bad", type="nope")
attempt(t.add_option, "--bad", type="choice")
attempt(t.add_option, "--bad", zip=1)
attempt(t.add_option, "-xy")
r = OptionParser(conflict_handler="resolve", prog="r")
r.add_option("-o", dest="one")
r.add_option("-o", dest="two", default="5", type="int")
r.set_defaults(three=3)
values, args = r.parse_args(["-o", "6"])
print(values, args, values == {"one": None, "two": 6, "three": 3}, values.ensure_value("four", 4), r.get_default_values().two)
r.remove_option("-o")
run(r, "-o 1")
