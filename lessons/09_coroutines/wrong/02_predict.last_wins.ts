export const possible = {
  "2": true,
  "3": true,
  "4": true,
  "5": false,
  "6": false,
  "7": false,
  "9": false,
};
