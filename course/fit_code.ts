/** Breaks the lines of a program that are too long, so that it stays a program. */
import { widthOf, wrap } from "./text.ts";

/** What a line of nothing but a comment begins with. */
const COMMENT = /^ *(?:\/\/|\*|#) +/;

/** Code, and a comment at the end of its line. */
const TRAILING = /^( *)([^ ].*?) +((?:\/\/|#) .*)$/;

/**
 * A program in lines of at most `width` columns.
 *
 * A long comment goes on as a comment, one at the end of a line moves above it, and a long command
 * of a shell ends in `\` where it goes on, if its words fit. Other code goes on further in.
 *
 * @param language As it stands behind the three backticks.
 */
export function fitCode(code: string, width: number, language = "ts"): string {
  return code.split("\n").map((line) => fitLine(line, width, language)).join("\n");
}

function fitLine(line: string, width: number, language: string): string {
  if (widthOf(line) <= width || language === "text") return line;
  const indent = line.match(/^ */)![0];
  const comment = line.match(COMMENT)?.[0];
  if (comment) return wrap(line.slice(comment.length), width, comment, comment);

  const [, , before, after] = line.match(TRAILING) ?? [];
  if (before && after) {
    return [after, before].map((part) => fitLine(indent + part, width, language)).join("\n");
  }
  const text = line.slice(indent.length);
  const doc = text.match(/^\/\*\* (.*) \*\/$/)?.[1];
  if (doc) {
    const lines = wrap(doc, width - indent.length - 3).split("\n");
    return ["/**", ...lines.map((each) => ` * ${each}`), " */"].map((each) => indent + each).join(
      "\n",
    );
  }
  const room = width - indent.length - 4;
  if (language === "sh" && text.split(" ").every((word) => widthOf(word) <= room)) {
    return wrap(text, width - 2, indent, `${indent}  `).replaceAll("\n", " \\\n");
  }
  return wrap(text, width, indent, `${indent}    `);
}
