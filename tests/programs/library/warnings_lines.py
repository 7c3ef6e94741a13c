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
