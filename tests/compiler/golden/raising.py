def check(x):
    assert x
    assert x > 1, "message"
    if x == 2:
        raise
    raise ValueError(x) from x
