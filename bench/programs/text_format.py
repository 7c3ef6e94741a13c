"""Text made of values: f-strings, format specs, %, str.format, repr, str, join, number conversions."""


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"

    def __format__(self, spec):
        return f"<{self.x:{spec}}, {self.y:{spec}}>"


def invoice(number):
    lines = [f"{'Item':<20}{'Count':>8}{'Price':>12}{'Total':>14}"]
    total = 0
    for row in range(20):
        price = (number * 31 + row * 17) % 10_000 / 100
        count = row % 5 + 1
        total += price * count
        lines.append(f"{f'article {row}':<20}{count:>8d}{price:>12.2f}{price * count:>14,.2f}")
    lines.append("=" * 54)
    lines.append("{0:<20}{1:>34,.2f}".format("Sum", total))
    return "\n".join(lines)


def main():
    total = 0
    for number in range(3_000):
        total += len(invoice(number))
    row = "%-10s|%5d|%8.3f|%x|%r|%5.1f%%"
    record = "{name!s:>12} {id:06d} {ratio:.1%} {flags:#010b} {extra[0]}"
    extra = ["first", 2]
    for number in range(45_000):
        total += len(row % ("name", number, number / 7, number, "q'", number % 100))
        total += len(record.format(name="n%d" % (number % 50), id=number, ratio=number / 45_000,
                                   flags=number % 256, extra=extra))
        total += len(f"{number}:{number * 0.5}:{number % 3 == 0}:{number:,}:{number:e}")
        total += len(str(number)) + len(repr(number / 3)) + len(hex(number)) + len(str((number, "a")))
    vectors = [Vector(number, number / 4) for number in range(15_000)]
    total += sum(len(f"{vector:6.2f}") + len(repr(vector)) for vector in vectors)
    total += len(repr(vectors)) + len(str({number: [number, str(number)] for number in range(15_000)}))
    numbers = [str(number * 37 % 10_007) for number in range(90_000)]
    total += sum(int(text) for text in numbers) + int(sum(float(text + ".5") for text in numbers))
    total += len(", ".join(str(number) for number in range(90_000)))
    total += len(",".join(map(str, range(90_000)))) + sum(map(int, numbers))
    print("text_format", total)


main()
