/**
 * Markdown for a terminal, through `marked` and `marked-terminal`.
 *
 * Those two know the language; what is added here is the width. Paragraphs are joined before they
 * are broken anew, and a table that does not fit becomes one line for each of its cells. Colours
 * are those of `@std/fmt/colors` throughout, so that one switch turns all of them off.
 *
 * @module
 */
import {
  blue,
  bold,
  cyan,
  dim,
  gray,
  green,
  italic,
  strikethrough,
  underline,
} from "@std/fmt/colors";
import { highlight as colorWords, supportsLanguage } from "cli-highlight";
import { Marked, type Token, type Tokens } from "marked";
// @ts-types="./marked_terminal.d.ts"
import { markedTerminal } from "marked-terminal";
import { fitCode } from "./fit_code.ts";
import { tie, widthOf, wrap } from "./text.ts";

/** Renders Markdown as lines of at most `width` columns. */
export function markdown(source: string, width: number): string {
  const marked = new Marked(
    markedTerminal({ ...STYLE, width }),
    { walkTokens: joinLines, renderer: fitting(width) },
  );
  const text = marked.parse(source, { async: false });
  return text
    .replace(/^\n+|\s+$/g, "")
    .split("\n")
    .map((line) => {
      const lead = line.match(LEAD)![0];
      return wrap(line.slice(lead.length), width, lead, " ".repeat(lead.length));
    })
    .join("\n");
}

/** Colours the words of a program; its lines stay as they are. */
export function highlight(code: string, language = "ts"): string {
  if (!supportsLanguage(language)) return code;
  return colorWords(code, { language, ignoreIllegals: true, theme: THEME });
}

/**
 * The first paragraph under a heading.
 *
 * @returns Its Markdown, or `undefined` when there is no such heading or nothing under it.
 */
export function firstParagraph(source: string, heading: string): string | undefined {
  const tokens = new Marked().lexer(source);
  const isHeading = (token: Token): boolean => token.type === "heading" && token.text === heading;
  const section = tokens.slice(tokens.findIndex(isHeading) + 1);
  if (section.length === tokens.length) return undefined;
  const end = section.findIndex((token) => token.type === "heading");
  return section.slice(0, end < 0 ? undefined : end).find((token) => token.type === "paragraph")
    ?.raw;
}

/** What stands before the text of a line, a list item's mark included: broken lines go on under the text. */
const LEAD = /^ *(?:(?:[*•-]|\d+\.) )?/;

type Paint = (text: string) => string;

const plain: Paint = (text) => text;

const STYLE = {
  code: plain,
  blockquote: italic,
  html: (text: string) => text.replace(/<!--.*?-->/gs, ""),
  heading: bold,
  firstHeading: (text: string) => bold(underline(text)),
  hr: dim,
  listitem: plain,
  table: plain,
  paragraph: plain,
  strong: bold,
  em: italic,
  codespan: cyan,
  del: strikethrough,
  link: plain,
  href: underline,
  emoji: false,
  showSectionPrefix: false,
  tab: 2,
  tableOptions: { style: { head: [], border: [] } },
};

/** One entry for each kind of word that the highlighter would otherwise paint in its own way. */
const THEME: Record<string, Paint> = {
  ...painted(blue, "keyword literal class name"),
  ...painted(cyan, "built_in type attr"),
  ...painted(green, "string regexp number addition"),
  ...painted(gray, "comment doctag meta tag deletion"),
  ...painted(plain, "function emphasis strong link"),
};

function painted(paint: Paint, kinds: string): Record<string, Paint> {
  return Object.fromEntries(kinds.split(" ").map((kind) => [kind, paint]));
}

/** A line break inside a paragraph is only where its author's editor ended the line. */
function joinLines(token: Token): void {
  if (token.type === "text" && !token.tokens) token.text = token.text.replaceAll("\n", " ");
}

type Renderer = NonNullable<ConstructorParameters<typeof Marked>[0]>["renderer"];

/** What is rendered otherwise than by `marked-terminal`; `false` leaves it to that package. */
function fitting(width: number): Renderer {
  return {
    // It colours programs only where a package of its own has seen a terminal.
    code({ text, lang }): string {
      const language = lang || "text";
      return highlight(fitCode(text, width - 2, language), language).replace(/^/gm, "  ") + "\n\n";
    },
    // It would break a command, and mark each colon in a cell of a table that does not fit.
    codespan({ text }): string {
      return cyan(tie(text, width - 8));
    },
    // It prints the text of a list item as it is written, with its asterisks.
    text(token): string | false {
      return "tokens" in token && token.tokens ? this.parser.parseInline(token.tokens) : false;
    },
    // It would write escape codes for links where colour is off.
    link({ href, tokens }): string {
      const text = this.parser.parseInline(tokens);
      return /^https?:/.test(href) && text !== href ? `${text} (${underline(href)})` : text;
    },
    table(token): string | false {
      const cell = ({ tokens }: Tokens.TableCell): string => this.parser.parseInline(tokens);
      const header = token.header.map(cell);
      const rows = token.rows.map((row) => row.map(cell));
      return naturalWidth([header, ...rows]) <= width ? false : stacked(header, rows, width);
    },
  };
}

/** How wide the table would be with every cell on one line: a border and two spaces for each. */
function naturalWidth(rows: readonly string[][]): number {
  const columns = rows[0]!.map((_, n) => Math.max(...rows.map((row) => widthOf(row[n] ?? ""))));
  return columns.reduce((sum, column) => sum + column + 3, 1);
}

/** Each row as a block of `header: cell` lines, without empty cells; a column without header titles it. */
function stacked(header: readonly string[], rows: readonly string[][], width: number): string {
  const line = (cell: string, name = ""): string =>
    wrap(name === "" ? bold(cell) : `${bold(name)}: ${cell}`, width, "", "    ");
  const block = (row: readonly string[]): string =>
    row.flatMap((cell, n) => cell === "" ? [] : [line(cell, header[n])]).join("\n");
  return rows.map(block).join("\n\n") + "\n\n";
}
