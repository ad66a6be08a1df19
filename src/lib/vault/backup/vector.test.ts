import {
	createDecipheriv,
	createHash,
	createHmac,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	hkdfSync,
	verify
} from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { setUpAutomerge } from '../../../../tests/tools/test-vault.js';
import { deriveHere } from '../kdf.js';
import { wordsOf } from '../words.js';
import backup from '../vectors/backup.json' with { type: 'json' };
import ids from '../vectors/ids.json' with { type: 'json' };
import keyring from '../vectors/keyring.json' with { type: 'json' };
import log from '../vectors/log.json' with { type: 'json' };
import { openBackup } from './reading.js';

/** The vector of a backup, worked out with Node's own cryptography from docs/format.md and the age specification. */
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const hkdf = (secret: Buffer, salt: Buffer, info: string): Buffer =>
	Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(info), 32));
const privateKey = (seed: string) =>
	createPrivateKey({ key: hex(`302e020100300506032b656e04220420${seed}`), format: 'der', type: 'pkcs8' });
const publicKey = (key: string, oid = '6e') =>
	createPublicKey({ key: hex(`302a300506032b65${oid}032100${key}`), format: 'der', type: 'spki' });
const publicOf = (seed: string): string =>
	createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');

function unsealed(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
	const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
	cipher.setAuthTag(sealed.subarray(-16));
	return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

beforeAll(setUpAutomerge);

const file = hex(backup.backup);
const end = file.indexOf('\n', file.indexOf('\n---') + 1) + 1;
const header = file.subarray(0, end).toString('latin1');

describe('the vector of a backup', () => {
	test('has the keys that the words and the unlock key lead to', () => {
		const scalar = createHash('sha512').update(hex(ids.rootSeed)).digest().subarray(0, 32);
		expect(scalar.toString('hex')).toBe(backup.wordsSeed);
		expect(publicOf(backup.wordsSeed)).toBe(backup.wordsKey);
		const derived = hkdf(hex(keyring.unlockKey), Buffer.alloc(0), 'tizilim-backup-key-1');
		expect(derived.toString('hex')).toBe(backup.passphraseSeed);
		expect(publicOf(backup.passphraseSeed)).toBe(backup.passphraseKey);
	});

	test('is an age file for both, with the lock of the keyring in its header', () => {
		const [lock = '', ...stanzas] = header.split('\n-> ').slice(1);
		const [name, ...body] = lock.split('\n');
		expect(name).toBe('tizilim-lock-0');
		expect(Buffer.from(body.join(''), 'base64').toString('hex')).toBe(keyring.keyring.slice(0, 246));
		expect(stanzas.length).toBe(2);
		const keys = [
			[backup.passphraseSeed, backup.passphraseKey],
			[backup.wordsSeed, backup.wordsKey]
		] as const;
		keys.forEach(([seed, key], at) => {
			const [first = '', wrapped = ''] = (stanzas[at] ?? '').split('\n');
			const share = Buffer.from(first.replace('X25519 ', ''), 'base64');
			const shared = diffieHellman({ privateKey: privateKey(seed), publicKey: publicKey(share.toString('hex')) });
			const salt = Buffer.concat([share, hex(key)]);
			const wrapping = hkdf(shared, salt, 'age-encryption.org/v1/X25519');
			const fileKey = unsealed(wrapping, Buffer.alloc(12), Buffer.from(wrapped, 'base64'));
			expect(fileKey.length).toBe(16);
			const [front = '', tag = ''] = header.split('\n--- ');
			const mac = createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header'))
				.update(`${front}\n---`)
				.digest('base64');
			expect(mac.replace('=', '')).toBe(tag.trim());
			const payload = hkdf(fileKey, file.subarray(end, end + 16), 'payload');
			const plain = unsealed(payload, hex(`${'00'.repeat(11)}01`), file.subarray(end + 16));
			expect(plain.toString('hex')).toBe(backup.container);
		});
	});

	test('has a note that its device signed', () => {
		const { signature, ...statement } = JSON.parse(hex(backup.note).toString('utf8')) as { signature: string };
		expect(statement).toEqual({
			statement: 'tizilim-backup-1',
			vault: ids.vault,
			at: '2026-10-14T10:31:00.000+05:00',
			device: ids.device,
			logs: { [ids.device]: { link: log.links[3], n: 3 } },
			unread: 0
		});
		// Canonical already: the keys are sorted.
		const message = Buffer.from(JSON.stringify(statement), 'utf8');
		expect(verify(null, message, publicKey(ids.signKey, '70'), hex(signature))).toBe(true);
	});

	test('opens in the app, by the passphrase and by the words', async () => {
		const bytes = new Uint8Array(file);
		const words = wordsOf(new Uint8Array(hex(ids.rootSeed)));
		for (const secret of [
			{ kind: 'passphrase', passphrase: keyring.passphrase } as const,
			{ kind: 'words', words } as const
		]) {
			const opened = await openBackup(bytes, secret, deriveHere);
			expect(opened.ok && opened.value.logs.texts).toEqual(log.records.map(({ text }) => text));
		}
	});
});
