/** The portable way into native code: `bsearch` of the C library calls the function that it is given to compare with. */
import type { SearchWay } from "./platform.ts";

export const SEARCH = {
  bsearch: { parameters: ["pointer", "pointer", "pointer", "pointer", "pointer"], result: "void" },
} as const;

/**
 * The way by which a function at an address is called with a record: `bsearch(record, record, 1, 1, function)`. Numbers are
 * passed as pointers, because Deno has no fast call with 64-bit integers.
 */
export function searchWay(
  open: (functions: typeof SEARCH) => Deno.DynamicLibrary<typeof SEARCH>,
  address: number,
): { readonly way: SearchWay; close(): void } {
  const library = open(SEARCH);
  const compare = Deno.UnsafePointer.create(BigInt(address));
  return {
    way: { kind: "search", search: library.symbols.bsearch, compare },
    close: () => library.close(),
  };
}
