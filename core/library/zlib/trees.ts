/**
 * The codes of a block (RFC 1951, section 3.2.2), built as zlib builds them (trees.c), so that the bytes are the same too:
 * which of two equally frequent symbols gets the shorter code depends on the order in a heap.
 */
import { reversedBits } from "./codes.ts";

/** A set of symbols with their frequencies, and then with their codes. */
export class Tree {
  readonly frequencies: Uint32Array;
  readonly lengths: Uint8Array;
  /** Bits of each code, to be written from the lowest. */
  readonly codes: Uint16Array;
  /** The highest symbol that has a code. */
  highest = 0;
  /** Bits of all symbols, extra bits included. */
  cost = 0;

  constructor(
    readonly size: number,
    readonly maxLength: number,
    /** The extra bits of a symbol. */
    readonly extraBits: (symbol: number) => number,
  ) {
    this.frequencies = new Uint32Array(2 * size + 1);
    this.lengths = new Uint8Array(2 * size + 1);
    this.codes = new Uint16Array(size);
  }

  clear(): void {
    this.frequencies.fill(0);
  }

  /** Gives every symbol that occurs a code. */
  build(): void {
    const { size, frequencies } = this;
    const heap = new Heap(frequencies, size);
    this.lengths.fill(0);
    this.highest = -1;
    for (let symbol = 0; symbol < size; symbol++) {
      if (frequencies[symbol] === 0) continue;
      heap.append(symbol);
      this.highest = symbol;
    }
    // There are at least two codes, whatever occurs.
    while (heap.length < 2) {
      const symbol = this.highest < 2 ? ++this.highest : 0;
      heap.append(symbol);
      frequencies[symbol] = 1;
      this.#forced.push(symbol);
    }
    heap.arrange();
    const parents = new Uint16Array(2 * size + 1);
    // From the rarest nodes to the root.
    const order: number[] = [];
    let node = size;
    do {
      const [first, second] = heap.joinRarest(node);
      order.push(first, second);
      parents[first] = parents[second] = node++;
    } while (heap.length >= 2);
    this.#setLengths(order.reverse(), node - 1, parents);
    this.#setCodes();
  }

  /** Symbols that have a code though they do not occur. */
  #forced: number[] = [];

  #setLengths(order: readonly number[], root: number, parents: Uint16Array): void {
    const { lengths, frequencies, maxLength, highest } = this;
    const counts = new Uint16Array(maxLength + 1);
    let excess = 0;
    lengths[root] = 0;
    for (const node of order) {
      let length = lengths[parents[node]] + 1;
      if (length > maxLength) {
        length = maxLength;
        excess++;
      }
      lengths[node] = length;
      if (node <= highest) counts[length]++;
    }
    if (excess > 0) this.#shorten(order, counts, excess);
    // A symbol that was made up costs nothing.
    for (const symbol of this.#forced.splice(0)) frequencies[symbol] = 0;
    this.cost = 0;
    for (let symbol = 0; symbol <= highest; symbol++) {
      this.cost += frequencies[symbol] * (lengths[symbol] + this.extraBits(symbol));
    }
  }

  /** Codes that are too long take the place of a shorter one and its new sibling, two at a time. */
  #shorten(order: readonly number[], counts: Uint16Array, excess: number): void {
    const { maxLength } = this;
    while (excess > 0) {
      let length = maxLength - 1;
      while (counts[length] === 0) length--;
      counts[length]--;
      counts[length + 1] += 2;
      counts[maxLength]--;
      excess -= 2;
    }
    let at = order.length;
    for (let length = maxLength; length > 0; length--) {
      for (let count = counts[length]; count > 0;) {
        const node = order[--at];
        if (node > this.highest) continue;
        this.lengths[node] = length;
        count--;
      }
    }
  }

  #setCodes(): void {
    const counts = new Uint16Array(this.maxLength + 2);
    for (let symbol = 0; symbol <= this.highest; symbol++) counts[this.lengths[symbol]]++;
    const next = new Uint16Array(this.maxLength + 2);
    counts[0] = 0;
    for (let length = 1; length <= this.maxLength; length++) {
      next[length] = next[length - 1] + counts[length - 1] << 1;
    }
    for (let symbol = 0; symbol <= this.highest; symbol++) {
      const length = this.lengths[symbol];
      if (length > 0) this.codes[symbol] = reversedBits(next[length]++, length);
    }
  }
}

/** Nodes by frequency, and by depth among equals. */
class Heap {
  length = 0;
  readonly #nodes: Uint16Array;
  readonly #depths: Uint8Array;

  constructor(readonly frequencies: Uint32Array, size: number) {
    this.#nodes = new Uint16Array(2 * size + 2);
    this.#depths = new Uint8Array(2 * size + 1);
  }

  append(node: number): void {
    this.#nodes[++this.length] = node;
  }

  arrange(): void {
    for (let at = this.length >> 1; at >= 1; at--) this.#sink(at);
  }

  /** Takes the two rarest nodes out and puts their parent in. */
  joinRarest(parent: number): [number, number] {
    const nodes = this.#nodes;
    const first = nodes[1];
    nodes[1] = nodes[this.length--];
    this.#sink(1);
    const second = nodes[1];
    this.frequencies[parent] = this.frequencies[first] + this.frequencies[second];
    this.#depths[parent] = Math.max(this.#depths[first], this.#depths[second]) + 1;
    nodes[1] = parent;
    this.#sink(1);
    return [first, second];
  }

  #before(a: number, b: number): boolean {
    const { frequencies } = this;
    return frequencies[a] < frequencies[b] ||
      frequencies[a] === frequencies[b] && this.#depths[a] <= this.#depths[b];
  }

  #sink(at: number): void {
    const nodes = this.#nodes;
    const node = nodes[at];
    for (let child = at << 1; child <= this.length; child <<= 1) {
      if (child < this.length && this.#before(nodes[child + 1], nodes[child])) child++;
      if (this.#before(node, nodes[child])) break;
      nodes[at] = nodes[child];
      at = child;
    }
    nodes[at] = node;
  }
}
