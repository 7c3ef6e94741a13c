def f():
    """doc string
    that never ends
    return 1
