/** Monty: an interpreter in Rust for a subset of Python. */

import { npmPeer } from "./npm_peer.ts";

export const monty = npmPeer({
  name: "monty",
  title: "Monty",
  package: "@pydantic/monty",
  version: "0.0.18",
  main: "wrapper.js",
  runner: "monty_run.ts",
});
