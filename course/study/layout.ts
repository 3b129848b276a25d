import { html } from "hono/html";
import type { Html } from "./prose.ts";
import type { StudyContext } from "./safe_headers.ts";

/** Which of the scripts a page loads. */
export type Script = "lesson" | "exercise" | "lab" | "play";

/** Addresses of what belongs to every page; they change with its content. */
export interface Assets {
  readonly style: string;
  script(name: Script): string;
}

/** A page: what is its own. */
export interface Page {
  readonly title: string;
  readonly body: Html | Promise<Html>;
  readonly script?: Script;
  /** Which place of the navigation it is. */
  readonly place?: "contents" | "lab" | "play";
}

const PLACES = [
  { place: "contents", href: "/", name: "Contents" },
  { place: "lab", href: "/lab", name: "Scheduler lab" },
  { place: "play", href: "/play", name: "Be the scheduler" },
];

/** Puts a page together. */
export function layout(c: StudyContext, assets: Assets, page: Page): Response | Promise<Response> {
  return c.html(html`
    <!DOCTYPE html>
    <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>${page.title} · Interleave</title>
      <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
      <link rel="stylesheet" href="${assets.style}">
      ${page.script
        ? html`<script type="module" src="${assets.script(page.script)}"></script>`
        : ""}
      </head>
      <body data-nonce="${c.get("nonce")}">
        <a class="skip" href="#main">To the text</a>
        <header class="top">
          <a class="brand"
            href="/"><span aria-hidden="true" class="lanes"><i></i><i></i><i></i></span>Interleave</a>
          <nav aria-label="Pages">${PLACES.map(({ place, href, name }) =>
            place === page.place
              ? html`<a href="${href}" aria-current="page">${name}</a>`
              : html`<a href="${href}">${name}</a>`
          )}</nav>
        </header>
        <main id="main" tabindex="-1">${page.body}</main>
      </body>
    </html>
  `);
}

/** Three lanes, each busy at another time. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">` +
  `<g fill="none" stroke-width="3" stroke-linecap="round"><path stroke="#3a6ea5" d="M2 3h6"/>` +
  `<path stroke="#c2571a" d="M6 8h8"/><path stroke="#2e7d5b" d="M3 13h7"/></g></svg>`;
