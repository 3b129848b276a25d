/**
 * The schedule that `deno task check … --replay` asks for: a token. Read once, before anybody's answer
 * is loaded, who could set the variable as well.
 */
export const askedSchedule: string | undefined = Deno.env.get("INTERLEAVE_REPLAY") || undefined;
