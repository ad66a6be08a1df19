import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { recordText, type RecordBodies, type RecordKind, type RegisterRecord } from '#lib/register/index.js';
import { concat, randomBytes, sha256, toHex, utf8, type Bytes } from '#lib/vault/bytes.js';
import { agreePublicKey, deviceIdOf, signerOf, vaultDocumentOf, vaultIdOf, type Signer } from '#lib/vault/crypto.js';
import {
	appendRecord,
	applyChanges,
	emptyDocument,
	initialise,
	newActor,
	saveDocument,
	type Document
} from '#lib/vault/document.js';
import { firstLink, nextLink, signLink } from '#lib/vault/log.js';
import { signAdded } from '#lib/vault/membership.js';
import { RUN_VERSION, sealRun } from '#lib/vault/run.js';
import { SealKeys } from '#lib/vault/seal-keys.js';

/** Vaults for the tests of the format: keys from names, logs of any records, runs of any stretch. */

export const setUpAutomerge = (): Promise<void> =>
	initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm'));

/** A seed that is the same in every run of a test. */
export const seedOf = (name: string): Bytes => sha256(utf8(`test seed of ${name}`));

/** Bytes over a buffer of their own, as the vault takes them. */
export const anyBytes = (most = 2000): fc.Arbitrary<Bytes> =>
	fc.uint8Array({ maxLength: most }).map((bytes) => new Uint8Array(bytes));

/** The same bytes with one bit turned. */
export function flipped(bytes: Bytes, at: number, bit = 1): Bytes {
	const altered = new Uint8Array(bytes);
	altered[at] = (altered[at] ?? 0) ^ bit;
	return altered;
}

export const hexOf = (bytes: number, digit = 'a'): string => digit.repeat(bytes * 2);

const CLOCK = { at: '2026-10-14T10:31:00.000+05:00', day: '2026-10-14' };

/** What a test says of a record besides its body. */
export interface More {
	row?: string;
	base?: string[];
	at?: string;
	day?: string;
}

/** A record with what is the same in every test. */
export const recordOf = <K extends RecordKind>(
	kind: K,
	device: string,
	n: number,
	body: RecordBodies[K],
	more: More = {}
): RegisterRecord => ({ v: 0, kind, device, n, ...CLOCK, base: [], body, ...more }) as unknown as RegisterRecord;

/** One change of a log with its link. */
export interface Written {
	n: number;
	document: string;
	change: Bytes;
	hash: string;
	previous: Bytes;
	link: Bytes;
	text: string;
}

/** A device that writes a log, as the app's own does. */
export class TestDevice {
	readonly written: Written[] = [];
	readonly #documents = new Map<string, Document>();
	readonly #actor: string;

	private constructor(
		readonly vault: Bytes,
		readonly id: string,
		readonly signer: Signer,
		readonly agreeSeed: Bytes
	) {
		this.#actor = newActor(id);
	}

	static async of(vault: Bytes, name: string): Promise<TestDevice> {
		const signer = await signerOf(seedOf(`${name} sign`));
		return new TestDevice(vault, toHex(deviceIdOf(vault, signer.publicKey)), signer, seedOf(`${name} agree`));
	}

	/** link(0) */
	get begin(): Bytes {
		return firstLink(this.vault, this.signer.publicKey);
	}

	write<K extends RecordKind>(document: string, kind: K, body: RecordBodies[K], more: More = {}): Written {
		return this.writeText(document, (n) => recordText(recordOf(kind, this.id, n, body, more)));
	}

	writeText(document: string, textAt: (n: number) => string): Written {
		const n = this.written.length + 1;
		const text = textAt(n);
		const step = appendRecord(this.#documents.get(document) ?? emptyDocument(this.#actor), text);
		this.#documents.set(document, step.document);
		return this.#link({ document, change: step.change, hash: step.hash, text });
	}

	/** Takes a change of any bytes into the log, as a device that went bad would. */
	writeChange(document: string, change: Bytes, hash: string): Written {
		return this.#link({ document, change, hash, text: '' });
	}

	/** Reads what others wrote to a document: what this device writes next comes behind it. */
	read(document: string, others: readonly Written[]): void {
		const before = this.#documents.get(document) ?? emptyDocument(this.#actor);
		const changes = others.filter((one) => one.document === document).map(({ change }) => change);
		this.#documents.set(document, applyChanges(before, changes));
	}

	saved(document: string): Bytes {
		return saveDocument(this.#documents.get(document) ?? emptyDocument(this.#actor));
	}

	#link(made: { document: string; change: Bytes; hash: string; text: string }): Written {
		const n = this.written.length + 1;
		const previous = this.written.at(-1)?.link ?? this.begin;
		const written = { ...made, n, previous, link: nextLink(previous, n, made.document, made.hash) };
		this.written.push(written);
		return written;
	}

	/** Seals records `from`–`to` of the log in one run. */
	async run(keys: SealKeys, epoch: string, from: number, to: number): Promise<Bytes> {
		const changes = this.written.slice(from - 1, to);
		const first = changes[0];
		const last = changes.at(-1);
		const key = await keys.key('run', epoch, this.id);
		if (!first || !last || !key) throw new Error('no such stretch, or no key');
		const content = { previous: first.previous, signature: await signLink(this.signer, last.link), changes };
		return sealRun({ version: RUN_VERSION, vault: this.vault, epoch, device: this.id, from, to }, content, key);
	}

	/** The body of this device's admission. */
	async admission(by: { by: string; signer: Signer }, name = 'ноутбук'): Promise<RecordBodies['device-added']> {
		const [signKey, agreeKey] = [toHex(this.signer.publicKey), toHex(await agreePublicKey(this.agreeSeed))];
		return signAdded(this.vault, { device: this.id, name, signKey, agreeKey, by: by.by }, by.signer);
	}
}

/** A vault with its root and one device, whose log begins as the app's does. */
export async function testVault(name = 'one', when: More = {}) {
	const rootSeed = seedOf(`${name} root`);
	const root = await signerOf(rootSeed);
	const vault = vaultIdOf(root.publicKey);
	const keys = new SealKeys();
	const epochKey = seedOf(`${name} epoch`);
	const epoch = keys.add(epochKey);
	const document = vaultDocumentOf(vault);
	const device = await TestDevice.of(vault, `${name} laptop`);
	device.write(document, 'vault-created', { rootKey: toHex(root.publicKey) }, when);
	device.write(document, 'device-added', await device.admission({ by: 'root', signer: root }), when);
	return { rootSeed, root, vault, keys, epochKey, epoch, document, device };
}

/** A body for `entered`. */
export const enteredBody = (essence = 'Алименты на двоих детей'): RecordBodies['entered'] => ({
	salt: toHex(randomBytes(16)),
	volume: 2026,
	fields: { number: '1', applicationDate: '2026-10-14', essence }
});

export const joined = (...parts: Uint8Array[]): Bytes => concat(...parts);
