import { fromUtf8, utf8, type Bytes } from '#lib/vault/bytes.js';

/** First line of the text form; a number that is not known is a newer form. */
const HEADING = 'tizilim parcel 0';
const LINE = 76;

/** A parcel as text (base64 in lines): Chromium's share sheet takes text files and refuses unknown ones. */
export function toTextForm(parcel: Bytes): Bytes {
	let binary = '';
	for (const byte of parcel) binary += String.fromCharCode(byte);
	const lines = btoa(binary).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
	return utf8([HEADING, ...lines, ''].join('\n'));
}

/** The parcel in a file that was opened, in either form; what is no text form is taken as it is. Total over any bytes. */
export function fromAnyForm(content: Bytes): Bytes {
	const heading = fromUtf8(content.slice(0, HEADING.length));
	if (heading !== HEADING) return content;
	const text = fromUtf8(content)?.slice(HEADING.length).replace(/\s+/g, '');
	if (text === undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return content;
	return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
