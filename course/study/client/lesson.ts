/**
 * The page of a lesson: its demos can be run.
 *
 * @module
 */
import { DemoCard } from "./demo_card.ts";

for (const card of document.querySelectorAll<HTMLElement>(".demo[data-demo]")) {
  if (card.querySelector(".run") !== null) new DemoCard(card);
}
