/** CRC-64 of ECMA-182, reflected, as .xz has it. */

/** Halves of the polynomial, bits reversed. */
const [HIGH, LOW] = [0xc96c5795, 0xd7870f42];

let table: Uint32Array | null = null;

/** For each byte the low and the high half of what it changes. */
function tableOf(): Uint32Array {
  if (table !== null) return table;
  table = new Uint32Array(512);
  for (let byte = 0; byte < 256; byte++) {
    let [low, high] = [byte, 0];
    for (let i = 0; i < 8; i++) {
      const odd = (low & 1) !== 0;
      low = (low >>> 1 | high << 31) >>> 0;
      high >>>= 1;
      if (odd) [low, high] = [(low ^ LOW) >>> 0, (high ^ HIGH) >>> 0];
    }
    table[2 * byte] = low;
    table[2 * byte + 1] = high;
  }
  return table;
}

/** The checksum of bytes; O(n). */
export function crc64(bytes: Uint8Array): bigint {
  const changes = tableOf();
  let [low, high] = [0xffffffff, 0xffffffff];
  for (const byte of bytes) {
    const at = 2 * ((low ^ byte) & 0xff);
    low = (low >>> 8 | high << 24) ^ changes[at];
    high = high >>> 8 ^ changes[at + 1];
  }
  return BigInt(~high >>> 0) << 32n | BigInt(~low >>> 0);
}
