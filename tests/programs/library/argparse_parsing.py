"""argparse: options, positionals, subcommands, groups, types, and messages of errors."""
import argparse
import contextlib
import io
import sys


def run(parser, *lines):
    for line in lines:
        out, err = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                result = parser.parse_args(line.split())
            print(line, "->", result)
        except SystemExit as error:
            print(line, "-> exit", error.code)
            print(out.getvalue() + err.getvalue(), end="")


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


p = argparse.ArgumentParser(prog="tool", description="A tool that does things to files, described at such length that "
                            "the description has to be wrapped over lines.", epilog="The end.")
p.add_argument("source", help="where to read from")
p.add_argument("rest", nargs="*", help="more of them")
p.add_argument("-n", "--number", type=int, default=3, metavar="N", help="how many (default: %(default)s)")
p.add_argument("-v", "--verbose", action="store_true")
p.add_argument("-q", action="count", default=0, help="quieter, each time")
p.add_argument("--name", dest="who", required=False, choices=["ann", "bob"], help="who; %(choices)s are known")
p.add_argument("--pair", nargs=2, type=float, metavar=("X", "Y"))
p.add_argument("--maybe", nargs="?", const="C", default="D")
p.add_argument("--many", nargs="+", action="extend")
p.add_argument("-a", "--append", action="append", help=argparse.SUPPRESS)
p.add_argument("--no-color", action="store_false", dest="color", help="a help text that is so long that it needs more than one line of the screen")
p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="on or off")
p.add_argument("--mode", action="store_const", const=42)
p.add_argument("--version", action="version", version="%(prog)s 1.2")
run(p, "in", "in out1 out2 -n 5", "in -n5 -vqqq", "--number=7 in --name bob", "in --pair 1 2.5", "in --maybe", "in --maybe x",
    "in --many a b --many c", "in -a 1 -a 2 --append=3", "in --no-color --no-flag", "in --flag --mode", "--verb in", "in -- -x --y",
    "-n -5 in", "in -vn 4", "in -n", "in -n x", "in --name carl", "in --pair 1", "in --nope", "", "in --ver", "in --n 1", "in -vz", "in --verbose=1",
    "--version", "--help", "-h", "in --number 1 2", "in x --number 1 y")
print(p.format_usage())

s = argparse.ArgumentParser(prog="git")
s.add_argument("--global", dest="glob", default="g")
sub = s.add_subparsers(dest="command", required=True, help="what to do", title="commands", description="All of them.")
add = sub.add_parser("add", help="add files", description="Adds files.", aliases=["a"])
add.add_argument("paths", nargs="+")
add.add_argument("-f", "--force", action="store_true")
add.set_defaults(func=len)
commit = sub.add_parser("commit", help="commit them")
commit.add_argument("-m", "--message", required=True)
run(s, "add x y -f", "a x", "--global h commit -m hello", "commit", "push", "", "-h", "add -h", "commit --help", "add", "add x --nope")

g = argparse.ArgumentParser(prog="grp", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
group = g.add_argument_group("network", "How to connect.")
group.add_argument("--host", default="localhost", help="the host")
group.add_argument("--port", type=int, default=80)
mutex = g.add_mutually_exclusive_group(required=True)
mutex.add_argument("--on", action="store_true")
mutex.add_argument("--off", action="store_true", help="not on")
run(g, "--on", "--off --port 8080", "--on --off", "", "--help")

r = argparse.ArgumentParser(prog="raw", formatter_class=argparse.RawDescriptionHelpFormatter, description="Line 1\n  line 2", usage="%(prog)s [anything]", add_help=False)
r.add_argument("cmd", nargs=argparse.REMAINDER)
run(r, "a -b --c d", "")
r.print_help()
t = argparse.ArgumentParser(prog="rawtext", formatter_class=argparse.RawTextHelpFormatter)
t.add_argument("--x", help="one\ntwo")
t.print_help()
o = argparse.ArgumentParser(prog="opt", allow_abbrev=False, argument_default=argparse.SUPPRESS)
o.add_argument("where", nargs="?", default="here")
o.add_argument("--long-option", type=str.upper)
o.add_argument("-x", type=lambda text: int(text, 16))
run(o, "", "there --long-option abc", "--long abc", "-x ff", "-x zz")


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return value


class Shout(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, f"{values}!{option_string}")


c = argparse.ArgumentParser(prog="custom", parents=[r], exit_on_error=False, conflict_handler="resolve")
c.add_argument("--pos", type=positive)
c.add_argument("--shout", action=Shout)
c.add_argument("--shout", action=Shout, help="again")
attempt(c.parse_args, ["--pos", "5", "--shout", "hey"])
attempt(c.parse_args, ["--pos", "0"])
print(c.parse_known_args(["--zip", "--pos", "1"]))
i = argparse.ArgumentParser(prog="inter")
i.add_argument("--foo")
i.add_argument("cmd")
i.add_argument("rest", nargs="*", type=int)
print(i.parse_intermixed_args("doit 1 --foo bar 2 3".split()))
print(i.parse_known_args(["a", "--unknown", "1"]))
n = argparse.Namespace(a=1, b="x")
print(n, n == argparse.Namespace(a=1, b="x"), "a" in n, vars(n), getattr(n, "c", None))
attempt(p.add_argument, "--number")
attempt(p.add_argument, "--z", action="nope")
attempt(p.add_argument, "x", required=True)
attempt(p.add_argument, "--y", nargs=0)
attempt(p.add_argument, "--w", type=5)
p.set_defaults(number=9, extra="e")
print(p.get_default("number"), p.parse_args(["in"]).number, p.parse_args(["in"]).extra)
ns = argparse.Namespace(existing=1)
print(i.parse_args(["x"], ns))
long = argparse.ArgumentParser(prog="long")
for letter in "abcdefghijklm":
    long.add_argument(f"--option-{letter}", metavar="VALUE")
long.add_argument("positional")
print(long.format_usage())
print(repr(p)[:60])
sys.argv = ["prog.py", "hello"]
d = argparse.ArgumentParser()
d.add_argument("word")
print(d.prog, d.parse_args())

# What excludes each other, positional arguments among it.
for required in False, True:
    parser = argparse.ArgumentParser(prog="mix", exit_on_error=False)
    parser.add_argument("first")
    group = parser.add_mutually_exclusive_group(required=required)
    group.add_argument("--foo", action="store_true")
    group.add_argument("--spam")
    group.add_argument("badger", nargs="*", default="X")
    for words in ["a"], ["a", "b"], ["a", "--foo"], ["a", "--foo", "b"], ["--spam", "1", "a", "b"]:
        try:
            print(words, vars(parser.parse_args(words)))
        except (argparse.ArgumentError, SystemExit) as problem:
            print(words, problem)
