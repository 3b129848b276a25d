/**
 * Markdown and programs as HTML, through `marked` and `highlight.js`.
 *
 * @module
 */
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import { html, raw } from "hono/html";
import { Marked, type Tokens } from "marked";

/** Text that is HTML already. */
export type Html = ReturnType<typeof raw>;

hljs.registerLanguage("ts", typescript);
hljs.registerLanguage("sh", bash);
hljs.registerLanguage("json", json);
hljs.registerLanguage("python", python);
hljs.registerAliases(["typescript", "js", "javascript"], { languageName: "ts" });
hljs.registerAliases(["bash", "shell", "console"], { languageName: "sh" });

/** A part of a text: what stands under one heading of the second level, with that heading. */
export interface Section {
  /** The heading; empty for what stands before the first. */
  readonly title: string;
  /** What a link to it ends with. */
  readonly id: string;
  readonly content: Html;
}

/** A text, section by section. */
export function sections(source: string): Section[] {
  const marked = renderer();
  const parts: { title: string; tokens: Tokens.Generic[] }[] = [{ title: "", tokens: [] }];
  for (const token of marked.lexer(source)) {
    if (token.type === "heading" && token.depth === 2) {
      parts.push({ title: token.text, tokens: [] });
    }
    parts.at(-1)!.tokens.push(token);
  }
  return parts.map(({ title, tokens }) => ({
    title,
    id: slug(title),
    content: raw(marked.parser(tokens)),
  }));
}

/** A few words of Markdown, without a paragraph around them. */
export function inline(source: string): Html {
  return raw(renderer().parseInline(source, { async: false }));
}

/** Markdown as a block. */
export function block(source: string): Html {
  return raw(renderer().parse(source, { async: false }));
}

/** A program with its words coloured; its lines stay as they are. */
export function code(text: string, language = "ts"): Html {
  return raw(coloured(text, language));
}

/**
 * A program with its lines numbered, each an item that can be marked.
 *
 * @param from The first line that is shown, counted from 1.
 */
export function listing(text: string, from = 1): Html {
  const lines = text.trimEnd().split("\n").slice(from - 1).map((line, n) =>
    `<li data-line="${from + n}"><code>${coloured(line, "ts") || " "}</code></li>`
  );
  return raw(
    `<ol class="listing" start="${from}" tabindex="0" aria-label="The program">${
      lines.join("")
    }</ol>`,
  );
}

function coloured(text: string, language: string): string {
  if (!hljs.getLanguage(language)) return escaped(text);
  return hljs.highlight(text, { language, ignoreIllegals: true }).value;
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "");
}

function renderer(): Marked {
  return new Marked({
    renderer: {
      heading({ depth, text, tokens }): string {
        const words = this.parser.parseInline(tokens);
        return `<h${depth} id="${slug(text)}">${words}</h${depth}>\n`;
      },
      code({ text, lang = "" }): string {
        // A block that is wider than the screen scrolls, and has to be reached by keyboard for that.
        return `<pre tabindex="0"><code>${coloured(text, lang)}</code></pre>\n`;
      },
      codespan({ text }): string {
        const shown = `<code>${escaped(text)}</code>`;
        const target = targetOf(text);
        return target === undefined ? shown : `<a href="${target}">${shown}</a>`;
      },
      html({ text }): string {
        return text.trimStart().startsWith("<!--") ? "" : escaped(text);
      },
      table(token): string | false {
        const head = token.header.map((cell) => `<th>${this.parser.parseInline(cell.tokens)}</th>`);
        const rows = token.rows.map((row) =>
          `<tr>${
            row.map((cell) => `<td>${this.parser.parseInline(cell.tokens)}</td>`).join("")
          }</tr>`
        );
        return `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table><thead><tr>` +
          `${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>\n`;
      },
    },
  });
}

/** Where on the page one finds what a command of the terminal shows. */
function targetOf(command: string): string | undefined {
  const [, lesson, demo] = command.match(/^deno task lesson (\d\d)(?: demo ([\w-]+))?$/) ?? [];
  if (lesson) return `/lesson/${lesson}${demo ? `#demo-${demo}` : ""}`;
  const [, exercise] = command.match(/^deno task check (\d\d\/\d+)$/) ?? [];
  return exercise && `/exercise/${exercise}`;
}

function escaped(text: string): string {
  return String(html`${text}`);
}
