import { isWait } from "../../../lib/timeline/is_wait.ts";

/** What a timeline is drawn with. */
export interface TimelineColors {
  readonly ink: string;
  readonly quiet: string;
  readonly life: string;
  readonly bad: string;
  readonly message: string;
  readonly onSpan: string;
  /** Waiting and holding look the same everywhere; the rest is told apart by its words. */
  ofSpan(text: string): string;
}

/** The colours of the style sheet as they are now. */
export function timelineColors(canvas: HTMLCanvasElement): TimelineColors {
  const style = getComputedStyle(canvas);
  // `light-dark()` is resolved in a property that is a colour, and in no other.
  const get = (name: string): string => {
    canvas.style.caretColor = `var(--${name})`;
    return style.caretColor;
  };
  const waits = get("waits"), holds = get("holds");
  const spans = ["span-1", "span-2", "span-3", "span-4"].map(get);
  /** There are many spans, and few texts. */
  const known = new Map<string, string>();
  const pick = (text: string): string => {
    if (isWait(text)) return waits;
    if (/^holds?\b/i.test(text)) return holds;
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) >>> 0;
    return spans[sum % spans.length]!;
  };
  return {
    ink: get("ink"),
    quiet: get("quiet"),
    life: get("life"),
    bad: get("bad"),
    message: get("message"),
    onSpan: get("on-span"),
    ofSpan(text): string {
      let color = known.get(text);
      if (color === undefined) known.set(text, color = pick(text));
      return color;
    },
  };
}
