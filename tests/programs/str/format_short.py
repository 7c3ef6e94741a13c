"""format() with short specifications of ints, floats and str, and wrong ones."""

INTS = [0, 1, -1, 7, 9, 10, -10, 99, 100, 999, 1000, -1000, 12345, 123456, 1234567, -1234567, 999999999, 1073741823,
        -1073741824, 1 << 30, 10 ** 20, -(10 ** 20), True]
FLOATS = [0.0, -0.0, 1.0, -1.5, 0.5, 0.25, 0.125, 2.5, 1.005, 2.675, 0.045, 1e-9, 123.456, -123.456, 99999.995, 12345678.9,
          21474836.47, 21474836.48, 1e10, 1e22, 1e300, float("inf"), float("-inf"), float("nan"), 0.1, 1 / 3, -2 / 3,
          0.9999, 0.99999999, 999.9999, 0.001, 0.0005, 0.00049999]
TEXTS = ["", "a", "ab", "é", "Ω", "hello", "x" * 30]
INT_SPECS = ["", "d", "5", "05", "<5", ">5", "^5", "=5", "*^9", "x<4d", "08d", "02d", ",", ",d", ">12,", "<12,d", "^13,d", "x",
             "04x", ">6x", "#x", "b", "o", "+", "+d", " ", "-5", "e", ".2f", "8.1f", "c", "n", "_", "012,d", "s", ".3", "00",
             "0", "0<5", "<05", "1000", "1001", "d5", "<<5", "=", "==5", "_x"]
FLOAT_SPECS = ["", "f", ".2f", ".0f", ".1f", ".3f", ".6f", ".7f", "8.2f", "<8.2f|", ">10.3f", "^11.1f", "=9.1f", "08.2f", "010.1f",
               ",.2f", ">12,.2f", "<14,.1f", "%", ".1%", ".0%", ">8.1%", "8.2%", "e", ".3e", "g", ".3g", "+.2f", " .2f", "F",
               ".2F", "d", "5", "*>9.2f", "0=8.1f", ".", ".f", ".2", "012,.2f", "z.1f", "#.0f"]
TEXT_SPECS = ["", "s", "5", "<5", ">5", "^5", "^6", "=5", "05", "*<7", "*>7s", "Ω^7", ".2", "5.1", "d", ",", "<40", "é^9", "<1",
              "x", "0>5", "^1000"]


def attempt(value, spec):
    try:
        return format(value, spec)
    except Exception as error:
        return "%s(%s)" % (type(error).__name__, error)


def main():
    for values, specs in ((INTS, INT_SPECS), (FLOATS, FLOAT_SPECS), (TEXTS, TEXT_SPECS)):
        for spec in specs:
            made = [attempt(value, spec) for value in values]
            print(repr(spec), *["%d:%s%s" % (len(text), text[:6], text[-6:]) if len(text) > 60 else text for text in made],
                  sep="|")


main()
for value in FLOATS + [1e-4, 9.9999e-5, 199999.9999, 200000.0, 1234.5678, 1234.56789, -0.5, 100.0, 123.4, 0.12, -7.125]:
    print(f"{value}", str(value), f"{value!s}", f"{value:}", value, end=" ")
print()
for hour in range(3):
    for number in (0, 7, 10, 123):
        print(f"{hour:02d}:{number:5d}|{number:<5}|{number / 7:.3f}|{number / 9:>9.1%}|{str(number):^7}|{number * 12345:>14,d}")
