export const possible = {
  "abcd": true,
  "abdc": true,
  "acbd": true,
  "acdb": true,
  "adbc": true,
  "adcb": true,
  "badc": false,
};
