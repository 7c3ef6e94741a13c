/** Cleaning up on paths where nothing may stop the rest. */

/** Does something; what it throws is collected. @returns whether it threw nothing */
export function attempt(errors: unknown[], action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    errors.push(error);
    return false;
  }
}
