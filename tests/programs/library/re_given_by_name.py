# re: the count of sub and the maxsplit of split should be given by name.
import re
import warnings

calls = [
    lambda: re.sub("a", "b", "aaa", 2),
    lambda: re.sub("a", "b", "aAa", 0, re.IGNORECASE),
    lambda: re.subn("a", "b", "aaa", 1),
    lambda: re.split("a", "bab", 1),
    lambda: re.sub("a", "b", "aaa", count=2, flags=re.IGNORECASE),
    lambda: re.split("a", "bab", maxsplit=1),
    lambda: re.sub("a", "b", "aaa", 1, count=1),
    lambda: re.split("a", "bab", 1, 0, 0),
    lambda: re.compile("a").sub("b", "aaa", 2),
    lambda: re.compile("a").split("bab", 1),
]
for call in calls:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(call())
        except TypeError as error:
            print(error)
    print("   ", [(w.category.__name__, w.lineno, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        re.sub("a", "b", "aaa", 2)
    except DeprecationWarning as warning:
        print(warning)
