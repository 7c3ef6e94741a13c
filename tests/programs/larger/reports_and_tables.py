"""Text reports: aligned tables, histograms, trees, Markdown, invoices, progress of a log file analysis."""
import itertools
import re
from collections import Counter, defaultdict, namedtuple
from datetime import datetime, timedelta
from operator import attrgetter, itemgetter

Entry = namedtuple("Entry", "when level source message")
LINE = re.compile(r"(?P<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) \[(?P<level>[A-Z]+)\s*\] (?P<source>[\w.]+): (?P<message>.*)")


def make_log(n):
    start = datetime(2024, 1, 1, 8)
    levels = itertools.cycle(["INFO", "DEBUG", "INFO", "WARN", "INFO", "ERROR"])
    sources = itertools.cycle(["web.api", "db", "web.auth", "cache"])
    for i in range(n):
        when = start + timedelta(seconds=i * 37 % 5000)
        level, source = next(levels), next(sources)
        if i % 29 == 28:
            yield "    at broken line without a stamp"
        yield f"{when:%Y-%m-%d %H:%M:%S} [{level:<5}] {source}: request {i % 11} took {i * 13 % 97} ms"


def parse(lines):
    bad = 0
    for number, line in enumerate(lines, 1):
        m = LINE.fullmatch(line)
        if m is None:
            bad += 1
            continue
        yield Entry(datetime.strptime(m["when"], "%Y-%m-%d %H:%M:%S"), m["level"], m["source"], m["message"])
    yield bad


*entries, bad = parse(make_log(240))
entries.sort(key=attrgetter("when"))
print(len(entries), bad, entries[0], sep="\n")


def table(rows, headers, align=None, sep=" | "):
    cells = [list(map(str, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(headers, *cells)]
    align = align or "".join(">" if all(re.fullmatch(r"-?[\d.,%]+", c) for c in column) else "<" for column in zip(*cells))
    yield sep.join(f"{h:^{w}}" for h, w in zip(headers, widths)).rstrip()
    yield "-+-".join("-" * w for w in widths)
    for row in cells:
        yield sep.join(f"{c:{a}{w}}" for c, a, w in zip(row, align, widths)).rstrip()


times = defaultdict(list)
for e in entries:
    times[e.source, e.level].append(int(re.search(r"took (\d+)", e.message)[1]))
print(*table([(s, l, len(t), f"{sum(t) / len(t):.1f}", max(t), f"{len(t) / len(entries):.1%}") for (s, l), t in sorted(times.items())], ["source", "level", "n", "mean", "max", "share"]), sep="\n")


def histogram(counts, width=30, char="█"):
    top = max(counts.values())
    for key, n in sorted(counts.items()):
        whole, part = divmod(n * width * 8 // top, 8)
        yield f"{key!s:>6} {char * whole}{' ▏▎▍▌▋▊▉'[part] if part else ''} {n}"


print(*histogram(Counter(e.when.strftime("%H:%M")[:4] + "0" for e in entries)), sep="\n")
for level, group in itertools.groupby(sorted(entries, key=attrgetter("level", "source")), key=attrgetter("level")):
    group = list(group)
    print(f"{level:*^20}", len(group), Counter(map(attrgetter("source"), group)).most_common(2))


def tree(node, prefix="", last=True, root=True):
    name, *children = node if isinstance(node, tuple) else (node,)
    yield name if root else f"{prefix}{'└── ' if last else '├── '}{name}"
    inner = "" if root else prefix + ("    " if last else "│   ")
    for i, child in enumerate(children):
        yield from tree(child, inner, i == len(children) - 1, False)


print(*tree(("project", ("src", "main.py", ("pkg", "__init__.py", "a.py")), "README", ("tests", "test_a.py"))), sep="\n")


class Invoice:
    RATES = {"std": 20, "low": 5.5, "zero": 0}

    def __init__(self, number, customer, date):
        self.number, self.customer, self.date, self.lines = number, customer, date, []

    def add(self, text, quantity, price, rate="std"):
        self.lines.append((text, quantity, price, rate))
        return self

    @property
    def net(self):
        return sum(q * p for _, q, p, _ in self.lines)

    def taxes(self):
        sums = Counter()
        for _, q, p, rate in self.lines:
            sums[rate] += q * p * self.RATES[rate] / 100
        return sums

    def __format__(self, spec):
        if spec == "short":
            return f"#{self.number:05d} {self.customer} {self.net:,.2f}"
        if spec:
            raise ValueError(f"unknown format {spec!r}")
        width = 52
        rows = [f"{'INVOICE':=^{width}}", f"{'No.':<10}{self.number:05d}{self.date:%d %b %Y}".replace("00007", "00007 "), f"{'For':<10}{self.customer!s:.30}", ""]
        for text, q, p, rate in self.lines:
            rows.append(f"{text:.<28.28}{q:>5} ×{p:>8.2f}{q * p:>9.2f}")
        rows.append(f"{'net':>43}{self.net:>9.2f}")
        for rate, tax in sorted(self.taxes().items()):
            rows.append(f"{f'{self.RATES[rate]}% tax':>43}{tax:>9.2f}")
        rows.append(f"{'total':>43}{self.net + self.taxes().total():>9.2f}")
        return "\n".join(rows)


invoice = Invoice(7, "Ünïted Widgets", datetime(2024, 3, 5)).add("Widget, large, with a very long description", 3, 19.99).add("Bread", 12, 1.1, "low").add("Stamp", 1, 0.95, "zero")
print(f"{invoice}", f"{invoice:short}", sep="\n")
try:
    print(f"{invoice:long}")
except ValueError as error:
    print(error)


def markdown(rows):
    header, *body = rows
    lines = ["| " + " | ".join(header) + " |", "|" + "|".join(":--" if i == 0 else "--:" for i, _ in enumerate(header)) + "|"]
    return lines + ["| " + " | ".join(str(c).replace("|", "\\|") for c in row) + " |" for row in body]


print(*markdown([["name", "n"], ["a|b", 1], ["c", None]]), sep="\n")


def human(n, units=("B", "KiB", "MiB", "GiB")):
    for unit in units:
        if abs(n) < 1024 or unit == units[-1]:
            return f"{n:.1f} {unit}" if unit != "B" else f"{n} B"
        n /= 1024


def ago(seconds):
    parts = []
    for name, size in (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {name}{'s' * (count != 1)}")
    return ", ".join(parts[:2]) or "now"


print([human(n) for n in (0, 1023, 1024, 1536, 10 ** 7, 5 * 2 ** 40)], [ago(n) for n in (0, 1, 61, 3600, 90061, 172800)])
rankings = sorted(Counter("the cat and the dog and the bird".split()).items(), key=itemgetter(1, 0), reverse=True)
print(*(f"{i:>2}. {w:<6}{'*' * n}" for i, (w, n) in enumerate(rankings, 1)), sep="\n")


def roman(n):
    out = ""
    for value, digit in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out += digit * (n // value)
        n %= value
    return out


def words(n):
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10] + ("-" + small[n % 10] if n % 10 else "")
    if n < 1000:
        return small[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")
    return words(n // 1000) + " thousand" + (" " + words(n % 1000) if n % 1000 else "")


print([roman(n) for n in (4, 9, 1994, 2024)], words(0), words(342), words(120019), sum(len(words(i)) + len(roman(i)) for i in range(1, 400)))
