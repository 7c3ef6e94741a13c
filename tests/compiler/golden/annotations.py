x: int = 1
y: "text"
z.attribute: int
(w): int = 2


def function(a: int, *args: *Ts, k: str = "") -> list[int]:
    local: undefined = 3


class Annotated:
    a: int
    if x:
        b: int = 2

    def method(self, a: a) -> b: ...
