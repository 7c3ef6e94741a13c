def groups(f):
    try:
        f()
    except* ValueError as e:
        print(e)
    except* (TypeError, KeyError):
        raise
    else:
        return 1
