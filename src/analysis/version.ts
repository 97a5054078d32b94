/** The version of the program that made a result; the same as package.json's, which a test checks. */
export const version = "0.1.0";
