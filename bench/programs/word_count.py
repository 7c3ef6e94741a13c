"""Counting words of a made-up text: split, strip, lower, dicts with string keys."""

SYLLABLES = ["ka", "lo", "mi", "ne", "pa", "ru", "si", "to", "ve", "zu", "ash", "eld", "orn", "urt"]


def make_text(words):
    state = 42
    result = []
    for index in range(words):
        state = (state * 1103515245 + 12345) % 2147483648
        pick = state >> 8
        word = SYLLABLES[pick % 14] + SYLLABLES[pick // 14 % 14]
        if pick % 3 == 0:
            word += SYLLABLES[pick // 196 % 14]
        if index % 11 == 0:
            word = word.capitalize()
        if index % 17 == 0:
            word += ".\n"
        elif index % 7 == 0:
            word += ","
        result.append(word)
    return " ".join(result)


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(".,").lower()
            if word:
                counts[word] = counts.get(word, 0) + 1
    return counts


def by_first_letter(counts):
    groups = {}
    for word, count in counts.items():
        groups.setdefault(word[0], []).append((count, word))
    return groups


def main():
    text = make_text(120_000)
    for _ in range(14):
        counts = count_words(text)
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    groups = by_first_letter(counts)
    print("word_count", len(counts), top, sorted((k, len(v)) for k, v in groups.items())[:3])


main()
