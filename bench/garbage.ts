/** Makes many short-lived objects in a small runtime: the task `bench:garbage`. See HELP. */
import { Runtime } from "../mod.ts";

const HELP = `Usage: deno task bench:garbage [GIGABYTES]

Runs a program that makes 20 GB of short-lived objects in all, cycles among them, in a runtime of 64 MB. Prints what was
allocated, the peak, the time and the collector's share of it. The status is 1 when the answer is wrong or the collector
took a quarter of the time or more.`;

const MEMORY_LIMIT = 64 << 20;
const SHARE_MOST = 0.25;

const PROGRAM = `
class Node:
    def __init__(self, value):
        self.value = value
        self.next = self
        self.parent = None

def ring(size):
    first = last = Node(0)
    for i in range(1, size):
        node = Node(i)
        node.parent = last
        last.next = node
        last = node
    last.next = first
    return first

def churn(rounds):
    total = 0
    for i in range(rounds):
        node = ring(50)
        items = [(j, str(j), j * 0.5) for j in range(50)]
        table = {j: [node, items] for j in range(20)}
        items.append(table)
        table["self"] = table
        block = [None] * 2000
        block[0] = block
        text = "x" * 3000 + str(i)
        total += node.next.value + len(items) + len(table) + len(block) + len(text)
    return total

churn(rounds)
`;

function main(gigabytes: number): number {
  const wanted = gigabytes * 1e9;
  using runtime = new Runtime({
    memoryLimit: MEMORY_LIMIT,
    timeout: Infinity,
    fuel: Infinity,
    plugins: [],
  });
  const expected = (rounds: number) => {
    let digits = 0;
    for (let i = 0; i < rounds; i++) digits += String(i).length;
    return rounds * (1 + 51 + 21 + 2000 + 3000) + digits;
  };
  const start = performance.now();
  let allocated = 0;
  let wrong = 0;
  while (allocated < wanted) {
    const answer = runtime.run(PROGRAM, { inputs: { rounds: 2000 } });
    if (answer !== expected(2000)) wrong++;
    allocated = runtime.statistics().allocatedBytes;
  }
  const seconds = (performance.now() - start) / 1000;
  const { collectSeconds, collections, heapPeakBytes } = runtime.statistics();
  const share = collectSeconds / seconds;
  console.log(
    `${(allocated / 1e9).toFixed(1)} GB allocated in ${seconds.toFixed(1)} s, ` +
      `peak ${(heapPeakBytes / 2 ** 20).toFixed(1)} MiB of 64, ${collections} collections, ` +
      `${(100 * share).toFixed(1)} % of the time`,
  );
  if (wrong > 0) console.error(`${wrong} answers were wrong`);
  return wrong === 0 && share < SHARE_MOST ? 0 : 1;
}

if (import.meta.main) {
  const [given = "20", ...rest] = Deno.args;
  if (given === "--help" || given === "-h") {
    console.log(HELP);
  } else if (rest.length > 0 || !(Number(given) > 0)) {
    console.error(`Cannot allocate ${Deno.args.join(" ")} gigabytes: see --help`);
    Deno.exit(2);
  } else Deno.exit(main(Number(given)));
}
