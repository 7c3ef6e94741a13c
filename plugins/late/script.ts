/** Loads a file of the start cache synchronously. Used in the bundle only: the files stand beside it. */

/** A substitute's exports, checked to be all that the bundle may import of the original. */
export type StandsFor<Substitute extends Original, Original> = Substitute;

/**
 * Runs a file that start_cache.ts bundled as a CommonJS module, and returns its exports.
 *
 * @param name the file's name without its ending
 * @param shared the modules that it shares with the bundle, by the specifiers that it imports them with
 */
export function loadScript<Exports>(
  name: string,
  shared: Readonly<Record<string, unknown>> = {},
): Exports {
  const text = Deno.readTextFileSync(new URL(`${name}.js`, import.meta.url));
  const module = { exports: {} };
  new Function("module", "require", text)(module, (specifier: string) => shared[specifier]);
  return module.exports as Exports;
}
