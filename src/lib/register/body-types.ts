import * as v from 'valibot';
import { MAX_TEXT } from './fields.js';
import { plain } from './same.js';

/** The types that the bodies of records are made of, as `docs/format.md` names them. */
export const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
export const reason = v.pipe(
	text,
	v.check((one) => one.trim() !== '')
);
export const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)));
export const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}\.[1-9]\d{0,15}$/));
export const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/));
export const year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2200));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(plain));
/** Base64 with padding, of a signature or a certificate. */
export const base64 = v.pipe(v.string(), v.maxLength(2_000_000), v.base64());
