export const possible = { "0 0": false, "0 1": true, "1 0": true, "1 1": false };
