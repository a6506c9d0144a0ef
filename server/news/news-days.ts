/** How long items are kept. */
export const newsDays = 90;
