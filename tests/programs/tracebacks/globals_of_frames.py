"""The globals of a traceback's frames, of code that is no function's too, and the names that are suggested from them."""
import traceback

space = {"__name__": "other", "alpha": 1}


def entries(error):
    at = error.__traceback__
    while at is not None:
        yield at
        at = at.tb_next


def last(error):
    return list(entries(error))[-1].tb_frame.f_globals


try:
    exec("alpa", space)
except NameError as error:
    print(last(error) is space, traceback.format_exc().splitlines()[-1])


class Body:
    beta = 1
    try:
        betta
    except NameError as error:
        print(last(error) is globals())


def generator():
    yield 1
    gama


gamma = 1
try:
    list(generator())
except NameError as error:
    print([at.tb_frame.f_globals is globals() for at in entries(error)], traceback.format_exc().splitlines()[-1])

away = eval("lambda: alhpa", space)
inner = eval("lambda f: [f() for _ in range(2)]", space)
right = 0
for i in range(80):
    try:
        inner(away)
    except NameError as error:
        right += [at.tb_frame.f_globals is space for at in entries(error)] == [False, True, True]
print(right)
for source in ("len('x').alpha", "raise ValueError(alpha)", "def f(): return 1 / 0\nf()"):
    try:
        exec(source, space)
    except Exception as error:
        print(type(error).__name__, [at.tb_frame.f_globals is space for at in entries(error)])


# Builtins are suggested in the order that they are kept in.
for wrong in ("revattr", "lenn", "pint", "tru", "sortd", "Excepton", "IOErrr", "non"):
    try:
        eval(wrong, {})
    except NameError as error:
        print(traceback.format_exc().splitlines()[-1])
for source in ("from collections.abc import Mappin", "from collections import Countr", "from os.path import joi"):
    try:
        exec(source, {})
    except ImportError as error:
        print("Did you mean" in traceback.format_exc())
