let folder: string | undefined;

/** Where temporary files lie: `$TMPDIR` or `/tmp`, as for `Deno.makeTempDir()`. */
export function temporaryFolder(): string {
  return folder ??= findTemporaryFolder();
}

function findTemporaryFolder(): string {
  const fallback = "/tmp";
  try {
    const names = Deno.build.os === "windows" ? ["TEMP", "TMP"] : ["TMPDIR"];
    return names.map((name) => Deno.env.get(name)).find((value) => value) ?? fallback;
  } catch {
    return fallback;
  }
}
