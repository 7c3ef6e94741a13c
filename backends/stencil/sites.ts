/**
 * The sites of a region: where guards leave to, and where in the record each value is then that an exit hands over. An exit that
 * several micro-ops take has a site for each way in which its values lie.
 */

/**
 * What a region's code is left by, in one array: an array of its own for each would take most of the time that sites take.
 *
 *     0            how many sites there are
 *     1            by site: number of the exit
 *     1 + count    by site: index of its first place; one more
 *     ...          places: byte offsets in the record of the exits' values
 */
export type SiteTable = Uint16Array;

/** In place of an exit's number: the code leaves to go on at the head of the region from which bridges led to it. */
export const HOMEWARD = 0xffff;

/** The places of the exit's values, by each of its sites; the numbers of these sites. */
export function sitesOf(
  table: SiteTable,
  exit: number,
): { readonly numbers: readonly number[]; readonly places: readonly SiteTable[] } {
  const count = table[0];
  const numbers: number[] = [];
  const places: SiteTable[] = [];
  for (let site = 0; site < count; site++) {
    if (table[1 + site] !== exit) continue;
    numbers.push(site);
    places.push(table.subarray(table[1 + count + site], table[2 + count + site]));
  }
  return { numbers, places };
}

/** The parts of a table. */
export function readSites(
  table: SiteTable,
): { readonly exit: SiteTable; readonly first: SiteTable; readonly places: SiteTable } {
  const count = table[0];
  const places = 2 + 2 * count;
  return {
    exit: table.subarray(1, 1 + count),
    first: table.subarray(1 + count, places).map((index) => index - places),
    places: table.subarray(places),
  };
}

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
    const start = 2 + 2 * count;
    if (start + placeCount > 0xffff) {
      throw new RangeError("Cannot compile a region: its exits hand over too many values");
    }
    const table = new Uint16Array(start + placeCount);
    table[0] = count;
    for (let site = 0; site < count; site++) {
      table[1 + site] = exit[site];
      table[1 + count + site] = start + first[site];
    }
    table[1 + 2 * count] = start + placeCount;
    for (let i = 0; i < placeCount; i++) table[start + i] = places[i];
    return table;
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
