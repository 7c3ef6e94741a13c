/** Why a file or folder of the host cannot be read, in a few words. */

/** As CPython says it, where it is one of its reasons; else the host's own words. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "No such file or directory";
  if (error instanceof Deno.errors.IsADirectory) return "Is a directory";
  if (error instanceof Deno.errors.NotADirectory) return "Not a directory";
  if (error instanceof Deno.errors.NotCapable) {
    return "Permission denied (does the command have --allow-read?)";
  }
  if (error instanceof Deno.errors.PermissionDenied) return "Permission denied";
  return error instanceof Error ? error.message : String(error);
}
