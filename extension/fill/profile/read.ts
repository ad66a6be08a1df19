import * as v from 'valibot';
import { MAX_PROFILE, PROFILE_VERSION, profileSchema, type Profile } from './schema.js';

export type ProfileRead =
	| { ok: true; value: Profile }
	| { ok: false; error: { kind: 'too-long' | 'not-json' | 'not-ours' | 'newer' | 'forbidden-key' } }
	/** `path` is where in the profile, such as `forms.0.fields.2.target`; never a value. */
	| { ok: false; error: { kind: 'malformed'; path: string } };

/** Keys that could reach an object's prototype; no profile has a use for them. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a profile as exported, or as somebody wrote it. Unknown keys are refused. */
export function readProfile(json: string): ProfileRead {
	if (json.length > MAX_PROFILE) return { ok: false, error: { kind: 'too-long' } };
	let data: unknown;
	try {
		data = JSON.parse(json);
	} catch {
		return { ok: false, error: { kind: 'not-json' } };
	}
	return checkProfile(data);
}

/** The same for data that has been parsed, such as what storage gives back. */
export function checkProfile(data: unknown): ProfileRead {
	if (hasForbiddenKey(data)) return { ok: false, error: { kind: 'forbidden-key' } };
	if (data === null || typeof data !== 'object' || !('tizilim' in data) || data.tizilim !== 'portal-profile') {
		return { ok: false, error: { kind: 'not-ours' } };
	}
	if ('version' in data && typeof data.version === 'number' && data.version > PROFILE_VERSION) {
		return { ok: false, error: { kind: 'newer' } };
	}
	const read = v.safeParse(profileSchema, data);
	if (read.success) return { ok: true, value: read.output };
	return { ok: false, error: { kind: 'malformed', path: v.getDotPath(read.issues[0]) ?? '' } };
}

/** A profile as text for a file; `readProfile` reads it back to the same. */
export const exportProfile = (profile: Profile): string => JSON.stringify(profile, null, '\t') + '\n';

function hasForbiddenKey(data: unknown): boolean {
	const waiting: unknown[] = [data];
	while (waiting.length > 0) {
		const one = waiting.pop();
		if (one === null || typeof one !== 'object') continue;
		for (const [key, value] of Object.entries(one)) {
			if (FORBIDDEN.has(key)) return true;
			waiting.push(value);
		}
	}
	return false;
}
