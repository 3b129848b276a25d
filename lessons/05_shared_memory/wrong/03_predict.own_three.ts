export const possible = { "1": false, "2": false, "3": true, "4": true, "5": true, "6": true };
