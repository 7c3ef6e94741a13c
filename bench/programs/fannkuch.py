"""Pancake flips over all permutations: small lists of ints, slices and reversal."""


def fannkuch(size):
    permutation = list(range(size))
    counts = [0] * size
    most_flips = 0
    checksum = 0
    sign = 1
    while True:
        first = permutation[0]
        if first:
            flips = 1
            flipped = permutation[:]
            while True:
                target = flipped[first]
                if not target:
                    break
                flipped[: first + 1] = flipped[first::-1]
                first = target
                flips += 1
            if flips > most_flips:
                most_flips = flips
            checksum += flips * sign
        if sign > 0:
            permutation[0], permutation[1] = permutation[1], permutation[0]
            sign = -1
            continue
        permutation[1], permutation[2] = permutation[2], permutation[1]
        sign = 1
        for level in range(2, size):
            if counts[level] < level:
                counts[level] += 1
                break
            if level == size - 1:
                return checksum, most_flips
            counts[level] = 0
            permutation.insert(level + 1, permutation.pop(0))


def main():
    checksum, most_flips = fannkuch(9)
    print("fannkuch", checksum, most_flips)


main()
