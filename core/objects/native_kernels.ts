/**
 * Natives whose usual case the interpreter also has as a kernel (interpreter/dispatch/natives.ts), by number. A function
 * object or method descriptor of such a native carries the number, so that a call of it need not leave the dispatch loop.
 */

/** The numbers by name: a builtin's, or owner and name of a method or module function. */
export const NativeKernel = {
  len: 1,
  isinstance: 2,
  "list.append": 3,
  "list.pop": 4,
  "dict.get": 5,
  chr: 6,
  ord: 7,
  abs: 8,
  min: 9,
  max: 10,
  "math.sqrt": 11,
  "math.sin": 12,
  "math.cos": 13,
  "math.exp": 14,
  "math.atan": 15,
  "math.floor": 16,
  "math.fabs": 17,
  "set.add": 18,
  "dict.items": 19,
  "dict.values": 20,
  "dict.keys": 21,
  "str.startswith": 22,
  "str.endswith": 23,
  "str.isdigit": 24,
  "str.isalpha": 25,
  "str.isspace": 26,
  "deque.append": 27,
  "deque.popleft": 28,
  "str.strip": 29,
  "str.lstrip": 30,
  "str.rstrip": 31,
  "str.lower": 32,
  "str.upper": 33,
  "str.title": 34,
  "str.capitalize": 35,
  "str.split": 36,
  "str.partition": 37,
  "str.replace": 38,
  "str.find": 39,
  "str.index": 40,
  "str.count": 41,
  "str.join": 42,
  "str.removeprefix": 43,
  "str.removesuffix": 44,
  "str.isalnum": 45,
  "dict.setdefault": 46,
  "list.insert": 47,
  "list.reverse": 48,
  "_heapq.heappush": 49,
  "_heapq.heappop": 50,
  sum: 51,
  "_bisect.bisect_left": 52,
  "_bisect.bisect_right": 53,
  "list.extend": 54,
  "dict.pop": 55,
  divmod: 56,
  "list.clear": 57,
  "list.copy": 58,
  "list.index": 59,
} as const;

/** The kernel number of a native, 0 for none. `owner` is its type or module, "" for builtins. */
export function nativeKernel(owner: string, name: string): number {
  const key = owner === "" ? name : `${owner}.${name}`;
  return Object.hasOwn(NativeKernel, key) ? NativeKernel[key as keyof typeof NativeKernel] : 0;
}
