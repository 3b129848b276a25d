export const possible = { "1": false, "2": false, "3": false, "4": false, "5": false, "6": true };
