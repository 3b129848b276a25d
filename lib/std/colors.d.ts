/** Switches colour on or off for the whole program; off at the start when `NO_COLOR` is set. */
export function setColorEnabled(value: boolean): void;

/** Whether the functions below add colour. */
export function getColorEnabled(): boolean;

/** The text without its escape sequences. */
export function stripAnsiCode(string: string): string;

/** Ends every style. */
export function reset(str: string): string;
/** In bold. */
export function bold(str: string): string;
/** Fainter. */
export function dim(str: string): string;
/** In italics. */
export function italic(str: string): string;
/** Underlined. */
export function underline(str: string): string;
/** With the two colours exchanged. */
export function inverse(str: string): string;
/** Struck through. */
export function strikethrough(str: string): string;

/** In black. */
export function black(str: string): string;
/** In red. */
export function red(str: string): string;
/** In green. */
export function green(str: string): string;
/** In yellow. */
export function yellow(str: string): string;
/** In blue. */
export function blue(str: string): string;
/** In magenta. */
export function magenta(str: string): string;
/** In cyan. */
export function cyan(str: string): string;
/** In white. */
export function white(str: string): string;
/** In gray. */
export function gray(str: string): string;
