def folded():
    return 1 + 2 * 3, -(5), 2**10, "a" + "b", "ab" * 3, (1, 2) + (3,), 1 + 2j, not 0, 7 // -2


def not_folded(x):
    return 1 / 0, 2.0**0.5, 1 << 1000, "a" * 10000, x + 1 + 2, ~True


def small_and_large():
    return 8388607, -8388608, 8388608, 10**20, 1.5, b"b", None, ...
