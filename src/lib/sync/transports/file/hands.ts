import type { Bytes } from '#lib/vault/bytes.js';
import { done, failed } from '../outcome.js';
import type { TransportResult } from '../port.js';
import { FILE_ENDING, fileName, parcelHash, TEXT_ENDING } from './file-name.js';
import { toTextForm } from './text-form.js';

/** How a file leaves the browser. */
export type Hands = (parcel: Bytes) => Promise<TransportResult<null>>;

/**
 * Over the share sheet, as `.tzl` where the browser takes that, else as text.
 * Must be called while the browser still remembers the lawyer's click.
 */
export const shareSheet: Hands = async (parcel) => {
	const files = [asFile(parcel), asTextFile(parcel)];
	// Older browsers have no share sheet; the types of the newest know only those that do.
	const canShare = typeof navigator.canShare === 'function';
	const file = canShare ? files.find((one) => navigator.canShare({ files: [one] })) : undefined;
	if (!file) return failed({ kind: 'unsupported' });
	try {
		await navigator.share({ files: [file] });
		return done;
	} catch (error) {
		const closed = error instanceof DOMException && error.name === 'AbortError';
		return failed(closed ? { kind: 'cancelled' } : { kind: 'unsupported' });
	}
};

/** Into the browser's downloads; it does not tell whether the file was kept. */
export const downloads: Hands = (parcel) => {
	const file = asFile(parcel);
	const href = URL.createObjectURL(file);
	const link = Object.assign(document.createElement('a'), { href, download: file.name });
	document.body.append(link);
	link.click();
	link.remove();
	// Some browsers read the address a little after the click.
	setTimeout(() => URL.revokeObjectURL(href), 60_000);
	return Promise.resolve(done);
};

const asFile = (parcel: Bytes): File =>
	new File([parcel], fileName(parcelHash(parcel), FILE_ENDING), { type: 'application/octet-stream' });

const asTextFile = (parcel: Bytes): File =>
	new File([toTextForm(parcel)], fileName(parcelHash(parcel), TEXT_ENDING), { type: 'text/plain' });
