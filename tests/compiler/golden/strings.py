def formatted(x, width):
    return f"{x}", f"a{x!r}b{x:>{width}}", f"{x=}", f"", f"{{}}"


def template(x):
    return t"a{x!r:>{x}}b{x}"
