/** One name or several. */
type Names = string | readonly string[];

/** Options of `parseArgs()`. */
export interface ParseOptions {
  /** Puts what follows `--` into the result's `"--"`, not into `_`. */
  readonly "--"?: boolean;
  /** Other names of a flag: `{ help: "h" }`. */
  readonly alias?: Readonly<Record<string, Names>>;
  /** Flags without a value (`false` if absent), or `true` for all that are written `--name`. */
  readonly boolean?: boolean | Names;
  /** Values of flags that were not given. */
  readonly default?: Readonly<Record<string, unknown>>;
  /** Stops at the first argument that is no flag. */
  readonly stopEarly?: boolean;
  /** Flags whose value stays text; `"_"` for the arguments that are no flags. */
  readonly string?: Names;
  /** Flags that may be given several times; their values come as a list. */
  readonly collect?: Names;
  /** Flags that `--no-name` turns to `false`. */
  readonly negatable?: Names;
  /** Told of each argument that is not declared; `false` leaves it out of the result. */
  readonly unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

/** What `parseArgs()` found, typed after its options. */
export type Args<O extends ParseOptions = ParseOptions> =
  & { [N in Aliased<O, Exclude<Declared<O>, "_">> as N[0]]: ValueOf<O, N[1]> }
  & { _: "_" extends NamesOf<O["string"]> ? string[] : (string | number)[] }
  & (O extends { readonly "--": true } ? { "--": string[] } : unknown)
  & { [name: string]: unknown };

/**
 * Parses command line arguments.
 *
 * Numbers come as numbers unless their flag is declared in `string`.
 */
export function parseArgs<const O extends ParseOptions = ParseOptions>(
  args: string[],
  options?: O,
): Args<O>;

/** The names as a union; `never` for none, for `true` and for names that are not known here. */
type NamesOf<T> = T extends readonly (infer N extends string)[] ? Known<N>
  : T extends string ? Known<T>
  : never;

type Known<N extends string> = string extends N ? never : N;

type Declared<O extends ParseOptions> =
  | NamesOf<O["boolean"]>
  | NamesOf<O["string"]>
  | NamesOf<O["collect"]>
  | Known<keyof Defaults<O> & string>;

type Defaults<O extends ParseOptions> = O["default"] extends Readonly<Record<string, unknown>>
  ? O["default"]
  : Record<never, never>;

/** Pairs of a name as written and the flag that it stands for. */
type Aliased<O extends ParseOptions, N extends string> = N extends unknown
  ? [N | (O["alias"] extends { readonly [K in N]: infer A } ? NamesOf<A> : never), N]
  : never;

type ValueOf<O extends ParseOptions, N extends string> = N extends NamesOf<O["collect"]>
  ? Scalar<O, N>[] | Negated<O, N>
  : N extends NamesOf<O["boolean"]> ? boolean
  : N extends keyof Defaults<O> ? Scalar<O, N> | Widened<Defaults<O>[N]> | Negated<O, N>
  : Scalar<O, N> | undefined | Negated<O, N>;

type Scalar<O extends ParseOptions, N extends string> = N extends NamesOf<O["string"]> ? string
  : N extends NamesOf<O["boolean"]> ? boolean
  : unknown;

type Negated<O extends ParseOptions, N extends string> = N extends NamesOf<O["negatable"]> ? false
  : never;

type Widened<T> = T extends string ? string : T extends number ? number : T;

export {};
