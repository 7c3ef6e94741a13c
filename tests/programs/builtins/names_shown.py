"""What builtins shows, what a program knows of itself, exit and quit."""
import builtins
import sys

# What the module site adds for people, and what only CPython's own machinery asks for.
LEFT_OUT = {"help", "copyright", "credits", "license", "breakpoint", "_IncompleteInputError", "___EvalCodeResultException", "_"}
LEFT_OUT |= {"__doc__", "__loader__", "__spec__"}
for name in sorted(set(dir(builtins)) - LEFT_OUT):
    value = getattr(builtins, name)
    print(name, type(value).__name__ if name not in ("exit", "quit", "open") else callable(value))
print(__name__, __file__, sys.argv, sys.modules["__main__"].__file__ == __file__, "__builtins__" in globals())
for leave in (exit, quit, sys.exit):
    for status in ((), (3,), ("text",), (None,)):
        try:
            leave(*status)
        except SystemExit as error:
            print(repr(error.code))
exit(5)
