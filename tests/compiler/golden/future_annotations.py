from __future__ import annotations

x: dict[str, (int | None)] = {}


def function(a: lambda y, *z: y or z, b: "text" = 1) -> a if b else (c, -1): ...


class Annotated:
    a: f"{x!r}" + [i for i in b if not c][1:2]
