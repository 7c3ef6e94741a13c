def f():
    raise ExceptionGroup("g", [ExceptionGroup("g%d", [ValueError(1)]), TypeError(2)])
f()
