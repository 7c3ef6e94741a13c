/** Whether the JavaScript stack has room. */

function take(): void {}

/** As many arguments are put on the stack as this has items, of 8 bytes each. */
const room = new Array<0>(8192).fill(0) as unknown as [];

/**
 * Makes sure that 64 KB of the JavaScript stack are free, so that what changes a runtime's state is not cut off half
 * way by the end of the stack. V8 refuses the first call of a function, which compiles it, when fewer than about 44 KB
 * are left (measured). Takes about 7 us.
 *
 * @throws RangeError "Maximum call stack size exceeded", as the engine does
 */
export function requireStackRoom(): void {
  take.apply(null, room);
}

/** Whether what requireStackRoom makes sure of is so. */
export function hasStackRoom(): boolean {
  try {
    requireStackRoom();
    return true;
  } catch {
    return false;
  }
}

/** Kilobytes that hasMuchStackRoom looks for. */
export const MUCH_ROOM = 424;

const muchRoom = new Array<0>(MUCH_ROOM * 128).fill(0) as unknown as [];

/** Whether MUCH_ROOM kilobytes are free. Takes some 50 us. */
export function hasMuchStackRoom(): boolean {
  try {
    take.apply(null, muchRoom);
    return true;
  } catch {
    return false;
  }
}
