"""The Mandelbrot set on a grid, counted by iterations: a tight loop over local floats."""


def iterations(real, imaginary, limit):
    x = y = 0.0
    for count in range(limit):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return count
        y = 2.0 * x * y + imaginary
        x = xx - yy + real
    return limit


def main():
    width, height, limit = 420, 320, 150
    inside = 0
    checksum = 0
    for row in range(height):
        imaginary = 2.4 * row / height - 1.2
        for column in range(width):
            count = iterations(3.2 * column / width - 2.2, imaginary, limit)
            if count == limit:
                inside += 1
            checksum = (checksum * 31 + count) % 1_000_000_007
    print("mandelbrot", inside, checksum)


main()
