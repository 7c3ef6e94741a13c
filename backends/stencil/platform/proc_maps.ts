/** Reads /proc/self/maps (proc(5)). */

/** The protection of the mapping that holds an address, such as `r-xp`; null: there is none. */
export function mappedProtection(maps: string, address: number): string | null {
  // Looked through without taking it apart: there are hundreds of lines, and this is done where nothing is warm yet.
  for (let at = 0; at < maps.length; at = maps.indexOf("\n", at) + 1 || maps.length) {
    const dash = maps.indexOf("-", at);
    if (!(parseInt(maps.slice(at, dash), 16) <= address)) continue;
    const blank = maps.indexOf(" ", dash);
    if (parseInt(maps.slice(dash + 1, blank), 16) <= address) continue;
    return maps.slice(blank + 1, maps.indexOf(" ", blank + 1));
  }
  return null;
}
