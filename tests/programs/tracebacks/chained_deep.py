# A chain of four exceptions by cause and by context, with frames of several functions.
def level1():
    raise KeyError("one")


def level2():
    try:
        level1()
    except KeyError:
        raise ValueError("two")


def level3():
    try:
        level2()
    except ValueError as e:
        raise TypeError("three") from e


def level4():
    try:
        level3()
    finally:
        {}["four"]


def level5():
    try:
        level4()
    except LookupError as e:
        other = OSError("unrelated cause")
        raise RuntimeError("five", 5) from other


level5()
