/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import "../../open_libc.ts";
import { assert, assertEquals, assertLess, assertMatch, assertStringIncludes } from "@std/assert";
import axe from "axe-core";
import type { Page } from "playwright-core";
import type { TimelineEvent } from "interleave/timeline";
import { LearnersBrowser, missingBrowser } from "./browser.ts";
import { isRunning, StudyPage, until } from "./study_page.ts";

const missing = missingBrowser();
const DOUBLE = "01_first_steps/01_double.ts";
const DEPOSIT = "42_new_lesson/02_break_it.ts";

/** An answer that loses an update, with the schedule that shows it. */
const BROKEN = `import type { Lock, SharedInt } from "interleave/explore";
export interface Account { readonly balance: SharedInt; readonly lock: Lock }
export const schedule: readonly string[] = ["A", "B", "B", "A"];
export function deposit({ balance }: Account): void {
  balance.store(balance.load() + 1);
}
`;

/** What axe-core finds wrong, of levels A and AA. */
async function violationsOf(page: Page, rules: readonly string[]): Promise<string[]> {
  // By the debugger's way in, which a content policy does not bind.
  if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(axe.source);
  return await page.evaluate(async (runOnly) => {
    // deno-lint-ignore no-explicit-any -- put there a line above
    const { violations } = await (globalThis as any).axe.run({
      preload: false, // it would put styles into the page, which that does not allow
      runOnly,
    });
    // deno-lint-ignore no-explicit-any -- the same
    return violations.flatMap(({ id, nodes }: any) =>
      // deno-lint-ignore no-explicit-any -- the same
      nodes.map(({ html, failureSummary }: any) => `${id}: ${html}\n${failureSummary}`)
    );
  }, rules);
}

Deno.test({
  name: `the study page in a browser${missing ? ` (${missing})` : ""}`,
  ignore: missing !== undefined,
  timeout: 180_000,
  // Playwright keeps pipes to its browser until that has ended.
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t): Promise<void> {
    await using server = await StudyPage.start();
    await using browser = await LearnersBrowser.open(server);
    const { page, complaints } = browser;
    const { learner, url } = server;
    const go = async (path: string): Promise<void> => {
      await page.goto(new URL(path, url.origin).href);
    };
    const text = async (selector: string): Promise<string> =>
      await page.locator(selector).innerText();
    const accessible = async (): Promise<void> => {
      const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
      // In the dark nothing is different but the colours.
      for (const [colorScheme, rules] of [["light", all], ["dark", ["color-contrast"]]] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        assertEquals(await violationsOf(page, rules), []);
      }
    };

    await t.step("opens with the lessons, and where to go on", async () => {
      assertStringIncludes(await text(".count"), "0 of 6 exercises");
      assertEquals(await page.locator(".lessons li").count(), 3);
      assertMatch(await text(".hero .button"), /Go on with 01\/1/);
      assertEquals(await page.evaluate(() => document.cookie), "");
      await accessible();
    });

    await t.step("a lesson is read, on a phone too, in less than 400 KB", async () => {
      await go("/lesson/01");
      assertStringIncludes(await text("h1"), "First steps");
      const bytes = await page.evaluate(() =>
        performance.getEntries().reduce(
          (sum, entry) => sum + ((entry as PerformanceResourceTiming).transferSize ?? 0),
          0,
        )
      );
      assertLess(bytes, 400_000);
      await page.setViewportSize({ width: 360, height: 700 });
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assertEquals(overhang, 0);
      await page.setViewportSize({ width: 1200, height: 800 });
    });

    await t.step(
      "a demo runs: its output streams in, its lanes are drawn, its trace is saved",
      async () => {
        await page.click("#demo-two-lanes .run");
        const canvas = page.locator("#demo-two-lanes canvas");
        await canvas.waitFor();
        await page.waitForSelector("#demo-two-lanes .status[data-state=held]");
        assertEquals(await canvas.getAttribute("data-lanes"), "3");
        assertStringIncludes(await canvas.getAttribute("aria-label") ?? "", "lanes: main, ");
        assertMatch(await text("#demo-two-lanes .output"), /pid \d+ {2}begins/);
        await canvas.press("ArrowRight");
        assertMatch(await text("#demo-two-lanes .words"), /^main · /);
        const download = page.waitForEvent("download");
        await page.click("#demo-two-lanes button.small");
        const file = await (await download).path();
        const { traceEvents } = JSON.parse(await Deno.readTextFile(file));
        assert(traceEvents.some(({ name }: { name: string }) => name === "works"));
        await accessible();
      },
    );

    await t.step("a demo that goes on for ever is stopped by its button", async () => {
      await go("/lesson/02");
      await page.click("#demo-waits .run");
      await page.waitForFunction(() =>
        document.querySelector("#demo-waits .output")?.textContent?.includes("waits")
      );
      const [, pid] = /\(pid (\d+)\) {2}waits/.exec(await text("#demo-waits .output"))!;
      await page.click("#demo-waits .stop");
      await page.waitForSelector("#demo-waits .status[data-state=stopped]");
      await until(() => !isRunning(Number(pid)));
    });

    /** Draws events in a timeline of its own on a lesson's page. */
    const draw = async (events: readonly TimelineEvent[]): Promise<void> => {
      await page.evaluate(async (text) => {
        const events = JSON.parse(text);
        document.querySelector("#drawn")?.remove();
        const script = document.querySelector<HTMLScriptElement>("script[type=module]")!.src;
        const { TimelineView } = await import(script);
        const place = document.createElement("div");
        Object.assign(place, { id: "drawn", className: "timeline", hidden: true });
        document.querySelector("main")!.prepend(place);
        const view = new TimelineView(place, "drawn");
        const times = [1, 2, 3].map(() => {
          view.replace(events);
          view.finish();
          return Number(place.querySelector("canvas")!.dataset.ms);
        });
        place.dataset.ms = String(Math.min(...times)); // of a machine that does other things as well
      }, JSON.stringify(events)); // as an object it would take ten times as long to get there
    };
    const canvas = page.locator("#drawn canvas");
    /** What the chart says about a place in it. */
    const point = async (x: number, y: number): Promise<string> => {
      await canvas.hover({ position: { x, y } });
      return await text("#drawn .words");
    };

    for (const lanes of [20, 2000]) {
      await t.step(`20 000 events on ${lanes} lanes are drawn in less than 200 ms`, async () => {
        await draw(
          Array.from({ length: 10_000 }, (_, n): TimelineEvent[] => {
            const id = Math.floor(n / lanes);
            const common = { pid: n % lanes, lane: `lane ${n % lanes}`, text: "works", id };
            return [{ ...common, at: id, kind: "begin" }, {
              ...common,
              at: id + 0.5,
              kind: "finish",
            }];
          }).flat(),
        );
        assertLess(Number(await page.locator("#drawn").getAttribute("data-ms")), 200);
        const chart = page.locator("#drawn .chart");
        await chart.evaluate((chart) => chart.scrollTop = chart.scrollHeight);
        const { height } = (await canvas.boundingBox())!;
        await until(async () => (await point(300, height - 40)).startsWith(`lane ${lanes - 1} ·`));
        await accessible();
      });
    }

    await t.step("an arrow says what was sent, from whom to whom, and for how long", async () => {
      const main = { pid: 1, lane: "main" }, cook = { pid: 2, lane: "cook" };
      await draw([
        { ...main, at: 0, kind: "start", text: "" },
        { ...cook, at: 10, kind: "start", text: "" },
        { ...main, at: 20, kind: "send", text: '"soup"', channel: 5, id: 0 },
        { ...cook, at: 80, kind: "receive", text: "", channel: 5, id: 0 },
        { ...main, at: 100, kind: "end", text: "exit code 0", code: 0 },
      ]);
      const words = 'main → cook · "soup" · sent at 20.0 ms, received after 60.0 ms';
      const seen: string[] = [];
      // Half way between the two lanes.
      for (let x = 40; x < 800; x += 40) seen.push(await point(x, 31));
      assert(seen.includes(words), [...new Set(seen)].join("\n"));
      assertEquals(
        await page.locator("#drawn canvas").getAttribute("aria-label"),
        "Timeline over 100 ms, lanes: main, cook",
      );
    });

    await t.step("a timeline is zoomed and moved by keyboard and pointer", async () => {
      const main = { pid: 1, lane: "main" };
      await draw(
        Array.from({ length: 1000 }, (_, at): TimelineEvent[] => [
          { ...main, at, kind: "begin", text: `step ${at}`, id: at },
          { ...main, at: at + 1, kind: "finish", text: `step ${at}`, id: at },
        ]).flat(),
      );
      await canvas.scrollIntoViewIfNeeded();
      const stepAt = async (x: number): Promise<number> =>
        Number(/step (\d+)/.exec(await point(x, 18))?.[1]);
      const before = await stepAt(300);
      const spread = await stepAt(500) - before;
      await point(300, 18);
      for (const key of ["+", "+"]) await canvas.press(key);
      const near = await stepAt(500) - await stepAt(300);
      assert(near < 0.3 * spread && near > 0.2 * spread, `${spread} steps, then ${near}`);
      assert(Math.abs(await stepAt(300) - before) < 3);

      const there = await stepAt(500);
      await page.mouse.down();
      await canvas.hover({ position: { x: 300, y: 18 } });
      await page.mouse.up();
      assertEquals(await stepAt(300), there);
      await canvas.press("Shift+ArrowRight");
      assert(await stepAt(300) > there);

      await page.keyboard.down("Control");
      for (let n = 0; n < 10; n++) await page.mouse.wheel(0, 200);
      await page.keyboard.up("Control");
      assertEquals(await stepAt(300), before);
      await canvas.press("+");
      await canvas.press("0");
      assertEquals(await stepAt(300), before);
    });

    await t.step("an exercise is solved: the editor writes the learner's file", async () => {
      await go("/exercise/01/1");
      await page.waitForSelector(".cm-line:has-text('export')");
      const shipped = await Deno.readTextFile(learner.path(DOUBLE));
      assertEquals(
        (await page.locator(".cm-line").allTextContents()).join("\n").trim(),
        shipped.trim(),
      );
      await page.click("#hint");
      await page.waitForSelector("#hints:has-text('Hint 1 of 3')");
      await page.click(".cm-content");
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(
        "export function double(n: number): number {\n  return n + n;\n}\n",
      );
      await page.keyboard.press("Control+Enter");
      await page.waitForSelector("#verdict h2.held");
      assertEquals(await text("#mark"), "✓");
      assertStringIncludes(await Deno.readTextFile(learner.path(DOUBLE)), "return n + n;");
      await page.click("#solution");
      await page.waitForSelector(".cm-deletedChunk:has-text('n + n')");
      assertStringIncludes(await text("#ours"), "return 2 * n;");
      await accessible();
    });

    await t.step("what another editor writes is shown, and no edit is lost", async () => {
      const line = page.locator("#editor .cm-line");
      await learner.write(DOUBLE, "// from elsewhere\n");
      await page.waitForFunction(() =>
        document.querySelector("#editor .cm-line")?.textContent === "// from elsewhere"
      );
      await page.click("#editor .cm-content");
      await page.keyboard.insertText("// here\n");
      await learner.write(DOUBLE, "// there\n");
      await page.waitForSelector("#conflict:not([hidden])");
      assertStringIncludes(await text("#conflict"), "changed on disk while you were typing");
      assertEquals(await Deno.readTextFile(learner.path(DOUBLE)), "// there\n");
      await page.click("text=Take what is on disk");
      await page.waitForSelector("#conflict", { state: "hidden" });
      assertEquals(await line.first().innerText(), "// there");
      assertStringIncludes(await Deno.readTextFile(learner.path(`${DOUBLE}.1`)), "// here");
    });

    await t.step(
      "while the server does not answer nothing is lost, and it is saved later",
      async () => {
        await page.route("**/api/exercise/**", (route) => route.abort());
        await page.click("#editor .cm-content");
        await page.keyboard.insertText("// alone\n");
        await page.waitForSelector(
          "#saved:has-text('The server does not answer: nothing is saved')",
        );
        await page.click("#check");
        await page.waitForSelector("#verdict h2:has-text('Your text is not saved yet')");
        assertEquals(await Deno.readTextFile(learner.path(DOUBLE)), "// there\n");
        assertStringIncludes(await page.locator("#editor .cm-content").innerText(), "// alone");
        await page.unroute("**/api/exercise/**");
        await until(async () => await text("#saved") === "Saved");
        assertStringIncludes(await Deno.readTextFile(learner.path(DOUBLE)), "// alone");
        await page.click("#check");
        await page.waitForSelector("#verdict .claims, #verdict h2:has-text('compile')");
      },
    );

    await t.step("a failing schedule is walked through, and another thread let go", async () => {
      await learner.write(DEPOSIT, BROKEN);
      await go("/exercise/42/2");
      await page.waitForSelector(".cm-line");
      await page.click("#check");
      await page.waitForSelector("#schedule .schedule");
      assertMatch(await text("#verdict h2"), /^Failed 1 of 4 claims/);
      assertEquals(await page.locator(".schedule tbody tr").count(), 4);
      await page.click("[aria-label='To the beginning']");
      await page.click("[aria-label='One step on']");
      assertStringIncludes(await text(".schedule tr.now"), "balance.load() → 0 :5");
      assertEquals(await text("#editor .at-line"), "  balance.store(balance.load() + 1);");
      await page.click("[aria-label='One step on']");
      assertEquals(await page.locator(".schedule tr.later").count(), 2);
      await accessible();
      await page.click("text=A went on?");
      await page.waitForFunction(() => location.hash.includes("replay=x1"));
      await page.waitForSelector("#verdict:has-text('alone')");
      const link = page.url();
      const again = page.waitForRequest((request) => request.url().endsWith("/check"));
      await page.reload();
      assertEquals(page.url(), link);
      assertEquals((await again).postData(), JSON.stringify({ replay: link.split("replay=")[1] }));
    });

    await t.step("the learner breaks Peterson's algorithm by hand", async () => {
      await go("/play/peterson");
      const move = async (name: string, times: number): Promise<void> => {
        for (let n = 0; n < times; n++) await page.click(`.mover:has-text("${name} moves")`);
      };
      await move("A", 1);
      await move("B", 3);
      assertStringIncludes(await text(".listing li.at-line >> nth=0"), "A");
      await move("B", 1);
      await accessible();
      await move("A", 4);
      await page.waitForSelector("#outcome.broken");
      assertStringIncludes(await text("#outcome"), "both are inside");
      await page.waitForSelector("#mark.passed");
      const progress = JSON.parse(await Deno.readTextFile(learner.path("progress.json")));
      assertEquals(progress.puzzles.peterson.turns.length, 9);
      await page.reload();
      await page.waitForSelector("#outcome.broken");
      await go("/play");
      assertEquals(await page.locator(".mark.passed").count(), 1);
      await accessible();
    });

    await t.step(
      "the scheduler lab draws what its settings say, and so does its link",
      async () => {
        await go("/lab");
        const before = await page.locator(".gantt .run").count();
        await page.fill("[name=slice]", "2");
        assert(await page.locator(".gantt .run").count() > before);
        await page.selectOption("[name=policy]", "fcfs");
        await page.fill("[name=jobs]", "0:3,0:1");
        assertEquals(await page.locator(".gantt .run").count(), 2);
        assertEquals(await text("#command"), "deno task sched fcfs --jobs 0:3,0:1");
        await page.reload();
        assertEquals(await page.inputValue("[name=jobs]"), "0:3,0:1");
        assertEquals(await page.locator(".gantt .run").count(), 2);
        await page.fill("[name=jobs]", "0:x");
        assertStringIncludes(await text("#problem"), "Cannot read the job");
        await page.fill("[name=jobs]", "0:4");
        await accessible();
      },
    );

    await t.step("after a reload everything is as it was", async () => {
      await go("/");
      assertStringIncludes(await text(".count"), "1 of 6 exercises");
    });

    await t.step("by keyboard alone one gets to a lesson and runs a demo", async () => {
      await page.keyboard.press("Tab");
      assertEquals(await page.evaluate(() => document.activeElement?.textContent), "To the text");
      await go("/lesson/01");
      await page.focus("#demo-hello .run");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#demo-hello .status[data-state=held]");
    });

    await t.step("the console has nothing to complain about", () => {
      // The browser itself notes that saving was refused, and that the server did not answer.
      const expected = /412|ERR_FAILED .*\/api\/exercise\//;
      assertEquals(complaints.filter((each) => !expected.test(each)), []);
    });
  },
});
