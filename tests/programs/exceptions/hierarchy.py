# The builtin exception classes: tree, constructors, attributes, str.
names = """BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError
ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError EOFError FileExistsError
FileNotFoundError FloatingPointError GeneratorExit ImportError IndentationError IndexError InterruptedError IsADirectoryError
KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError
OverflowError PermissionError ProcessLookupError RecursionError ReferenceError RuntimeError StopAsyncIteration StopIteration
SyntaxError SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
UnicodeError UnicodeTranslateError ValueError ZeroDivisionError Warning DeprecationWarning RuntimeWarning SyntaxWarning
UserWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning UnicodeWarning BytesWarning EncodingWarning""".split()
import builtins
for name in names:
    cls = getattr(builtins, name)
    print(name, "<-", " <- ".join(c.__name__ for c in cls.__mro__[1:-1]))
print(EnvironmentError is OSError, IOError is OSError)

# Attributes with their own meaning.
e = AttributeError("no", name="n", obj=5)
print(e, e.name, e.obj, e.args)
e = NameError("no", name="n")
print(e, e.name)
e = ImportError("no", name="n", path="p")
print(e, e.name, e.path)
e = KeyError("k")
print(str(e), e.args, repr(e))
e = StopIteration("v")
print(e.value)
e = SystemExit(3)
print(e.code, e.args, str(e))
print(SystemExit().code, SystemExit(1, 2).code, SystemExit("msg").code)
e = OSError(9999, "No such thing")
print(e, e.errno, e.strerror, e.filename, type(e).__name__)
e = OSError(9999, "No such thing", "name.txt")
print(e, e.filename, e.args)
e = OSError("one")
print(e, e.errno, e.args)
e = SyntaxError("bad", ("f.py", 3, 5, "text here"))
print(e, e.msg, e.filename, e.lineno, e.offset, e.text)
e = SyntaxError("just message")
print(e, e.lineno, e.args)
e = UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "invalid start byte")
print(e, e.encoding, e.object, e.start, e.end, e.reason)
e = UnicodeEncodeError("ascii", "aé", 1, 2, "not in range")
print(e)
e = UnicodeEncodeError("ascii", "aéé", 1, 3, "not in range")
print(e)
for action in (lambda: UnicodeDecodeError("x"), lambda: AttributeError("x", wrong=1), lambda: ImportError("x", foo=2), lambda: SyntaxError("x", 5)):
    try:
        print(repr(action()))
    except TypeError as e:
        print(e)

# What the language itself raises.
def check(label, action):
    try:
        action()
        print(label, "nothing")
    except BaseException as e:
        print(label, type(e).__name__, e)


def assertion():
    assert 1 == 2, "message " + "made"


def assertion_plain():
    assert []


def assertion_tuple():
    value = (1, 2)
    assert not value, value


def imports():
    import no_such_module


def from_import():
    from math import no_such_function


def from_missing():
    from no_such_package.sub import name


def encode():
    "aé".encode("ascii")


def decode():
    b"\xff".decode()


for function in (
    assertion, assertion_plain, assertion_tuple, imports, from_import, from_missing, encode, decode,
    lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: 0.0 ** -1,
    lambda: [][0], lambda: ()[0], lambda: ""[0], lambda: b""[0], lambda: range(0)[0], lambda: {}[0], lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(),
    lambda: [].remove(1), lambda: [].index(1), lambda: "".index("x"), lambda: ().index(1), lambda: int("x"), lambda: float("x"), lambda: chr(-1), lambda: chr(0x110000),
    lambda: round(1e308, -308), lambda: int(float("inf")), lambda: int(float("nan")), lambda: 10 ** 400 * 1.0, lambda: float(10 ** 400), lambda: 1 << -1, lambda: (1).nothing,
    lambda: list(range(3))["a"], lambda: max([]), lambda: min(()), lambda: next(iter([])), lambda: "abc".split(""), lambda: bytes([256]), lambda: "%d" % "x",
    lambda: "{} {}".format(1), lambda: "{x}".format(), lambda: [1, 2, 3][::0], lambda: range(1, 2, 0), lambda: slice(), lambda: "x" * -1 + 1,
):
    check(function.__name__, function)
