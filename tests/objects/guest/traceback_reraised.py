def f(n):
    try:
        if n: return f(n-1)
        raise ValueError(n)
    except ValueError:
        if n < 3: raise TypeError(n)
        raise
f(5)
