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
	readonly #names = new Map<string, string>();
	/** Statements by somebody who is not known (yet). */
	#waiting: (RecordOf<'device-added'> | RecordOf<'device-revoked'>)[] = [];
	readonly #refused = new Set<RecordId>();
	#rootKey: Bytes | null = null;

	constructor(readonly vault: Bytes) {}

	/** Records of admission or revocation whose signature does not hold, or whose signer is not known; the fold must not apply them. */
	get distrusted(): ReadonlySet<RecordId> {
		return new Set([...this.#refused, ...this.#waiting.map(recordId)]);
	}

	/** Those of them whose signature does not hold, whatever comes. */
	get refused(): ReadonlySet<RecordId> {
		return new Set(this.#refused);
	}

	/** Those of them whose signer is not known yet: who signed them may still come. */
	get waiting(): ReadonlySet<RecordId> {
		return new Set(this.#waiting.map(recordId));
	}

	/** A membership that knows the same devices and learns for itself: for trying what a run says of itself. */
	aside(): Membership {
		const other = new Membership(this.vault);
		other.adopt(this);
		return other;
	}

	/** The Ed25519 key of a device, or null for one that nobody admitted. */
	keyOf = (device: string): Bytes | null => this.#keys.get(device) ?? null;

	/** The root's Ed25519 key, or null where no `vault-created` of this vault has been read. */
	get rootKey(): Bytes | null {
		return this.#rootKey;
	}

	/** This device knows its own key without being told. */
	trust(device: string, key: Bytes): void {
		this.#keys.set(device, key);
	}

	/** Takes over whom another membership of the same vault knows; true when somebody among them was new. */
	adopt(other: Membership): boolean {
		const before = this.#keys.size + (this.#rootKey ? 1 : 0);
		this.#rootKey ??= other.#rootKey;
		for (const [device, key] of other.#keys) this.#keys.set(device, key);
		for (const [device, name] of other.#names) this.#names.set(device, name);
		return this.#keys.size + (this.#rootKey ? 1 : 0) > before;
	}

	/** The name that a device was given when it was admitted; empty where none is known. */
	nameOf(device: string): string {
		return this.#names.get(device) ?? '';
	}

	/** Learns from accepted records, in any order and any number of times. */
	async learn(records: Iterable<RegisterRecord>): Promise<void> {
		for (const record of records) {
			if (record.kind === 'vault-created') this.#learnRoot(record);
			else if (record.kind === 'device-added' || record.kind === 'device-revoked') this.#waiting.push(record);
		}
		await this.#weighWaiting();
	}

	#learnRoot(record: RecordOf<'vault-created'>): void {
		const key = fixed(record.body.rootKey, 32);
		if (equalBytes(vaultIdOf(key), this.vault)) this.#rootKey = key;
		else this.#refused.add(recordId(record));
	}

	/** Admissions vouch for each other, so it goes round until nothing new is learned. */
	async #weighWaiting(): Promise<void> {
		let learned = true;
		while (learned) {
			learned = false;
			const statements = this.#waiting;
			this.#waiting = [];
			for (const record of statements) {
				const voucher = this.#voucherKey(record.body.by);
				if (!voucher) this.#waiting.push(record);
				else if (record.kind === 'device-revoked') await this.#weighRevoked(record, voucher);
				else if (await this.#admits(record.body, voucher)) {
					this.#keys.set(record.body.device, fixed(record.body.signKey, 32));
					this.#names.set(record.body.device, record.body.name);
					learned = true;
				} else this.#refused.add(recordId(record));
			}
		}
	}

	async #admits(body: Added, voucher: Bytes): Promise<boolean> {
		const named = toHex(deviceIdOf(this.vault, fixed(body.signKey, 32))) === body.device;
		return named && (await verify(voucher, addedStatement(this.vault, body), fixed(body.signature, 64)));
	}

	async #weighRevoked(record: RecordOf<'device-revoked'>, voucher: Bytes): Promise<void> {
		const holds = await verify(voucher, revokedStatement(this.vault, record.body), fixed(record.body.signature, 64));
		if (!holds) this.#refused.add(recordId(record));
	}

	#voucherKey(by: string): Bytes | null {
		return by === 'root' ? this.#rootKey : this.keyOf(by);
	}
}
