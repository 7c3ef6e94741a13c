"""Sorting: ints, floats, strings, tuples, and objects by key functions."""


class Record:
    def __init__(self, ident, group, weight):
        self.ident = ident
        self.group = group
        self.weight = weight

    def __lt__(self, other):
        return (self.group, self.weight) < (other.group, other.weight)


def random_numbers(count, seed):
    state = seed
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        yield state >> 4


def checksum(values):
    result = 0
    for index, value in enumerate(values):
        result = (result + (index + 1) * value) % 1_000_000_007
    return result


def main():
    numbers = list(random_numbers(160_000, 7))
    total = checksum(sorted(numbers))
    total += checksum(sorted(numbers, key=lambda n: n % 1000, reverse=True))
    total += checksum([int(f * 8) for f in sorted(n / 8 for n in numbers)])
    words = [str(n % 50_000) for n in numbers]
    words.sort()
    words.sort(key=len)
    total += checksum([int(word) for word in words])
    pairs = sorted([(n % 100, -n) for n in numbers])
    total += checksum([b % 1000 for _, b in pairs])
    records = [Record(i, n % 50, n % 977) for i, n in enumerate(numbers[:15_000])]
    records.sort(key=lambda record: (record.group, record.weight, record.ident))
    total += checksum([record.ident for record in records])
    records.reverse()
    records.sort()
    total += checksum([record.ident for record in records])
    nearly = list(range(50_000))
    for index in range(0, 50_000, 100):
        nearly[index], nearly[index + 1] = nearly[index + 1], nearly[index]
    nearly.sort(reverse=True)
    print("sort_by_key", total + nearly[0])


main()
