/**
 * The module pickle, in Python: protocols 0 to 5 as of PEP 307, 3154 and 574, byte for byte what CPython's C module writes.
 *
 * What is loaded may call any function, as everywhere; here those are the guest's own, so a pickle can do no more than the
 * program that loads it. Left out: buffers out of band (PickleBuffer, buffer_callback, buffers), most of Python 2's names.
 */
import { defineModule } from "../index.ts";
import { picklerSource } from "./pickler_source.ts";
import { unpicklerSource } from "./unpickler_source.ts";

defineModule({
  name: "pickle",
  doc: "Create portable serialized representations of Python objects.",
  source: picklerSource + unpicklerSource,
});
