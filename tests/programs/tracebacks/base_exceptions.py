# Exceptions that are no Exception.
class Fatal(BaseException):
    pass


def run():
    try:
        raise Fatal("base", 1)
    except Exception:
        print("never")


try:
    run()
except GeneratorExit:
    print("never")
