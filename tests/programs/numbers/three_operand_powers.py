"""Powers of three operands."""
class A:
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
class B:
    def __rpow__(self, o): return ("rpow1", o)
class C(A):
    def __rpow__(self, o, m=None): return ("C.rpow", m)
for f in (lambda: pow(2, A(), 7), lambda: pow(A(), 2, 7), lambda: pow(2, A()), lambda: 2 ** A(), lambda: pow(2, B()), lambda: pow(2, B(), 7), lambda: pow(A(), C(), 3), lambda: pow(A(), C()), lambda: pow(2, 3, A()), lambda: pow(2, "x", 3), lambda: pow(2.0, 2, 3), lambda: pow(2, 3, "a"), lambda: (2).__rpow__(3, 5), lambda: (2.0).__rpow__(3), lambda: (2).__rpow__(3)):
    try: 
        r = f(); print(type(r) is tuple and [x if not isinstance(x, A) else "A" for x in r] or r)
    except Exception as e: print(type(e).__name__, e)
from decimal import Decimal
print(pow(10, Decimal(2), 7), pow(Decimal(10), 2, 7), pow(Decimal(3), Decimal(4), Decimal(5)))
