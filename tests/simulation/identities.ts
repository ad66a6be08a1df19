import { readFileSync } from 'node:fs';
import './remembered-crypto.js';
import {
	deviceIdOf,
	initialise,
	SealKeys,
	signerOf,
	toHex,
	utf8,
	vaultDocumentOf,
	vaultIdOf,
	type Bytes,
	type Signer
} from '#lib/vault/index.js';
import { sha256 } from '#lib/vault/bytes.js';

/** One vault, its root, its devices and its epochs: the same in every case, so that a seed is enough to replay one. */
const seed = (name: string): Bytes => sha256(utf8(`simulated ${name}`));

export interface Identity {
	device: string;
	signer: Signer;
}

await initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm'));

export const root = await signerOf(seed('root'));
export const vault = vaultIdOf(root.publicKey);
export const vaultDocument = vaultDocumentOf(vault);
export const epochKeys: readonly Bytes[] = ['epoch 0', 'epoch 1', 'epoch 2', 'epoch 3'].map(seed);
/** A key that no device of the vault ever gets. */
export const strangeEpochKey = seed('strange epoch');

/** Id of a volume's document. */
export const documentOf = (name: string): string => toHex(seed(`document ${name}`).slice(0, 16));
export const hexOf = (name: string, bytes: number): string => toHex(seed(name).slice(0, bytes));

const identities: Identity[] = [];

/** The identity of the device that joins as number `index`. */
export async function identityAt(index: number): Promise<Identity> {
	for (let next = identities.length; next <= index; next += 1) {
		const signer = await signerOf(seed(`device ${next}`));
		identities.push({ device: toHex(deviceIdOf(vault, signer.publicKey)), signer });
	}
	const found = identities[index];
	if (!found) throw new Error('No such identity.');
	return found;
}

const everyKey = new SealKeys();
for (const key of [...epochKeys, strangeEpochKey]) everyKey.add(key);

/** A machine's keys: those of its epochs only, but each is derived once for all machines. */
export class SharedSealKeys extends SealKeys {
	readonly #epochs = new Set<string>();

	override add(key: Bytes): string {
		const epoch = super.add(key);
		this.#epochs.add(epoch);
		return epoch;
	}

	override key(...asked: Parameters<SealKeys['key']>): Promise<CryptoKey> | null {
		return this.#epochs.has(asked[1]) ? everyKey.key(...asked) : null;
	}
}
