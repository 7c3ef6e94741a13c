/** The checksum of bzip2's blocks: CRC-32 with the highest bit first. */

const TABLE = new Int32Array(256);
for (let i = 0; i < 256; i++) {
  let value = i << 24;
  for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1;
  TABLE[i] = value;
}

/** The checksum of what `crc` is of (-1: of nothing), followed by `count` times the byte; the complement is what is written. */
export function crcOf(byte: number, count: number, crc: number): number {
  for (let i = 0; i < count; i++) crc = (crc << 8) ^ TABLE[((crc >>> 24) ^ byte) & 255];
  return crc;
}
