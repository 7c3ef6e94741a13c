class A:
    x1 = 1
    foobar = 2
    _priv = 3
def try_(f):
    import traceback
try:
    A().foobaz
except AttributeError as e:
    e1 = e
total_count = 5
try:
    totl_count
except NameError as e:
    e2 = e
try:
    pritn(3)
except NameError as e:
    e3 = e
try:
    A._privv
except AttributeError as e:
    e4 = e
try:
    math.pi
except NameError as e:
    e5 = e
raise ExceptionGroup("all", [e1, e2, e3, e4, e5])
