"""The compiler's warnings go through the filters of the module warnings; compile() quotes no text."""
import traceback
import warnings
def caught(src, mode="exec"):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            compile(src, "<t>", mode)
        except SyntaxError as e:
            print("SyntaxError", e)
    for w in log: print(w.category.__name__, w.message, w.filename, w.lineno)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(src, "<t>", mode)
        except SyntaxError as e:
            print("SyntaxError", e.msg, e.filename, e.lineno)
        except Warning as e: print(repr(e))
        else: print("fine")
for src in ["x is 1", "\nassert (x, 'm')", "'a'(b)", "[1, 2]['a']", "'\\d'", "y = 1\nz = f'\\d{y}'", "b'\\400'", "x = 1or 2", "def f():\n  try: pass\n  finally: return 1", "1()", "1[2]", "'\\d' '\\e'",
 "for i in x:\n  try: pass\n  finally: break", "0xfor x in y", "x is not ()", "f'{x}' [1,2]['a']"]:
    print(repr(src)); caught(src)
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", "invalid escape|.*is an invalid")
    compile("'\\d'", "<t>", "exec")
    eval("'\\w'")
class Odd(Exception): pass
def show(*a, **k): raise Odd("from hook")
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = show
    try: exec("x is 3")
    except Odd as e: print(repr(e))
for src in ["return 1", "x = 'é'; return 1", "def f(a, a): pass", "é = 1; f() = 2", "nonlocal x", "'é' + yield_ = 3", "(yield)", "def f():\n  x = 1\n  global x"]:
    try: compile(src, "nofile.py", "exec")
    except SyntaxError as e:
        print(e.lineno, e.offset, e.end_lineno, e.end_offset, e.text)
        print("".join(traceback.format_exception_only(e)))
try: exec("\n\nbreak")
except SyntaxError: traceback.print_exc()
