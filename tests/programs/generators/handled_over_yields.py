"""Generators and coroutines that yield while they handle an exception, the one of their resumer too."""
import sys
def gen():
    try:
        yield 1
    except ValueError:
        print("in", repr(sys.exception()))
        yield 2
        print("again", repr(sys.exception()))
        raise
g = gen(); next(g)
print(g.throw(ValueError("a")))
print(repr(sys.exception()))
try: next(g)
except ValueError as e: print("ok", e)
# throw inside an except of the caller
g = gen(); next(g)
try:
    try: 1/0
    except ZeroDivisionError:
        print(g.throw(ValueError("b")))
        print(repr(sys.exception()))
        next(g)
except Exception as e: print("ok", repr(e), repr(e.__context__))
# close in the middle
g = gen(); next(g); g.throw(ValueError("c"))
try: g.throw(KeyError("d"))
except KeyError as e: print(repr(e), repr(e.__context__))
async def inner():
    try:
        await S()
    except ValueError:
        await S()
        raise
class S:
    def __await__(self):
        yield 5
async def outer():
    await inner()
c = outer()
c.send(None); c.throw(ValueError("x"))
try: c.send(None)
except ValueError as e: print("ok", e)
async def fin():
    try:
        await S()
    except ValueError:
        try:
            await S()
        finally:
            print("fin", repr(sys.exception()))
        raise
c = fin(); c.send(None); c.throw(ValueError("y"))
try: c.send(None)
except BaseException as e: print(repr(e))
def store():
    try:
        yield
    except Exception as e:
        print(repr(sys.exception()))
        yield sys.exception()
        print(repr(sys.exception()))
def make():
    try: raise ValueError("outer")
    except ValueError:
        g = store(); next(g)
        try: g.throw(KeyError(1))
        finally: pass
        print(repr(sys.exception()))
        return g
g = make(); print(repr(sys.exception()))
try: next(g)
except StopIteration: pass

def gen():
    try:
        yield 1
    except ValueError:
        yield 2
        print("again", repr(sys.exception()))
        raise
g = gen(); next(g)
try: raise ValueError("a")
except ValueError as e: g.throw(e)
try: next(g)
except BaseException as e: print(repr(e))
def nested():
    try:
        yield 1
    except ValueError:
        try:
            try:
                yield 2
            finally:
                print("f", repr(sys.exception()))
            with open_it() as w:
                yield 3
        except KeyError as k:
            yield 4
            print(repr(sys.exception()))
        yield 5
        print(repr(sys.exception()))
        raise
class open_it:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0]); return False
g = nested(); next(g)
v = ValueError("n")
def swallow(what, *args):
    try: raise v
    except ValueError as e:
        print(what(*args), repr(sys.exception()))
swallow(g.throw, v); swallow(next, g)
try: raise KeyError(3)
except KeyError as k: print(g.throw(k))
print(repr(sys.exception())); print(next(g))
try: next(g)
except BaseException as e: print(repr(e), e is v)
def plain(x):
    try:
        yield (x, (yield 1), sys.exception())
        raise
    except RuntimeError as e: print(e); yield repr(e.__context__)
g = plain(None)
try: raise v
except ValueError: print(next(g), next(g))
print(next(g))
async def inner():
    try: await S()
    except ValueError:
        await S()
        raise
class S:
    def __await__(self): yield 5
async def outer():
    try: await inner()
    except ValueError as e:
        await S(); print("outer", repr(sys.exception())); return 7
c = outer(); c.send(None)
try: raise v
except ValueError as e: c.throw(e)
c.send(None)
try: c.send(None)
except StopIteration as e: print(e.value)
