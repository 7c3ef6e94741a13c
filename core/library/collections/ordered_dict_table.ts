/**
 * Where an OrderedDict begins.
 *
 *     DICT_BYTES      the instance's dict, or 0
 *     DICT_BYTES + 4  an entry before which all are dead (small int), as long as the table is the one in the next word
 *     DICT_BYTES + 8  that table (the dict's entries array), or 0
 *
 * So a queue that loses its first entry again and again does not look at the dead ones each time.
 */
import { DICT_BYTES, DICT_ENTRIES, DICT_INDEX } from "../../heap/layouts/dict.ts";
import { H32 } from "../../heap/memory.ts";
import { small } from "../../heap/value.ts";
import { dictNext, type DictRef } from "../../objects/values/dict_table.ts";

const HINT = DICT_BYTES + 4;
const HINT_TABLE = DICT_BYTES + 8;

/** The first live entry, or -1. Never collects. */
export function firstEntry(dict: DictRef): number {
  // Tables without an index are small, and entries move in them.
  if (H32[(dict + DICT_INDEX) >> 2] === 0) return dictNext(dict, 0);
  const table = H32[(dict + DICT_ENTRIES) >> 2];
  const known = H32[(dict + HINT_TABLE) >> 2] === table ? H32[(dict + HINT) >> 2] >> 1 : 0;
  const entry = dictNext(dict, known);
  if (entry >= 0) {
    H32[(dict + HINT) >> 2] = small(entry);
    H32[(dict + HINT_TABLE) >> 2] = table;
  }
  return entry;
}
