/** Which variables of a function may be read before they are set: the others need no value at first. */
import type { Expression, Kernel, Statement } from "@whipsnake/whipsnake/backend";

/** What is set at a place, by variable; null where nothing comes to. */
type State = Uint8Array | null;

/** The variables, parameters aside, that may be read before they are set. */
export function readUnset({ parameters, variables, body }: Kernel): Set<number> {
  const unset = new Set<number>();
  /** What is set at the gotos to each label. */
  const atLabel: State[] = [];

  const read = (expression: Expression, state: Uint8Array): void => {
    const { of } = expression;
    switch (of.node) {
      case "variable":
        if (state[of.index] === 0) unset.add(of.index);
        return;
      case "load":
        read(of.address, state);
        return;
      case "select":
        for (const part of [of.yes, of.no, of.condition]) read(part, state);
        return;
      case "primitive":
      case "call":
        for (const operand of of.operands) read(operand, state);
    }
  };

  const after = (list: readonly Statement[], before: State): State => list.reduce(afterOne, before);

  const afterOne = (state: State, statement: Statement): State => {
    if (state === null) return null;
    switch (statement.do) {
      case "set":
        read(statement.value, state);
        state[statement.variable] = 1;
        return state;
      case "store":
        read(statement.address, state);
        read(statement.value, state);
        return state;
      case "evaluate":
        read(statement.value, state);
        return state;
      case "return":
        if (statement.value !== null) read(statement.value, state);
        return null;
      case "goto": {
        const { label, condition } = statement;
        if (condition !== null) read(condition, state);
        if (!label.loop) atLabel[label.id] = both(atLabel[label.id] ?? null, state.slice());
        return condition === null ? null : state;
      }
      case "block": {
        const end = after(statement.body, state);
        return both(end, atLabel[statement.label.id] ?? null);
      }
      case "if": {
        read(statement.condition, state);
        return both(after(statement.yes, state.slice()), after(statement.no, state));
      }
      case "switch": {
        read(statement.value, state);
        return statement.bodies.reduce<State>(
          (sum, body) => both(sum, after(body, state.slice())),
          state.slice(),
        );
      }
    }
  };

  const first = new Uint8Array(variables.length);
  first.fill(1, 0, parameters.length);
  after(body, first);
  return unset;
}

/** What is set where two ways meet; the first is used for it. */
function both(one: State, other: State): State {
  if (one === null || other === null) return one ?? other;
  for (let i = 0; i < one.length; i++) one[i] &= other[i];
  return one;
}
