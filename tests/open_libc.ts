/**
 * The C library stays open for good; opened here, so that the sanitizer of resources takes no test for
 * one that has forgotten to close it.
 *
 * @module
 */

import { bindLibc } from "../lib/system/libc.ts";

bindLibc();
