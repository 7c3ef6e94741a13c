# random: the sequences of the Mersenne Twister for given seeds.
import random
for seed in (0, 1, 42, -42, 123456789, 2**32, 2**64 + 7, 10**40, True):
    random.seed(seed)
    print(seed, [random.random() for _ in range(3)], [random.getrandbits(k) for k in (1, 5, 31, 32, 33, 64, 100)], random.getrandbits(0))
for seed in ("", "hello", "é日", b"bytes", "0"):
    random.seed(seed)
    print(repr(seed), random.random(), random.randrange(10**6), random.getrandbits(40))
random.seed(7)
print([random.randint(1, 6) for _ in range(20)])
print([random.randrange(10) for _ in range(10)], [random.randrange(5, 50, 5) for _ in range(10)], [random.randrange(-5, 5) for _ in range(10)], random.randrange(10**30), random.randint(5, 5), random.randrange(2**64), random.randint(-10**20, 10**20), random.randrange(10, 0, -3))
print([random.choice("abcdef") for _ in range(10)], random.choice([1]), random.choice((1, 2, 3)), random.choice(range(100)), [random.choice([True, False]) for _ in range(8)])
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 10), random.sample("abcdef", 3), random.sample([1, 1, 2], 3), random.sample([], 0), random.sample(range(10**9), 5), random.sample([1, 2], k=2, counts=[3, 1]), random.sample("ab", 4, counts=[2, 2]))
print(random.choices("abc", k=8), random.choices([1, 2, 3], weights=[10, 1, 1], k=8), random.choices("xy", cum_weights=[1, 3], k=8), random.choices(range(5)), random.choices("ab", [1, 0], k=4))
print([random.uniform(1, 10) for _ in range(3)], random.uniform(5, -5), random.uniform(0, 0), random.triangular(), random.triangular(1, 2), random.triangular(0, 10, 3), random.randbytes(8), random.randbytes(0))
state = random.getstate()
a = [random.random() for _ in range(3)]
random.setstate(state)
print(a == [random.random() for _ in range(3)], state[0], len(state[1]), state[1][-1] == random.getstate()[1][-1] - 6, state[2])
r1, r2 = random.Random(5), random.Random(5)
print(r1.random() == r2.random(), r1.randint(1, 100), r2.randint(1, 100), random.Random(5).random(), r1.choice("xyz"), random.Random("s").random(), isinstance(r1, random.Random))
r1.seed(5)
x = [r1.random() for _ in range(700)]
print(x[0], x[311], x[312], x[623], x[624], x[699], sum(x) / 700)
for action in (
    lambda: random.randrange(0), lambda: random.randrange(5, 5), lambda: random.randrange(1, 10, 0), lambda: random.randrange(1.5), lambda: random.randrange("a"), lambda: random.randint(5, 1), lambda: random.randint(1.5, 2), lambda: random.choice([]), lambda: random.choice(""), lambda: random.choice({}), lambda: random.choice(5), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.sample([1, 2], -1), lambda: random.choices([], k=1), lambda: random.choices("ab", weights=[1], k=1), lambda: random.choices("ab", [0, 0]), lambda: random.choices("ab", weights=[1, 1], cum_weights=[1, 2]), lambda: random.shuffle((1, 2)), lambda: random.shuffle(5), lambda: random.getrandbits(-1), lambda: random.getrandbits("a"), lambda: random.seed([1]), lambda: random.uniform("a", 1), lambda: random.sample("ab", 3, counts=[1, 1]), lambda: random.setstate((2, (1,), None)), lambda: random.random(1), lambda: random.randint(1), lambda: random.choices("ab", 5), lambda: random.seed((1, 2)), lambda: random.randrange(0, 10, 1.5),
):
    random.seed(1)
    try:
        print(action())
    except (TypeError, ValueError, IndexError, AttributeError, KeyError) as e:
        print(type(e).__name__, e)


class Counting(random.Random):
    calls = 0

    def random(self):
        Counting.calls += 1
        return super().random()


c = Counting(3)
print(c.random(), c.choice("abc"), c.uniform(0, 1), c.sample(range(10), 2), Counting.calls > 1)


class Fixed(random.Random):
    def random(self):
        return 0.25


f = Fixed(3)
print(f.uniform(0, 4), f.choices("abcd", k=2), f.randrange(8), f.choice("wxyz"), f.shuffle(l := [1, 2, 3, 4]), l)


def choices_of_other_sequences():
    random.seed(3)
    print([random.choice("acgt") for _ in range(8)], [random.choice(range(5, 50, 7)) for _ in range(5)])
    print([random.choice(b"xyz") for _ in range(5)], random.choice("\u00e9\U0001f600"))
    for empty in ("", range(0), b"", [], ()):
        try:
            random.choice(empty)
        except IndexError as error:
            print(type(error).__name__, error)

    class Own(str):
        def __getitem__(self, index):
            return "own"

    class Halves(random.Random):
        def random(self):
            return 0.5

    print(random.choice(Own("ab")), Halves().choice("abcdef"))


choices_of_other_sequences()
