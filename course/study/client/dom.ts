/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Elements in a few words.
 *
 * @module
 */

type Child = Node | string;

/** What to set on an element: attributes, and listeners as `on…`. */
export type Properties = Readonly<
  Record<string, string | number | boolean | ((event: Event) => void) | undefined>
>;

/** Makes an HTML element. Text stays text, whatever is in it. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), properties, children);
}

/** Makes an SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

/** The element with this id. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  return must<E>(document, `#${id}`);
}

/** The first element of a selector, which has to be there. */
export function must<E extends Element = HTMLElement>(within: ParentNode, selector: string): E {
  const element = within.querySelector<E>(selector);
  if (element === null) throw new Error(`The page has no ${selector}`);
  return element;
}

function fill<E extends Element>(
  element: E,
  properties: Properties,
  children: readonly Child[],
): E {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}
