import { jsPDF } from 'jspdf';
import { useFonts, type FontBytes } from '../fonts.js';
import type { OnProgress, PdfResult } from '../pdf.js';
import { drawFlow } from './draw.js';
import { drawGridSheet, gridHeadings } from './grid.js';
import type { Sheets } from './sheets.js';

/** Makes the PDF of papers around a log, A4. The same sheets, fonts and day give the same bytes. */
export function makeSheetsPdf(sheets: Sheets, fonts: FontBytes, onProgress: OnProgress = () => undefined): PdfResult {
	const [first] = sheets.parts;
	if (first === undefined) return { ok: false, error: { kind: 'no-rows' } };
	const turned = (part: typeof first) => part.kind === 'grid' || part.turned;
	const doc = new jsPDF({
		orientation: turned(first) ? 'landscape' : 'portrait',
		format: 'a4',
		unit: 'mm',
		compress: true,
		putOnlyUsedFonts: true
	});
	if (!useFonts(doc, fonts)) return { ok: false, error: { kind: 'fonts' } };
	doc.setProperties({ title: sheets.documentTitle, creator: 'Tizilim' });
	doc.setLanguage(sheets.language);
	doc.setCreationDate(new Date(`${sheets.made}T00:00:00Z`));
	doc.setFileId('0'.repeat(32));
	doc.viewerPreferences({ DisplayDocTitle: true });
	const all = sheets.parts.reduce((sum, part) => sum + (part.kind === 'grid' ? part.sheets : 1), 0);
	let drawn = 0;
	for (const [at, part] of sheets.parts.entries()) {
		const fresh = () => doc.addPage('a4', turned(part) ? 'landscape' : 'portrait');
		if (part.kind === 'flow') {
			if (at > 0) fresh();
			drawFlow(doc, part);
			drawn += 1;
		} else {
			const headings = gridHeadings(doc, part);
			for (let sheet = 1; sheet <= part.sheets; sheet++) {
				if (at > 0 || sheet > 1) fresh();
				drawGridSheet(doc, part, headings, sheet);
				drawn += 1;
				onProgress((drawn / all) * 0.95);
			}
		}
	}
	const bytes = doc.output('arraybuffer');
	onProgress(1);
	return { ok: true, value: bytes };
}
