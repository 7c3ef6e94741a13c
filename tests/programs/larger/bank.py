# A bank: accounts, transactions with rollback, interest, statements, errors.
class BankError(Exception):
    """Base of all errors of the bank."""


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        self.account, self.amount = account, amount
        super().__init__(f"{account.number}: cannot withdraw {amount / 100:.2f}, balance {account.balance / 100:.2f}")


class UnknownAccount(BankError, LookupError):
    pass


class FrozenAccount(BankError):
    pass


class Money:
    """An amount in cents with operators."""

    def __init__(self, cents):
        self.cents = cents

    @classmethod
    def parse(cls, text):
        sign = -1 if text.startswith("-") else 1
        whole, _, part = text.lstrip("-").replace(",", "").partition(".")
        if not whole.isdigit() or (part and not part.isdigit()) or len(part) > 2:
            raise ValueError(f"bad amount: {text!r}")
        return cls(sign * (int(whole) * 100 + int(part.ljust(2, "0") or 0)))

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __mul__(self, k):
        return Money(round(self.cents * k))

    def __neg__(self):
        return Money(-self.cents)

    def __lt__(self, other):
        return self.cents < other.cents

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __hash__(self):
        return hash(self.cents)

    def __truediv__(self, other):
        return self.cents / other.cents if isinstance(other, Money) else Money(self.cents // other)

    def __bool__(self):
        return self.cents != 0

    def __format__(self, spec):
        return format(f"{'-' if self.cents < 0 else ''}{abs(self.cents) // 100:,}.{abs(self.cents) % 100:02d}", spec)

    def __str__(self):
        return f"{self}"

    def __repr__(self):
        return f"Money({self.cents})"


class Account:
    counter = 1000
    fee = 0

    def __init__(self, owner, opening=0):
        Account.counter += 1
        self.number, self.owner, self.history, self.frozen, self._balance = f"{type(self).__name__[0]}{Account.counter}", owner, [], False, 0
        if opening:
            self.deposit(opening, "opening")

    @property
    def balance(self):
        return self._balance

    def _record(self, kind, amount, note):
        self._balance += amount
        self.history.append((kind, amount, note, self._balance))

    def available(self):
        return self._balance

    def deposit(self, amount, note=""):
        if amount <= 0:
            raise ValueError(f"deposit must be positive, not {amount}")
        self._record("deposit", amount, note)

    def withdraw(self, amount, note=""):
        if self.frozen:
            raise FrozenAccount(self.number)
        total = amount + self.fee
        if total > self.available():
            raise InsufficientFunds(self, total)
        self._record("withdraw", -amount, note)
        if self.fee:
            self._record("fee", -self.fee, "withdrawal fee")

    def month_end(self):
        pass

    def __lt__(self, other):
        return self.number < other.number


class Savings(Account):
    rate = 3

    def month_end(self):
        interest = self._balance * self.rate // 1200
        if interest:
            self._record("interest", interest, f"{self.rate}% a year")


class Checking(Account):
    fee = 25

    def __init__(self, owner, opening=0, overdraft=0):
        self.overdraft = overdraft
        super().__init__(owner, opening)

    def available(self):
        return super().available() + self.overdraft

    def month_end(self):
        if self._balance < 0:
            self._record("penalty", self._balance // 100, "overdrawn")


class Transaction:
    def __init__(self, *accounts):
        self.accounts = accounts

    def __enter__(self):
        self.saved = [(a, a._balance, list(a.history)) for a in self.accounts]
        return self

    def __exit__(self, kind, value, tb):
        if kind is not None:
            for account, balance, history in self.saved:
                account._balance, account.history = balance, history
            return issubclass(kind, InsufficientFunds) and not getattr(self, "strict", False)


class Bank:
    def __init__(self, name):
        self.name, self.accounts = name, {}

    def open(self, cls, *args, **kw):
        account = cls(*args, **kw)
        self.accounts[account.number] = account
        return account

    def __getitem__(self, number):
        try:
            return self.accounts[number]
        except KeyError:
            raise UnknownAccount(number) from None

    def transfer(self, source, target, amount):
        a, b = self[source], self[target]
        done = False
        with Transaction(a, b):
            b.deposit(amount, f"from {source}")
            a.withdraw(amount, f"to {target}")
            done = True
        return done

    def total(self):
        return sum(a.balance for a in self.accounts.values())


bank = Bank("First")
s = bank.open(Savings, "Ann", 100000)
c = bank.open(Checking, "Bob", opening=5000, overdraft=2000)
p = bank.open(Account, "Cid")
print([a.number for a in sorted(bank.accounts.values())], bank.total())
print(bank.transfer("S1001", "C1002", 2500), bank.transfer("C1002", "A1003", 10000), bank.transfer("C1002", "A1003", 9000), s.balance, c.balance, p.balance, bank.total())
for action in (
    lambda: bank["X1"], lambda: p.withdraw(10**6), lambda: p.deposit(-5), lambda: bank.transfer("S1001", "nope", 1), lambda: setattr(p, "balance", 5), lambda: setattr(p, "frozen", True) or p.withdraw(1), lambda: bank.transfer("S1001", "C1002", 0), lambda: Money.parse("12.345"), lambda: Money.parse("x"),
):
    try:
        action()
    except (BankError, ValueError, AttributeError) as e:
        print(type(e).__name__, e, isinstance(e, LookupError))
for month in range(3):
    for account in bank.accounts.values():
        account.month_end()
    print(month, [a.balance for a in bank.accounts.values()])
for account in bank.accounts.values():
    print(f"{account.number} {account.owner:<5} {Money(account.balance):>12}")
    for kind, amount, note, balance in account.history:
        print(f"    {kind:<10}{Money(amount):>12}{Money(balance):>12}  {note}")
a, b = Money.parse("1,234.50"), Money.parse("-0.75")
print(a, b, a + b, a - b, a * 1.1, -a, a < b, a == Money(123450), a / b, a / 7, bool(Money(0)), sorted([a, b, Money(5)]), f"{a:>15}|{b:<8}|", len({a, Money(123450)}), max(a, b), sum([a, b], Money(0)))
