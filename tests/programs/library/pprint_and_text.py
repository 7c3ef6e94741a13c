"""textwrap, pprint, difflib, string templates and calendars: text as programs lay it out."""
import calendar
import collections
import dataclasses
import difflib
import pprint
import string
import textwrap
import types

TEXT = "The quick brown-fox jumps   over the lazy dog. It's a well-known pangram; supercalifragilisticexpialidocious words are cut.\n\n  New paragraph\twith\ttabs — and é, 中文字符 wide."
for options in ({}, {"width": 20}, {"width": 20, "break_long_words": False}, {"width": 24, "initial_indent": "* ", "subsequent_indent": "  "}, {"width": 30, "max_lines": 3}, {"width": 30, "max_lines": 2, "placeholder": "…"}, {"width": 25, "break_on_hyphens": False}, {"width": 40, "replace_whitespace": False}, {"width": 40, "drop_whitespace": False}, {"width": 30, "fix_sentence_endings": True}, {"width": 40, "expand_tabs": False, "replace_whitespace": False}, {"width": 12, "tabsize": 2}, {"width": 1}):
    print(options, textwrap.wrap(TEXT, **options))
for action in (lambda: textwrap.wrap("x", 0), lambda: textwrap.wrap("abc def", 5, max_lines=1, placeholder="too long"), lambda: textwrap.wrap(5), lambda: textwrap.shorten("hello big  world", 12), lambda: textwrap.shorten("hello", 3), lambda: textwrap.shorten("hello world", 8, placeholder=".."), lambda: textwrap.wrap(""), lambda: textwrap.fill("a b c", 3), lambda: textwrap.wrap("a-b-c--d", 3), lambda: textwrap.wrap("foo\u00a0bar baz", 7)):
    try:
        print(repr(action()))
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
for text in ("  a\n    b\n  c\n", "\ta\n\t b", "  a\n\tb", "a\n  b", "  a\n\n   \n  b", "", "    \n  x", "  a\r\n  b"):
    print(repr(text), repr(textwrap.dedent(text)), repr(textwrap.indent(text, "> ")), repr(textwrap.indent(text, "+", lambda line: "b" not in line)))

print("pprint")


@dataclasses.dataclass
class Point:
    x: int
    y: list
    hidden: str = dataclasses.field(default="h", repr=False)


class Custom:
    def __repr__(self):
        return "Custom(\n  two lines)"


data = {"numbers": list(range(30)), "nested": {"b": {"deep": [{"x": i, "y": "y" * i} for i in range(5)]}, "a": (1,)}, "text": "long text " * 12, "set": {3, 1, 2}, "empty": [[], {}, (), set()], "bytes": b"bytes" * 20, 5: None, (1, 2): True}
pprint.pprint(data)
pprint.pprint(data, width=40, depth=2)
pprint.pprint(data["nested"], compact=True, indent=4, width=30)
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
pprint.pp({"z": 1, "a": [1, 2]})
for value in (collections.OrderedDict(b=1, a=[2]), collections.defaultdict(list, k=[1]), collections.Counter("abca"), collections.deque(range(40)), collections.ChainMap({"a": 1}), types.SimpleNamespace(a=1, b=list(range(40))), types.MappingProxyType({"k": "v" * 90}), Point(1, list(range(40))), Custom(), frozenset(range(40)), bytearray(range(60)), "short", 10 ** 60, 12345678, [1.5, -0.0, 1e100], (x := [1], x), range(5), {"k": {1: "a\nb" * 30}}, ["a" * 100], collections.UserDict(a=1), collections.UserList([1])):
    pprint.pprint(value, width=60)
pprint.pprint(1234567890, underscore_numbers=True)
loop = [1]
loop.append(loop)
print(pprint.pformat(loop).split(" id=")[0], pprint.isreadable(loop), pprint.isrecursive(loop), pprint.isreadable([1, "a"]), pprint.saferepr({"b": 1, "a": (2,)}))
for options in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        pprint.PrettyPrinter(**options)
    except ValueError as error:
        print(error)

print("difflib")
a = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n".splitlines(True)
b = "one\n2\nthree\nfour and\nfive\nnew\nsix\nseven\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "old", "new", n=1)), "".join(difflib.context_diff(a, b, "old", "new", n=0)), "".join(difflib.ndiff(a, b)), sep="----\n")
m = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(m.ratio(), 4), round(m.quick_ratio(), 4), round(m.real_quick_ratio(), 4), m.get_matching_blocks(), m.get_opcodes(), m.find_longest_match())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", ["y"]), difflib.get_close_matches("wheel", ["while", "wheat", "heel"], n=1, cutoff=0.5), "".join(difflib.restore(difflib.ndiff(a, b), 2)) == "".join(b), [list(g) for g in difflib.SequenceMatcher(None, a, b).get_grouped_opcodes(1)])
for action in (lambda: difflib.get_close_matches("a", ["a"], n=0), lambda: difflib.get_close_matches("a", ["a"], cutoff=2), lambda: list(difflib.restore([], 3)), lambda: difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9)):
    try:
        print(action())
    except ValueError as error:
        print(error)

print("templates")
t = string.Template("$who owes ${what}s $$5 to $other, ${é}")
print(t.safe_substitute(who="tim", what="dollar"), t.get_identifiers(), t.is_valid(), string.capwords("hello  big-world\tx"), string.capwords("a,b", ","))
for action in (lambda: t.substitute(who=1), lambda: string.Template("$").substitute(), lambda: string.Template("a\nb $ c").substitute(), lambda: string.Template("${bad").substitute(), lambda: string.Template("$x $x").substitute({"x": 1}, x=2), lambda: string.Template("$X").substitute(x=1)):
    try:
        print(action())
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)

print("calendar")
print(calendar.month(2024, 2), calendar.TextCalendar(6).formatmonth(2023, 10, w=3), sep="")
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.weekday(2024, 2, 29), calendar.monthcalendar(2021, 2), calendar.timegm((1970, 1, 2, 0, 0, 0)), list(calendar.day_abbr), calendar.month_name[5], calendar.Calendar(3).iterweekdays().__next__(), len(list(calendar.Calendar().itermonthdates(2024, 5))), list(calendar.Calendar().itermonthdays2(2024, 9))[:3], calendar.MONDAY, repr(calendar.JANUARY), calendar.calendar(2024, m=4).splitlines()[:4], calendar.firstweekday())
for action in (lambda: calendar.monthrange(2024, 13), lambda: calendar.month(2024, 0), lambda: calendar.setfirstweekday(9)):
    try:
        print(action())
    except ValueError as error:
        print(type(error).__name__, error)
lines = [textwrap.fill(f"paragraph {i} " + "word " * (i % 9), 24).count("\n") for i in range(60)]
print(sum(lines), max(lines))
