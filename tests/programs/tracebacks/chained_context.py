# An exception raised while another is handled.
def lookup(table, key):
    return table[key]


def handle(table, key):
    try:
        return lookup(table, key)
    except KeyError:
        return fallback(key)


def fallback(key):
    return "default " + key


print(handle({"a": 1}, "a"))
print(handle({}, "zz"))
handle({}, 5)
