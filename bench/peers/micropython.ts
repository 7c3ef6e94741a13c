/** MicroPython compiled to WebAssembly. */

import { npmPeer } from "./npm_peer.ts";

export const micropython = npmPeer({
  name: "micropython",
  title: "MicroPython",
  package: "@micropython/micropython-webassembly-pyscript",
  version: "1.27.0",
  main: "micropython.mjs",
  runner: "micropython_run.ts",
});
