# Several statements on a line, lambdas, conditional expressions, deep indentation.
def f(x): y = x; z = y + 1; return z


class C:
    def m(self, n):
        if n:
            for _ in range(1):
                while True:
                    try:
                        return f(n) if n else None
                    finally:
                        n = 0


double = lambda x: x * 2; triple = lambda x: (lambda y: f(y) + y)(x) if x else 0
print(C().m(1)); print(triple(2), double("ab"))
C().m(3); C().m("text"); print("never")
