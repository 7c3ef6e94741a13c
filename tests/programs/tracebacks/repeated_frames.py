# Repeated frames of an ordinary error; mutual recursion is not folded.
def countdown(n):
    if n == 0:
        raise ValueError("reached zero")
    countdown(n - 1)


def ping(n):
    if n == 0:
        countdown(2)
    pong(n - 1)


def pong(n):
    ping(n)


try:
    ping(2)
except ValueError as e:
    print("caught", e)
    try:
        countdown(5)
    except ValueError:
        countdown(3)
