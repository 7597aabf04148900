/** One waiting job an article and purpose. */
export const publishKey = (id: number) => `article:${id}:publish`;
export const takeDownKey = (id: number) => `article:${id}:take-down`;
