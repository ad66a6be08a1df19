/*
 * The sheet: A4 landscape, in millimetres; font sizes in points.
 */
export const PAGE = { width: 297, height: 210 } as const;
export const MARGIN = { top: 10, right: 10, bottom: 15, left: 12 } as const;
/** Of the table: from margin to margin. */
export const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** Columns 1–7; the essence has the most to say. */
export const COLUMN_WIDTHS: readonly number[] = [13, 26, 56, 78, 41, 23, 38];
/** Between the rule of a cell and its text. */
export const PAD = 1.2;
export const SIZES = { title: 12, headLine: 10, mark: 8, body: 8, heading: 6.5, small: 7 } as const;

const MM_PER_POINT = 25.4 / 72;
/** The distance of lines, as jsPDF and autoTable count it. */
const LINE = 1.15;

/** The height of a line of this font size, in millimetres. */
export const lineHeight = (points: number): number => points * LINE * MM_PER_POINT;
/** From the top of a line down to where its letters stand. */
export const baseline = (points: number): number => points * 0.95 * MM_PER_POINT;
/** From where letters stand up to the middle of small ones: where they are struck through. */
export const strikeAt = (points: number): number => points * 0.27 * MM_PER_POINT;
