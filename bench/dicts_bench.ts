/** Dicts: reading, writing, counting, with string and int keys. */
import { benchGuest } from "./bench_backends.ts";

benchGuest({
  group: "dict with string keys",
  source: `
words = ["apple", "pear", "plum", "fig", "lime", "kiwi", "date", "nut"] * 500

def work():
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts["fig"] + len(counts)
`,
  answer: 508,
});

benchGuest({
  group: "dict with int keys",
  source: `
def work():
    table = {}
    for i in range(4000):
        table[i * 7 % 1024] = i
    total = 0
    for key, value in table.items():
        total += key ^ value
    return total & 65535
`,
  answer: dictAnswer(),
});

/** What the program above computes. */
function dictAnswer(): number {
  const table = new Map<number, number>();
  for (let i = 0; i < 4000; i++) table.set(i * 7 % 1024, i);
  let total = 0;
  for (const [key, value] of table) total += key ^ value;
  return total & 65535;
}
