/**
 * A demo as it is shown: its question, what it prints as it comes, its chart, and whether the guess
 * was right.
 *
 * @module
 */
import { bold, dim, green, red } from "@std/fmt/colors";
import { gantt, lanesOf } from "interleave/timeline";
import { Activity } from "./activity.ts";
import type { CatalogDemo } from "./catalog.ts";
import type { Context } from "./command.ts";
import { type DemoResult, runDemo } from "./demos.ts";
import { Indenter } from "./indenter.ts";
import type { Prediction } from "./kit.ts";
import { missingNeeds } from "./needs.ts";
import { wrap } from "./text.ts";

/** What became of a demo, for `--json`. */
export interface DemoReport {
  readonly number: number;
  readonly name: string;
  readonly title: string;
  /** Why this machine cannot run it; then there is no result. */
  readonly missing?: string;
  readonly result?: DemoResult;
  /** What it printed. */
  readonly output?: string;
}

const INDENT = "   ";

/** Whether the demo ran and everything that it claims held. */
export function held({ result }: DemoReport): boolean {
  return result?.code === 0 && !result.timedOut;
}

/** Runs a demo, which is one of so many, and shows it; with `--json` nothing is shown. */
export async function showDemo(
  demo: CatalogDemo,
  total: number,
  context: Context,
): Promise<DemoReport> {
  const { screen, signal, json } = context;
  const about = { number: demo.number, name: demo.name, title: demo.demo.title };
  const print = (text: string): void => json ? undefined : screen.print(text);
  const head = ` ${dim(`Demo ${demo.number}/${total}`)}  `;
  print(wrap(`${bold(demo.name)} — ${demo.demo.title}`, screen.width, head));

  const missing = missingNeeds(demo.demo.needs);
  if (missing !== null) {
    print(wrap(missing, screen.width, `${INDENT}– `));
    return { ...about, missing };
  }
  const { predict } = demo.demo;
  const asks = predict !== undefined && screen.interactive && !json;
  const guess = asks ? await ask(predict, context) : undefined;

  const [output, result] = await run(demo, context);
  const failure = failureOf(result);
  if (failure) print(wrap(red(`✗ ${failure}`), screen.width, INDENT));
  for (const { name, pid, doing } of result.waiting) {
    print(wrap(`${name} (pid ${pid})  ${doing}`, screen.width, `${INDENT}  `));
  }
  if (lanesOf(result.events).length > 1) {
    const chart = gantt(result.events, { width: screen.width - INDENT.length });
    print(chart.replace(/^/gm, INDENT));
  }
  if (asks) print(answerLine(predict, guess!, screen.width));
  signal.throwIfAborted();
  return { ...about, result, output };
}

async function run(demo: CatalogDemo, context: Context): Promise<[string, DemoResult]> {
  const { screen, signal, json } = context;
  const timeline = context.options.timeline as string | undefined;
  let output = "";
  using activity = json ? undefined : new Activity(screen, () => `${demo.name} runs`);
  const write = (text: string): void => {
    activity?.clear();
    screen.write(text);
  };
  const lines = json
    ? new Indenter((text) => output += text, Infinity, "")
    : new Indenter(write, screen.width, INDENT);
  const result = await runDemo(demo, {
    signal,
    ...(timeline === undefined ? {} : { timeline }),
    // What a demo aligns must fit beside the indentation.
    columns: screen.width - INDENT.length,
    onOutput: (chunk, stream) => lines.add(chunk, stream),
  });
  lines.end();
  return [output, result];
}

function failureOf({ code, signal, timedOut }: DemoResult): string | undefined {
  if (timedOut) return "It did not end in time and was stopped";
  if (signal) return `It was ended by ${signal}`;
  if (code !== 0) {
    return `It ended with exit code ${code}: something it claims did not hold this time`;
  }
  return undefined;
}

/** Asks what will happen, until the answer is one of the letters or nothing. */
async function ask(predict: Prediction, { screen, signal }: Context): Promise<string> {
  screen.print(wrap(`predict: ${predict.question}`, screen.width, INDENT, `${INDENT}  `));
  for (const [letter, choice] of Object.entries(predict.choices)) {
    screen.print(wrap(choice, screen.width, `${INDENT}  ${letter}) `));
  }
  for (;;) {
    const answer = await screen.ask(`${INDENT}  your answer (Enter skips): `, signal);
    const letter = answer.toLowerCase().replace(/\)$/, "");
    if (letter === "" || letter in predict.choices) return letter;
    screen.print(`${INDENT}  ${Object.keys(predict.choices).join(", ")}, or nothing`);
  }
}

function answerLine(predict: Prediction, guess: string, width: number): string {
  const right = `${predict.answer}) ${predict.choices[predict.answer]}`;
  const verdict = guess === ""
    ? `It was ${right}.`
    : guess === predict.answer
    ? green(`✓ As you said, ${right}.`)
    : red(`✗ You said ${guess}; it was ${right}.`);
  const because = predict.because.replace(/^./, (letter) => letter.toUpperCase());
  return wrap(`${verdict} ${because}`, width, INDENT);
}
