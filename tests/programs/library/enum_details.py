"""dir() of enums, an __new__ that goes to super(), _order_ with aliases, conversion of constants."""

import enum
import sys
from enum import Enum, Flag, IntEnum, StrEnum, auto


class Plain(Enum):
    A = 1
    B = 2

    @property
    def doubled(self):
        return self.value * 2

    @enum.property
    def shown(self):
        return self.name.lower()


class Number(IntEnum):
    ONE = 1

    def helper(self):
        return 1


class Text(StrEnum):
    X = "x"


class Described(Enum):
    FIRST = 1

    def __init__(self, value):
        self.description = f"is {value}"
        self._private = 3


for cls in (Plain, Described):
    print(dir(cls))
    print([name for name in dir(list(cls)[0])])
print([name for name in dir(Number) if not name.startswith("_")])
print([name for name in dir(Number.ONE) if not name.startswith("_")])
print([name for name in dir(Text) if name in ("upper", "X", "__new__", "__init_subclass__")])
for base in (Enum, IntEnum, Flag):
    try:
        class Bad(base):
            def __new__(cls, value):
                return super().__new__(cls, value)
            failed = 1
    except TypeError as error:
        print(error)


class Direct(IntEnum):
    def __new__(cls, value):
        self = int.__new__(cls, value * 10)
        self._value_ = value
        return self
    TEN = 1


print(int(Direct.TEN), Direct(1), Direct.TEN.value)


class Ordered(Flag):
    _order_ = "ONE TWO FOUR DOS"
    ONE = auto()
    TWO = auto()
    DOS = 2
    FOUR = auto()


print(list(Ordered), Ordered.DOS)
try:
    class Wrong(Enum):
        _order_ = "B A"
        A = 1
        B = 2
except TypeError as error:
    print(error)
SIG_B, SIG_A, SIG_C = 2, 1, 2
Sig = IntEnum._convert_("Sig", __name__, lambda name: name.startswith("SIG_"))
print(list(Sig), SIG_A, type(SIG_C), sys.modules[__name__].Sig is Sig)


@enum._simple_enum(IntEnum)
class Simple:
    ONE = 1
    TWO = 2

    def twice(self):
        return self * 2


print(list(Simple), Simple.TWO.twice(), Simple(1), issubclass(Simple, IntEnum))
