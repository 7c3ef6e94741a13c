"""Integer arithmetic in loops: remainders, shifts, comparisons, no containers."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def totient_sum(limit):
    total = 0
    for n in range(1, limit):
        k = 1
        while k < n:
            if gcd(n, k) == 1:
                total += 1
            k += 3
    return total


def mix(rounds):
    state = 123456789
    checksum = 0
    i = 0
    while i < rounds:
        state = (state * 16807 + 12345) & 0x3FFFFFFF
        state ^= state >> 7
        if state & 1:
            checksum += state % 1000
        else:
            checksum -= state // 3000000
        i += 1
    return checksum


def main():
    print("int_loop", totient_sum(800), mix(2_000_000))


main()
