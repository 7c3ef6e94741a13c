"""Digits of pi by Gibbons' unbounded spigot: arithmetic on integers of thousands of digits."""


def digits_of_pi():
    q, r, t, k = 1, 0, 1, 1
    while True:
        k2 = 2 * k + 1
        q, r, t = q * k, (2 * q + r) * k2, t * k2
        k += 1
        if q > r:
            continue
        digit = (3 * q + r) // t
        if digit == (4 * q + r) // t:
            yield digit
            q, r = 10 * q, 10 * (r - digit * t)


def main():
    text = ""
    for digit in digits_of_pi():
        text += str(digit)
        if len(text) == 3_600:
            break
    checksum = 0
    for digit in text:
        checksum = (checksum * 11 + int(digit)) % 1_000_000_007
    print("pidigits", text[-10:], checksum, len(str(3 ** 9_000)), pow(7, 10 ** 60, 10 ** 40 + 7))


main()
