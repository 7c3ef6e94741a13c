"""A million strings sorted: as they are, backwards, by a key, and once more when they are in order."""


def make_strings(count):
    state = 1
    strings = []
    for index in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        strings.append(f"{state:08x}")
    return strings


def main():
    strings = make_strings(1_000_000)
    ordered = sorted(strings)
    backwards = sorted(strings, reverse=True)
    by_end = sorted(strings, key=lambda text: text[4:])
    strings.sort(key=str.upper)
    again = sorted(ordered)
    print("sort_strings", ordered[:2], backwards[0], by_end[500_000], strings[-1], again == ordered)


main()
