# finally with every way of leaving try, except and else.
log = []


def run(label, function, *args):
    log.clear()
    try:
        print(label, "->", function(*args), log)
    except BaseException as e:
        print(label, "raised", repr(e), "context", repr(e.__context__), log)


def normal():
    try:
        log.append("try")
    finally:
        log.append("finally")
    return "end"


def returning():
    try:
        return log.append("try") or "from try"
    finally:
        log.append("finally")


def raising():
    try:
        raise ValueError("v")
    finally:
        log.append("finally")


def caught():
    try:
        raise ValueError("v")
    except ValueError:
        log.append("except")
        return "from except"
    else:
        log.append("never")
    finally:
        log.append("finally")


def else_return():
    try:
        log.append("try")
    except ValueError:
        log.append("never")
    else:
        return "from else"
    finally:
        log.append("finally")


def raise_in_except():
    try:
        raise ValueError("one")
    except ValueError:
        raise KeyError("two")
    finally:
        log.append("finally")


def raise_in_finally():
    try:
        raise ValueError("one")
    finally:
        raise KeyError("two")


def raise_in_finally_after_return():
    try:
        return "lost"
    finally:
        raise KeyError("instead")


def loop_continue():
    for i in range(3):
        try:
            if i == 1:
                continue
            log.append(i)
        finally:
            log.append(f"f{i}")
    return "done"


def loop_break():
    while True:
        try:
            log.append("body")
            break
        finally:
            log.append("finally")
    else:
        log.append("never")
    return "done"


def nested():
    try:
        try:
            return "inner"
        finally:
            log.append("f1")
    finally:
        log.append("f2")


def nested_raise():
    try:
        try:
            raise ValueError("v")
        finally:
            log.append("f1")
    except ValueError as e:
        log.append(str(e))
    finally:
        log.append("f2")
    return "after"


def try_inside_finally():
    try:
        raise ValueError("outer")
    finally:
        try:
            raise KeyError("inner")
        except KeyError:
            log.append("handled")
        log.append("still going")


def loop_inside_finally():
    try:
        return "kept"
    finally:
        for i in range(5):
            if i == 1:
                continue
            if i == 3:
                break
            log.append(i)


def value_fixed_before_finally():
    x = 1
    try:
        return x
    finally:
        x = 100


def mutable_value():
    x = []
    try:
        return x
    finally:
        x.append("added in finally")


def return_through_many(n):
    for i in range(n):
        try:
            for j in range(n):
                try:
                    with_value = i * 10 + j
                    if with_value == 12:
                        return with_value
                finally:
                    log.append(with_value)
        finally:
            log.append("outer")


def exception_in_else():
    try:
        pass
    except ValueError:
        log.append("never")
    else:
        raise ValueError("else")
    finally:
        log.append("finally")


def recursion(n):
    try:
        if n == 0:
            return "bottom"
        return recursion(n - 1)
    finally:
        log.append(n)


def conditional(flag):
    try:
        if flag == 0:
            return "zero"
        if flag == 1:
            raise ValueError(flag)
        if flag == 2:
            raise SystemExit(2)
    except ValueError:
        return "one"
    finally:
        log.append(flag)
    return "fell through"


def reraise():
    try:
        try:
            raise ValueError("again")
        except ValueError:
            log.append("except")
            raise
        finally:
            log.append("f1")
    finally:
        log.append("f2")


def delete_in_finally():
    x = 1
    try:
        return x
    finally:
        del x


def no_return_value():
    try:
        return
    finally:
        log.append("finally")


for function in (
    normal, returning, raising, caught, else_return, raise_in_except, raise_in_finally, raise_in_finally_after_return,
    loop_continue, loop_break, nested, nested_raise, try_inside_finally, loop_inside_finally, value_fixed_before_finally,
    mutable_value, exception_in_else, reraise, delete_in_finally, no_return_value,
):
    run(function.__name__, function)
run("many", return_through_many, 3)
run("recursion", recursion, 3)
for flag in range(4):
    run(f"conditional {flag}", conditional, flag)
