# SystemExit with something that is neither a number nor None.
class Reason:
    def __str__(self):
        return "the reason"


try:
    raise SystemExit(Reason())
except SystemExit as e:
    print("caught", e.code)
    raise
