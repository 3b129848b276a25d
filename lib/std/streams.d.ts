/** Options of `TextLineStream`. */
export interface TextLineStreamOptions {
  /** Whether a lone `\r` ends a line too. @default {false} */
  allowCR?: boolean;
}

/** Cuts text into lines, without their line ends. */
export class TextLineStream extends TransformStream<string, string> {
  constructor(options?: TextLineStreamOptions);
}
