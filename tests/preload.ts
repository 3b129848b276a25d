/**
 * Opens the C library before the tests: it stays open for good, which the first test that needs it
 * would be told is a leak.
 *
 * @module
 */

import { hasLibc, libc } from "../lib/system/libc.ts";

if (hasLibc()) libc("run the tests");
