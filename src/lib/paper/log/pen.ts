import type { jsPDF } from 'jspdf';
import { measureIn, setType } from '../drawing.js';
import { baseline, lineHeight } from '../geometry.js';
import { breakLines } from '../lines.js';
import { plain } from '../runs.js';

/** Thickness of rules, millimetres. */
export const RULE = 0.15;

/** Where on a page may be drawn, millimetres. */
export interface Area {
	left: number;
	width: number;
	top: number;
	bottom: number;
}

/** Lines of a plain text at a size and width. */
export function linesOf(doc: jsPDF, text: string, points: number, bold: boolean, width: number): string[] {
	const measure = measureIn(doc, bold ? 'bold' : 'normal', points);
	return breakLines([[plain(text)]], width, measure).map((line) => line.map((one) => one.text).join(''));
}

/** Where the next thing is drawn; goes on to a new page where there is no room. */
export class Pen {
	y: number;
	constructor(
		readonly doc: jsPDF,
		readonly area: Area,
		readonly turned: boolean
	) {
		this.y = area.top;
	}
	/** Makes room for so many millimetres. */
	room(height: number): void {
		if (this.y + height <= this.area.bottom || this.y === this.area.top) return;
		this.doc.addPage('a4', this.turned ? 'landscape' : 'portrait');
		this.y = this.area.top;
	}
	/** Writes lines one under the other, each on a page that has room for it. */
	write(
		lines: readonly string[],
		points: number,
		bold: boolean,
		align: 'left' | 'center' | 'right',
		area = this.area
	): void {
		for (const line of lines) {
			this.room(lineHeight(points));
			setType(this.doc, bold ? 'bold' : 'normal', points);
			const x = align === 'left' ? area.left : align === 'center' ? area.left + area.width / 2 : area.left + area.width;
			this.doc.text(line, x, this.y + baseline(points), { align });
			this.y += lineHeight(points);
		}
	}
	rule(from: number, to: number): void {
		this.doc.setLineWidth(RULE);
		this.doc.setDrawColor(0);
		this.doc.line(from, this.y, to, this.y);
	}
}
