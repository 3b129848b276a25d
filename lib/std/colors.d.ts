/** Types of what we use of `@std/fmt/colors`. */
export function getColorEnabled(): boolean;
export function setColorEnabled(value: boolean): void;
export function stripAnsiCode(text: string): string;
export function bold(text: string): string;
export function dim(text: string): string;
export function italic(text: string): string;
export function underline(text: string): string;
export function inverse(text: string): string;
export function strikethrough(text: string): string;
export function red(text: string): string;
export function green(text: string): string;
export function yellow(text: string): string;
export function blue(text: string): string;
export function magenta(text: string): string;
export function cyan(text: string): string;
export function gray(text: string): string;
