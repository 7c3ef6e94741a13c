/** Strings: indexing, comparing, building, splitting, formatting. */
import { benchGuest } from "./bench_backends.ts";

benchGuest({
  group: "characters of a string",
  source: `
text = "the quick brown fox jumps over the lazy dog " * 50

def work():
    vowels = 0
    for i in range(len(text)):
        c = text[i]
        if c == "a" or c == "e" or c == "i" or c == "o" or c == "u":
            vowels += 1
    return vowels
`,
  answer: 550,
});

benchGuest({
  group: "split, join, format",
  source: `
line = "alpha=1;beta=22;gamma=333;delta=4444"

def work():
    size = 0
    for i in range(200):
        fields = dict(part.split("=") for part in line.split(";"))
        size += len(",".join(f"{key}:{int(value):05d}" for key, value in fields.items()))
    return size
`,
  answer: 200 * 46,
});
