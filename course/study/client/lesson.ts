/**
 * The page of a lesson: its demos can be run.
 *
 * @module
 */
import { DemoCard } from "./demo_card.ts";

export { TimelineView } from "./timeline_view.ts"; // for whoever wants to draw another one

for (const card of document.querySelectorAll<HTMLElement>(".demo[data-demo]")) {
  if (card.querySelector(".run") !== null) new DemoCard(card);
}
