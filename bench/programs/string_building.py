"""Strings built, split, joined, searched, replaced and formatted."""


def encode(text):
    """Run lengths: 'aaab' becomes '3a1b'."""
    parts = []
    previous = ""
    count = 0
    for character in text:
        if character == previous:
            count += 1
        else:
            if count:
                parts.append(str(count) + previous)
            previous = character
            count = 1
    parts.append(str(count) + previous)
    return "".join(parts)


def table(rows):
    lines = []
    for row in range(rows):
        name = f"item {row:05d}"
        price = row * 1.25
        lines.append(f"{name:<12}|{row % 97:>6}|{price:>12.2f}|{row:#x}|{row % 2 == 0!s}")
    return "\n".join(lines)


def parse(text):
    total = 0
    for line in text.split("\n"):
        name, count, price, code, even = line.split("|")
        total += int(count) + int(float(price)) + int(code, 16) + len(name.strip())
        if even == "True":
            total += 1
    return total


def concatenate(count):
    text = ""
    for index in range(count):
        text += chr(97 + index % 26)
        if index % 5 == 0:
            text += "%d-%s" % (index, "x" * (index % 7))
    return text


def main():
    total = 0
    for _ in range(9):
        text = concatenate(40_000)
        encoded = encode(text)
        replaced = encoded.replace("1a", "<a>").replace("1e", "<e>").upper()
        total += len(encoded) + replaced.count("<A>") + replaced.find("Z9") + replaced.rfind("<E>")
        listing = table(12_000)
        total += parse(listing) + len(listing)
        reversed_words = " ".join(word[::-1] for word in listing.replace("|", " ").split())
        total += sum(1 for word in reversed_words.split(" ") if word.startswith("00"))
    print("string_building", total)


main()
