"""A bank: accounts by inheritance, transactions with rollback, interest in Decimal, an audit log and a discrete simulation."""
import abc
import heapq
import itertools
import random
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal, ROUND_HALF_UP, getcontext
from enum import StrEnum
from functools import singledispatchmethod

CENT = Decimal("0.01")


class Kind(StrEnum):
    DEPOSIT = "deposit"
    WITHDRAW = "withdraw"
    INTEREST = "interest"
    FEE = "fee"


class BankError(Exception):
    code = 1


class InsufficientFunds(BankError):
    code = 2

    def __init__(self, account, amount):
        self.account, self.amount = account, amount
        super().__init__(account.number, amount)

    def __str__(self):
        return f"account {self.account.number} has {self.account.balance}, needs {self.amount}"


class Frozen(BankError):
    code = 3


@dataclass(frozen=True)
class Entry:
    kind: Kind
    amount: Decimal
    balance: Decimal
    memo: str = ""

    def __str__(self):
        return f"{self.kind:<9}{self.amount:>12,.2f}{self.balance:>14,.2f}  {self.memo}".rstrip()


class Account(abc.ABC):
    _numbers = itertools.count(1001)
    minimum = Decimal(0)

    def __init__(self, owner, opening=Decimal(0)):
        self.number, self.owner = next(self._numbers), owner
        self.frozen = False
        self.entries = []
        if opening:
            self.deposit(opening, "opening")

    @property
    def balance(self):
        return self.entries[-1].balance if self.entries else Decimal("0.00")

    def _record(self, kind, amount, memo):
        if self.frozen:
            raise Frozen(f"account {self.number} is frozen")
        amount = Decimal(amount).quantize(CENT, ROUND_HALF_UP)
        self.entries.append(Entry(kind, amount, (self.balance + amount).quantize(CENT), memo))
        return self.balance

    def deposit(self, amount, memo=""):
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        return self._record(Kind.DEPOSIT, amount, memo)

    def withdraw(self, amount, memo=""):
        if self.balance - amount < self.minimum:
            raise InsufficientFunds(self, amount)
        return self._record(Kind.WITHDRAW, -amount, memo)

    @abc.abstractmethod
    def month_end(self):
        """Interest and fees."""

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner}: {self.balance}>"


class Savings(Account):
    rate = Decimal("0.03")

    def month_end(self):
        self._record(Kind.INTEREST, self.balance * self.rate / 12, f"{self.rate:.1%} a year")


class Checking(Account):
    minimum = Decimal(-200)
    fee = Decimal("2.50")

    def month_end(self):
        if self.balance < 500:
            self._record(Kind.FEE, -self.fee, "low balance")


class Premium(Checking, Savings):
    rate = Decimal("0.012")

    def month_end(self):
        for base in (Checking, Savings):
            base.month_end(self)


class Bank:
    def __init__(self):
        self.accounts, self.audit = {}, []

    def open(self, kind, owner, opening="0"):
        account = kind(owner, Decimal(opening))
        self.accounts[account.number] = account
        return account

    @singledispatchmethod
    def find(self, key):
        raise TypeError(f"cannot look for {type(key).__name__}")

    @find.register
    def _(self, key: int):
        return self.accounts[key]

    @find.register
    def _(self, key: str):
        return [a for a in self.accounts.values() if a.owner == key]

    @contextmanager
    def transaction(self, *accounts):
        marks = {a: len(a.entries) for a in accounts}
        try:
            yield
        except BankError as error:
            for account, mark in marks.items():
                del account.entries[mark:]
            self.audit.append((type(error).__name__, error.code, str(error)))
            raise
        else:
            self.audit.append(("ok", 0, ",".join(str(a.number) for a in accounts)))

    def transfer(self, source, target, amount):
        with self.transaction(source, target):
            target.deposit(amount, f"from {source.number}")
            source.withdraw(amount, f"to {target.number}")


bank = Bank()
ann, bob, cid = bank.open(Savings, "ann", "1000"), bank.open(Checking, "bob", "120.456"), bank.open(Premium, "cid", "99999.995")
print(ann, bob, cid, [c.__name__ for c in Premium.__mro__])
for source, target, amount in ((ann, bob, Decimal(250)), (bob, ann, Decimal("570.46")), (bob, cid, Decimal(500)), (cid, ann, Decimal("0.005")), (ann, cid, Decimal(5000))):
    try:
        bank.transfer(source, target, amount)
    except (BankError, ValueError) as error:
        print(type(error).__name__, error)
cid.frozen = True
for action in (lambda: bank.transfer(ann, cid, Decimal(1)), lambda: Account("x"), lambda: bob.deposit(-1), lambda: bank.find(3.5), lambda: bank.find(1), lambda: ann.entries[0].__setattr__("amount", 1), lambda: ann.deposit("5")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
cid.frozen = False
for month in range(3):
    for account in bank.accounts.values():
        account.month_end()
for account in (ann, bob, cid):
    print(account, *account.entries[-4:], sep="\n   ")
print(bank.find("bob"), bank.find(ann.number) is ann, *bank.audit, sep="\n")
print(replace(ann.entries[0], memo="changed"), ann.entries[0] == replace(ann.entries[0]), hash(ann.entries[0]) == hash(replace(ann.entries[0])))


@dataclass(order=True)
class Happening:
    time: float
    sequence: int
    what: str = field(compare=False)
    who: int = field(compare=False)


def branch(customers, tellers, seed):
    """Customers come, wait for a teller, are served and go."""
    rng = random.Random(seed)
    queue, waiting, free, tie = [], [], list(range(tellers)), itertools.count()
    now, stats = 0.0, defaultdict(float)
    arrived = {}
    t = 0.0
    for who in range(customers):
        t += rng.expovariate(1 / 2)
        heapq.heappush(queue, Happening(t, next(tie), "arrive", who))
    longest = 0
    while queue:
        event = heapq.heappop(queue)
        stats["area"] += len(waiting) * (event.time - now)
        now = event.time
        match event.what:
            case "arrive":
                arrived[event.who] = now
                waiting.append(event.who)
                longest = max(longest, len(waiting))
            case "leave":
                free.append(event.who)
        while waiting and free:
            who, teller = waiting.pop(0), free.pop()
            stats["wait"] += now - arrived[who]
            stats[f"served {teller}"] += 1
            heapq.heappush(queue, Happening(now + rng.uniform(1, 6), next(tie), "leave", teller))
    return round(now, 3), round(stats["wait"] / customers, 3), longest, round(stats["area"] / now, 3), {k: int(v) for k, v in sorted(stats.items()) if k.startswith("served")}


for tellers in (1, 2, 3):
    print(tellers, branch(150, tellers, 42))
print(getcontext().prec, sum((Decimal(i) / 3 for i in range(100)), Decimal()).quantize(CENT))
