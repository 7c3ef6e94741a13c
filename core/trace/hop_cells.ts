/**
 * Hop cells: what a shim needs to go on from an exit to its bridge by itself.
 *
 * A hop through JavaScript costs 60 ns, several times that as long as V8 has not compiled what does it; inside a shim of
 * WebAssembly it costs 5 ns. So a shim may have memory of its own with HOP_CELLS cells of four words, which tier 2 fills:
 *
 *     key    region << HOP_EXIT_BITS | exit
 *     left   hops that may be taken still; at 0 the shim is left, and they are counted
 *     entry  what the bridge is entered by
 *     unused
 *
 * A key's cell is hopCellOf(key). What shares its cell with another key is done by JavaScript.
 */

/** How many cells there are: a power of two. */
export const HOP_CELLS = 2048;
/** Words of a cell. */
export const HOP_WORDS = 4;
/** Bits of a key that say which exit. */
export const HOP_EXIT_BITS = 12;
/** What a region's number is multiplied with to find its cells. */
export const HOP_SPREAD = 61;

const KEY = 0;
const LEFT = 1;
const ENTRY = 2;
const EXIT_MOST = 0xf00;
/** Keys of greater regions are those of what is no exit: LINK, RETURNED and their like. */
const REGION_MOST = 0x3ff00;

/** Word index of a key's cell. */
function hopCellOf(key: number): number {
  return HOP_WORDS * ((Math.imul(key >>> HOP_EXIT_BITS, HOP_SPREAD) + key) & (HOP_CELLS - 1));
}

/** A cell that leads from an exit to its bridge. */
export class HopGrant {
  readonly #cells: Int32Array;
  readonly #at: number;
  readonly #hops: number;

  private constructor(cells: Int32Array, at: number, hops: number) {
    this.#cells = cells;
    this.#at = at;
    this.#hops = hops;
  }

  /** Lets a shim go on from an exit so often. @returns null where that cannot be */
  static of(
    cells: Int32Array,
    region: number,
    exit: number,
    entry: number,
    hops: number,
  ): HopGrant | null {
    if (region >= REGION_MOST || exit >= EXIT_MOST) return null;
    const key = (region << HOP_EXIT_BITS) | exit;
    const at = hopCellOf(key);
    if (cells[at + KEY] !== 0) return null;
    cells[at + KEY] = key;
    cells[at + LEFT] = hops;
    cells[at + ENTRY] = entry;
    return new HopGrant(cells, at, hops);
  }

  /** The shim goes on there no more. @returns the hops that it took */
  end(): number {
    const cells = this.#cells;
    const taken = this.#hops - cells[this.#at + LEFT];
    cells[this.#at + KEY] = 0;
    cells[this.#at + LEFT] = 0;
    return taken;
  }
}
