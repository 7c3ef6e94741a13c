# string: constants, capwords, Template, Formatter.
import string
from string import Template, Formatter


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)


print(string.ascii_lowercase, string.ascii_uppercase, string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), repr(string.printable), len(string.printable))
print(string.capwords("hello  wORLD foo"), string.capwords("a-b c", "-"), string.capwords("  lead"), string.capwords(""), string.capwords("x,y", sep=","))
t = Template("$name is ${age} years, costs $$5, ${name}s")
print(t.substitute(name="Ann", age=30), t.substitute({"name": "Bob", "age": "x"}), t.substitute({"name": "C"}, age=1), t.safe_substitute(name="D"), t.template, t.get_identifiers(), t.is_valid())
attempt(lambda: t.substitute(name="x"))
attempt(lambda: t.substitute())
attempt(lambda: Template("$").substitute())
attempt(lambda: Template("$1").substitute())
attempt(lambda: Template("a\nb $ c").substitute())
attempt(lambda: Template("${unclosed").substitute(unclosed=1))
attempt(lambda: Template("${}").substitute())
attempt(lambda: Template("$é").substitute())
attempt(lambda: t.substitute({}, {}))
print(Template("$ $1 ${x y} $ok").safe_substitute(ok="fine"), Template("").substitute(), Template("$_a1 $A").substitute(_a1=1, A=2), Template("$a$b").substitute(a=1, b=None), Template("$x-$x").substitute(x=[1]), Template("$name_suffix ${name}_suffix").safe_substitute(name="N"), Template("no vars").get_identifiers(), Template("$").is_valid())


class Percent(Template):
    delimiter = "%"


print(Percent("%name $name %% 5").substitute(name="x"), Percent("%a").safe_substitute())
f = Formatter()
print(f.format("{0} {1} {name}", 1, 2, name="n"), f.format("{} {}", "a", "b"), f.format("{0[k]} {1.real}", {"k": 5}, 7), f.format("{:>5}|{!r}", "x", "y"), f.vformat("{a}{0}", ("p",), {"a": "q"}), f.format("{:{}}", "x", 4), list(f.parse("a{b!r:c}d{}{{e}}")), list(f.parse("")), list(f.parse("{x:{y}}")))
attempt(lambda: f.format("{} {0}", 1))
attempt(lambda: f.format("{x}"))
attempt(lambda: f.format("{1}", 0))
attempt(lambda: f.format("{!z}", 1))
attempt(lambda: f.format())
attempt(lambda: list(f.parse("{")))


class Default(Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, f"<{key}>")
        return super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        if spec == "upper":
            return str(value).upper()
        return super().format_field(value, spec)

    def convert_field(self, value, conversion):
        if conversion == "x":
            return "converted"
        return super().convert_field(value, conversion)


print(Default().format("{a} {missing} {a:upper} {a!x} {0:03d}", 7, a="val"))
rot13 = str.maketrans(string.ascii_letters, string.ascii_lowercase[13:] + string.ascii_lowercase[:13] + string.ascii_uppercase[13:] + string.ascii_uppercase[:13])
print("Hello, World".translate(rot13), "Uryyb".translate(rot13), "a1-b2!".translate({ord(c): None for c in string.punctuation + string.digits}), "".join(c for c in "Ab1 c?" if c in string.ascii_letters), all(c in string.printable for c in "plain\t\n"), string.ascii_lowercase.index("m"), string.digits[::-1], [c in string.hexdigits for c in "afg"])


def is_identifier(s):
    return bool(s) and s[0] in string.ascii_letters + "_" and all(c in string.ascii_letters + string.digits + "_" for c in s)


print([is_identifier(s) for s in ("abc", "_x1", "1a", "", "a-b")], "-".join(string.ascii_uppercase[i:i + 5] for i in range(0, 26, 5)), sum(map(string.ascii_lowercase.index, "whipsnake")))
letter = Template("Dear $who,\n  you owe ${amount}.\n$$$$\n")
for who, amount in (("Ann", 5), ("Bob", 7.5)):
    print(letter.substitute(who=who, amount=amount), end="")
