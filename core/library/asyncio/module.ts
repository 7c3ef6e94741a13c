/**
 * The module asyncio: an event loop over callbacks and timers, and all that is built on one, in Python.
 *
 * Left out: transports, streams, subprocesses, signals and executors (guest code has no network, processes or threads),
 * debug mode, and the warnings that policies are deprecated. Contexts are kept once contextvars is imported. Abandoned
 * asynchronous generators are closed when the loop is. When every task waits and nothing can wake one, the loop raises a
 * RuntimeError, where CPython would wait for ever.
 */
import { newGenericAlias } from "../../objects/types/generic_alias.ts";
import { COROUTINE_TYPE, FUNCTION_TYPE, GENERATOR_TYPE } from "../../objects/well_known.ts";
import { defineModule } from "../index.ts";
import { coordinationSources } from "./coordination_sources.ts";
import { loopSource } from "./loop_source.ts";
import { partNames } from "./parts.ts";
import { tasksSource } from "./tasks_source.ts";

defineModule({
  name: "asyncio",
  doc: "The asyncio package, tracking PEP 3156.",
  functions: { _generic_alias: ["origin, args, /", newGenericAlias] },
  attributes: () => ({
    _CoroutineType: COROUTINE_TYPE,
    _GeneratorType: GENERATOR_TYPE,
    _FunctionType: FUNCTION_TYPE,
  }),
  source: `from types import coroutine as _coroutine\n${loopSource}${tasksSource}`,
  lazySources: [
    ...coordinationSources,
    // An import of one binds its name here.
    {
      names: partNames,
      source: partNames.split(" ").map((part) => `import asyncio.${part}\n`).join(""),
    },
  ],
  isPackage: true,
});
