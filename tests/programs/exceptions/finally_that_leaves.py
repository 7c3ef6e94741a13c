# return, break and continue in finally: they discard what was going on. CPython 3.14 warns (PEP 765).
def return_beats_return():
    try:
        return "try"
    finally:
        return "finally"


def return_beats_exception():
    try:
        raise ValueError("lost")
    finally:
        return "finally"


def return_beats_except_raise():
    try:
        raise ValueError("one")
    except ValueError:
        raise KeyError("two")
    finally:
        return "finally"


def break_beats_exception():
    for i in range(3):
        try:
            raise ValueError("lost")
        finally:
            break
    return i


def break_beats_return():
    while True:
        try:
            return "lost"
        finally:
            break
    return "after the loop"


def continue_beats_exception():
    seen = []
    for i in range(3):
        try:
            seen.append(i)
            raise ValueError(i)
        finally:
            continue
    return seen


def continue_beats_return():
    for i in range(3):
        try:
            return i
        finally:
            continue
    return "loop ended"


def continue_beats_break():
    seen = []
    for i in range(4):
        try:
            seen.append(i)
            break
        finally:
            continue
    else:
        seen.append("else")
    return seen


def conditional_return(flag):
    try:
        raise ValueError("maybe lost")
    finally:
        if flag:
            return "swallowed"


def nested_return():
    try:
        try:
            return 1
        finally:
            return 2
    finally:
        return 3


def return_in_inner_function():
    try:
        raise ValueError("kept")
    finally:
        def inner():
            return "no warning here"

        inner()


def loop_in_finally():
    try:
        return "kept"
    finally:
        for _ in range(3):
            break
        for _ in range(3):
            continue


def generator():
    try:
        yield 1
    finally:
        return "swallows all"


for function in (
    return_beats_return, return_beats_exception, return_beats_except_raise, break_beats_exception, break_beats_return,
    continue_beats_exception, continue_beats_return, continue_beats_break, nested_return, loop_in_finally,
):
    print(function.__name__, function())
print(conditional_return(True))
try:
    conditional_return(False)
except ValueError as e:
    print(e)
try:
    return_in_inner_function()
except ValueError as e:
    print(e)
g = generator()
next(g)
try:
    g.throw(KeyError("lost"))
except StopIteration as e:
    print(e.value)
import sys
print(sys.exception())
