export const possible = {
  "a b 2 3": true,
  "b a 2 3": false,
  "a 2 b 3": true,
  "b 2 a 3": false,
  "a 2 3 b": false,
  "2 a b 3": false,
};
