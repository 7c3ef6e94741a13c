/** One of the conformance checks. */
export interface Check {
  /** What it is about; unique. */
  readonly name: string;
  /** Does it. @throws ConformanceError where the backend does not conform, or what the backend throws */
  run(): void | Promise<void>;
}
