/** Which way something leans: 1 for, -1 against. */
export type Sign = 1 | -1;
