/** Packing the regions that are not left for a while: what a program keeps of those that it does not leave any more. */
import { ByteWriter } from "../kernel/bytes.ts";
import type { Region } from "./region.ts";

/**
 * Packs the regions that were not left since the last call, all into the same bytes. One that is left again is unpacked, and
 * stays so as long as it goes on being left.
 */
export function packIdle(regions: Iterable<Region>): void {
  const to = new ByteWriter(1 << 14);
  const packed: ((bytes: Uint8Array) => void)[] = [];
  for (const region of regions) {
    const done = region.packIfIdle(to);
    if (done !== null) packed.push(done);
  }
  if (packed.length === 0) return;
  const bytes = to.view().slice();
  for (const done of packed) done(bytes);
}
