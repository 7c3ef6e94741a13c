/**
 * The module pickle: protocols 0 to 5 as of PEP 307, 3154 and 574, byte for byte what CPython's C module writes. Natives write
 * and read the usual values (write.ts, read.ts), the Python source does the rest with them.
 *
 * What is loaded may call any function, as everywhere; here those are the guest's own, so a pickle can do no more than the
 * program that loads it. Left out: buffers out of band (PickleBuffer, buffer_callback, buffers), most of Python 2's names.
 */
import { defineModule } from "../index.ts";
import { picklerSource } from "./pickler_source.ts";
import { loadsUsual, loadUsual } from "./read.ts";
import { unpicklerSource } from "./unpickler_source.ts";
import {
  begin,
  dumpsUsual,
  endFrame,
  known,
  newState,
  putApart,
  putRaw,
  remember,
  resume,
  saveUsual,
  setMemo,
  take,
} from "./write.ts";

defineModule({
  name: "pickle",
  hidesFrames: true,
  doc: "Create portable serialized representations of Python objects.",
  functions: {
    _dumps_usual: ["obj, protocol, /", dumpsUsual],
    _new_state: ["protocol, streams, /", newState],
    _begin: ["state, /", begin],
    _save: ["state, base, obj, /", saveUsual],
    _resume: ["state, base, /", resume],
    _write: ["state, data, /", putRaw],
    _write_apart: ["state, data, /", putApart],
    _end_frame: ["state, /", endFrame],
    _take: ["state, /", take],
    _known: ["state, obj, /", known],
    _remember: ["state, obj, /", remember],
    _set_memo: ["state, objects, /", setMemo],
    _loads_usual: ["data, /", loadsUsual],
    _load_usual: ["state, /", loadUsual],
  },
  source: picklerSource + unpicklerSource,
});
