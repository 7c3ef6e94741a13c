# if, elif, nested conditions, ternaries in ternaries, match of many small cases by dictionaries.
def grade(score):
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score < 0 or score > 100:
        return "?"
    else:
        return "F"


def fizzbuzz(n):
    return "FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else str(n)


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def triangle(a, b, c):
    a, b, c = sorted((a, b, c))
    if a <= 0 or a + b <= c:
        return "none"
    if a == b == c:
        return "equilateral"
    if a == b or b == c:
        return "isosceles"
    return "right" if a * a + b * b == c * c else "scalene"


def days_in(month, year):
    if month not in range(1, 13):
        raise ValueError(f"no month {month}")
    if month == 2:
        return 29 if leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def weekday(y, m, d):
    t = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    y -= m < 3
    return ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][(y + y // 4 - y // 100 + y // 400 + t[m - 1] + d) % 7]


def classify(x):
    if x is None:
        kind = "none"
    elif isinstance(x, bool):
        kind = "bool"
    elif isinstance(x, (int, float)):
        if x != x:
            kind = "nan"
        elif x in (float("inf"), float("-inf")):
            kind = "infinite"
        else:
            kind = ("negative " if x < 0 else "zero " if x == 0 else "positive ") + ("integer" if x == int(x) else "fraction")
    elif isinstance(x, str):
        kind = "empty string" if not x else "digits" if x.isdigit() else "word" if x.isalpha() else "text"
    elif hasattr(x, "__len__"):
        kind = f"{type(x).__name__} of {len(x)}"
    else:
        kind = "other"
    return kind


print([grade(s) for s in (95, 90, 85, 70, 10, 101, -1)], [fizzbuzz(n) for n in range(1, 16)], [y for y in (1900, 1904, 2000, 2023, 2100) if leap(y)])
print([triangle(*t) for t in ((3, 3, 3), (2, 2, 3), (3, 4, 5), (2, 3, 4), (1, 2, 3), (0, 1, 1))], [days_in(m, 2024) for m in range(1, 13)], weekday(2000, 1, 1), weekday(2024, 2, 29))
print([classify(x) for x in (None, True, 0, -5, 2.5, 3.0, float("nan"), float("-inf"), "", "12", "ab", "a b", [1], {}, {1, 2}, len)])
try:
    days_in(13, 2000)
except ValueError as e:
    print(e)


def calendar(year, month):
    first = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].index(weekday(year, month, 1))
    cells = ["  "] * first + [f"{d:2}" for d in range(1, days_in(month, year) + 1)]
    return "\n".join(" ".join(cells[i:i + 7]).rstrip() for i in range(0, len(cells), 7))


print(calendar(2024, 2))
print(calendar(2023, 10))


def bottles(n):
    count = lambda k: f"{k or 'no more'} bottle{'' if k == 1 else 's'} of beer"
    for k in range(n, 0, -1):
        yield f"{count(k)} on the wall, {count(k)}. Take {'one' if k > 1 else 'it'} down: {count(k - 1)} on the wall."


for line in bottles(3):
    print(line)


def luhn(number):
    total = 0
    for i, d in enumerate(reversed(number)):
        n = int(d) * (2 if i % 2 else 1)
        total += n - 9 if n > 9 else n
    return total % 10 == 0


def rock_paper(a, b):
    return "draw" if a == b else "first" if (a, b) in {("rock", "scissors"), ("paper", "rock"), ("scissors", "paper")} else "second"


def ordinal(n):
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def perfect(n):
    s = sum(d for d in range(1, n // 2 + 1) if n % d == 0)
    return "perfect" if s == n else "abundant" if s > n else "deficient"


print(luhn("4539578763621486"), luhn("8273123273520569"), [rock_paper(a, b) for a in ("rock", "paper") for b in ("rock", "paper", "scissors")], [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 113)], {n: perfect(n) for n in (6, 12, 28, 7)})


def state_machine(events):
    state, log = "idle", []
    transitions = {("idle", "coin"): "ready", ("ready", "push"): "idle", ("ready", "coin"): "ready", ("idle", "push"): "alarm", ("alarm", "reset"): "idle"}
    for event in events:
        new = transitions.get((state, event))
        if new is None:
            log.append(f"{event}? in {state}")
        elif new != state:
            log.append(f"{state}->{new}")
            state = new
        else:
            log.append("stay")
    return state, log


print(state_machine("coin coin push push coin reset reset".split()))
print([("small", "medium", "large")[(n > 10) + (n > 100)] for n in (5, 50, 500)], {True: "yes", False: "no"}[3 > 2], [n for n in range(30) if n % 2 == 0 if n % 3 == 0 if n], max(0, min(10, 15)), (lambda n: n and n // abs(n))(-7), [(n > 0) - (n < 0) for n in (-3, 0, 3)])
