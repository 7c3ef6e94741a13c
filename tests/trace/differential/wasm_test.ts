import { testBackend } from "./differential.ts";

testBackend("wasm");
