/** The task of `piscina.ts`. */
export default (x) => x * x;
