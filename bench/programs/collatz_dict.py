"""Lengths of Collatz sequences, remembered in a dict with integer keys."""


def longest(limit):
    lengths = {1: 1}
    best = best_start = 1
    for start in range(2, limit):
        number = start
        steps = 0
        while number not in lengths:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            steps += 1
        length = lengths[number] + steps
        number = start
        while steps > 0:
            lengths[number] = length
            length -= 1
            steps -= 1
            number = number // 2 if number % 2 == 0 else 3 * number + 1
        if lengths[start] > best:
            best = lengths[start]
            best_start = start
    return best_start, best, len(lengths)


def main():
    print("collatz_dict", *longest(500_000))


main()
