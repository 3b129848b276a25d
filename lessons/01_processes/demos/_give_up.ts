// A program that the demo `exit` runs: it ends with a text in place of a number.
import { exit } from "interleave/system";

exit("no flour left");
