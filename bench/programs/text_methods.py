"""Methods of str on lines and words: split, strip, find, replace, translate, partition, case, tests, slices."""

VOWELS = str.maketrans({"a": "4", "e": "3", "i": "1", "o": None, "u": "uu"})
ROT13 = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "nopqrstuvwxyzabcdefghijklmNOPQRSTUVWXYZABCDEFGHIJKLM",
)


def header(line):
    name, colon, value = line.partition(":")
    if not colon:
        return None
    return name.strip().lower().replace("-", "_"), value.strip()


def fields(line):
    parts = [part.strip() for part in line.split(",")]
    total = 0
    for part in parts:
        if part.isdigit():
            total += int(part)
        elif part.startswith("-") and part[1:].isdigit():
            total -= int(part[1:])
        elif part.isalpha() and part.islower():
            total += len(part)
        elif part.endswith(("ms", "us")):
            total += int(part[:-2])
    return total


def palindrome(word):
    letters = "".join(character for character in word.lower() if character.isalnum())
    return letters == letters[::-1]


def caesar(text, shift):
    out = []
    for character in text:
        if "a" <= character <= "z":
            out.append(chr((ord(character) - 97 + shift) % 26 + 97))
        else:
            out.append(character)
    return "".join(out)


def main():
    headers = [f"X-Header-{index % 40}:  value {index}, more  " for index in range(6_000)]
    rows = [f"{index}, -{index % 97}, word, Mixed, {index % 50}ms , 12us" for index in range(6_000)]
    text = "\n".join(f"It was the {index}th time that Otto, Anna and level 5 met." for index in range(3_000))
    total = 0
    for _ in range(9):
        seen = {}
        for line in headers:
            name, value = header(line)
            seen[name] = value
            total += value.find("more") + value.rfind("e") + value.count("e")
        total += len(seen) + sum(fields(row) for row in rows)
        for line in text.splitlines():
            words = line.rstrip(".").split()
            total += sum(1 for word in words if palindrome(word))
            total += len(" ".join(words[::-1]).title()) + (line.index("time") if "time" in line else 0)
            total += len(line.replace("Otto", "Bob").replace("and", "&").swapcase())
            head, _, tail = line.rpartition(" ")
            total += len(head.ljust(60, ".")) + len(tail.center(9)) + len(tail.zfill(8))
        total += len(text.translate(ROT13)) + len(text.translate(VOWELS)) + text.upper().count("ANNA")
        total += caesar(text[:20_000].lower(), 3).count("d")
        total += len(text.encode()) + sum(text[:30_000].encode("utf-8")) + len(text.expandtabs())
    print("text_methods", total)


main()
