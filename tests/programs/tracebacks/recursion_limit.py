# The same line again and again is folded.
def descend(n):
    return descend(n + 1)


print("start")
descend(0)
