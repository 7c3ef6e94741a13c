"""Text of a million words split: at a character, at white space, at lines, at a longer separator, with a limit."""


def main():
    text = "word,and,other,things,here\n" * 50_000 + ",".join(str(index) for index in range(750_000))
    total = 0
    for _ in range(2):
        parts = text.split(",")
        total += len(parts) + len(parts[500_000])
    spaced = text.replace(",", "  ")
    total += len(spaced.split())
    total += len(text.splitlines()) + len(text.replace(",", "\r\n").splitlines())
    total += len(text.replace(",", "-->").split("-->"))
    total += len(text.replace("things", "\u4e1c\u897f").split(","))
    total += sum(map(len, text.rsplit(",", 900_000)))
    fields = 0
    for line in text[:1_350_000].split("\n"):
        fields += len(line.split(","))
    print("split_strings", total, fields)


main()
