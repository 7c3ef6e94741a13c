def handlers(f):
    try:
        f()
    except ValueError:
        return 1
    except (KeyError, TypeError) as e:
        print(e)
    except:
        raise
    else:
        f(2)


def nested(f):
    try:
        try:
            f()
        except E as e:
            raise e from None
    except E as e:
        del e


def dead():
    try:
        pass
    except E:
        f()
