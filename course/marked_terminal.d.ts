/** Types of what we use of `marked-terminal`. */
import type { MarkedExtension } from "marked";

type Paint = (text: string) => string;

/** How each part is painted; every one is given, so that the package's own colours are never used. */
export interface TerminalStyle {
  code: Paint;
  blockquote: Paint;
  html: Paint;
  heading: Paint;
  firstHeading: Paint;
  hr: Paint;
  listitem: Paint;
  table: Paint;
  paragraph: Paint;
  strong: Paint;
  em: Paint;
  codespan: Paint;
  del: Paint;
  link: Paint;
  href: Paint;
  emoji: boolean;
  showSectionPrefix: boolean;
  tab: number;
  width: number;
  tableOptions: { style: { head: string[]; border: string[] } };
}

export function markedTerminal(style: TerminalStyle): MarkedExtension;
