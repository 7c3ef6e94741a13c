# raise, raise e, and with_traceback: which lines are shown.
def fail():
    raise ValueError("original")


def bare():
    try:
        fail()
    except ValueError:
        print("bare")
        raise


def named():
    try:
        bare()
    except ValueError as e:
        print("named")
        raise e


def stored():
    saved = None
    try:
        named()
    except ValueError as e:
        saved = e
    print("stored")
    raise saved


stored()
