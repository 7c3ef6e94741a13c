/** What every use of a memoryview asks first. */
import { H32 } from "../../heap/memory.ts";
import { raiseValueError } from "../errors.ts";
import { isReleased, type MemoryviewRef, VIEW_FORMAT } from "../values/memoryview_object.ts";
import { jsString } from "../values/text.ts";
import { type ItemFormat, nativeFormat, raiseUnknownFormat } from "./buffer_items.ts";

/** Whether a view can be used; false with ValueError pending. */
export function isOpenView(view: MemoryviewRef): boolean {
  return !isReleased(view) ||
    raiseValueError("operation forbidden on released memoryview object") !== 0;
}

/** The format of a view's items; null with NotImplementedError pending. */
export function formatOfView(view: MemoryviewRef): ItemFormat | null {
  const text = jsString(H32[(view + VIEW_FORMAT) >> 2]);
  const format = nativeFormat(text);
  if (format === null) raiseUnknownFormat(text);
  return format;
}
