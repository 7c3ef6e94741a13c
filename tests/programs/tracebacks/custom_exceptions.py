# The last line: qualified names, empty messages, several lines, notes.
class Outer:
    class Inner(Exception):
        def __str__(self):
            return "first line\nsecond line"


class Quiet(Exception):
    pass


def make():
    class Local(KeyError):
        pass

    return Local("key")


try:
    try:
        try:
            raise Quiet
        except Quiet:
            raise Outer.Inner()
    except Outer.Inner:
        raise make()
except KeyError:
    error = Quiet("")
    error.add_note("a note")
    error.add_note("another note\nof two lines")
    raise error
