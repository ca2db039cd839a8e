/** How many values aliases and merge keys may add to those written out: far beyond what a schedule needs, far below what fills a memory. */
export const MOST_EXPANDED = 250_000;
