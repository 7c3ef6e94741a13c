/** Reads /proc/self/maps (proc(5)). */

/** The protection of the mapping that holds an address, such as `r-xp`; null: there is none. */
export function mappedProtection(maps: string, address: number): string | null {
  for (const line of maps.split("\n")) {
    const [, start, end, protection] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
    if (protection === undefined) continue;
    if (parseInt(start, 16) <= address && address < parseInt(end, 16)) return protection;
  }
  return null;
}
