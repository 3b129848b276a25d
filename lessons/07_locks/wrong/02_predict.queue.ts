export const possible = {
  "abcd": false,
  "abdc": true,
  "acbd": false,
  "acdb": false,
  "adbc": true,
  "adcb": false,
  "badc": false,
};
