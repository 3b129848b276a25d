/**
 * Ordinary explored code as generators, for the engine that has one thread.
 *
 * @module
 */

import { stripTypeScriptTypes } from "node:module";
import { type AnyNode, type CallExpression, type Function, parse } from "acorn";
import { ancestor } from "acorn-walk";

/** Methods of the nouns that are steps. */
const STEPS = new Set(
  ("load store add sub exchange compareExchange acquireSync tryAcquire release locked isOwned " +
    "recursionCount getValue waitSync waitForSync notify notifyAll set get clear isSet abort reset " +
    "putSync getSync putNowait getNowait qsize empty full").split(" "),
);
/** Members of a program that look from outside, so that what they call is no step. */
const OUTSIDE = new Set(["shared", "check", "invariant", "outcome"]);

interface Routine {
  readonly node: Function;
  readonly name: string | undefined;
  /** Where the star goes, or `undefined` for what cannot have one. */
  readonly star: number | undefined;
  /** Whether it makes steps, itself or in what it calls. */
  steps: boolean;
  readonly calls: Set<string>;
}

/**
 * Makes generators of all functions that use shared objects, and `yield*` of their uses and calls.
 * Lines stay where they are, and types go.
 *
 * It goes by names, so it is for sources that were written with it in mind: methods of others must not
 * be called as the steps are, nor two functions alike. Properties (`value`, `array[i]`) and callbacks
 * cannot be steps.
 *
 * @param source TypeScript.
 * @returns JavaScript.
 * @throws {SyntaxError} where an arrow function makes a step: it cannot be a generator.
 *
 * @example
 * ```ts
 * import { toStepwise } from "interleave/to-stepwise";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   toStepwise("function add(n: SharedInt) { n.store(n.load() + 1); }"),
 *   "function *add(n           ) { (yield* n.store((yield* n.load()) + 1)); }",
 * );
 * ```
 */
export function toStepwise(source: string): string {
  const plain = stripTypeScriptTypes(source);
  const tree = parse(plain, { ecmaVersion: "latest", sourceType: "module", locations: true });
  const routines = new Map<unknown, Routine>();
  ancestor(tree, {
    Function: (node, _state, ancestors) =>
      void routines.set(node, routineOf(node, ancestors.at(-2) as AnyNode)),
  });
  const calls: { node: CallExpression; owner: Routine; name: string; isStep: boolean }[] = [];
  ancestor(tree, {
    CallExpression(node, _state, ancestors): void {
      const owner = ancestors.slice(0, -1).reverse()
        .map((each) => routines.get(each)).find((each) => each !== undefined);
      const call = calledName(node);
      if (owner === undefined || call === undefined) return;
      calls.push({ node, owner, ...call });
      if (!call.isStep) owner.calls.add(call.name);
      else if (!isOutside(owner)) owner.steps = true;
    },
  });
  const byName = spread([...routines.values()]);
  const edits: { at: number; text: string }[] = [];
  for (const { node, star, steps } of routines.values()) {
    if (!steps) continue;
    if (star === undefined) {
      throw new SyntaxError(
        `Cannot make a generator of the arrow function in line ${node.loc!.start.line}: write it ` +
          "as a function or method, or use shared objects outside of it",
      );
    }
    edits.push({ at: star, text: "*" });
  }
  for (const { node, owner, name, isStep } of calls) {
    if (!owner.steps || !(isStep || byName.has(name))) continue;
    edits.push({ at: node.start, text: "(yield* " }, { at: node.end, text: ")" });
  }
  return apply(plain, edits);
}

function routineOf(node: Function, parent: AnyNode): Routine {
  const routine = { node, steps: false, calls: new Set<string>() };
  if (node.type === "ArrowFunctionExpression") {
    return { ...routine, name: nameIn(parent), star: undefined };
  }
  const isMethod = parent.type === "Property" && parent.method ||
    parent.type === "MethodDefinition";
  if (isMethod) return { ...routine, name: nameIn(parent), star: parent.key.start };
  const named = node.id?.name ?? nameIn(parent);
  // After the word `function`, and before the name.
  return { ...routine, name: named, star: node.start + "function ".length };
}

function nameIn(parent: AnyNode): string | undefined {
  if (parent.type === "VariableDeclarator") {
    return parent.id.type === "Identifier" ? parent.id.name : undefined;
  }
  if (parent.type !== "Property" && parent.type !== "MethodDefinition") return undefined;
  return parent.key.type === "Identifier" ? parent.key.name : undefined;
}

function calledName({ callee }: CallExpression): { name: string; isStep: boolean } | undefined {
  if (callee.type === "Identifier") return { name: callee.name, isStep: callee.name === "pause" };
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return undefined;
  const { name } = callee.property;
  return callee.computed ? undefined : { name, isStep: STEPS.has(name) };
}

function isOutside({ name }: Routine): boolean {
  return name !== undefined && OUTSIDE.has(name);
}

/** Finds whoever calls somebody that makes steps; gives the names of all that do. */
function spread(routines: readonly Routine[]): Set<string> {
  const names = new Set<string>();
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const routine of routines) {
      routine.steps ||= !isOutside(routine) && [...routine.calls].some((call) => names.has(call));
      if (routine.steps && routine.name !== undefined) names.add(routine.name);
    }
  }
  return names;
}

/** Inserts texts; of those for one place, the outermost call opens first. */
function apply(source: string, edits: { at: number; text: string }[]): string {
  let text = "";
  let from = 0;
  const order = edits.map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.at - b.at || Number(b.text === ")") - Number(a.text === ")"));
  for (const { at, text: insert } of order) {
    text += source.slice(from, at) + insert;
    from = at;
  }
  return text + source.slice(from);
}
