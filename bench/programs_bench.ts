/** Small whole programs; bench/programs at its full size is measured by the task `bench:backends`. */
import { benchGuest } from "./bench_backends.ts";

benchGuest({
  group: "sieve",
  source: `
def work():
    flags = [True] * 5000
    flags[0] = flags[1] = False
    for i in range(2, 71):
        if flags[i]:
            for j in range(i * i, 5000, i):
                flags[j] = False
    return sum(flags)
`,
  answer: 669,
});

benchGuest({
  group: "mandelbrot",
  source: `
def work():
    inside = 0
    for py in range(16):
        for px in range(24):
            cr = px / 12 - 1.5
            ci = py / 8 - 1.0
            zr = zi = 0.0
            for n in range(60):
                zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
                if zr * zr + zi * zi > 4.0:
                    break
            else:
                inside += 1
    return inside
`,
  answer: mandelbrotAnswer(),
});

benchGuest({
  group: "queens",
  source: `
def place(row, columns, up, down, size):
    if row == size:
        return 1
    found = 0
    for column in range(size):
        bit = 1 << column
        if not (columns & bit or up & 1 << row + column or down & 1 << row - column + size):
            found += place(row + 1, columns | bit, up | 1 << row + column,
                           down | 1 << row - column + size, size)
    return found

def work():
    return place(0, 0, 0, 0, 6)
`,
  answer: 4,
});

/** What the program above computes. */
function mandelbrotAnswer(): number {
  let inside = 0;
  for (let py = 0; py < 16; py++) {
    for (let px = 0; px < 24; px++) {
      const cr = px / 12 - 1.5;
      const ci = py / 8 - 1;
      let [zr, zi, n] = [0, 0, 0];
      for (; n < 60; n++) {
        [zr, zi] = [zr * zr - zi * zi + cr, 2 * zr * zi + ci];
        if (zr * zr + zi * zi > 4) break;
      }
      if (n === 60) inside++;
    }
  }
  return inside;
}
