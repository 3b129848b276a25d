import { chromium, type Page } from "playwright-core";
import type { StudyPage } from "./study_page.ts";

const CHROMIUM = "/usr/bin/chromium";

/** Why there is no browser to test with; `undefined` if there is one. */
export function missingBrowser(): string | undefined {
  try {
    Deno.statSync(CHROMIUM);
    return undefined;
  } catch {
    return "Chromium is missing: apt-get install chromium";
  }
}

/** A browser in which the learner has opened the page. */
export class LearnersBrowser implements AsyncDisposable {
  readonly page: Page;
  /** What the console of the browser complained about. */
  readonly complaints: readonly string[];
  readonly #close: () => Promise<void>;

  private constructor(page: Page, complaints: readonly string[], close: () => Promise<void>) {
    this.page = page;
    this.complaints = complaints;
    this.#close = close;
  }

  static async open({ url }: StudyPage): Promise<LearnersBrowser> {
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    page.setDefaultTimeout(30_000);
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        complaints.push(`${message.text()} (${message.location().url})`);
      }
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(url.href);
    await page.waitForURL(`${url.origin}/`);
    return new LearnersBrowser(page, complaints, () => browser.close());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
  }
}
