/**
 * Private name mangling: inside `class C`, the name `__x` stands for `_C__x` (Python language reference, 6.2.1). Names that end
 * in two underscores, names with dots (module paths) and classes whose name is all underscores are left alone.
 */
export function mangle(className: string | null, name: string): string {
  // The first two checks decide nearly every call.
  if (className === null || name.charCodeAt(0) !== 0x5f || name.charCodeAt(1) !== 0x5f) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  let leading = 0;
  while (className.charCodeAt(leading) === 0x5f) leading++;
  if (leading === className.length) return name;
  return "_" + className.slice(leading) + name;
}

/**
 * As {@link mangle}, in a scope that mangles only some names: the type parameter scope of a generic class mangles its type
 * parameters (so that the class body finds them), and nothing else that appears in it.
 */
export function mangleInScope(
  className: string | null,
  mangledNames: ReadonlySet<string> | null,
  name: string,
): string {
  if (mangledNames !== null && !mangledNames.has(name)) return name;
  return mangle(className, name);
}
