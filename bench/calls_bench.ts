/** Calls: functions, methods, closures, recursion, keywords. */
import { benchGuest } from "./bench_backends.ts";

benchGuest({
  group: "calls of a function",
  source: `
def add(a, b):
    return a + b

def work():
    total = 0
    for i in range(10000):
        total = add(total, i & 3)
    return total
`,
  answer: 15000,
});

benchGuest({
  group: "calls of methods, with keywords",
  source: `
class Account:
    def __init__(self):
        self.balance = 0

    def move(self, amount, fee=0):
        self.balance += amount - fee
        return self

def work():
    account = Account()
    for i in range(4000):
        account.move(5).move(amount=3, fee=1)
    return account.balance
`,
  answer: 28000,
});

benchGuest({
  group: "recursion",
  source: `
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def work():
    return fib(18)
`,
  answer: 2584,
});
