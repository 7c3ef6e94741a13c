import sys
import warnings


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)


def careful():
    warnings.warn(
        "careful")


old()
for _ in range(3):
    careful()
careful()
warnings.warn(FutureWarning("later"))
print(warnings.formatwarning("text", UserWarning, "no_file.py", 3))
print(warnings.formatwarning("text", UserWarning, "no_file.py", 3, "  the line "), end="")
warnings.warn_explicit("explicit", UserWarning, "other.py", 9)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    careful()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    careful()
    old()
    print([(str(w.message), w.category.__name__, w.line, w.lineno) for w in caught])
warnings.filterwarnings("error", "careful")
try:
    careful()
except UserWarning as error:
    print(repr(error))


@warnings.deprecated("use something else")
def replaced():
    return 1


print(replaced(), replaced.__deprecated__)
exec(compile("import warnings\nwarnings.warn('in exec')", "generated.py", "exec"))
print(sorted(map(str, __warningregistry__))[-1], sys.flags.context_aware_warnings, len(sys.flags))
for arguments in (("warn", 1), ("warn", "x", int), ("warn_explicit", "x", UserWarning, "f.py", 1, None, 3),
                  ("filterwarnings", "ignore", "", Warning, 7), ("simplefilter", "ignore", Warning, -1),
                  ("simplefilter", "never")):
    try:
        getattr(warnings, arguments[0])(*arguments[1:])
    except (TypeError, ValueError) as error:
        print(arguments[0], type(error).__name__, error)


@warnings.deprecated("no longer made")
class Base:
    def __init_subclass__(cls, **kwargs):
        print("derived", cls.__name__, kwargs)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("once")

    class Derived(Base, key=1):
        pass

    Base(), Derived(), Base()
    for action in "module", "default":
        warnings.simplefilter(action)
        registry = {}
        for line in 5, 5, 6:
            warnings.warn_explicit(action, UserWarning, "place.py", line, registry=registry)
    print([(str(w.message), w.lineno) for w in caught])
try:
    Base(1)
except TypeError as error:
    print(error)
with warnings.catch_warnings(action="error"):
    warnings.filters.insert(0, ("unheard", None, Warning, None, 0))
    try:
        warnings.warn("what")
    except RuntimeError as error:
        print(error)
    warnings.showwarning = lambda *args, **kwargs: print("shown", args[0], args[1].__name__, args[3])
    warnings.filters[:] = [("always", None, Warning, "__main__", 0)]
    warnings.warn("by the hook")
