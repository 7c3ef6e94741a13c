/** Chooses the platform of this machine, and finds out once a thread whether it works. */
import { BackendUnavailableError } from "../../../core/backend/backend.ts";
import { messageOf } from "../../../core/backend/report.ts";
import type { Architecture } from "./entry_code.ts";
import { LinuxPlatform } from "./linux.ts";
import { LinuxSystem } from "./linux_calls.ts";
import type { Platform } from "./platform.ts";

/** What this thread found out: makes platforms that work, or why none does. */
let found: (() => Platform) | BackendUnavailableError | null = null;

/**
 * How platforms are made here. The first call in a thread executes a few bytes of code, to see whether that is allowed.
 *
 * @throws BackendUnavailableError without the permission, on other systems, and where executable memory is refused
 */
export function findPlatform(): () => Platform {
  // Asked each time, because permissions can be revoked; and never so that the user is asked.
  if (Deno.permissions.querySync({ name: "ffi" }).state !== "granted") {
    throw new BackendUnavailableError("native code needs the permission --allow-ffi");
  }
  if (found === null) {
    try {
      found = probe();
    } catch (error) {
      if (!(error instanceof BackendUnavailableError)) throw error;
      found = error;
    }
  }
  if (found instanceof BackendUnavailableError) throw found;
  return found;
}

function probe(): () => Platform {
  const { os, arch } = Deno.build;
  if (os !== "linux") {
    throw new BackendUnavailableError(
      `native code is for Linux: on ${os} it was never tried on a real machine and is disabled`,
    );
  }
  return probeLinux(arch, () => new LinuxSystem(arch));
}

/** The same for given system calls. @throws BackendUnavailableError */
export function probeLinux(
  architecture: Architecture,
  calls: () => ConstructorParameters<typeof LinuxPlatform>[1],
): () => Platform {
  const platform = new LinuxPlatform(architecture, calls());
  try {
    platform.probe();
    const { dual } = platform;
    return () => new LinuxPlatform(architecture, calls(), dual);
  } catch (error) {
    throw new BackendUnavailableError(
      `executable memory is refused (${messageOf(error)}): ` +
        `allow this process memory files, or mappings that become executable`,
      { cause: error },
    );
  } finally {
    platform.close();
  }
}
