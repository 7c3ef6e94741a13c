# Nested calls on the way to an error; each line has its own marks.
class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        return self.balance - amount


def transfer(source, target, amount):
    source.withdraw(amount)
    return target.balance + amount


def run(accounts):
    return [transfer(accounts["a"], accounts["b"], 5), transfer(accounts["b"], accounts["a"], "5")][0]


print("before")
run({"a": Account(10), "b": Account(20)})
print("never")
