/**
 * The C library is opened once and for all, here, so that the sanitizer of resources takes no test for
 * one that has forgotten to close it.
 *
 * @module
 */

import { getPriority } from "interleave/system";

getPriority();
