/** The routines (routines.ts) that compiled code calls too. */
export const EXPORTED_ROUTINES = [
  "binary",
  "compare",
  "contains",
  "findEntry",
  "storeEntry",
  "deleteEntry",
  "setAdd",
  "appendItem",
  "sliceBetween",
  "sliced",
  "storeSlice",
  "objectTruth",
  "iteratorOf",
  "nextValue",
  "nextEntry",
  "fillList",
  "countValues",
  "callNative",
  "callType",
  "decimalText",
  "join",
  "popItem",
  "format",
] as const;

/** The name of such a routine. */
export type RoutineName = typeof EXPORTED_ROUTINES[number];

/** What natives call: loops of the library that make objects. Compiled code does not know them. */
export const LIBRARY_ROUTINES = [
  "bestOf",
  "compareTuples",
  "enterEntries",
  "joinTexts",
  "measureTexts",
  "mergeEntries",
  "scanJson",
  "scanJson2",
  "scanJson4",
  "shortestFloat",
  "splitPieces",
  "splitPieces2",
  "storeKeys",
  "storePairs",
  "writeJson",
  "writeJson2",
] as const;

/** The name of such a routine. */
export type LibraryRoutineName = typeof LIBRARY_ROUTINES[number];
