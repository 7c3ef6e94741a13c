/** How long a text the format functions of objects/text may make in this runtime. */
import { currentHeap } from "../heap/heap.ts";
import { HEAP_BLOCKS } from "../heap/map.ts";
import type { FormatLimits } from "./text/format_spec.ts";
import { maximumIntDigits } from "./values/int_size.ts";

/** Longer texts are refused whatever the memory limit: the host's strings end there. */
const HOST_LENGTH = 1 << 28;

/** The limits that follow from the memory limit and sys.set_int_max_str_digits. */
export function formatLimits(): FormatLimits {
  return {
    maximumLength: Math.min(HOST_LENGTH, currentHeap().limit - HEAP_BLOCKS),
    maximumIntDigits: maximumIntDigits(),
  };
}
