"""Edit distances between words, by rows, and a corrector that looks for the nearest: string indexing, lists, min."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def make_words(count):
    state = 99
    words = []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        length = 5 + (state >> 9) % 9
        word = ""
        for _ in range(length):
            state = (state * 1103515245 + 12345) % 2147483648
            word += LETTERS[(state >> 11) % 12]
        words.append(word)
    return words


def distance(a, b):
    if len(a) < len(b):
        a, b = b, a
    previous = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        current = [i]
        for j, right in enumerate(b):
            if left == right:
                current.append(previous[j])
            else:
                current.append(1 + min(previous[j], previous[j + 1], current[j]))
        previous = current
    return previous[-1]


def nearest(word, words):
    best, best_distance = "", 1000
    for candidate in words:
        if abs(len(candidate) - len(word)) >= best_distance:
            continue
        found = distance(word, candidate)
        if found < best_distance:
            best, best_distance = candidate, found
    return best, best_distance


def main():
    words = make_words(500)
    total = 0
    for word in words[:15]:
        for other in words:
            total += distance(word, other)
    corrected = []
    for index in range(0, 60, 5):
        word = words[index]
        typo = word[:2] + "z" + word[3:-1]
        corrected.append(nearest(typo, words) == (word, 2))
    print("levenshtein", total, corrected.count(True), distance("kitten", "sitting"))


main()
