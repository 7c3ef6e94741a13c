# str() of the exception fails.
class Bad(Exception):
    def __str__(self):
        raise RuntimeError("no text for you")


class Worse(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.extra = 1

    def __repr__(self):
        return "never used"


try:
    raise Worse("fine", 2)
except Worse as e:
    raise Bad("x") from e
