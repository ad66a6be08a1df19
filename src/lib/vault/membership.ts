import { recordId, type RecordId, type RecordOf, type RegisterRecord } from '#lib/register/index.js';
import canonicalize from 'canonicalize';
import { equalBytes, fixed, toHex, utf8, type Bytes } from './bytes.js';
import { deviceIdOf, vaultIdOf, verify, type Signer } from './crypto.js';

type Added = RecordOf<'device-added'>['body'];
type Revoked = RecordOf<'device-revoked'>['body'];

/** What is signed when a device is admitted: canonical JSON, so that any program can check it. */
const addedStatement = (vault: Bytes, { signature: _, ...body }: Added): Bytes =>
	utf8(canonicalize({ statement: 'tizilim-device-added-1', vault: toHex(vault), ...body }) ?? '');
const revokedStatement = (vault: Bytes, { signature: _, ...body }: Revoked): Bytes =>
	utf8(canonicalize({ statement: 'tizilim-device-revoked-1', vault: toHex(vault), ...body }) ?? '');

/** Signs the admission of a device, as the root or as an active device (`by`). */
export async function signAdded(vault: Bytes, body: Omit<Added, 'signature'>, signer: Signer): Promise<Added> {
	const unsigned = { ...body, signature: '' };
	return { ...body, signature: toHex(await signer.sign(addedStatement(vault, unsigned))) };
}

/** Signs the revocation of a device. */
export async function signRevoked(vault: Bytes, body: Omit<Revoked, 'signature'>, signer: Signer): Promise<Revoked> {
	const unsigned = { ...body, signature: '' };
	return { ...body, signature: toHex(await signer.sign(revokedStatement(vault, unsigned))) };
}

/**
 * The devices of a vault, learned from admissions whose signature holds. Knows
 * revoked devices too: whether a record counts is decided in the fold, whether
 * bytes are authentic is decided by keys alone.
 */
export class Membership {
	readonly #keys = new Map<string, Bytes>();
	readonly #waiting: RecordOf<'device-added'>[] = [];
	#rootKey: Bytes | null = null;
	/** Records of admission or revocation whose signature does not hold; the fold must not apply them. */
	readonly distrusted = new Set<RecordId>();

	constructor(readonly vault: Bytes) {}

	/** A membership that knows the same root and nobody yet: for trying what a run says of itself. */
	alone(): Membership {
		const other = new Membership(this.vault);
		other.#rootKey = this.#rootKey;
		return other;
	}

	/** The Ed25519 key of a device, or null for one that nobody admitted. */
	keyOf = (device: string): Bytes | null => this.#keys.get(device) ?? null;

	/** Learns from accepted records, in any order and any number of times. */
	async learn(records: Iterable<RegisterRecord>): Promise<void> {
		for (const record of records) {
			if (record.kind === 'vault-created') this.#learnRoot(record);
			else if (record.kind === 'device-added') this.#waiting.push(record);
			else if (record.kind === 'device-revoked') await this.#checkRevoked(record);
		}
		await this.#admitWaiting();
	}

	#learnRoot(record: RecordOf<'vault-created'>): void {
		const key = fixed(record.body.rootKey, 32);
		if (equalBytes(vaultIdOf(key), this.vault)) this.#rootKey = key;
		else this.distrusted.add(recordId(record));
	}

	/** Admissions vouch for each other, so it goes round until nothing new is learned. */
	async #admitWaiting(): Promise<void> {
		let learned = true;
		while (learned) {
			learned = false;
			for (const record of this.#waiting.splice(0)) {
				const voucher = this.#voucherKey(record.body.by);
				if (!voucher) this.#waiting.push(record);
				else if (await this.#admits(record.body, voucher)) {
					this.#keys.set(record.body.device, fixed(record.body.signKey, 32));
					learned = true;
				} else this.distrusted.add(recordId(record));
			}
		}
	}

	async #admits(body: Added, voucher: Bytes): Promise<boolean> {
		const named = toHex(deviceIdOf(this.vault, fixed(body.signKey, 32))) === body.device;
		return named && (await verify(voucher, addedStatement(this.vault, body), fixed(body.signature, 64)));
	}

	async #checkRevoked(record: RecordOf<'device-revoked'>): Promise<void> {
		const voucher = this.#voucherKey(record.body.by);
		const holds =
			voucher && (await verify(voucher, revokedStatement(this.vault, record.body), fixed(record.body.signature, 64)));
		if (!holds) this.distrusted.add(recordId(record));
	}

	#voucherKey(by: string): Bytes | null {
		return by === 'root' ? this.#rootKey : this.keyOf(by);
	}
}
