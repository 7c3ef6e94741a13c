"""A million strings joined: lists, generators, maps, text added piece by piece, text beyond ASCII."""


def main():
    strings = [f"item {index}" for index in range(1_000_000)]
    total = 0
    for separator in ("", ",", ", and ", "\u00b7", "\u2192"):
        total += len(separator.join(strings))
    total += len("".join(text[:4] for text in strings))
    total += len("-".join(map(str, range(1_000_000))))
    text = ""
    for string in strings:
        text += string
    total += len(text)
    text = []
    for string in strings:
        text.append(string + "\n")
    total += len("".join(text))
    pairs = [" ".join((first, second)) for first, second in zip(strings, strings[1:])]
    total += len(pairs) + len("\n".join(pairs))
    print("join_strings", total)


main()
