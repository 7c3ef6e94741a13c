"""Lists, sets, dicts and generators written as comprehensions, nested and filtered."""


def primes_below(limit):
    composite = {
        multiple for number in range(2, int(limit ** 0.5) + 1)
        for multiple in range(number * number, limit, number)
    }
    return [number for number in range(2, limit) if number not in composite]


def transpose(matrix):
    return [[row[index] for row in matrix] for index in range(len(matrix[0]))]


def pythagorean(limit):
    squares = {n * n: n for n in range(1, limit)}
    return [
        (a, b, squares[a * a + b * b])
        for a in range(1, limit)
        for b in range(a, limit)
        if a * a + b * b in squares
    ]


def main():
    checksum = 0
    for round_number in range(8):
        primes = primes_below(120_000)
        checksum += len(primes) + primes[-1]
        matrix = [[row * column % 10 for column in range(180)] for row in range(220)]
        turned = transpose(transpose(matrix))
        checksum += sum(sum(row) for row in turned) + (turned == matrix)
        checksum += sum(c for _, _, c in pythagorean(420))
        lengths = {word: len(word) for word in (str(n) * (n % 5) for n in range(40_000))}
        checksum += sum(lengths.values())
        letters = {chr(97 + (n * 7 + round_number) % 26) for n in range(60_000)}
        checksum += len(letters)
        checksum += sum(x * y for x, y in zip([n for n in range(90_000) if n & 1], range(45_000)))
    print("comprehensions", checksum)


main()
