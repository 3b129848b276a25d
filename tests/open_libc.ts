/**
 * The C library stays open for good; opened here, so that the sanitizer of resources takes no test for
 * one that has forgotten to close it.
 *
 * @module
 */

import { hasLibc, libc } from "../lib/system/libc.ts";

if (hasLibc()) Object.values(libc("run the tests"));
