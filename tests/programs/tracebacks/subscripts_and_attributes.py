# Subscripts: the marks hold the key apart from the object.
data = {"list": [1, 2, {"deep": (1, 2, 3)}]}


def dig(d):
    first = d["list"][2]["deep"]
    print(first)
    return d["list"][2]["deep"][7]


try:
    dig(data)
except IndexError as e:
    print("caught", e)


class Holder:
    pass


holder = Holder()
holder.inner = Holder()
holder.inner.value = data


def attributes(h):
    return h.inner.value["list"][0] + h.inner.other.value["list"]


attributes(holder)
