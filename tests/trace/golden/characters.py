def f(text):
    count = 0
    i = 0
    while i < 60:
        if text[i] == "a":
            count += 1
        i += 1
    return count

f("abracadabra " * 5)
