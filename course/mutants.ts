/**
 * Wrong answers made from the right one, by the mistakes that people make with concurrency.
 *
 * Who checks only results cannot tell most of them from the original. The text stays as it was
 * everywhere else, so that an author recognises the place.
 *
 * @module
 */
import { stripTypeScriptTypes } from "node:module";
import { type AnyNode, parse } from "acorn";
import { fullAncestor } from "acorn-walk";

/** A changed program. */
export interface Mutant {
  /** What was done to it, and where: `"lock removed: lock (line 12)"`. */
  readonly name: string;
  readonly text: string;
}

/** Replaces the characters from `start` to `end`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Mutation {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Anything that takes a lock, or gives it back. */
const LOCKS = /^(acquire|release|hold)(Sync)?$/;
/** What may be asked for only once the waiting is over. */
const WAITS = /^wait(Sync)?$/;
/** Steps whose order others can see. */
const STEPS =
  /^(acquire|hold|put|store|add|set|clear|wait|notify|notifyAll|start|join|send|receive|close|kill)(Sync)?$/;

/**
 * All mutants of a program: each lock removed, the serial version, `if` for each `while` that waits,
 * each two steps in a row swapped.
 *
 * @param text TypeScript of which the types can be left out.
 * @returns In the order of the kinds, then of the places; each once.
 */
export function mutantsOf(text: string): Mutant[] {
  const program = new Program(text);
  const mutations = [
    ...program.withoutLocks(),
    ...program.serial(),
    ...program.ifForWhile(),
    ...program.swapped(),
  ];
  return mutations.map(({ name, edits }) => ({ name, text: edited(text, edits) }));
}

/** A program and its syntax tree; places in the tree are places in the text. */
class Program {
  readonly #text: string;
  /** Every node with those around it, from the outside in, itself last. */
  readonly #nodes: (readonly AnyNode[])[] = [];

  constructor(text: string) {
    this.#text = text;
    // Types become blanks, so that nothing moves.
    const script = stripTypeScriptTypes(text);
    const tree = parse(script, { ecmaVersion: "latest", sourceType: "module", locations: true });
    fullAncestor(tree, (_, __, ancestors) => {
      this.#nodes.push([...ancestors] as AnyNode[]);
    });
    this.#nodes.sort((a, b) => a.at(-1)!.start - b.at(-1)!.start);
  }

  withoutLocks(): Mutation[] {
    const uses = this.#statements().flatMap((statement) => {
      const call = callOf(statement);
      return call && LOCKS.test(call.method)
        ? [{ statement, lock: this.#textOf(call.object) }]
        : [];
    });
    return [...new Set(uses.map(({ lock }) => lock))].map((lock) => {
      const own = uses.filter((use) => use.lock === lock);
      const edits = own.map(({ statement: { start, end } }) => ({ start, end, text: ";" }));
      return { name: `lock removed: ${lock}${lineOf(own[0]!.statement)}`, edits };
    });
  }

  /** Each piece of work is waited for before the next one begins. */
  serial(): Mutation[] {
    const all = [...this.#promisesInTurn(), ...this.#joinsAtOnce()];
    const edits = all.filter((each) => !all.some((other) => encloses(other, each)));
    if (edits.length === 0) return [];
    return [{ name: "serial version", edits }];
  }

  ifForWhile(): Mutation[] {
    return this.#nodes.flatMap((ancestors) => {
      const loop = ancestors.at(-1)!;
      if (loop.type !== "WhileStatement") return [];
      const waits = this.#nodes.some((inner) =>
        inner.includes(loop) && WAITS.test(methodOf(inner.at(-1)!))
      );
      if (!waits) return [];
      const edit = { start: loop.start, end: loop.start + "while".length, text: "if" };
      return [{ name: `\`if\` for \`while\`${lineOf(loop)}`, edits: [edit] }];
    });
  }

  swapped(): Mutation[] {
    return this.#blocks().flatMap((statements) =>
      statements.slice(1).flatMap((second, n) => {
        const first = statements[n]!;
        const [one, other] = [callOf(first), callOf(second)];
        if (!one || !other || ![one, other].every(({ method }) => STEPS.test(method))) return [];
        const [a, b] = [this.#textOf(first), this.#textOf(second)];
        if (a === b) return [];
        const edits = [
          { start: first.start, end: first.end, text: b },
          { start: second.start, end: second.end, text: a },
        ];
        return [{ name: `swapped order${lineOf(first)}`, edits }];
      })
    );
  }

  /** `Promise.all(xs.map(f))` and `Promise.all([f(), g()])`, one after the other. */
  #promisesInTurn(): Edit[] {
    return this.#nodes.flatMap((ancestors): Edit[] => {
      const call = ancestors.at(-1)!;
      if (call.type !== "CallExpression" || this.#textOf(call.callee) !== "Promise.all") return [];
      const [list] = call.arguments;
      const { start, end } = call;
      if (list?.type === "ArrayExpression") {
        const each = list.elements.map((element) => element && `await ${this.#textOf(element)}`);
        return [{ start, end, text: `(async () => [${each.join(", ")}])()` }];
      }
      if (list?.type !== "CallExpression" || methodOf(list) !== "map") return [];
      if (list.callee.type !== "MemberExpression") return [];
      const items = this.#textOf(list.callee.object);
      const make = this.#textOf(list.arguments[0]!);
      return [{ start, end, text: `Array.fromAsync(${items}, ${make})` }];
    });
  }

  /** `x.start()` followed at once by a `join()`, where one may wait. */
  #joinsAtOnce(): Edit[] {
    const hasJoin = this.#nodes.some((each) => /^join(Sync)?$/.test(methodOf(each.at(-1)!)));
    return this.#nodes.flatMap((ancestors): Edit[] => {
      const statement = ancestors.at(-1)!;
      const call = callOf(statement);
      if (!hasJoin || call?.method !== "start") return [];
      if (joinsNext(ancestors.at(-2)!, statement)) return [];
      const worker = this.#textOf(call.object);
      const join = isAsync(ancestors) ? `await ${worker}.join();` : `${worker}.joinSync();`;
      const { start, end } = statement;
      return [{ start, end, text: `{ ${this.#textOf(statement)} ${join} }` }];
    });
  }

  #statements(): AnyNode[] {
    return this.#nodes.map((ancestors) => ancestors.at(-1)!).filter(({ type }) =>
      type === "ExpressionStatement" || type === "VariableDeclaration"
    );
  }

  #blocks(): AnyNode[][] {
    return this.#nodes.map((ancestors) => ancestors.at(-1)!)
      .filter((node) => node.type === "BlockStatement" || node.type === "Program")
      .map(({ body }) => body);
  }

  #textOf({ start, end }: AnyNode): string {
    return this.#text.slice(start, end);
  }
}

/** `await object.method(…)` as a statement of its own, or held by a `using`. */
function callOf(statement: AnyNode): { object: AnyNode; method: string } | undefined {
  let node: AnyNode | null | undefined;
  if (statement.type === "ExpressionStatement") node = statement.expression;
  if (statement.type === "VariableDeclaration" && /using$/.test(statement.kind)) {
    node = statement.declarations[0]?.init;
  }
  if (node?.type === "AwaitExpression") node = node.argument;
  if (node?.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  return { object: node.callee.object, method: methodOf(node) };
}

/** The name after the last dot of a call; empty for anything else. */
function methodOf(node: AnyNode): string {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return "";
  const { property } = node.callee;
  return property.type === "Identifier" ? property.name : "";
}

/** Whether the statement after this one waits for its end already: then nothing else was to begin. */
function joinsNext(parent: AnyNode, statement: AnyNode): boolean {
  if (parent.type !== "BlockStatement" && parent.type !== "Program") return false;
  const next = parent.body[parent.body.indexOf(statement as never) + 1];
  return next !== undefined && /^join/.test(callOf(next)?.method ?? "");
}

/** Whether `await` is allowed there. */
function isAsync(ancestors: readonly AnyNode[]): boolean {
  const around = ancestors.findLast(({ type }) => /Function/.test(type));
  return around === undefined || "async" in around && around.async === true;
}

function encloses(outer: Edit, inner: Edit): boolean {
  return outer !== inner && outer.start <= inner.start && inner.end <= outer.end;
}

function lineOf({ loc }: AnyNode): string {
  return ` (line ${loc!.start.line})`;
}

function edited(text: string, edits: readonly Edit[]): string {
  return edits.toSorted((a, b) => b.start - a.start)
    .reduce((now, { start, end, text }) => now.slice(0, start) + text + now.slice(end), text);
}
