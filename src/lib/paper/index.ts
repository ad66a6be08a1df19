/**
 * The official form on paper: pure layout of rows into columns, and a PDF of it.
 * `layoutForm` says what is printed, `makePdf` draws it; a page starts both in a
 * worker with `startPrinting`, and imports `form.ts` and `printing.ts` themselves,
 * so that jsPDF is in the worker only.
 */
export { layoutForm, rowsOf, type Form, type FormRow, type MissingLetters } from './form.js';
export type { FontBytes } from './fonts.js';
export type { FormLanguage, FormOptions, FormScope } from './options.js';
export { makePdf, type OnProgress, type PdfError, type PdfResult } from './pdf.js';
export { PRINTED_FIELDS, type PrintedField } from './printed-row.js';
export type { CellText, Paragraph, Run } from './runs.js';
