def f(n):
    parts = []
    i = 0
    s = 0
    while i < n:
        s += i * i % 7
        s ^= i & 12
        s += i // 3 - (i >> 2)
        parts.append(f"{i:+3}")
        s += i * 3 - 2
        i += 1
    return s + len(parts)

f(100)
