import { importLate } from "./import_late.ts";

/**
 * What renders Markdown and programs, loaded when there is something to render: it comes with hundreds of
 * files, and most commands show no text of a lesson.
 */
export function lateMarkdown(): Promise<typeof import("./markdown.ts")> {
  return importLate(import.meta.resolve("./markdown.ts"));
}
