class Odd(Exception):
    def __init__(self, number):
        super().__init__(number)
        self.number = number

def check(number):
    if number & 1:
        raise Odd(number)
    return 1

def f(n):
    total = 0
    for i in range(n):
        try:
            check(i | 1)
        except Odd as error:
            total += error.number
    return total

f(100)
