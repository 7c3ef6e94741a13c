/** The builtin world as bytes that a later process of the same program can start from. */
import { imageFromBytes, imageToBytes } from "../heap/image_file.ts";
import { bootImage, useImage, worldSignature } from "../objects/boot.ts";
import "./world.ts";

/** The boot image of this program as bytes. */
export function savedBootImage(): Uint8Array<ArrayBuffer> {
  const image = bootImage();
  return imageToBytes(image, worldSignature());
}

/**
 * Starts from saved bytes instead of booting; to be called before the first runtime is made.
 *
 * @returns false when the bytes are no image of this program: the first runtime then boots
 */
export function useSavedImage(bytes: Uint8Array): boolean {
  const saved = imageFromBytes(bytes);
  return saved !== null && useImage(saved.image, saved.signature);
}
