"""Annotations of a module, for test_grammar and test_typing.

The module of this name in 3.11 writes into the `__annotations__` of a module while it runs, which there is none of in
3.14.
"""

from typing import Optional

x: int = 5
y: str = x  # type: ignore
f: tuple[int, int] = (1, 2)


class M(type):
    o: type = object


class C:
    x = 5
    y: Optional["C"] = None


class D(C):
    j: str = "hi"
    k: str = "bye"


h_class = C


class j_class:
    z_class: "h_class"


def foo(x: int):
    def bar(y: list):
        pass


class S:
    x: str = "something"
    y: str = "something else"

    def i(self, x):
        pass
