"""configparser, tomllib, shlex and getopt."""
import configparser
import getopt
import io
import shlex
import tomllib


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


TEXT = """
[DEFAULT]
base = /srv
Timeout = 45

; a comment
[server]
Host = example.org
port: 8080
path = %(base)s/www
debug = yes
percent = 100%%
long = first
    second

    third
[client]
# another
name = client of %(host)s
host = local
empty =
[weird section]
key with spaces = v
"""
c = configparser.ConfigParser()
c.read_string(TEXT)
print(c.sections(), c.defaults(), c.options("server"))
s = c["server"]
print(s, s["host"], s.getint("port"), s.get("path"), s.getboolean("debug"), s["percent"], repr(s["long"]), s.get("nope"), s.get("nope", "fb"))
print(c.get("client", "name"), c.get("server", "path", raw=True), c.getint("server", "timeout"), c.getfloat("server", "port"), "host" in s, "zip" in s)
print(list(c), list(s), dict(c["client"]), c.items("client"), c.has_section("server"), c.has_option("server", "PORT"), len(c), c["client"]["empty"] == "")
attempt(c.get, "nope", "x")
attempt(c.get, "server", "x")
attempt(lambda: c["nope"])
attempt(lambda: s["nope"])
attempt(c.getint, "server", "host")
attempt(c.getboolean, "server", "host")
attempt(c.add_section, "server")
attempt(c.add_section, "DEFAULT")
attempt(c.add_section, 5)
attempt(c.set, "server", "x", 5)
attempt(c.set, "server", "x", "50%")
print(c.get("nope", "x", fallback=None), c.getint("server", "zz", fallback=7))
c.add_section("new")
c.set("new", "a", "1")
c["new"]["b"] = "line1\nline2"
c["other"] = {"x": "1", "Y": "2"}
print(c.remove_option("new", "a"), c.remove_option("new", "a"), c.remove_section("weird section"), c.remove_section("weird section"))
out = io.StringIO()
c.write(out)
print(out.getvalue())
again = configparser.ConfigParser()
again.read_string(out.getvalue())
print(again == c)
for bad in ("key = 1", "[a]\nx\n", "[a]\nx=1\nx=2", "[a]\n[a]", "[a\nx=1", "[a]\n=1", "[a]\nb=%(missing)s", "[a]\nb=%(b)s", "[a]\nb=%x"):
    def load(bad=bad):
        p = configparser.ConfigParser()
        p.read_string(bad)
        return p.get("a", "b")
    attempt(load)
r = configparser.RawConfigParser(allow_no_value=True, delimiters=(":",), comment_prefixes=("!",), inline_comment_prefixes=("#",), strict=False)
r.optionxform = str
r.read_string("[A]\nFlag\nKey: value # note\nKey: again\n! out\nraw: %(x)s\n")
print(dict(r["A"]))
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
e.read_string("[paths]\nhome = /h\nbin = ${home}/bin\n[use]\nx = ${paths:bin}/x\ny = $$5\nbad = ${nope}")
print(e["use"]["x"], e["use"]["y"])
attempt(lambda: e["use"]["bad"])
l = configparser.ConfigParser(converters={"list": lambda v: v.split(",")}, defaults={"d": "1"})
l.read_dict({"s": {"items": "a,b", "n": 5}})
print(l.getlist("s", "items"), l["s"].getlist("items"), l["s"]["n"], l["s"]["d"], l.read(["no-such-file.ini"]))

DOC = '''
title = "TOML \\u00e9 \\"quoted\\" \\t tab"
raw = 'C:\\path'
multi = """
first \\
    joined
last ""quotes"""
lit = \'\'\'
it's raw\\n\'\'\'
ints = [1, +2, -3, 1_000, 0xff, 0o17, 0b101]
floats = [1.5, -0.01, 5e+22, 6.626e-34, 1_0.5, inf, -inf]
bools = [true, false]
when = 1979-05-27T07:32:00Z
local = 1979-05-27T00:32:00.999999
offset = 1979-05-27 00:32:00-07:00
day = 1979-05-27
clock = 07:32:00.5
nested = [[1, 2], ["a", "b"],
  # comment
  [],]
inline = { x = 1, y.z = "deep", "quoted key" = true }
dotted.a.b = 1
dotted.a.c = 2

[servers]
[servers.alpha]
ip = "10.0.0.1" # note
"odd key" = 1
[servers."beta.x"]
ip = "10.0.0.2"

[[products]]
name = "hammer"
[products.size]
h = 1
[[products]]
name = "nail"
[[products.colors]]
c = "red"
'''
d = tomllib.loads(DOC)
for key, value in d.items():
    print(key, "=", value)
print(tomllib.load(io.BytesIO(b"a = 1")), tomllib.loads("f = 1.10", parse_float=str))
attempt(tomllib.load, io.StringIO("a = 1"))
attempt(tomllib.loads, b"a = 1")
for bad in ("a = ", "a = 1\na = 2", "[a]\n[a]", "a = [1", 'a = "x', "a = 01", "= 1", "a", "[a", "a = 1 b = 2", 'a = "\\x"', "a = {x = 1", "a = 1979-13-01", "a.b = 1\na = 2", "[a]\nb = 1\n[a.b]", "a = tru", "a = 'x\ny'", "x = 1\n[x]", "a = {b = 1}\n[a.c]", "a = [1]\n[[a]]", "\x00"):
    attempt(tomllib.loads, bad)

print(shlex.split("a 'b c' \"d e\" f\\ g 'it'\\''s' \"q\\\"x\" # no comment"), shlex.split("a # c", comments=True), shlex.split("x='y z' \"\""), shlex.split("a'b'c", posix=False))
attempt(shlex.split, "'open")
attempt(shlex.split, "back\\")
attempt(shlex.split, None)
print(shlex.quote("plain"), shlex.quote("two words"), shlex.quote("it's"), shlex.quote(""), shlex.join(["echo", "a b", "$x"]))
print(list(shlex.shlex("a = b+c 'q r' ;d")), list(shlex.shlex("a && b || c; d>e", punctuation_chars=True)))
lexer = shlex.shlex("one two\nthree")
print(lexer.get_token(), lexer.lineno, list(lexer), lexer.lineno)

print(getopt.getopt(["-a", "-b", "val", "--long", "--arg=x", "rest", "-c"], "ab:c", ["long", "arg="]))
print(getopt.gnu_getopt(["file", "-abval", "more", "--ar", "y", "--", "-c"], "ab:c", ["long", "arg="]))
for args in (["-x"], ["-b"], ["--nope"], ["--arg"], ["--long=1"], ["--l"]):
    attempt(getopt.getopt, args, "ab:", ["long", "arg=", "lonely"])
