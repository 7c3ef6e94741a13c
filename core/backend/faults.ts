/**
 * Faults on demand: a plugin whose n-th step fails. Together with a count of what the backend hands out it shows that
 * nothing leaks whichever step fails: run a program with n = 1, 2, 3, ... until `InjectedFaults.struck` stays false.
 */

import type { Backend } from "./backend.ts";
import type { Plugin } from "./plugin.ts";

/** What an injected fault throws. */
export class InjectedFault extends Error {
  /** `"InjectedFault"` */
  override readonly name: string = "InjectedFault";
}

/** Counts steps, those of the registry and those that the backend names with CompileContext.step, and fails one. */
export class InjectedFaults {
  /** The steps so far, by name. */
  readonly steps: string[] = [];
  readonly #failing: number;

  /** `failing`: which step fails, from 1; 0: none. */
  constructor(failing: number) {
    this.#failing = failing;
  }

  /** Whether the fault came about. */
  get struck(): boolean {
    return this.#failing > 0 && this.steps.length >= this.#failing;
  }

  /** Comes before each step. @throws InjectedFault */
  readonly step = (name: string): void => {
    this.steps.push(name);
    if (this.steps.length === this.#failing) {
      throw new InjectedFault(`step ${this.#failing}, ${name}, fails`);
    }
  };

  /** The plugin with these faults. */
  plugin(plugin: Plugin): Plugin {
    const { step } = this;
    return {
      name: plugin.name,
      hooks: plugin.hooks,
      release: plugin.release,
      create(environment): Backend {
        step("plugin.create");
        const backend = plugin.create(environment);
        try {
          step("plugin.created");
        } catch (error) {
          backend.dispose?.();
          throw error;
        }
        return new Proxy(backend, {
          get: (target, key) => {
            if (key === "step") return step;
            const value: unknown = Reflect.get(target, key, target);
            return typeof value === "function" ? value.bind(target) : value;
          },
        });
      },
    };
  }
}
