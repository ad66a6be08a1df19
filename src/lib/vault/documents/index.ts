/** Copies of the client's documents: sealed pages beside the journal (Standard 1.5, 1.11). See docs/format.md. */
export { Copies, type PageIn } from './copies.js';
export type { PageType } from './cover.js';
export type { Holdings } from './holdings.js';
export { IdbCopyStore } from './idb.js';
