# A small Prolog: parser, unification with a trail, depth-first solving by generators, arithmetic, cut.
class Var:
    count = 0

    def __init__(self, name):
        Var.count += 1
        self.name, self.value, self.id = name, None, Var.count


class Struct:
    __slots__ = ("name", "args")

    def __init__(self, name, args=()):
        self.name, self.args = name, tuple(args)


def deref(t):
    while isinstance(t, Var) and t.value is not None:
        t = t.value
    return t


def show(t):
    t = deref(t)
    if isinstance(t, Var):
        return f"_{t.name}"
    if isinstance(t, Struct):
        if t.name == "." and len(t.args) == 2:
            parts, rest = [], t
            while isinstance(rest, Struct) and rest.name == "." and len(rest.args) == 2:
                parts.append(show(rest.args[0]))
                rest = deref(rest.args[1])
            tail = "" if isinstance(rest, Struct) and rest.name == "[]" else "|" + show(rest)
            return "[" + ",".join(parts) + tail + "]"
        return t.name + (f"({','.join(map(show, t.args))})" if t.args else "")
    return str(t)


def lex(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c == "%":
            i = text.index("\n", i)
        elif c.isalnum() or c == "_":
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == "_"):
                j += 1
            yield text[i:j]
            i = j
        else:
            for op in (":-", "\\=", "=<", ">=", "=:=", "\\+"):
                if text.startswith(op, i):
                    break
            else:
                op = c
            yield op
            i += len(op)
    yield "end"


class Reader:
    operators = {"is": 1, "=": 1, "\\=": 1, "<": 1, ">": 1, "=<": 1, ">=": 1, "=:=": 1, "+": 2, "-": 2, "*": 3, "mod": 3}

    def __init__(self, text):
        self.tokens, self.i = list(lex(text)), 0

    def take(self, expected=None):
        token = self.tokens[self.i]
        if expected is not None and token != expected:
            raise SyntaxError(f"expected {expected!r}, got {token!r}")
        self.i += 1
        return token

    def clauses(self):
        while self.tokens[self.i] != "end":
            self.names = {}
            head, body = self.term(), []
            if self.tokens[self.i] == ":-":
                self.take()
                body = self.goals()
            self.take(".")
            yield head, body

    def goals(self):
        goals = [self.term()]
        while self.tokens[self.i] == ",":
            self.take()
            goals.append(self.term())
        return goals

    def term(self, level=1):
        left = self.primary()
        while (p := self.operators.get(self.tokens[self.i], 0)) >= level:
            op = self.take()
            left = Struct(op, (left, self.term(p + 1)))
        return left

    def primary(self):
        token = self.take()
        if token == "(":
            t = self.term()
            self.take(")")
            return t
        if token == "\\+":
            return Struct("\\+", (self.primary(),))
        if token == "[":
            items, tail = [], Struct("[]")
            while self.tokens[self.i] != "]":
                items.append(self.term())
                if self.tokens[self.i] == "|":
                    self.take()
                    tail = self.term()
                elif self.tokens[self.i] == ",":
                    self.take()
            self.take("]")
            for x in reversed(items):
                tail = Struct(".", (x, tail))
            return tail
        if token.isdigit():
            return int(token)
        if token[0].isupper() or token[0] == "_":
            return Var("_") if token == "_" else self.names.setdefault(token, Var(token))
        if token == "!" or token[0].isalpha():
            args = []
            if self.tokens[self.i] == "(":
                self.take()
                args.append(self.term())
                while self.tokens[self.i] == ",":
                    self.take()
                    args.append(self.term())
                self.take(")")
            return Struct(token, args)
        raise SyntaxError(f"unexpected {token!r}")


class Machine:
    def __init__(self, program):
        self.trail, self.clauses, self.calls = [], {}, 0
        for head, body in Reader(program).clauses():
            self.clauses.setdefault((head.name, len(head.args)), []).append((head, body))

    def bind(self, v, t):
        v.value = t
        self.trail.append(v)

    def undo(self, mark):
        while len(self.trail) > mark:
            self.trail.pop().value = None

    def unify(self, a, b):
        a, b = deref(a), deref(b)
        if a is b:
            return True
        if isinstance(a, Var):
            self.bind(a, b)
            return True
        if isinstance(b, Var):
            self.bind(b, a)
            return True
        if isinstance(a, Struct) and isinstance(b, Struct):
            return a.name == b.name and len(a.args) == len(b.args) and all(self.unify(x, y) for x, y in zip(a.args, b.args))
        return a == b

    def value(self, t):
        t = deref(t)
        if isinstance(t, int):
            return t
        if isinstance(t, Var):
            raise ValueError(f"{t.name} is unbound")
        f = {"+": int.__add__, "-": int.__sub__, "*": int.__mul__, "mod": int.__mod__}.get(t.name)
        if f is None:
            raise ValueError(f"not arithmetic: {show(t)}")
        return f(self.value(t.args[0]), self.value(t.args[1]))

    def rename(self, t, table):
        t = deref(t)
        if isinstance(t, Var):
            if t not in table:
                table[t] = Var(t.name)
            return table[t]
        if isinstance(t, Struct):
            return Struct(t.name, [self.rename(a, table) for a in t.args]) if t.args else t
        return t

    def solve(self, goals, cut):
        if goals is None:
            yield
            return
        goal, barrier, rest = goals
        goal = deref(goal)
        name, args = goal.name, goal.args
        mark = len(self.trail)
        if name == "!":
            yield from self.solve(rest, cut)
            barrier[0] = True
        elif name in ("=", "\\="):
            ok = self.unify(*args)
            if name == "\\=":
                self.undo(mark)
                ok = not ok
            if ok:
                yield from self.solve(rest, cut)
            self.undo(mark)
        elif name == "is":
            if self.unify(args[0], self.value(args[1])):
                yield from self.solve(rest, cut)
            self.undo(mark)
        elif name in ("<", ">", "=<", ">=", "=:="):
            a, b = map(self.value, args)
            if {"<": a < b, ">": a > b, "=<": a <= b, ">=": a >= b, "=:=": a == b}[name]:
                yield from self.solve(rest, cut)
        elif name == "\\+":
            found = any(True for _ in self.solve((args[0], [False], None), cut))
            self.undo(mark)
            if not found:
                yield from self.solve(rest, cut)
        else:
            if (name, len(args)) not in self.clauses:
                raise LookupError(f"unknown predicate {name}/{len(args)}")
            self.calls += 1
            barrier = [False]
            for head, body in self.clauses[name, len(args)]:
                table = {}
                if self.unify(goal, self.rename(head, table)):
                    following = rest
                    for g in reversed(body):
                        following = (self.rename(g, table), barrier, following)
                    yield from self.solve(following, cut)
                self.undo(mark)
                if barrier[0]:
                    break

    def query(self, text, limit=10):
        reader = Reader(text + ".")
        reader.names = {}
        goals, chain = reader.goals(), None
        for g in reversed(goals):
            chain = (g, [False], chain)
        results = []
        for _ in self.solve(chain, None):
            results.append({n: show(v) for n, v in reader.names.items()} or True)
            if len(results) == limit:
                break
        self.undo(0)
        return results or False


machine = Machine("""
parent(tom, bob). parent(tom, liz). parent(bob, ann). parent(bob, pat). parent(pat, jim).
grand(X, Z) :- parent(X, Y), parent(Y, Z).
ancestor(X, Y) :- parent(X, Y).
ancestor(X, Z) :- parent(X, Y), ancestor(Y, Z).
append([], L, L).
append([H|T], L, [H|R]) :- append(T, L, R).
member(X, [X|_]).
member(X, [_|T]) :- member(X, T).
reverse(L, R) :- rev(L, [], R).
rev([], A, A).
rev([H|T], A, R) :- rev(T, [H|A], R).
length([], 0).
length([_|T], N) :- length(T, M), N is M + 1.
select(X, [X|T], T).
select(X, [H|T], [H|R]) :- select(X, T, R).
permutation([], []).
permutation(L, [H|T]) :- select(H, L, R), permutation(R, T).
max(X, Y, X) :- X >= Y, !.
max(_, Y, Y).
fact(0, 1) :- !.
fact(N, F) :- M is N - 1, fact(M, G), F is N * G.
range(N, N, [N]) :- !.
range(A, B, [A|T]) :- A < B, C is A + 1, range(C, B, T).
safe([]).
safe([Q|Qs]) :- no_attack(Q, Qs, 1), safe(Qs).
no_attack(_, [], _).
no_attack(Q, [P|Ps], D) :- Q \\= P, A is P + D, Q \\= A, B is P - D, Q \\= B, E is D + 1, no_attack(Q, Ps, E).
queens(N, Qs) :- range(1, N, L), permutation(L, Qs), safe(Qs).
bachelor(X) :- member(X, [tom, jim]), \\+ parent(X, _).
""")
for text in (
    "parent(tom, X)", "grand(tom, X)", "ancestor(tom, X)", "ancestor(X, jim)", "append(X, Y, [1, 2, 3])", "append([1], X, [1, 2])", "member(X, [a, b, c]), X \\= b", "reverse([1, 2, 3], R)", "length([a, b, c, d], N)", "permutation([1, 2, 3], P)", "max(3, 5, M)", "max(5, 3, M)", "fact(20, F)", "X is 2 + 3 * 4 - 10 mod 4",
    "queens(5, Q)", "bachelor(X)", "f(X, b) = f(a, Y)", "[H|T] = [1, 2, 3]", "X = Y, Y = 3", "parent(ann, X)", "1 < 2", "2 =< 1", "member(z, [a])", "\\+ parent(jim, _)", "range(3, 8, L)", "f(A, B) = f(B, 1)",
):
    result = machine.query(text, limit=6)
    print(f"{text:36}", result)
for bad in ("nope(1)", "X is Y + 1", "X is foo(1, 2)", "parent(", "p(1) q"):
    try:
        print(machine.query(bad))
    except (LookupError, ValueError, SyntaxError) as e:
        print(bad, type(e).__name__, e)
print(machine.calls)
