/**
 * Something that happened: who, what, when. One line of JSON in the file of a recording.
 *
 * A lane is one bar of the chart: a process, or a thread of it. `start` and `end` bound its life,
 * `begin` and `finish` a span inside it, `mark` is an instant. `send` and `receive` are the two ends of a
 * message.
 */
export interface TimelineEvent {
  /** Milliseconds since 1970, with fractions; one clock for all processes of the machine. */
  readonly at: number;
  /** The process, as the system numbers it. */
  readonly pid: number;
  /** The name of the process or thread; `"main"` where nobody gave one. */
  readonly lane: string;
  /** What kind of event it is. */
  readonly kind: "start" | "end" | "mark" | "begin" | "finish" | "send" | "receive";
  /** What happened; for `end` how: `"exit code 3"`, `"SIGKILL"`; for `send` what; for `receive` nothing. */
  readonly text: string;
  /** For `end`: the exit code, or −n after signal n. */
  readonly code?: number;
  /**
   * For `begin` and `finish`: which two belong together, as spans of async code may cross. For `send` and
   * `receive`: which message of its channel it is.
   */
  readonly id?: number;
  /**
   * For `begin` and `finish` of the holding of a lock: which one, as another lane may end it. Negative for
   * a lock between the threads of one process.
   */
  readonly lock?: number;
  /** For `send` and `receive`: the queue, or the direction of a pipe; the same number in all processes. */
  readonly channel?: number;
}
