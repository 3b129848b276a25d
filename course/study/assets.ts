import type { Bundle } from "./bundle.ts";
import type { Assets } from "./layout.ts";

/** What does not change while the server runs: the style sheet and the scripts. */
export interface StaticFiles {
  readonly addresses: Assets;
  /** By version and name. */
  readonly files: ReadonlyMap<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>;
}

const STYLE = new URL("./study.css", import.meta.url);
const known = new WeakMap<Promise<Bundle>, Promise<StaticFiles>>();

/** The files, once the scripts have been bundled. */
export function assetsOf(bundle: Promise<Bundle>): Promise<StaticFiles> {
  let files = known.get(bundle);
  if (files === undefined) known.set(bundle, files = load(bundle));
  return files;
}

async function load(bundle: Promise<Bundle>): Promise<StaticFiles> {
  const [{ hash, files: scripts }, style] = await Promise.all([bundle, Deno.readFile(STYLE)]);
  const digest = await crypto.subtle.digest("SHA-256", style);
  const styleHash = new Uint8Array(digest).toHex().slice(0, 16);
  const type = "text/javascript; charset=utf-8";
  return {
    addresses: {
      style: `/assets/${styleHash}/study.css`,
      script: (name) => `/assets/${hash}/${name}.js`,
    },
    files: new Map([
      ...[...scripts].map(([name, bytes]) => [`${hash}/${name}`, { bytes, type }] as const),
      [`${styleHash}/study.css`, { bytes: style, type: "text/css; charset=utf-8" }],
    ]),
  };
}
