/** Whether the JavaScript stack has room. */

function take(): void {}

/** As many arguments are put on the stack as this has items, of 8 bytes each. */
const room = new Array<0>(4096).fill(0) as unknown as [];

/**
 * Makes sure that 32 KB of the JavaScript stack are free, so that what changes a runtime's state is not cut off half
 * way by the end of the stack. Takes about 2 us.
 *
 * @throws RangeError "Maximum call stack size exceeded", as the engine does
 */
export function requireStackRoom(): void {
  take.apply(null, room);
}
