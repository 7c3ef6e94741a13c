/**
 * Addresses of the library's types, the same in every runtime. What they do is in the file of each; a runtime makes
 * them when it first imports their module (installType in objects/boot.ts). The fields of instances are drawn in those
 * files too; sizes in bytes.
 */
import { KIND_ARRAY, KIND_TYPE } from "../heap/layouts/shape.ts";
import { TYPE_BYTES } from "../heap/layouts/type.ts";
import {
  iteratorType as iterator,
  libraryType,
  structSequence,
} from "../objects/library_shapes.ts";
import { staticName } from "../objects/static_area.ts";

// Those that the dispatch loop knows.
export * from "../objects/library_shapes.ts";

// --- itertools
export const [BATCHED_TYPE, BATCHED_SHAPE] = iterator("itertools.batched", 16);
export const [COMPRESS_TYPE, COMPRESS_SHAPE] = iterator("itertools.compress", 16);
export const [DROPWHILE_TYPE, DROPWHILE_SHAPE] = iterator("itertools.dropwhile", 16);
export const [FILTERFALSE_TYPE, FILTERFALSE_SHAPE] = iterator("itertools.filterfalse", 16);
export const [GROUPBY_TYPE, GROUPBY_SHAPE] = iterator("itertools.groupby", 32);
export const [GROUPER_TYPE, GROUPER_SHAPE] = iterator("itertools._grouper", 16);
export const [STARMAP_TYPE, STARMAP_SHAPE] = iterator("itertools.starmap", 16);
export const [TAKEWHILE_TYPE, TAKEWHILE_SHAPE] = iterator("itertools.takewhile", 16);
export const [TEE_TYPE, TEE_SHAPE] = iterator("itertools._tee", 16);
export const [ZIP_LONGEST_TYPE, ZIP_LONGEST_SHAPE] = iterator("itertools.zip_longest", 16);

// --- operator
export const [ITEMGETTER_TYPE, ITEMGETTER_SHAPE] = libraryType("operator.itemgetter", 8);
export const [ATTRGETTER_TYPE, ATTRGETTER_SHAPE] = libraryType("operator.attrgetter", 16);
export const [METHODCALLER_TYPE, METHODCALLER_SHAPE] = libraryType("operator.methodcaller", 16);

// --- functools
export const [PARTIAL_TYPE, PARTIAL_SHAPE] = libraryType("functools.partial", 24);
export const [PLACEHOLDER_TYPE, PLACEHOLDER_SHAPE] = libraryType("functools._PlaceholderType", 8);
export const [CACHE_WRAPPER_TYPE, CACHE_WRAPPER_SHAPE] = libraryType(
  "functools._lru_cache_wrapper",
  40,
);
export const [KEY_WRAPPER_TYPE, KEY_WRAPPER_SHAPE] = libraryType("functools.KeyWrapper", 16);

// --- collections
export const [DEQUE_ITERATOR_TYPE, DEQUE_ITERATOR_SHAPE] = iterator(
  "collections._deque_iterator",
  24,
);
export const [DEQUE_REVERSE_ITERATOR_TYPE, DEQUE_REVERSE_ITERATOR_SHAPE] = iterator(
  "collections._deque_reverse_iterator",
  24,
);
export const [ORDERED_DICT_ITERATOR_TYPE, ORDERED_DICT_ITERATOR_SHAPE] = iterator(
  "odict_iterator",
  32,
);
export const [ORDERED_DICT_KEYS_TYPE, ORDERED_DICT_KEYS_SHAPE] = iterator("odict_keys", 8);
export const [ORDERED_DICT_VALUES_TYPE, ORDERED_DICT_VALUES_SHAPE] = iterator("odict_values", 8);
export const [ORDERED_DICT_ITEMS_TYPE, ORDERED_DICT_ITEMS_SHAPE] = iterator("odict_items", 8);

// --- array
export const [ARRAY_TYPE, ARRAY_SHAPE] = libraryType("array.array", 24, KIND_ARRAY);

// --- abc
export const [ABC_META_TYPE, ABC_META_SHAPE] = libraryType("abc.ABCMeta", TYPE_BYTES, KIND_TYPE);
export const [ABC_DATA_TYPE, ABC_DATA_SHAPE] = libraryType("_abc._abc_data", 24);

/** The name under which an abstract base class keeps its _abc_data. */
export const ABC_IMPL = staticName("_abc_impl");

// --- sys, time, types
export const [TEXT_STREAM_TYPE, TEXT_STREAM_SHAPE] = libraryType("_io.TextIOWrapper", 16);
export const [BINARY_STREAM_TYPE, BINARY_STREAM_SHAPE] = libraryType("_io.BufferedWriter", 16);
export const [VERSION_INFO_TYPE, VERSION_INFO_SHAPE] = structSequence("sys.version_info");
export const [FLAGS_TYPE, FLAGS_SHAPE] = structSequence("sys.flags");
export const [ASYNCGEN_HOOKS_TYPE] = structSequence("asyncgen_hooks");
export const [FLOAT_INFO_TYPE, FLOAT_INFO_SHAPE] = structSequence("sys.float_info");
export const [INT_INFO_TYPE, INT_INFO_SHAPE] = structSequence("sys.int_info");
export const [HASH_INFO_TYPE, HASH_INFO_SHAPE] = structSequence("sys.hash_info");
export const [STRUCT_TIME_TYPE, STRUCT_TIME_SHAPE] = structSequence("time.struct_time");
export const [SIMPLE_NAMESPACE_TYPE, SIMPLE_NAMESPACE_SHAPE] = libraryType(
  "types.SimpleNamespace",
  8,
);

// --- random, json, io
export const [RANDOM_TYPE, RANDOM_SHAPE] = libraryType("_random.Random", 16);

// --- re
export const [PATTERN_TYPE, PATTERN_SHAPE] = libraryType("re.Pattern", 32);
export const [MATCH_TYPE, MATCH_SHAPE] = libraryType("re.Match", 24);
export const [SCANNER_TYPE, SCANNER_SHAPE] = libraryType("_sre.SRE_Scanner", 24);
export const [MATCH_ITERATOR_TYPE, MATCH_ITERATOR_SHAPE] = iterator("callable_iterator", 24);
