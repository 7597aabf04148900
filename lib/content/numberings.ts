/** Kinds of numbers of an ordered list: its type in a document, and the class that shows it on a page. */
export const numberings = [
  ["一、", "number-han"],
  ["（一）", "number-han-brackets"],
  ["a", "number-letters"],
  ["A", "number-capitals"],
  ["i", "number-roman"],
  ["I", "number-roman-capitals"],
] as const;
