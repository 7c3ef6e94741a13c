# abs() of complex numbers: of all sizes, and hot.
cases = [0.0, -0.0, 1.0, 3.0, 5e-324, 1e-310, 2.5e-200, 1e100, 1e308, float("inf"), float("nan")]
for real in cases:
    row = []
    for imag in cases:
        row.append(abs(complex(real, imag)))
        assert repr(abs(complex(-imag, real))) == repr(row[-1])
    print(real, row)
for real, imag in [(1.7e308, 1.7e308), (-1e308, 1.6e308)]:
    try:
        print(abs(complex(real, imag)))
    except OverflowError as error:
        print(error)


def outside(size):
    count = 0
    for y in range(size):
        for x in range(size):
            z = 0j
            c = complex(2 * x / size - 1.5, 2 * y / size - 1)
            for _ in range(20):
                z = z * z + c
                if abs(z) >= 2.0:
                    count += 1
                    break
    return count


print(outside(24))
