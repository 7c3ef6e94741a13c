/**
 * Images as bytes, to be kept in a file: a later process of the same program starts from it instead of booting.
 *
 *     0  magic "WSIM"   4 signature (objects/boot.ts)   8 bytes of the JSON that follows   12 JSON   then the parts
 *
 * The JSON holds the image's numbers and the place and length of each part; parts are padded to 4 bytes.
 */
import type { Image } from "./image.ts";

const MAGIC = 0x4d495357;

interface Header {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  readonly size: number;
  readonly end: number;
  readonly live: number;
  readonly room: number;
  readonly pages: number;
  readonly staticObjects: readonly number[];
}

const padded = (bytes: number) => (bytes + 3) & ~3;

/** The bytes of an image. */
export function imageToBytes(image: Image, signature: number): Uint8Array<ArrayBuffer> {
  const header: Header = {
    starts: image.starts,
    lengths: image.parts.map((part) => part.length),
    size: image.size,
    end: image.end,
    live: image.live,
    room: image.room,
    pages: image.pageTable.length,
    staticObjects: image.staticObjects,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const parts = [image.pageTable, ...image.parts];
  const total = parts.reduce((sum, part) => sum + padded(part.length), 12 + padded(json.length));
  const bytes = new Uint8Array(total);
  new Int32Array(bytes.buffer, 0, 3).set([MAGIC, signature | 0, json.length]);
  bytes.set(json, 12);
  let at = 12 + padded(json.length);
  for (const part of parts) {
    bytes.set(part, at);
    at += padded(part.length);
  }
  return bytes;
}

/** The image in the bytes and its signature, or null when they are no image. */
export function imageFromBytes(bytes: Uint8Array): { image: Image; signature: number } | null {
  if (bytes.length < 12) return null;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, 3);
  if (words[0] !== MAGIC) return null;
  const jsonLength = words[2];
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + jsonLength)));
  let at = 12 + padded(jsonLength);
  const take = (length: number): Uint8Array => {
    const part = bytes.subarray(at, at + length);
    at += padded(length);
    return part;
  };
  const pageTable = take(header.pages);
  const parts = header.lengths.map(take);
  if (at > bytes.length) return null;
  const { starts, size, end, live, room, staticObjects } = header;
  return {
    image: { starts, parts, size, end, live, room, pageTable, staticObjects },
    signature: words[1],
  };
}
