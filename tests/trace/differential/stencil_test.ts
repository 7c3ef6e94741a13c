import { testBackend } from "./differential.ts";

testBackend("stencil");
