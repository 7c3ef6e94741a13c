def f(x):
    whlie x:
        x -= 1
