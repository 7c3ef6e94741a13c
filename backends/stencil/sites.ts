/**
 * The sites of a region: where guards leave to, and where in the record each value is then that an exit hands over. An exit that
 * several micro-ops take has a site for each way in which its values lie.
 */

/** Byte offsets in the record of an exit's values. */
export type Places = Uint16Array;

/**
 * What a region's code is left by. Many tables are in one array: an array of its own for each would take most of the time that
 * sites take.
 *
 *     at               by site: number of the exit
 *     at + count       by site: where its first place is, from `at` on; one more
 *     ...              places: byte offsets in the record of the exits' values
 */
export interface SiteTable {
  readonly words: Uint16Array;
  readonly at: number;
  /** How many sites there are. */
  readonly count: number;
}

/** In place of an exit's number: the code leaves to go on at the head of the region from which bridges led to it. */
export const HOMEWARD = 0xffff;

/** The places of the exit's values, by each of its sites; the numbers of these sites. */
export function sitesOf(
  { words, at, count }: SiteTable,
  exit: number,
): { readonly numbers: readonly number[]; readonly places: readonly Places[] } {
  const numbers: number[] = [];
  const places: Places[] = [];
  for (let site = 0; site < count; site++) {
    if (words[at + site] !== exit) continue;
    const first = at + count + site;
    numbers.push(site);
    places.push(words.subarray(at + words[first], at + words[first + 1]));
  }
  return { numbers, places };
}

/** The parts of a table. */
export function readSites(
  { words, at, count }: SiteTable,
): { readonly exit: Uint16Array; readonly first: Uint16Array; readonly places: Places } {
  const start = 2 * count + 1;
  const first = words.subarray(at + count, at + start).map((index) => index - start);
  return {
    exit: words.subarray(at, at + count),
    first,
    places: words.subarray(at + start, at + start + first[count]),
  };
}

/** Words of the array that tables are put into; a larger one gets an array of its own. */
const CHUNK_WORDS = 1 << 14;

/** Collects the sites of one region at a time; its arrays only grow. */
export class Sites {
  /** How many there are. */
  count = 0;
  /** By site: number of the exit, first of its places, label, and the next site of the same exit (-1: none). */
  exit = new Uint16Array(256);
  first = new Uint32Array(256);
  label = new Int32Array(256);
  #next = new Int32Array(256);
  /** Byte offsets in the record. */
  places = new Uint16Array(4096);
  #placeCount = 0;
  /** What tables are put into, and how much of it is taken. */
  #chunk = new Uint16Array(0);
  #used = 0;
  /** By exit: its first site, -1: none yet. */
  ofExit = new Int32Array(256);
  /** By exit: label of its side trace, -1: none. */
  sideLabel = new Int32Array(256);

  /** Begins a region of so many exits. */
  begin(exits: number): void {
    if (exits > this.ofExit.length) {
      this.ofExit = new Int32Array(2 * exits);
      this.sideLabel = new Int32Array(2 * exits);
    }
    this.ofExit.fill(-1, 0, exits);
    this.sideLabel.fill(-1, 0, exits);
    this.count = 0;
    this.#placeCount = 0;
  }

  /** Where the places of the next site are to be put, as many as are given: it may yet turn out to be known. */
  room(count: number): number {
    const first = this.#placeCount;
    if (first + count > this.places.length) this.places = grown(this.places, first + count);
    return first;
  }

  /** The label of the exit's site with the places that were put at `room`, -1: there is none yet. */
  known(exit: number, count: number): number {
    const { places } = this;
    const first = this.#placeCount;
    for (let site = this.ofExit[exit]; site >= 0; site = this.#next[site]) {
      const other = this.first[site];
      let i = 0;
      while (i < count && places[first + i] === places[other + i]) i++;
      if (i === count) return this.label[site];
    }
    return -1;
  }

  /** Makes a site of these places. */
  add(exit: number, count: number, label: number): void {
    const site = this.#new(label);
    this.exit[site] = exit;
    this.#placeCount += count;
    const before = this.ofExit[exit];
    if (before < 0) {
      this.ofExit[exit] = site;
      this.#next[site] = -1;
    } else {
      this.#next[site] = this.#next[before];
      this.#next[before] = site;
    }
  }

  #new(label: number): number {
    const site = this.count++;
    if (site === this.exit.length) {
      this.exit = grown(this.exit, site + 1);
      this.first = grown(this.first, site + 1);
      this.label = grown(this.label, site + 1);
      this.#next = grown(this.#next, site + 1);
    }
    this.first[site] = this.#placeCount;
    this.label[site] = label;
    return site;
  }

  /** Makes the site that leads home. @returns its number */
  addHome(label: number): number {
    const site = this.#new(label);
    this.exit[site] = HOMEWARD;
    return site;
  }

  /** What the code needs of them. @throws RangeError when there are too many */
  table(): SiteTable {
    const { count, exit, first, places } = this;
    const placeCount = this.#placeCount;
    const start = 2 * count + 1;
    const length = start + placeCount;
    if (length > 0xffff) {
      throw new RangeError("Cannot compile a region: its exits hand over too many values");
    }
    if (this.#used + length > this.#chunk.length) {
      this.#chunk = new Uint16Array(Math.max(CHUNK_WORDS, length));
      this.#used = 0;
    }
    const words = this.#chunk;
    const at = this.#used;
    this.#used += length;
    for (let site = 0; site < count; site++) {
      words[at + site] = exit[site];
      words[at + count + site] = start + first[site];
    }
    words[at + 2 * count] = length;
    for (let i = 0; i < placeCount; i++) words[at + start + i] = places[i];
    return { words, at, count };
  }
}

function grown<
  A extends Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>,
>(
  array: A,
  needed: number,
): A {
  const larger = new (array.constructor as new (length: number) => A)(2 * needed);
  larger.set(array);
  return larger;
}
