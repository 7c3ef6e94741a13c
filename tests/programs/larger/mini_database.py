"""A tiny relational database: a SQL-like parser, typed tables, indexes, joins, aggregates, transactions, a query planner that explains."""
import operator
import re
from collections import defaultdict
from contextlib import contextmanager
from itertools import groupby, product
from bisect import bisect_left, bisect_right

TOKENS = re.compile(r"\s*(?:(?P<num>-?\d+(?:\.\d+)?)|'(?P<str>(?:[^']|'')*)'|(?P<op><=|>=|<>|[=<>(),*.+-])|(?P<word>[A-Za-z_]\w*))")
OPS = {"=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}
TYPES = {"int": int, "text": str, "real": float}
AGGREGATES = {"count": len, "sum": sum, "min": min, "max": max, "avg": lambda v: sum(v) / len(v) if v else None}


class SqlError(Exception):
    pass


def tokenize(text):
    at, out = 0, []
    text = text.strip()
    while at < len(text):
        m = TOKENS.match(text, at)
        if m is None:
            raise SqlError(f"cannot read {text[at:at + 8]!r} at {at}")
        kind, value = m.lastgroup, m[m.lastgroup]
        match kind:
            case "num":
                value = float(value) if "." in value else int(value)
            case "str":
                value = value.replace("''", "'")
            case "word":
                value = value.lower()
        out.append((kind, value))
        at = m.end()
    return out


class Table:
    def __init__(self, name, columns):
        self.name, self.columns, self.rows, self.indexes, self.next = name, columns, {}, {}, 1

    def insert(self, values):
        if len(values) != len(self.columns):
            raise SqlError(f"{self.name} has {len(self.columns)} columns, got {len(values)}")
        row = []
        for (column, kind), value in zip(self.columns.items(), values):
            if value is not None and not isinstance(value, kind):
                if kind is float and isinstance(value, int):
                    value = float(value)
                else:
                    raise SqlError(f"{self.name}.{column} is {kind.__name__}, got {value!r}")
            row.append(value)
        key, self.next = self.next, self.next + 1
        self.rows[key] = dict(zip(self.columns, row))
        for column, index in self.indexes.items():
            entry = (self.rows[key][column], key)
            index.insert(bisect_left(index, entry), entry)
        return key

    def index(self, column):
        self.indexes[column] = sorted((row[column], key) for key, row in self.rows.items())

    def scan(self, tests):
        for column, op, value in tests:
            if column in self.indexes and op != "<>":
                index = self.indexes[column]
                low = bisect_left(index, (value,)) if op in ("=", ">", ">=") else 0
                high = bisect_right(index, (value, float("inf"))) if op in ("=", "<=", "<") else len(index)
                return f"index {self.name}.{column}", [self.rows[k] for _, k in index[low:high] if OPS[op](self.rows[k][column], value)]
        return f"scan {self.name}", list(self.rows.values())


class Parser:
    def __init__(self, text):
        self.tokens, self.at = tokenize(text) + [("end", "end")], 0

    def peek(self, *words):
        return self.tokens[self.at][1] in words and self.tokens[self.at][0] in ("word", "op")

    def take(self, *words):
        kind, value = self.tokens[self.at]
        if words and (value not in words or kind not in ("word", "op", "end")):
            raise SqlError(f"expected {' or '.join(words)}, found {value!r}")
        self.at += 1
        return value

    def accept(self, *words):
        return self.take() if self.peek(*words) else None

    def many(self, one):
        items = [one()]
        while self.accept(","):
            items.append(one())
        return items

    def value(self):
        kind, value = self.tokens[self.at]
        if kind in ("num", "str"):
            return self.take()
        if self.accept("null"):
            return None
        raise SqlError(f"expected a value, found {value!r}")

    def column(self):
        name = self.take()
        return f"{name}.{self.take()}" if self.accept(".") else name

    def output(self):
        if self.accept("*"):
            return "*"
        name = self.column()
        if self.accept("("):
            inner = "*" if self.accept("*") else self.column()
            self.take(")")
            name = (name, inner)
        return (name, self.take()) if self.accept("as") else (name, name if isinstance(name, str) else f"{name[0]}({name[1]})")

    def tests(self):
        found = []
        while not found or self.accept("and"):
            column, op = self.column(), self.take(*OPS)
            found.append((column, op, self.value()))
        return found


class Database:
    def __init__(self):
        self.tables, self.plan = {}, []

    def table(self, name):
        if name not in self.tables:
            raise SqlError(f"no table {name}")
        return self.tables[name]

    @contextmanager
    def transaction(self):
        saved = {n: (dict(t.rows), {c: list(i) for c, i in t.indexes.items()}, t.next) for n, t in self.tables.items()}
        try:
            yield self
        except SqlError:
            for name, state in saved.items():
                self.tables[name].rows, self.tables[name].indexes, self.tables[name].next = state
            raise

    def run(self, text):
        p, self.plan = Parser(text), []
        result = getattr(self, "do_" + p.take("create", "insert", "select", "delete", "update", "index"))(p)
        p.take("end")
        return result

    def do_create(self, p):
        p.take("table")
        name = p.take()
        p.take("(")
        self.tables[name] = Table(name, dict(p.many(lambda: (p.take(), TYPES[p.take(*TYPES)]))))
        p.take(")")

    def do_index(self, p):
        table = self.table(p.take())
        p.take("(")
        table.index(p.take())
        p.take(")")

    def do_insert(self, p):
        p.take("into")
        table = self.table(p.take())
        p.take("values")

        def row():
            p.take("(")
            values = p.many(p.value)
            p.take(")")
            return values
        return [table.insert(values) for values in p.many(row)]

    def do_delete(self, p):
        p.take("from")
        table = self.table(p.take())
        tests = p.tests() if p.accept("where") else []
        gone = [k for k, row in table.rows.items() if all(OPS[o](row[c], v) for c, o, v in tests)]
        for key in gone:
            del table.rows[key]
        for column in table.indexes:
            table.index(column)
        return len(gone)

    def do_update(self, p):
        table = self.table(p.take())
        p.take("set")
        changes = dict(p.many(lambda: (p.column(), (p.take("="), p.value())[1])))
        tests = p.tests() if p.accept("where") else []
        hit = [row for row in table.rows.values() if all(OPS[o](row[c], v) for c, o, v in tests)]
        for row in hit:
            row.update(changes)
        for column in table.indexes.keys() & changes:
            table.index(column)
        return len(hit)

    def do_select(self, p):
        outputs = p.many(p.output)
        p.take("from")
        table = self.table(p.take())
        join = None
        if p.accept("join"):
            other = self.table(p.take())
            p.take("on")
            join = other, p.column(), (p.take("="), p.column())[1]
        tests = p.tests() if p.accept("where") else []
        group = p.take("by") and p.column() if p.accept("group") else None
        order = p.take("by") and (p.column(), p.accept("desc", "asc") == "desc") if p.accept("order") else None
        limit = p.value() if p.accept("limit") else None
        how, rows = table.scan([] if join else tests)
        self.plan.append(how)
        if join:
            other, left, right = join
            buckets = defaultdict(list)
            for row in other.rows.values():
                buckets[row[right.split(".")[-1]]].append(row)
            rows = [{**{f"{table.name}.{k}": v for k, v in a.items()}, **{f"{other.name}.{k}": v for k, v in b.items()}, **b, **a} for a in rows for b in buckets.get(a[left.split(".")[-1]], ())]
            self.plan.append(f"hash join {other.name}")
        try:
            rows = [r for r in rows if all(r[c] is not None and OPS[o](r[c], v) for c, o, v in tests)]
            if group is not None or any(isinstance(o[0], tuple) for o in outputs if o != "*"):
                rows.sort(key=lambda r: (r[group] is None, r[group]) if group else 0)
                sets = [list(g) for _, g in groupby(rows, key=lambda r: r[group] if group else 0)] or [[]]
                made = [{alias: AGGREGATES[c[0]]([r for r in g] if c[1] == "*" else [r[c[1]] for r in g if r[c[1]] is not None]) if isinstance(c, tuple) else g[0][c] for c, alias in outputs} for g in sets]
                self.plan.append(f"group {len(sets)}")
            else:
                names = [o for o in outputs]
                made = [{k: v for o in names for k, v in (r.items() if o == "*" else [(o[1], r[o[0]])])} for r in rows]
            if order:
                source = dict(zip(map(id, made), rows)) if len(made) == len(rows) else {}
                made.sort(key=lambda m: (v := m.get(order[0], source.get(id(m), {}).get(order[0])), v is None)[::-1], reverse=order[1])
        except KeyError as error:
            raise SqlError(f"no column {error.args[0]}") from None
        return [tuple(m.values()) for m in made[:limit]]


db = Database()
for text in ["create table person (name text, age int, city int)", "create table city (id int, title text, area real)", "insert into city values (1, 'Rome', 1285), (2, 'Oslo', 454.5), (3, 'O''Hare', null)", "insert into person values ('ann', 31, 1), ('bob', 25, 2), ('cid', 47, 1), ('dan', 61, 2), ('eve', 19, 9)", "index person (age)"]:
    print(db.run(text))
for text in ["select * from person", "select name, age from person where age > 20 and city = 1 order by age desc", "select name as who from person where age >= 25 order by name limit 2", "select count(*), avg(age), min(name) from person", "select city, count(*) as n, max(age) from person group by city order by n desc", "select name, title from person join city on person.city = city.id where area > 1000 order by name", "select title, count(*) as people from person join city on city = id group by title", "update person set city = 3, age = 20 where name = 'eve'", "select name from person where age = 20", "delete from person where age < 25", "select count(*) from person where name = 'nobody'", "select name from person where age <> 25",
             "select nope from person", "select * from nowhere", "insert into person values (1, 2, 3)", "insert into person values ('x')", "selekt", "select name from", "select name person", "select * from person where age ~ 3", "create table t (a blob)", "select * from person limit 'x", "drop table x"]:
    try:
        print(text, "->", db.run(text), db.plan)
    except SqlError as error:
        print(text, "->", f"SqlError: {error}")
try:
    with db.transaction():
        db.run("insert into person values ('zed', 99, 1)")
        print(db.run("select count(*) from person"))
        db.run("insert into person values ('bad', 'age', 1)")
except SqlError as error:
    print(error, db.run("select count(*) from person"), len(db.tables["person"].indexes["age"]))
db.run("create table fact (k int, v real, tag text)")
for i in range(160):
    db.run(f"insert into fact values ({i % 40}, {i * 1.5}, 'tag{i % 6}')")
db.run("index fact (k)")
print(db.run("select tag, count(*), sum(v) from fact where k >= 10 group by tag order by tag"), db.plan, len(db.run("select * from fact where k = 7")), db.plan, sum(len(db.run(f"select v from fact where k = {k} and tag = 'tag{t}'")) for k, t in product(range(0, 40, 9), range(6))))
