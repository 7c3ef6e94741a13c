"""Places of frames, breakpoint(), protocols of io, numbers of errno."""
import traceback, sys, errno, io
def f(a):
    b = (1 +
         a.x)
def g(): f(3)
try: g()
except AttributeError as e:
    for fs in traceback.extract_tb(e.__traceback__): print(fs.lineno, fs.end_lineno, fs.colno, fs.end_colno, fs.name)
print(errno.errorcode[errno.EISCONN], len(errno.errorcode), errno.EWOULDBLOCK == errno.EAGAIN)
def hook(*a, **k): print("hook", a, k)
sys.breakpointhook = hook
breakpoint(1, x=2)
sys.breakpointhook = sys.__breakpointhook__
class R:
    def read(self, n=-1): return b""
print(isinstance(R(), io.Reader), isinstance(R(), io.Writer), issubclass(int, io.Reader))
del sys.breakpointhook
try: breakpoint()
except RuntimeError as e: print(e)
class Holder:
    opener = io.open
try: Holder().opener("/no/such/file")
except OSError as e: print(type(e).__name__, e.errno == errno.ENOENT)
print(open is io.open)
