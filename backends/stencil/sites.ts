/**
 * The sites of a region: where guards leave to, and where in the record each value is then that an exit hands over. An exit that
 * several micro-ops take has a site for each way in which its values lie.
 */

import type { Instructions } from "./instructions.ts";
import { RECORD_FALSE, RECORD_TRUE } from "./machine.ts";
import { recordOffset, type Registers } from "./registers.ts";
import { type ExitValues, Flag, Row, ROW_SHIFT, ROWS } from "./values.ts";

// See values.ts.
const rows = ROWS;
const SHIFT = ROW_SHIFT;
const { FLAGS, NUMBER, REGISTER } = Row;
const { CONSTANT } = Flag;

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

/** Sites of a region, and exits, at most: a table takes two words for each, and names no more than PLACES_MOST words. */
const MOST = 1 << 15;
const PLACES_MOST = 1 << 16;

/** In one buffer that is large enough for its untouched pages to cost nothing. */
const buffer = new ArrayBuffer(1 << 20);
const numbers = (place: number) => new Int32Array(buffer, 4 * MOST * place, MOST);

/** What is known of the region under way; constants of the file for the reason that values.ts gives. */
export const SITE = {
  /** By site: number of the exit, first of its places, label. */
  exit: new Uint16Array(buffer, 4 * MOST * 5, MOST),
  first: numbers(0),
  label: numbers(1),
  /** Byte offsets in the record. */
  places: new Uint16Array(buffer, 4 * MOST * 5 + 2 * MOST, PLACES_MOST),
  /** By exit: its first site, -1: none yet. */
  ofExit: numbers(2),
  /** By exit: label of its side trace, -1: none. */
  sideLabel: numbers(3),
} as const;
const { exit: exitOf, first: firstPlace, label: labels, places, ofExit, sideLabel } = SITE;
/** By site: the next one of the same exit, -1: none. */
const nextSite = numbers(4);

/** Collects the sites of one region at a time. */
export class Sites {
  /** How many there are. */
  count = 0;
  #placeCount = 0;
  /** What tables are put into, and how much of it is taken. */
  #chunk = new Uint16Array(0);
  #used = 0;
  readonly #instructions: Instructions;
  readonly #registers: Registers;
  readonly #exits: ExitValues;

  constructor(instructions: Instructions, registers: Registers, exits: ExitValues) {
    this.#instructions = instructions;
    this.#registers = registers;
    this.#exits = exits;
  }

  /** Begins a region of so many exits. @throws RangeError when they are too many */
  begin(exits: number): void {
    if (exits > MOST) refuse();
    for (let exit = 0; exit < exits; exit++) {
      ofExit[exit] = -1;
      sideLabel[exit] = -1;
    }
    this.count = 0;
    this.#placeCount = 0;
  }

  /** The label of where a guard leaves to, with the values where they are now. */
  labelOf(exit: number): number {
    const from = this.#exits.base[exit];
    const refs = this.#exits.refs[exit];
    const count = refs.length;
    const first = this.#placeCount;
    if (first + count > PLACES_MOST) refuse();
    for (let i = 0; i < count; i++) {
      const value = rows[from + (refs[i] << SHIFT)];
      const location = rows[value + REGISTER];
      places[first + i] = (rows[value + FLAGS] & CONSTANT) !== 0
        ? rows[value + NUMBER] === 0 ? RECORD_FALSE : RECORD_TRUE
        : recordOffset(location >= 0 ? location : this.#registers.locationOf(value));
    }
    const before = ofExit[exit];
    for (let site = before; site >= 0; site = nextSite[site]) {
      const other = firstPlace[site];
      let i = 0;
      while (i < count && places[first + i] === places[other + i]) i++;
      if (i === count) return labels[site];
    }
    const side = sideLabel[exit];
    // The first site is where the side trace starts.
    const label = side >= 0 && before < 0 ? side : this.#instructions.label();
    const site = this.#add(exit, label);
    this.#placeCount = first + count;
    if (before < 0) {
      ofExit[exit] = site;
      nextSite[site] = -1;
    } else {
      nextSite[site] = nextSite[before];
      nextSite[before] = site;
    }
    return label;
  }

  #add(exit: number, label: number): number {
    const site = this.count;
    if (site === MOST) refuse();
    this.count = site + 1;
    exitOf[site] = exit;
    firstPlace[site] = this.#placeCount;
    labels[site] = label;
    return site;
  }

  /** Makes the site that leads home. */
  addHome(label: number): void {
    this.#add(HOMEWARD, label);
  }

  /** The first site with a label. */
  siteAt(label: number): number {
    let site = 0;
    while (labels[site] !== label) site++;
    return site;
  }

  /** What the code needs of them. @throws RangeError when there are too many */
  table(): SiteTable {
    const { count } = this;
    const placeCount = this.#placeCount;
    const start = 2 * count + 1;
    const length = start + placeCount;
    if (length >= PLACES_MOST) refuse();
    if (this.#used + length > this.#chunk.length) {
      this.#chunk = new Uint16Array(Math.max(CHUNK_WORDS, length));
      this.#used = 0;
    }
    const words = this.#chunk;
    const at = this.#used;
    this.#used += length;
    for (let site = 0; site < count; site++) {
      words[at + site] = exitOf[site];
      words[at + count + site] = start + firstPlace[site];
    }
    words[at + 2 * count] = length;
    for (let i = 0; i < placeCount; i++) words[at + start + i] = places[i];
    return { words, at, count };
  }
}

function refuse(): never {
  throw new RangeError("Cannot compile a region: its exits hand over too many values");
}
