/** sys.version_info, float_info and the like: numbers about the implementation. */
import { FALSE, TRUE } from "../../heap/map.ts";
import { small, type Value } from "../../heap/value.ts";
import type { TypeDefinition } from "../../objects/define.ts";
import { newBigInt, newFloat } from "../../objects/values/numbers.ts";
import { newStr } from "../../objects/values/text.ts";
import {
  FLAGS_TYPE,
  FLOAT_INFO_TYPE,
  HASH_INFO_TYPE,
  INT_INFO_TYPE,
  VERSION_INFO_TYPE,
} from "../static_types.ts";
import { newStructSequence, structSequence } from "../struct_sequence.ts";

const versionFields = "major minor micro releaselevel serial".split(" ");
const floatFields =
  "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds".split(" ");
const intFields = "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold"
  .split(" ");
const hashFields = "width modulus inf nan imag algorithm hash_bits seed_bits cutoff".split(" ");
const flagFields = ("debug inspect interactive optimize dont_write_bytecode no_user_site no_site " +
  "ignore_environment verbose bytes_warning quiet hash_randomization isolated dev_mode " +
  "utf8_mode warn_default_encoding safe_path int_max_str_digits").split(" ");

/** sys.hexversion: version 3.14.0 final. */
export const HEX_VERSION = 0x030e00f0;

/** The types of this file. */
export const informationTypes: readonly TypeDefinition[] = [
  structSequence(VERSION_INFO_TYPE, versionFields, {
    doc: "sys.version_info\n\nVersion information as a named tuple.",
  }),
  structSequence(FLOAT_INFO_TYPE, floatFields, {
    accepted: floatFields.length,
    doc: "sys.float_info\n\nA named tuple holding information about the float type.",
  }),
  structSequence(INT_INFO_TYPE, intFields, {
    accepted: intFields.length,
    doc: "sys.int_info\n\nA named tuple that holds information about Python's\ninternal " +
      "representation of integers.  The attributes are read only.",
  }),
  structSequence(HASH_INFO_TYPE, hashFields, {
    accepted: hashFields.length,
    doc: "hash_info\n\nA named tuple providing parameters used for computing hashes. The " +
      "attributes are read only.",
  }),
  structSequence(FLAGS_TYPE, flagFields, {
    doc: "sys.flags\n\nFlags provided through command line arguments or environment vars.",
    // CPython adds flags since 3.13 as attributes only, to leave the length of the tuple as it was.
    getset: {
      gil: [() => small(1)],
      thread_inherit_context: [() => small(0)],
      context_aware_warnings: [() => small(0)],
    },
  }),
];

/** sys.version_info */
export function versionInfo(): Value {
  return newStructSequence(VERSION_INFO_TYPE, [
    small(3),
    small(14),
    small(0),
    newStr("final"),
    small(0),
  ]);
}

/** sys.float_info */
export function floatInfo(): Value {
  return newStructSequence(FLOAT_INFO_TYPE, [
    newFloat(Number.MAX_VALUE),
    small(1024),
    small(308),
    newFloat(2.2250738585072014e-308),
    small(-1021),
    small(-307),
    small(15),
    small(53),
    newFloat(Number.EPSILON),
    small(2),
    small(1),
  ]);
}

/** sys.int_info: what CPython says, which library code may rely on. */
export function intInfo(): Value {
  return newStructSequence(INT_INFO_TYPE, [small(30), small(4), small(4300), small(640)]);
}

/** sys.hash_info */
export function hashInfo(): Value {
  return newStructSequence(HASH_INFO_TYPE, [
    small(64),
    newBigInt((1n << 61n) - 1n),
    small(314159),
    small(0),
    small(1000003),
    newStr("fnv"),
    small(64),
    small(0),
    small(0),
  ]);
}

/** sys.flags */
export function flags(): Value {
  const items = flagFields.map((field) =>
    field === "dont_write_bytecode" || field === "utf8_mode"
      ? small(1)
      : field === "dev_mode"
      ? FALSE
      : field === "safe_path"
      ? TRUE
      : field === "int_max_str_digits"
      ? small(4300)
      : small(0)
  );
  return newStructSequence(FLAGS_TYPE, items);
}
