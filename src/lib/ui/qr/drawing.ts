import encodeQR from 'qr';

/** A QR code as an SVG path over a square of `side` modules, quiet zone of four modules and all. */
export interface QrDrawing {
	side: number;
	path: string;
}

export function drawQr(text: string): QrDrawing {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
	const path = rows.flatMap((row, y) =>
		row.flatMap((dark, x) => {
			// One stroke for each stretch of dark modules.
			if (!dark || row[x - 1] === true) return [];
			const end = row.indexOf(false, x);
			return [`M${String(x)} ${String(y)}h${String((end === -1 ? row.length : end) - x)}v1H${String(x)}z`];
		})
	);
	return { side: rows.length, path: path.join('') };
}
