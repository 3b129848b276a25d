export const possible = {
  "a b 2 3": true,
  "b a 2 3": true,
  "a 2 b 3": true,
  "b 2 a 3": true,
  "a 2 3 b": true,
  "2 a b 3": true,
};
