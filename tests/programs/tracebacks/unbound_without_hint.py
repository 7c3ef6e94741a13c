# The name of an unbound local is known: no other is suggested for it, and the error does not keep it.
def local():
    print(lisst)
    lisst = 1


def free():
    def inner():
        return lenn

    inner()
    lenn = 1


def undefined():
    return lenn


for call in (local, free, undefined):
    try:
        call()
    except NameError as error:
        print(type(error).__name__, error.name, error)
local()
