import type { RecordBodies } from '#lib/register/index.js';

/** A page of a copy as a record names it. */
export type Page = RecordBodies['document-copy']['pages'][number];

/** A file of the lawyer's, read into memory and fit to be a page; nothing of it is written anywhere yet. */
export interface PageFile {
	type: Page['type'];
	bytes: Uint8Array<ArrayBuffer>;
	thumbnail: Uint8Array<ArrayBuffer> | null;
	width?: number;
	height?: number;
}

/** Turned clockwise by quarters, then cut: shares of the turned picture, 0 to 1. */
export interface Edit {
	quarters: number;
	left: number;
	top: number;
	right: number;
	bottom: number;
}
export const NO_EDIT: Edit = { quarters: 0, left: 0, top: 0, right: 1, bottom: 1 };

const KEPT = ['image/jpeg', 'image/png', 'image/webp'] as const;
/** The longer side of a small picture, in pixels. */
const SMALL = 240;
export const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a picture or a PDF as it is; a picture of another kind that the browser knows becomes JPEG. Null for anything else. */
export async function readPage(file: Blob): Promise<PageFile | null> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	if (String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-')
		return { type: 'application/pdf', bytes, thumbnail: null };
	const picture = await decoded(new Blob([bytes], { type: file.type }));
	if (!picture) return null;
	try {
		const { width, height } = picture;
		const thumbnail = await drawn(picture, NO_EDIT, SMALL, 0.7);
		const type = KEPT.find((one) => one === file.type);
		if (type) return { type, bytes, thumbnail, width, height };
		return { type: 'image/jpeg', bytes: await drawn(picture, NO_EDIT, Infinity, 0.92), thumbnail, width, height };
	} finally {
		picture.close();
	}
}

/** The picture turned, cut and at most so large, as a new JPEG: what the camera wrote beside it (place, time) is not in it. */
export async function edited(
	page: Pick<PageFile, 'bytes' | 'type'>,
	edit: Edit,
	most = Infinity
): Promise<PageFile | null> {
	const picture = await decoded(new Blob([page.bytes], { type: page.type }));
	if (!picture) return null;
	const bytes = await drawn(picture, edit, most, 0.92);
	picture.close();
	return readPage(new Blob([bytes], { type: 'image/jpeg' }));
}

async function decoded(file: Blob): Promise<ImageBitmap | null> {
	try {
		return await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch {
		return null;
	}
}

/** Drawn beside the page where the browser can, so that nothing is shown before it is wanted. */
async function drawn(
	picture: ImageBitmap,
	edit: Edit,
	most: number,
	quality: number
): Promise<Uint8Array<ArrayBuffer>> {
	const lying = edit.quarters % 2 !== 0;
	const [whole, high] = lying ? [picture.height, picture.width] : [picture.width, picture.height];
	const cut = { width: (edit.right - edit.left) * whole, height: (edit.bottom - edit.top) * high };
	const scale = Math.min(1, most / Math.max(cut.width, cut.height));
	const [width, height] = [cut.width, cut.height].map((side) => Math.max(1, Math.round(side * scale))) as [
		number,
		number
	];
	const canvas = new OffscreenCanvas(width, height);
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('A canvas without a context.');
	// JPEG knows no transparency: what lies behind a picture is paper.
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, width, height);
	pen.scale(scale, scale);
	pen.translate(-edit.left * whole, -edit.top * high);
	pen.translate(whole / 2, high / 2);
	pen.rotate((edit.quarters * Math.PI) / 2);
	pen.drawImage(picture, -picture.width / 2, -picture.height / 2);
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	return new Uint8Array(await blob.arrayBuffer());
}
