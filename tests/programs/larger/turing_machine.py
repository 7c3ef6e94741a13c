# Turing machines, finite automata, a cellular automaton, tag systems, a register machine and a self-describing sequence.
class Turing:
    def __init__(self, rules, start="A", halt="H", blank="0"):
        self.rules, self.state, self.halt, self.blank = {}, start, halt, blank
        for rule in rules.split(";"):
            key, action = rule.strip().split("->")
            self.rules[tuple(key.split())] = action.split()
        self.tape, self.head, self.steps = {}, 0, 0

    def load(self, text):
        self.tape = dict(enumerate(text))
        return self

    def step(self):
        symbol = self.tape.get(self.head, self.blank)
        try:
            write, move, self.state = self.rules[self.state, symbol]
        except KeyError:
            raise RuntimeError(f"no rule for {self.state} at {symbol!r}") from None
        self.tape[self.head] = write
        self.head += {"R": 1, "L": -1, "N": 0}[move]
        self.steps += 1

    def run(self, limit=20000):
        while self.state != self.halt:
            if self.steps >= limit:
                raise TimeoutError(f"still running after {limit} steps")
            self.step()
        return self

    def __str__(self):
        if not self.tape:
            return ""
        return "".join(self.tape.get(i, self.blank) for i in range(min(self.tape), max(self.tape) + 1))


beavers = {2: "A 0->1 R B;A 1->1 L B;B 0->1 L A;B 1->1 R H", 3: "A 0->1 R B;A 1->1 R H;B 0->0 R C;B 1->1 R B;C 0->1 L C;C 1->1 L A", 4: "A 0->1 R B;A 1->1 L B;B 0->1 L A;B 1->0 L C;C 0->1 R H;C 1->1 L D;D 0->1 R D;D 1->0 R A"}
for n, rules in beavers.items():
    m = Turing(rules).run()
    print(n, m.steps, str(m).count("1"), str(m))
increment = "A 0->0 R A;A 1->1 R A;A _->_ L B;B 1->0 L B;B 0->1 N H;B _->1 N H"
print([str(Turing(increment, blank="_").load(bits).run()).strip("_") for bits in ("0", "1", "1011", "111")])
palindrome = "A a->_ R B;A b->_ R C;A _->Y N H;B a->a R B;B b->b R B;B _->_ L D;C a->a R C;C b->b R C;C _->_ L E;D a->_ L F;D b->N N H;D _->Y N H;E b->_ L F;E a->N N H;E _->Y N H;F a->a L F;F b->b L F;F _->_ R A"
print({w: str(Turing(palindrome, blank="_").load(w).run()).strip("_")[-1:] if "Y" in str(Turing(palindrome, blank="_").load(w).run()) else "N" for w in ("abba", "aba", "ab", "a", "abab")})
for rules, kw in (("A 0->1 R A", {}), ("A 1->1 R H", {})):
    try:
        Turing(rules).run(limit=100)
    except (TimeoutError, RuntimeError) as e:
        print(type(e).__name__, e)


class Automaton:
    def __init__(self, start, accept, edges):
        self.start, self.accept, self.edges = start, set(accept), {}
        for edge in edges.split():
            a, c, b = edge.split(",")
            self.edges.setdefault((a, c), set()).add(b)

    def close(self, states):
        todo, states = list(states), set(states)
        while todo:
            for b in self.edges.get((todo.pop(), ""), ()):
                if b not in states:
                    states.add(b)
                    todo.append(b)
        return states

    def accepts(self, word):
        states = self.close({self.start})
        for c in word:
            states = self.close({b for a in states for b in self.edges.get((a, c), ())})
        return bool(states & self.accept)

    def determinise(self):
        alphabet = sorted({c for _, c in self.edges if c})
        first = frozenset(self.close({self.start}))
        names, table, todo = {first: 0}, {}, [first]
        while todo:
            s = todo.pop(0)
            for c in alphabet:
                t = frozenset(self.close({b for a in s for b in self.edges.get((a, c), ())}))
                if t not in names:
                    names[t] = len(names)
                    todo.append(t)
                table[names[s], c] = names[t]
        return table, sorted(i for s, i in names.items() if s & self.accept)


ends_abb = Automaton("0", ["3"], "0,a,0 0,b,0 0,a,1 1,b,2 2,b,3")
epsilon = Automaton("s", ["e"], "s,,x s,,y x,a,x x,,e y,b,y y,,e")
print([ends_abb.accepts(w) for w in ("abb", "aabb", "ab", "abbb", "")], ends_abb.determinise(), [epsilon.accepts(w) for w in ("", "aaa", "bb", "ab")])


def minimise(table, accept, states, alphabet):
    parts = {s: int(s in accept) for s in states}
    while True:
        signature = {s: (parts[s],) + tuple(parts[table[s, c]] for c in alphabet) for s in states}
        numbers = {sig: i for i, sig in enumerate(sorted(set(signature.values())))}
        new = {s: numbers[signature[s]] for s in states}
        if len(set(new.values())) == len(set(parts.values())):
            return new
        parts = new


divisible = {(r, c): (r * 2 + int(c)) % 6 for r in range(6) for c in "01"}
print(minimise(divisible, {0, 3}, range(6), "01"))


def rule(number, cells, generations):
    for _ in range(generations):
        yield cells
        n = len(cells)
        cells = [number >> (cells[i - 1] << 2 | cells[i] << 1 | cells[(i + 1) % n]) & 1 for i in range(n)]


for number in (30, 90, 110):
    start = [0] * 31
    start[15] = 1
    rows = list(rule(number, start, 8))
    print(number, [sum(r) for r in rows])
    if number == 90:
        print("\n".join("".join(".#"[c] for c in r) for r in rows))


def tag_system(rules, word, n=2, limit=60):
    history = [word]
    while len(word) >= n and len(history) < limit:
        word = word[n:] + rules[word[0]]
        history.append(word)
    return history


collatz = tag_system({"a": "bc", "b": "a", "c": "aaa"}, "aaa")
print([len(w) for w in collatz if set(w) == {"a"}], len(collatz), collatz[:6])


def register_machine(program, **registers):
    pc = steps = 0
    while pc < len(program):
        op, *args = program[pc].split()
        steps += 1
        if op == "inc":
            registers[args[0]] = registers.get(args[0], 0) + 1
            pc += 1
        elif op == "dec":
            if registers.get(args[0], 0):
                registers[args[0]] -= 1
                pc += 1
            else:
                pc = int(args[1])
        elif op == "jump":
            pc = int(args[0])
    return registers, steps


add = ["dec b 3", "inc a", "jump 0"]
multiply = ["dec x 9", "dec y 5", "inc z", "inc t", "jump 1", "dec t 8", "inc y", "jump 5", "jump 0"]
print(register_machine(add, a=3, b=4), register_machine(multiply, x=6, y=7))


def look_and_say(s, n):
    for _ in range(n):
        yield s
        out, i = "", 0
        while i < len(s):
            j = i
            while j < len(s) and s[j] == s[i]:
                j += 1
            out += f"{j - i}{s[i]}"
            i = j
        s = out


def langton(steps):
    black, x, y, dx, dy = set(), 0, 0, 0, -1
    for _ in range(steps):
        if (x, y) in black:
            black.remove((x, y))
            dx, dy = dy, -dx
        else:
            black.add((x, y))
            dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return len(black), (x, y)


def kolakoski(n):
    s = [1, 2, 2]
    i = 2
    while len(s) < n:
        s += [3 - s[-1]] * s[i]
        i += 1
    return s[:n]


def l_system(axiom, rules, n):
    for _ in range(n):
        axiom = "".join(rules.get(c, c) for c in axiom)
    return axiom


def turtle(commands, angle=90):
    x = y = 0
    heading, seen = 0, {(0, 0)}
    moves = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}
    for c in commands:
        if c == "F":
            x, y = x + moves[heading][0], y + moves[heading][1]
            seen.add((x, y))
        elif c in "+-":
            heading = (heading + (angle if c == "+" else -angle)) % 360
    return (x, y), len(seen)


print(list(look_and_say("1", 8)), len(list(look_and_say("1", 20))[-1]), langton(500), kolakoski(24), l_system("A", {"A": "AB", "B": "A"}, 7), turtle(l_system("FX", {"X": "X+YF+", "Y": "-FX-Y"}, 9)), turtle(l_system("F", {"F": "F+F-F-F+F"}, 3)))
hanoi = lambda n, a="A", b="B", c="C": [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
gray = lambda n: [""] if n == 0 else ["0" + g for g in gray(n - 1)] + ["1" + g for g in reversed(gray(n - 1))]
print(hanoi(3), len(hanoi(8)), gray(3), ["".join("01"[(i & j).bit_count() & 1] for j in range(8)) for i in range(8)])
