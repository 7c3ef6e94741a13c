# Warnings of a program that does not import the module warnings: shown once a line, where the program itself runs.
import re


class Yes:
    def __index__(self):
        return True


def inverted():
    return [~(i > 50) for i in range(100)].count(-1)


def generator():
    yield


print(inverted(), inverted())
print("abc"[Yes()], complex(1, 1j))
print(~True, ~False)
try:
    generator().throw(ValueError, "value")
except ValueError as error:
    print(error)
print(re.compile("[[a]").pattern, re.sub("a", "b", "aaa", 2))
elsewhere = {"__name__": "elsewhere"}
exec("def quiet():\n    return ~True\n", elsewhere)
print(elsewhere["quiet"](), "__warningregistry__" in elsewhere)
print(len(__warningregistry__))
