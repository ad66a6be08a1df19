import { toHex, type Bytes } from './bytes.js';
import { epochIdOf } from './crypto.js';
import type { KeyChange } from './journal/port.js';
import { resealKeyring, type OpenKeyring } from './keyring.js';
import type { VaultParts } from './parts.js';

/** The keyring with another epoch: the last one seals what is new, so one that only opens goes before it. */
export function withEpoch(open: OpenKeyring, key: Bytes, current: boolean): OpenKeyring {
	const id = toHex(epochIdOf(key));
	const others = open.keyring.epochs.filter((one) => toHex(epochIdOf(one)) !== id);
	const [last] = others.slice(-1);
	const epochs = current || !last ? [...others, key] : [...others.slice(0, -1), key, last];
	return { ...open, keyring: { ...open.keyring, epochs } };
}

/** The keyring as it goes to the disk in the place of the one that stands. */
export async function keyChange(parts: VaultParts, keyring: OpenKeyring, seals: readonly Bytes[]): Promise<KeyChange> {
	const { storedKeyring } = parts;
	return { before: storedKeyring, after: await resealKeyring(storedKeyring, keyring), epochs: [...seals] };
}

/** Memory follows: the parts with this keyring. */
export function takeKeyring(parts: VaultParts, keyring: OpenKeyring, stored: Bytes): void {
	parts.keyring = keyring;
	parts.storedKeyring = stored;
	for (const key of keyring.keyring.epochs) parts.epoch = parts.keys.add(key);
}
