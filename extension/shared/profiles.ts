import { checkProfile, type Profile } from '../fill/index.js';
import type { Area } from './area.js';
import { KEYS } from './stored.js';

/** Profiles and taught maps, as kept on disk. One of each source for an origin and a name. */
export async function readProfiles(local: Area): Promise<Profile[]> {
	const held = await local.get(KEYS.profiles);
	if (!Array.isArray(held)) return [];
	const read = held.map(checkProfile);
	return read.filter((one) => one.ok).map((one) => one.value);
}

/** Whether two are the same one at different times. */
export const sameProfile = (a: Profile, b: Profile): boolean =>
	a.origin === b.origin && a.source === b.source && (a.source === 'taught' || a.name === b.name);

/** Keeps a profile in the place of the one that it replaces, else at the end. */
export function putProfile(local: Area, profile: Profile, instead: Profile | null = null): Promise<void> {
	return change(local, (held) => {
		const at = held.findIndex((one) => sameProfile(one, instead ?? profile));
		return at === -1 ? [...held, profile] : held.with(at, profile);
	});
}

export function deleteProfile(local: Area, profile: Profile): Promise<void> {
	return change(local, (held) => held.filter((one) => !sameProfile(one, profile)));
}

/** Two pages of the extension may be open: each change reads what the other wrote. */
async function change(local: Area, to: (held: Profile[]) => Profile[]): Promise<void> {
	await navigator.locks.request('profiles', async () => {
		await local.set(KEYS.profiles, to(await readProfiles(local)));
	});
}
