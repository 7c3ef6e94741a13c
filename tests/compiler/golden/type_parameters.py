def generic[T: int, *Ts, **P = [int]](a: T, b=1, *, c=2) -> P: ...


class Generic[T](Base[T], key=1):
    x: T

    def method[U = T](self): ...


type Alias[T: (int, str)] = list[T]
type Plain = Alias
