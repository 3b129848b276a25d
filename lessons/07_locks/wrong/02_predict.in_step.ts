export const possible = {
  "abcd": false,
  "abdc": true,
  "acbd": false,
  "acdb": true,
  "adbc": false,
  "adcb": false,
  "badc": false,
};
