"""Calls of every shape: positional, keyword, default, starred, closures, bound and class methods."""


class Account:
    rate = 3

    def __init__(self, owner, balance=0, *, limit=1000):
        self.owner = owner
        self._balance = balance
        self.limit = limit

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value <= self.limit:
            self._balance = value

    def deposit(self, amount, fee=0, **notes):
        self.balance = self._balance + amount - fee + len(notes)
        return self

    @classmethod
    def opened(cls, *args, **kwargs):
        return cls(*args, **kwargs)

    @staticmethod
    def interest(balance, years):
        return balance * Account.rate * years // 100

    def __call__(self, *amounts):
        for amount in amounts:
            self.deposit(amount)
        return self

    def __getitem__(self, years):
        return self.interest(self._balance, years)

    def __eq__(self, other):
        return self._balance == other._balance


def make_counter(step):
    total = 0

    def counter(times=1):
        nonlocal total
        total += step * times
        return total

    return counter


def traced(function):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


@traced
def weigh(a, b=2, /, c=3, *rest, d=4, **others):
    return a + b * c - d + len(rest) + len(others)


def main():
    checksum = weigh.calls = 0
    counter = make_counter(3)
    for number in range(100_000):
        account = Account.opened("a", number % 500, limit=2000)
        account.deposit(5).deposit(7, 1).deposit(amount=2, fee=1, why="test")
        account(1, 2, 3)
        checksum += account.balance + account[4] + (account == Account("b", balance=520))
        checksum += weigh(number, 1, 2) + weigh(1, c=number) + weigh(*(1, 2, 3, 4), d=number, e=5)
        checksum += counter() + counter(times=2)
        checksum += (lambda x, y=number: x * 2 - y)(number)
        checksum += max(number, 30, key=lambda value: -value)
    print("call_shapes", checksum, weigh.calls)


main()
