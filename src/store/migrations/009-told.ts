/**
 * What hooks were told of, as far as the next process has to know it: texts by subject, which hold nothing that people wrote. `until`: after that it makes no
 * difference any more.
 */
export const TOLD = `
  CREATE TABLE told (subject TEXT NOT NULL PRIMARY KEY, note TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;
