/** The open file: all records in clear, with what proves them. See docs/export.md. */
export { makeOpenFile, type MadeOpenFile } from './making.js';
export { isOpenFile, readOpenFile } from './reading.js';
