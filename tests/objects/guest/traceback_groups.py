def a(): raise ValueError(1)
def b(): raise TypeError(2)
excs = []
for fn in (a, b):
    try: fn()
    except Exception as e: excs.append(e)
try:
    raise ExceptionGroup("inner", [KeyError(5), OSError(1)])
except ExceptionGroup as eg:
    excs.append(eg)
eg.add_note("a note")
excs += [ValueError(i) for i in range(20)]
try:
    raise BaseExceptionGroup("top", excs)
except BaseExceptionGroup as t:
    raise RuntimeError(9) from t
