"""Special methods that are generator functions: what an operator gives is the generator."""
class A:
    def __add__(self, o): yield o
    def __eq__(self, o): yield o
    def __setitem__(self, k, v): yield k
    def __getitem__(self, k): yield k
    def __init__(self): pass
a = A()
for i in range(100):
    x = a + i; y = a == i; a[1] = 2; z = a[3]
print(type(x), list(x), type(y), list(y), list(z))
class B:
    def __init__(self): yield
try: B()
except TypeError as e: print(e)


async def run():
    class C:
        async def __add__(self, other):
            return other

        async def __contains__(self, item):
            return item

        async def __getattr__(self, name):
            return name

        async def __bool__(self):
            return True

    c = C()
    total = 0
    for i in range(80):
        total += await (c + i)
        waiting = c.attribute
        total += len(await waiting)
    print(total)
    try:
        if c:
            print("true")
    except TypeError as error:
        print(error)


import asyncio
import warnings

warnings.simplefilter("ignore")
asyncio.run(run())
