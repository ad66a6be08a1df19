import { m } from '#lib/i18n/index.svelte.js';
import { session } from '#lib/session/session.svelte.js';

/** Where pages are, in words: on this device, and on which others as they said last. */
export function placesOf(blobs: readonly string[]): string {
	const { documents, register } = session;
	const whole = blobs.filter((blob) => documents.here(blob) === 'whole').length;
	const holders = (register?.devices ?? []).filter(({ device }) =>
		blobs.every((blob) => documents.elsewhere(blob).includes(device))
	);
	const place = whole === 0 ? m.doc_here_not() : whole < blobs.length ? m.doc_here_part() : m.doc_here();
	if (holders.length > 0) return `${place}, ${m.doc_also({ devices: holders.map(({ name }) => name).join(', ') })}`;
	if (whole === blobs.length) return m.doc_only_here();
	const lost = blobs.some((blob) => documents.here(blob) !== 'whole' && documents.elsewhere(blob).length === 0);
	return documents.ready && lost ? m.doc_nowhere() : place;
}
