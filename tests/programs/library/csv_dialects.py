"""csv: dialects, quoting, readers and writers of dicts, sniffing, and malformed input."""
import csv
import io


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


def rows(text, **options):
    return list(csv.reader(io.StringIO(text, newline=""), **options))


def written(data, **options):
    out = io.StringIO(newline="")
    csv.writer(out, **options).writerows(data)
    return out.getvalue()


for text, options in [("a,b,c\r\n1,2,3\r\n", {}), ('"a,b",c\n', {}), ('"he said ""hi""",x\n', {}), ('a,"multi\nline",c\n', {}), ("a, b, c\n", {}), ("a, b, c\n", {"skipinitialspace": True}), ("a;b|c\n", {"delimiter": ";"}), ("'a,b',c\n", {"quotechar": "'"}), (r'a\,b,c' + "\n", {"escapechar": "\\"}), ('a"b,c\n', {}), ('"a"b,c\n', {}), ('"a"b,c\n', {"strict": True}), ('"unclosed\n', {}), ('"unclosed\n', {"strict": True}), ("\n\n1\n", {}), ("1,2.5,x\n", {"quoting": csv.QUOTE_NONNUMERIC}), ('"1",2.5\n', {"quoting": csv.QUOTE_NONNUMERIC}), ('"a",b\n', {"quoting": csv.QUOTE_NONE}), (",,\n", {}), ('"",,""\n', {"quoting": csv.QUOTE_NOTNULL}), ('"",,1\n', {"quoting": csv.QUOTE_STRINGS}), ("a\tb\n", {"dialect": "excel-tab"}), ("é,😀\n", {}), ("a,b\rc,d\r", {}), ("x,\0,y\n", {}), ('a,b"\n', {"doublequote": False}), ('"a\\"b",c\n', {"doublequote": False, "escapechar": "\\"}), ("", {}), (" \n", {}), ("a,\n", {})]:
    attempt(f"{text!r} {options}", lambda: rows(text, **options))
data = [["a", 'q"q', "c,d", "line\nbreak", "", None, 1, 2.5, True], [" lead", "trail ", "\t", "'", "\\", "é"], [], [""], [None], ["x"]]
for options in ({}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL}, {"delimiter": "\t"}, {"lineterminator": "\n"}, {"quotechar": "'"}, {"doublequote": False, "escapechar": "!"}, {"dialect": "unix"}):
    attempt(f"write {options}", lambda: repr(written(data[:2] + data[5:], **options)))
for row in data[2:5]:
    attempt(f"row {row}", lambda: repr(written([row])))
attempt("no escape", lambda: written([["a,b"]], quoting=csv.QUOTE_NONE))
attempt("single empty", lambda: written([[""]], quoting=csv.QUOTE_NONE))
attempt("not a row", lambda: written([5]))
attempt("string row", lambda: repr(written(["abc"])))
attempt("generator row", lambda: repr(written([(x for x in "ab")])))
attempt("no quotechar", lambda: repr(written([["a,b"]], quotechar=None)))
attempt("quotechar None", lambda: repr(written([["a b"]], quotechar=None, quoting=csv.QUOTE_NONE)))
for options in ({"delimiter": ""}, {"delimiter": "ab"}, {"delimiter": 5}, {"quotechar": ""}, {"quotechar": "ab"}, {"quoting": 99}, {"quoting": "x"}, {"lineterminator": None}, {"nothing": 1}, {"delimiter": "\n"}, {"escapechar": "\r"}, {"dialect": "nope"}, {"delimiter": ",", "quotechar": ","}, {"skipinitialspace": True, "delimiter": " "}, {"strict": "yes"}):
    attempt(f"bad {options}", lambda: rows("a,b\n", **options))
attempt("not text", lambda: list(csv.reader([b"a,b"])))
attempt("not iterable", lambda: csv.reader(5))
attempt("no write", lambda: csv.writer(5))
attempt("list of lines", lambda: list(csv.reader(["a,b", '"x', 'y",z'])))
attempt("field limit", lambda: (csv.field_size_limit(), csv.field_size_limit(5)))
attempt("too large", lambda: rows("123456,1\n"))
csv.field_size_limit(131072)
reader = csv.reader(io.StringIO('a,b\n"c\nd",e\nf,g\n'))
print([(row, reader.line_num) for row in reader], reader.dialect.delimiter, reader.dialect.quoting)

print("dicts")
people = "name,age,city\nAnn,30,Paris\nBob,25\nCid,40,Rome,extra,more\n\n\"D, E\",1,x\n"
reader = csv.DictReader(io.StringIO(people))
print(reader.fieldnames, [dict(row) for row in reader], reader.line_num)
print(list(csv.DictReader(io.StringIO("1,2\n3\n"), fieldnames=["a", "b"], restval="?", restkey="rest")))
print(list(csv.DictReader(io.StringIO(""))), csv.DictReader(io.StringIO("")).fieldnames)
out = io.StringIO()
writer = csv.DictWriter(out, ["a", "b"], restval="-", extrasaction="ignore", lineterminator="\n")
print(writer.writeheader(), writer.writerow({"a": 1, "z": 2}), writer.writerows([{"b": "x,y"}, {}]))
print(repr(out.getvalue()))
attempt("extra", lambda: csv.DictWriter(io.StringIO(), ["a"]).writerow({"a": 1, "q": 2}))
attempt("action", lambda: csv.DictWriter(io.StringIO(), ["a"], extrasaction="x"))


class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = "'"
    doublequote = True
    skipinitialspace = True
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL


csv.register_dialect("pipes", Pipes)
csv.register_dialect("semi", delimiter=";", quoting=csv.QUOTE_ALL)
print(sorted(csv.list_dialects()), csv.get_dialect("semi").delimiter, written([["a|b", "c'd"]], dialect="pipes"), rows("a| 'b|c'\n", dialect="pipes"), repr(written([[1, "x"]], dialect="semi", lineterminator="!")))
csv.unregister_dialect("semi")
attempt("unregistered", lambda: csv.get_dialect("semi"))
attempt("unregister twice", lambda: csv.unregister_dialect("semi"))


class Incomplete(csv.Dialect):
    delimiter = "too long"


attempt("dialect class", lambda: Incomplete())
for sample in ("a,b,c\n1,2,3\n4,5,6\n", "a;b\n1;2\n3;4\n", "x\ty\n1\t2\n", "'a','b'\n'c','d'\n", "nothing here", "a|b|c\nd|e|f\n"):
    attempt(f"sniff {sample!r}", lambda: (csv.Sniffer().sniff(sample).delimiter, csv.Sniffer().sniff(sample).quotechar))
attempt("header", lambda: [csv.Sniffer().has_header(s) for s in ("name,age\nAnn,30\nBob,25\n", "1,2\n3,4\n5,6\n")])


def summarize(lines):
    totals, worst = {}, None
    for row in csv.DictReader(lines):
        try:
            amount = float(row["amount"])
        except (TypeError, ValueError):
            worst = row
            continue
        group = totals.setdefault(row["group"], [0, 0.0])
        group[0] += 1
        group[1] += amount
    return {k: (n, round(t, 2)) for k, (n, t) in sorted(totals.items())}, worst


text = ["group,amount,note"] + [f"g{i % 5},{i * 1.25:.2f},\"note {i}, \"\"x\"\"\"" for i in range(150)] + ["g1,oops,", "g2"]
print(summarize(text))
print(rows(written([[i, i * 2, f"v {i}"] for i in range(40)]))[-1])


# What the Sniffer finds out.
SAMPLES = ["a,b,c\n1,2,3\n4,5,6\n", "name;age;town\nAnn;31;Bern\nBob;7;Rom\n", "x\ty\n1\t2\n", "'a','b'\n'1','2'\n",
           '"last, first" , "x""y" , 3\n"b" , "c" , 4\n', "a: b: c\n1: 2: 3\n", "a|b|c\n1|2|3\n", "one\ntwo\n", "a b c\nd e f\n"]
for sample in SAMPLES:
    try:
        dialect = csv.Sniffer().sniff(sample)
        print(repr(dialect.delimiter), dialect.quotechar, dialect.skipinitialspace, csv.Sniffer().has_header(sample))
    except csv.Error as problem:
        print(problem)
print(csv.Sniffer().sniff("a,b;c\n1,2;3\n", ";").delimiter)

# Records that are a line and others; fields of all kinds; escaped ends of lines.
LINES = ['a,"b,c","d""e",\n', '"a\n', 'b",c\r\n', '"x"y,z', ",\n", '"",""', 'a\\\nb,c\n', "é,😀,\"\n\"\n", "\r\n"]
for options in {}, {"delimiter": "é"}, {"quotechar": "'"}, {"quoting": 1}, {"escapechar": "\\"}, {"delimiter": "😀"}:
    source = csv.reader(LINES, **options)
    attempt(options, lambda: (list(source), source.line_num))
class Text(str):
    def __str__(self):
        return "other"
row = [1, -(10**20), 0.1, float("inf"), None, True, Text("own"), " ", "x'y", "\r", "a,b", 'q"', "é😀"]
for options in {}, {"lineterminator": "|x|\n"}, {"delimiter": " ", "skipinitialspace": True}, {"quoting": 2}, {"delimiter": "'"}:
    print(options, repr(written([row, tuple(row), [""], [None], [], ["|"], iter("ab"), ["", ""]], **options)))
attempt("must be quoted", lambda: written([[None, 1]], delimiter=" ", skipinitialspace=True, quoting=3, escapechar="!"))
attempt("too long", lambda: written([[10**5000]]))
